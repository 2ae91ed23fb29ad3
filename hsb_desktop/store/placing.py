"""Whether the folder of a store is one that a cloud service copies away, a network serves or a policy redirects, and
what to do about it, in one sentence. `advice` is pure; `facts_of` asks the system and never fails for it.

Facts: the path, what kind of file system it is on (Linux mount table, Windows drive type, macOS mount table), the
attributes of Windows (winnt.h FILE_ATTRIBUTE_*), and the folders that cloud services name in the environment.
"""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from hsb_desktop.procedure.words import t

# winnt.h: a file that is only there on demand, as cloud services and archives keep them.
_OFFLINE, _PINNED, _UNPINNED, _ON_OPEN, _ON_ACCESS = 0x1000, 0x80000, 0x100000, 0x40000, 0x400000
CLOUD_ATTRIBUTES = _OFFLINE | _PINNED | _UNPINNED | _ON_OPEN | _ON_ACCESS
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW
_NETWORKS = frozenset(
    [
        "9p",
        "afpfs",
        "afs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.davfs2",
        "fuse.sshfs",
        "gfs2",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "prl_fs",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "vmhgfs",
        "webdav",
    ]
)
_SERVED_CLOUDS = frozenset(
    {"fuse.rclone", "fuse.onedriver", "fuse.google-drive-ocamlfuse", "fuse.gvfsd-fuse"}
)
_CLOUDS = (  # how a folder of the service begins, in the same letters
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("box sync", "Box"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("sharepoint", "SharePoint"),
    ("icloud", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("cloudstorage", ""),
)
_NAMED = {"OneDrive": "OneDrive", "OneDriveCommercial": "OneDrive", "OneDriveConsumer": "OneDrive"}


class Where(StrEnum):
    """What is wrong with a folder for records."""

    CLOUD = "cloud"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a folder. `mounted` is the kind of its file system, "" where that is not known."""

    path: PurePath
    mounted: str = ""
    remote: bool = False  # a mapped network drive
    attributes: int = 0
    clouds: tuple[tuple[str, str], ...] = ()  # folder and service, as the environment names them


def found(facts: Facts) -> tuple[Where, str] | None:
    """What the folder is, with the service's name where that is known; None for one on this machine."""
    for folder, service in facts.clouds:
        if folder and _within(facts.path, folder):
            return Where.CLOUD, service
    for part in facts.path.parts:
        for begins, service in _CLOUDS:
            if part.casefold().startswith(begins):
                return Where.CLOUD, service
    if facts.attributes & CLOUD_ATTRIBUTES or facts.mounted in _SERVED_CLOUDS:
        return Where.CLOUD, ""
    unc = isinstance(facts.path, PureWindowsPath) and facts.path.drive.startswith("\\\\")
    if unc and not facts.path.drive.startswith(("\\\\?\\", "\\\\.\\")):
        return Where.NETWORK, ""
    long = str(facts.path).casefold().startswith("\\\\?\\unc\\")
    return (Where.NETWORK, "") if long or facts.remote or facts.mounted in _NETWORKS else None


def advice(facts: Facts) -> str:
    """One sentence for the worker; empty where the folder is as it should be."""
    where = found(facts)
    if where is None:
        return ""
    kind, service = where
    if kind is Where.CLOUD and service:
        return t(
            "Your records are in a folder that {service} copies to other computers; they are encrypted and were kept, "
            "but a copy put back by it can undo your work, so ask your IT support to keep them in a folder on this "
            "laptop only.",
            service=service,
        )
    if kind is Where.CLOUD:
        return t(
            "Your records are in a folder that a service copies to other computers; they are encrypted and were kept, "
            "but a copy put back by it can undo your work, so ask your IT support to keep them in a folder on this "
            "laptop only."
        )
    return t(
        "Your records are on a network drive, where a lost connection can damage them; they were kept, so ask your "
        "IT support to keep them in a folder on this laptop only."
    )


def facts_of(folder: Path) -> Facts:
    """What the system says of a folder; what it does not say is left out."""
    clouds = tuple((os.environ.get(name, ""), service) for name, service in _NAMED.items())
    if sys.platform == "win32":
        remote, attributes = _windows(folder)
        return Facts(PureWindowsPath(folder), "", remote, attributes, clouds)
    else:  # so that the types of each platform see only what is theirs
        return Facts(PurePosixPath(folder), mounted_as(folder, _mount_table()), clouds=clouds)


def mounted_as(folder: PurePath, table: Iterable[str]) -> str:
    """The kind of file system a folder is on, from lines as `/proc/self/mounts` has them; "" where none says it."""
    best, kind = -1, ""
    for line in table:
        words = line.split()
        if len(words) < 3:
            continue
        at = words[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        if _within(folder, at) and len(at) >= best:  # a later line lies over an earlier one
            best, kind = len(at), words[2].casefold()
    return kind


def _within(path: PurePath, folder: str) -> bool:
    here, there = [part.casefold() for part in path.parts], [p.casefold() for p in type(path)(folder).parts]
    return bool(there) and here[: len(there)] == there


def _mount_table() -> list[str]:
    try:
        return Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return []


if sys.platform == "win32":

    def _windows(folder: Path) -> tuple[bool, int]:
        import ctypes

        kernel = ctypes.windll.kernel32
        remote = kernel.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE
        attributes = 0
        for place in (folder, *folder.parents):
            held = kernel.GetFileAttributesW(str(place))
            attributes |= 0 if held in (-1, 0xFFFFFFFF) else held
        return remote, attributes
