"""The tour's forms: a record filled section by section from the story, rows of repeats included, and completed."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QAbstractButton

from hsb_desktop.app.tour.filling import Story, fill_visible
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.step_list import StepList
from hsb_desktop.ui.questions.repeat import RepeatCards

if TYPE_CHECKING:
    from hsb_desktop.app.tour.chapters import Tour

Rows = dict[tuple[str, str], Story]
_SECTIONS = 20  # more than any form has


def fill_record(tour: "Tour", form_id: str) -> None:
    """Fill the record in front and complete it, with a picture of each section."""
    tour.arrive("record")
    told, rows = _told(tour.story[form_id])
    steps = tour.screen.findChildren(StepList)[0]
    for _ in range(_SECTIONS):
        _add_rows(tour, form_id)
        for again in range(3):
            answered = fill_visible(tour.hand, tour.screen, told, _rows_on_screen(tour, rows))
            tour.settle()
            if again and answered == 0:
                break
        tour.album.take(f"{form_id.replace('_', '-')}-{steps.current().replace('_', '-')}")
        last = tour.hand.find(QAbstractButton, t("Complete"), tour.screen)
        tour.forward()
        if last is not None:
            break
    tour.hand.wait(lambda: tour.name() != "record", t("the record to be complete"), 8_000)


def _told(told: Story) -> tuple[Story, Rows]:
    """What the story tells, and its rows by repeat and row (a start row's id, or a number)."""
    rows: Rows = {}
    for key, value in told.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            rows |= {(key, str(line.get("row", place))): line for place, line in enumerate(value)}
    return told, rows


def _free_rows(cards: RepeatCards) -> list[str]:
    starts = {start.id for start in cards.repeat.start_rows}
    return [row for row in dict.fromkeys(key.row for key in cards.fields) if row not in starts]


def _add_rows(tour: "Tour", form_id: str) -> None:
    for cards in tour.screen.findChildren(RepeatCards):
        lines = cast(list[Story], tour.story[form_id].get(cards.repeat.id, []))
        wanted = sum("row" not in line for line in lines)
        for count in range(len(_free_rows(cards)), wanted if cards.isVisible() else 0):
            cards.findChildren(QAbstractButton)[-1].click()
            _wait_for_rows(tour, cards, count + 1)


def _wait_for_rows(tour: "Tour", cards: RepeatCards, count: int) -> None:
    tour.hand.wait(lambda: len(_free_rows(cards)) >= count, cards.repeat.label)


def _rows_on_screen(tour: "Tour", rows: Rows) -> Rows:
    found: Rows = {key: line for key, line in rows.items() if not key[1].isdecimal()}
    for cards in tour.screen.findChildren(RepeatCards):
        lines = [
            line for (repeat, row), line in rows.items() if repeat == cards.repeat.id and row.isdecimal()
        ]
        found |= {(cards.repeat.id, row): line for row, line in zip(_free_rows(cards), lines, strict=False)}
    return found
