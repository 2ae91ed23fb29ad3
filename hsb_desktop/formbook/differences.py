"""The difference between two editions in words: what is new, what is gone, what says something else. For people.

Not everything in the files has words; so every key that differs stands at the end, and nothing is passed over.
"""

from collections.abc import Iterator
from pathlib import Path

from hsb_desktop.formbook.describe import plain
from hsb_desktop.formbook.file_differences import file_differences
from hsb_desktop.formbook.folder_check import Edition
from hsb_desktop.formbook.outline import Part, outline
from hsb_desktop.procedure.dates import spoken
from hsb_desktop.procedure.words import t


def differences(older: Edition, newer: Edition, root: Path) -> str:
    """Two editions without faults of the forms folder `root`, as Markdown."""
    before = {part.key: part for part in outline(older)}
    after = {part.key: part for part in outline(newer)}
    lines = [
        t(
            "# From {older} to {newer}",
            older=f"{older.procedure_id} {older.edition}",
            newer=f"{newer.procedure_id} {newer.edition}",
        ),
        "",
        *(_in_force(edition) for edition in (older, newer)),
    ]
    above_all = len(lines)
    heading = ""
    for key in _in_order(before, after):
        said = list(_change(before.get(key), after.get(key)))
        if said:
            above = _above(key, {**before, **after})
            if above != heading:
                heading = above
                lines += ["", f"## {plain(heading)}", ""]
            lines += said
    keys = list(file_differences(*(root / one.procedure_id / one.edition for one in (older, newer))))
    if keys and len(lines) == above_all:
        lines += ["", t("Nothing differs that has words of its own.")]
    if keys:
        lines += ["", "## " + t("Every key that differs in the files"), "", *keys]
    if len(lines) == above_all:
        lines += ["", t("Nothing that they ask for differs.")]
    return "\n".join(lines) + "\n"


def _in_force(edition: Edition) -> str:
    procedure = edition.procedure
    assert procedure is not None, "an edition with faults is not compared"
    name, first = edition.edition, spoken(procedure.in_force_from)
    if procedure.in_force_to is None:
        return t("- {edition} is in force from {first}", edition=name, first=first)
    last = spoken(procedure.in_force_to)
    return t("- {edition} is in force from {first} to {last}", edition=name, first=first, last=last)


def _in_order(
    before: dict[tuple[str, ...], Part], after: dict[tuple[str, ...], Part]
) -> list[tuple[str, ...]]:
    """The newer edition's order, what is gone after what stood before it."""
    order = list(after)
    last: tuple[str, ...] | None = None
    for key in before:
        if key not in after:
            order.insert(order.index(last) + 1 if last is not None else 0, key)
        last = key
    return order


def _above(key: tuple[str, ...], parts: dict[tuple[str, ...], Part]) -> str:
    """The headings a part stands under, itself one of them where it is one."""
    titles = [
        parts[key[:n]].title for n in range(1, len(key) + 1) if key[:n] in parts and parts[key[:n]].level > 1
    ]
    return t(": ").join(titles)


def _change(before: Part | None, after: Part | None) -> Iterator[str]:
    if before is None and after is not None:
        yield _line(t("New"), after)
        yield from (f"    - {plain(sentence)}" for sentence in after.says)
    elif after is None and before is not None:
        yield _line(t("Gone"), before)
    elif before is not None and after is not None and _said(before) != _said(after):
        yield _line(t("Changed"), after)
        was, now = _said(before), _said(after)
        yield from (f"    - {t('was')}: {plain(text)}" for text in was if text not in now)
        yield from (f"    - {t('now')}: {plain(text)}" for text in now if text not in was)
        if sorted(was) == sorted(now):
            yield "    - " + t("The order differs.")


def _line(what: str, part: Part) -> str:
    note = f" ({plain(part.note)})" if part.note else ""
    return f"- {what}: **{plain(part.title)}**{note}"


def _said(part: Part) -> tuple[str, ...]:
    return (part.title, *((part.note,) if part.note else ()), *part.says)
