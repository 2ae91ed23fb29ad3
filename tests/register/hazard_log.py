"""The register's hazards and promises as a page for a council's information governance and IT staff.

`python -m tests.register.hazard_log` writes it again. Nothing stands on the page that does not stand in the register.
"""

from collections.abc import Iterator

from tests.register.register import ROOT, Entry, entries

PAGE = ROOT / "resources" / "help" / "hazard-log.md"
GROUPS = (  # from this number on, as the log is ordered
    (1, "The laptop, the disk and what is left behind"),
    (22, "People and places"),
    (34, "Papers"),
    (64, "Saving, time and the machine"),
    (85, "The record and who answers for it"),
    (93, "Keys and the way back"),
    (106, "The window and the network"),
)
_HEAD = """\
# Hazard log

What can go wrong with records on a laptop, what this program does about it, which tests show that, and what remains.
It is made from `tests/register/`, where a test fails when an entry names a test that is not there. {hazards} hazards
are listed, {open} of them with nothing done in the program yet. Numbers that are missing belong to parts the product
does not have.

Severity is before anything is done: **5** serious harm to a child or adult, such as an address disclosed; **4** a
case disclosed, or a decision on wrong data; **3** a statutory limit missed, or hours of work lost; **2** short-lived;
**1** a nuisance. How likely a hazard is, and who owns it, depends on the council and is not given here.

A test named here runs in `python3 run.py test`; those of `tests/bench`, and the long runs of `tests/faults`, run by the
commands that README names. It was run on Linux only.
"""


def page() -> str:
    """The whole page."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    known = entries()
    hazards = [entry for entry in known if entry.file == "hazards"]
    yield _HEAD.format(hazards=len(hazards), open=sum(1 for entry in hazards if entry.not_yet))
    yield "## Promises\n"
    for entry in known:
        if entry.file == "promises":
            yield from _entry(entry)
    groups = dict(GROUPS)
    last = 0
    for entry in hazards:
        number = int(entry.id[1:])
        for start in (start for start in groups if last < start <= number):
            yield f"## {groups[start]}\n"
        last = number
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    grave = f" (severity {entry.severity})" if entry.severity else ""
    yield f"### {entry.id} {entry.says[0].upper()}{entry.says[1:]}{grave}\n"
    if entry.done:
        yield f"{entry.done}\n"
    for target in entry.shows:
        yield f"- {_shown(target)}"
    if entry.shows:
        yield ""
    if entry.not_yet:
        yield f"**Nothing yet.** {entry.not_yet}\n"
    if entry.still_to_come:
        yield f"**What remains.** {entry.still_to_come}\n"


def _shown(target: str) -> str:
    kind, _, name = target.partition(":")
    return f"`{name}`" if kind == "test" else f"{kind} `{name}`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
