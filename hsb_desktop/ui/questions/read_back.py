"""A record read back in words, section by section: to check it before it is completed, or to read it afterwards.

The answer stands beside its question, under it where the window is narrow.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.documents.values import answer_words
from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.checks import Shown
from hsb_desktop.procedure.form import Form, Question, Repeat
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet, secondary
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.layout import Column, Row, at, column, grow, holder, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.kit.text import body, muted, title

_TOP = Qt.AlignmentFlag.AlignTop


class ReadBack(QWidget):
    """Every answer as it stands; what was not answered says so.

    Signals:
        change(FieldKey): the question there is to be changed.
    """

    change = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, changing: bool) -> None:
        super().__init__(parent)
        self._changing = changing
        self._body: Column = column(gap=12)
        self._pairs: list[Row] = []
        self.setLayout(self._body)
        self._folds = FoldWatch(self)
        self._folds.changed.connect(self._fold)

    def _fold(self, fold: Fold) -> None:
        for pair in self._pairs:
            _turn(pair, fold)

    def show_record(self, form: Form, answers: AnswerSet, shown: Shown) -> None:
        """Read this record."""
        self._body.clear()
        self._pairs.clear()
        for section in form.sections:
            rows: list[QWidget] = []
            for item in section.items:
                if item.id not in shown.items:
                    continue
                if isinstance(item, Repeat):
                    rows += self._repeat(item, answers)
                else:
                    words = answer_words(item, answers.of(item.id)).text
                    rows.append(self._row(FieldKey(item.id), _label(item), words, answers.note(item.id)))
            if rows:
                self._body.add(SectionHead(section.title), RowCard(rows, inset=20), 8)

    def _repeat(self, repeat: Repeat, answers: AnswerSet) -> list[QWidget]:
        rows: list[QWidget] = []
        starts = {start.id: start.label for start in repeat.start_rows}
        for number, row_id in enumerate(answers.rows(repeat.id), start=1):
            given = [
                (question, answers.get(FieldKey(question.id, repeat.id, row_id)))
                for question in repeat.questions
            ]
            said = [
                f"{question.label} {answer_words(question, answer).text}"
                for question, answer in given
                if answer.given
            ]
            name = starts.get(row_id, f"{repeat.row_label} {number}")
            first = FieldKey(repeat.questions[0].id, repeat.id, row_id)
            rows.append(self._row(first, name, "\n".join(said) or t("Not answered"), ""))
        return rows or [self._row(FieldKey(repeat.id), repeat.label, t("None"), "")]

    def _row(self, key: FieldKey, label: str, words: str, note: str) -> QWidget:
        said = column(body(words), gap=2)
        if note:
            said.add(muted(t("Note: {note}", note=note)))
        asked = holder(column(muted(label), margins=(0, 2, 0, 0)))
        pair = row(at(asked, _TOP, 2), at(holder(said), _TOP, 3), gap=24)
        self._pairs.append(pair)
        _turn(pair, self._folds.fold)
        parts = row(grow(holder(pair)), gap=12, margins=(20, 10, 12, 10))
        if self._changing:
            button = quiet(t("Change"))
            button.setObjectName(f"change:{key.text}")
            button.setAccessibleName(t("Change: {label}", label=label))
            button.clicked.connect(lambda: self.change.emit(key))
            parts.add(button)
        return holder(parts)


class ReadingPage(QWidget):
    """A record that is complete or issued: why it does not change, and everything in it.

    Signals:
        again(): it is to be opened again as a new version.
    """

    again = Signal()

    def __init__(
        self, form: Form, answers: AnswerSet, shown: Shown, why: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        button = secondary(t("Open it again as a new version"), icon="pencil")
        button.clicked.connect(self.again)
        notice = Notice(State.ADVISORY, t("For reading"), why, actions=[button])
        said = ReadBack(changing=False)
        said.show_record(form, answers, shown)
        self.setLayout(column(title(form.title), 12, notice, 16, said, None))


def _label(question: Question) -> str:
    return f"{question.number} {question.label}".strip()


def _turn(pair: Row, fold: Fold) -> None:
    narrow = fold is Fold.NARROW
    pair.setDirection(pair.Direction.TopToBottom if narrow else pair.Direction.LeftToRight)
    pair.setSpacing(look().gap(2 if narrow else 24))
