"""Fills the questions on the screen as a hand would: presses cards, types letters, puts dates into their boxes."""

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QRadioButton, QWidget

from hsb_desktop.app.tour.hand import Hand, Stuck
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.date_field import DateField, read_date
from hsb_desktop.ui.questions.agreement import AgreementField
from hsb_desktop.ui.questions.choices import ChoiceField, ChoicesField, cards_of
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.text_fields import TextField
from hsb_desktop.ui.questions.when_fields import DateQuestion, TimeQuestion

Story = Mapping[str, object]


def fill(hand: Hand, field: QuestionField, words: object) -> None:
    """Answer one question with the words of the story."""
    if isinstance(field, TextField):
        hand.type_into(field.input, str(words))
    elif isinstance(field, ChoiceField):
        ids = [card.id for card in cards_of(field.question)]
        press_card(field.group, ids.index(str(words)))
    elif isinstance(field, ChoicesField):
        chosen = cast(Sequence[str], words)
        boxes = field.findChildren(QAbstractButton)
        for option, box in zip(field.question.options, boxes, strict=True):
            if option.id in chosen:
                box.click()
    elif isinstance(field, DateQuestion):
        put_date(hand, field.input, str(words))
    elif isinstance(field, TimeQuestion):
        hand.type_into(_line(field), str(words))
    elif isinstance(field, AgreementField):
        _agree(hand, field, str(words))
    else:
        raise Stuck(t("The tour does not know how to answer “{question}”.", question=field.question.label))
    hand.rest(10)


def put_date(hand: Hand, field: DateField, words: str) -> None:
    """Type a date such as "14 mar 2012" into the three boxes."""
    day = read_date(words)
    if day is None:
        raise Stuck(t("“{words}” in the story is not a date.", words=words))
    for box, part in zip(field.findChildren(QLineEdit), (day.day, day.month, day.year), strict=True):
        box.clear()
        hand.type_into(box, str(part))


def press_card(group: QWidget, place: int) -> None:
    """Press the card at a place of a group."""
    group.findChildren(QRadioButton)[place].click()


def fill_visible(hand: Hand, screen: QWidget, story: Story, rows: Mapping[tuple[str, str], Story]) -> int:
    """Answer every question on the screen that the story knows and nobody answered; how many were answered."""
    answered = 0
    for field in screen.findChildren(QuestionField):
        key = field.key
        told = rows.get((key.repeat, key.row), {}) if key.repeat else story
        if (
            field.isVisible()
            and key.question in told
            and not key.note
            and _differs(field, told[key.question])
        ):
            fill(hand, field, told[key.question])
            answered += 1
    return answered


def _agree(hand: Hand, field: AgreementField, words: str) -> None:
    verdict, _, rest = words.partition(": ")
    press_card(field.group, 0 if verdict == "agreed" else 1)
    hand.rest(10)
    lines = [line for line in field.findChildren(QLineEdit) if line.isVisible()]
    name, _, day = rest.rpartition(", ")
    hand.type_into(lines[0], name or rest)
    if verdict == "agreed":
        put_date(hand, field.findChildren(DateField)[0], day)


def _differs(field: QuestionField, words: object) -> bool:
    """Whether the field does not say yet what the story says; a prefilled date is corrected, a text is left."""
    if isinstance(field, TextField):
        return not field.input.text()
    if isinstance(field, DateQuestion):
        return field.input.value() != read_date(str(words))
    return not field.answer.given


def _line(field: QuestionField) -> QLineEdit:
    return field.findChildren(QLineEdit)[0]
