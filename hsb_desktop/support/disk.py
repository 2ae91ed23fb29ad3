"""Whether the disk under a folder, and the system's swap space, are encrypted as a whole: where that can be found
without rights and without a network, else None. Reads only; it never fails for what it cannot find out.

Linux: the mount table, /sys (the uuid of a device mapper begins "CRYPT-" for dm-crypt) and /proc/swaps; macOS:
`fdesetup status`. On Windows nothing that needs no rights tells it reliably, so it is not known there.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_SECONDS = 5.0
_MOST_LAYERS = 8  # a volume on a volume on an encrypted partition


@dataclass(frozen=True, slots=True)
class DiskFacts:
    """None where it is not known."""

    encrypted: bool | None = None
    swap_encrypted: bool | None = None


def disk_facts(folder: Path, root: Path = Path("/"), platform: str = sys.platform) -> DiskFacts:
    """What is known of the disk under a folder; `root` is where /proc and /sys are."""
    if platform == "linux":
        return DiskFacts(_disk(folder, root), _swap(root))
    if platform == "darwin":
        on = _file_vault()
        return DiskFacts(on, on)  # macOS encrypts its swap with the disk
    return DiskFacts()


def _disk(folder: Path, root: Path) -> bool | None:
    best, device = "", ""
    for line in _lines(root / "proc/mounts"):
        source, _, rest = line.partition(" ")
        place = rest.partition(" ")[0].replace("\\040", " ")
        if folder.is_relative_to(place) and len(place) >= len(best):
            best, device = place, source
    return _is_encrypted(device, root)


def _swap(root: Path) -> bool | None:
    """Whether everything that memory may be written to is encrypted; None without any, or where one is not known."""
    found = [
        True if line.startswith("/dev/zram") else _device_or_file(line, root)
        for line in _lines(root / "proc/swaps")[1:]
    ]
    if not found:
        return None
    return False if False in found else None if None in found else True


def _device_or_file(line: str, root: Path) -> bool | None:
    name = line.split()[0] if line.split() else ""
    return _is_encrypted(name, root) if name.startswith("/dev/") else _disk(Path(name), root)


def _is_encrypted(device: str, root: Path) -> bool | None:
    """None for anything that is no block device here: a network, a container's layers, a file system of its own."""
    if not device.startswith("/dev/"):
        return None
    try:
        name = (root / device[1:]).resolve().name
    except (OSError, RuntimeError):
        return None
    return _in_layers(root / "sys/class/block" / name, _MOST_LAYERS)


def _in_layers(block: Path, left: int) -> bool | None:
    if not block.exists() or not left:
        return None
    if "".join(_lines(block / "dm/uuid")).startswith("CRYPT-"):
        return True
    try:
        below = [one.name for one in (block / "slaves").iterdir()] if (block / "slaves").is_dir() else []
    except OSError:
        return None
    found = [_in_layers(block.parent / name, left - 1) for name in below]
    if not found:
        return False
    return True if all(found) else None if None in found else False


def _file_vault() -> bool | None:
    try:
        said = subprocess.run(
            ["/usr/bin/fdesetup", "status"], capture_output=True, timeout=_SECONDS, check=False, text=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return True if "FileVault is On" in said else False if "FileVault is Off" in said else None


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
