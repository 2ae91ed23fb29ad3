"""What a process of the program holds: words in its memory, sockets of a network. Linux's /proc tells."""

from collections.abc import Iterator, Mapping
from pathlib import Path

_NETWORKS = ("tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6", "icmp", "icmp6", "packet")
_LARGEST = 1 << 28


def needles(words: Mapping[str, str], key: bytes) -> dict[str, bytes]:
    """Every writing of words, and of a key, that a memory may hold."""
    found = {
        f"{name} {code}": text.encode(code) for name, text in words.items() for code in ("utf-8", "utf-16-le")
    }
    return {
        **found,
        "key": key[:32],
        "key hex": key[:32].hex().encode(),
        "key HEX": key[:32].hex().upper().encode(),
    }


def held_in_memory(pid: int, wanted: Mapping[str, bytes]) -> list[str]:
    """Which of what is wanted stands in the memory of a process."""
    found: set[str] = set()
    for region in _regions(pid):
        found |= {name for name, content in wanted.items() if content in region}
    return sorted(found)


def _regions(pid: int) -> Iterator[bytes]:
    """Each part of its memory that it may read, but for what stands on the disk in any case: its programs."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="ascii").splitlines():
            span, rights, *rest = line.split(maxsplit=5)
            first, last = (int(end, 16) for end in span.split("-"))
            is_code = len(rest) == 4 and rest[3].startswith("/") and "w" not in rights
            if not rights.startswith("r") or is_code or line.endswith(("[vvar]", "[vsyscall]")):
                continue
            if last - first > _LARGEST:
                raise AssertionError(f"{line}: too large to be searched at once")
            try:
                memory.seek(first)
                yield memory.read(last - first)
            except OSError:
                continue  # reserved, not there


def network_sockets(pid: int) -> list[str]:
    """The sockets of a network that a process has, by kind; a display or a bus does not count."""
    mine = {link for path in Path(f"/proc/{pid}/fd").iterdir() if (link := _link(path)).startswith("socket:")}
    found = []
    for kind in _NETWORKS:
        table = Path(f"/proc/{pid}/net/{kind}")
        lines = table.read_text(encoding="ascii").splitlines()[1:] if table.exists() else []
        at = 8 if kind == "packet" else 9
        inodes = {f"socket:[{line.split()[at]}]" for line in lines if len(line.split()) > at}
        found += [kind] * len(inodes & mine)
    return found


def _link(path: Path) -> str:
    try:
        return str(path.readlink())
    except OSError:
        return ""  # closed meanwhile
