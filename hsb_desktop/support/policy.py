"""What a council's IT staff set for a whole machine, read from one TOML file that only they can write.

The file is `policy.toml` in `paths.policy_directory`; without it everything is as the program comes. Every table and
every line may be left out:

    [recovery]
    council = "Riverside Council"    # the name shown beside the key's words
    public_key = "64 hex digits"     # made by `hsb-desktop recovery new`

    [lock]
    after_minutes = 5                # without anybody there, at the latest; a worker may choose less

A table or line this version does not know is passed over, so that one file serves several versions. Nothing is written
here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hsb_desktop.support.paths import policy_directory
from hsb_desktop.support.settings import LONGEST_LOCK, SHORTEST_LOCK, Settings

FILE = "policy.toml"
_LARGEST = 64 * 1024
_KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds on this machine. `readable` is false where the file is there and cannot be understood."""

    council: str = ""
    recovery_key: str = ""  # X25519, in hex; nothing where the council has none
    readable: bool = True
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # everything, as it was read

    @property
    def longest_lock(self) -> int:
        """Minutes without anybody after which it locks at the latest; a policy that cannot be read allows the usual."""
        if not self.readable:
            return Settings().lock_after
        asked = self.tables.get("lock", {}).get("after_minutes")
        return min(max(asked, SHORTEST_LOCK), LONGEST_LOCK) if isinstance(asked, int) else LONGEST_LOCK


def read_policy(folder: Path | None = None) -> Policy:
    """The policy of this machine, or of `folder`."""
    path = (policy_directory() if folder is None else folder) / FILE
    try:
        if not path.exists():
            return Policy()
        import tomllib  # only where there is a policy

        if path.stat().st_size > _LARGEST:
            return Policy(readable=False)
        held = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Policy(readable=False)
    tables = {name: table for name, table in held.items() if isinstance(table, dict)}
    recovery = tables.get("recovery", {})
    key, council = recovery.get("public_key", ""), recovery.get("council", "")
    known = isinstance(key, str) and isinstance(council, str) and (not key or _KEY.fullmatch(key.lower()))
    if not known:
        return Policy(readable=False, tables=tables)
    return Policy(council.strip()[:120], key.lower(), tables=tables)
