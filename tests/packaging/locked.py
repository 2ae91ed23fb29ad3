"""A lock file read into exact pins: what pip would install on a given system, and the hashes it must have."""

from dataclasses import dataclass
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PYTHONS = ("3.11", "3.12", "3.13")
SYSTEMS = {
    "linux": {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
    "win32": {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
    "darwin": {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
}
MACHINES = {"linux": "x86_64", "win32": "AMD64", "darwin": "arm64"}


@dataclass(frozen=True, slots=True)
class Pin:
    """One entry of a lock: the requirement with its marker, and its hashes as `sha256:...`."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name as registries compare it."""
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        """The exact version."""
        (only,) = self.requirement.specifier
        assert only.operator == "=="
        return only.version


def pins(name: str) -> tuple[Pin, ...]:
    """The entries of the lock file `name`."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    found = []
    for line in lines:
        requirement, *hashes = line.split("--hash=")
        found.append(Pin(Requirement(requirement.strip()), tuple(h.strip() for h in hashes)))
    return tuple(found)


def environment(python: str, system: str) -> dict[str, str]:
    """The marker environment of a Python version on a system."""
    here = {key: str(value) for key, value in default_environment().items()}
    full = {
        "python_version": python,
        "python_full_version": f"{python}.9",
        "implementation_version": f"{python}.9",
    }
    same = {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
    return here | SYSTEMS[system] | full | same | {"platform_machine": MACHINES[system], "extra": ""}


def active(entries: tuple[Pin, ...], where: dict[str, str]) -> dict[str, Pin]:
    """What is installed there, by name; a name that would be installed twice is an error of the lock."""
    found: dict[str, Pin] = {}
    for pin in entries:
        if pin.requirement.marker is None or pin.requirement.marker.evaluate(where):
            assert pin.name not in found, f"{pin.name} twice"
            found[pin.name] = pin
    return found
