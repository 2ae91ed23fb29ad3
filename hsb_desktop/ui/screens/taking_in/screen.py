"""Takes a filled form in: choose the file, decide on each difference, take what was chosen. Nothing is taken before."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.filled_port import CannotTakeIn, too_large
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.taking_in import Comparison, FilledFile, compare_in_case, read_file, take_in
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, quiet
from hsb_desktop.ui.kit.error_summary import ErrorSummary, Target
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import RowCard
from hsb_desktop.ui.kit.text import lead, muted, title
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.taking_in.lines import TAKE, DifferenceLine

_WIDEST = 860


class TakingInScreen(Screen):
    """`Place.case_id` is whose form it has to be; the file says which record it belongs to."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.lines: list[DifferenceLine] = []
        self._file: FilledFile | None = None
        self._shown: Comparison | None = None
        self._turn = 0  # what was chosen for another case, or before another file, comes to nothing
        self._body: Column = column(gap=0)
        self.summary = ErrorSummary()
        self.back = quiet(t("Back to the case"), icon="arrow_left")
        self.choose = quiet(t("Choose another file"))
        self.take = primary(t("Choose the filled form"), icon="document")
        self.back.clicked.connect(self._to_records)
        self.choose.clicked.connect(self._choose)
        self.take.clicked.connect(self._onward)
        self._page = WholePage(foot=FooterBar([self.back, self.choose], [self.take]))
        self._page.add(Measured(column(holder(self._body)), _WIDEST), None)
        self.setLayout(column(grow(self._page)))

    def open(self, place: Place) -> None:
        super().open(place)
        self._begin()
        self.settled.emit()

    def leave(self) -> None:
        self._begin()
        super().leave()

    # ------------------------------------------------------------------------------------------------ the file

    def _begin(self, refused: str = "") -> None:
        """Nothing of a file is shown; `refused` says why the last one was not taken."""
        self._file, self._shown, self.lines = None, None, []
        self._turn += 1
        self._body.clear()
        self._body.add(row(title(t("Take in a filled form")), None), 4)
        words = t(
            "A PDF form that was saved here to be filled in. It is read, then each answer that differs is shown "
            "beside what the record holds. Nothing is taken before you choose it; what is empty there erases nothing."
        )
        self._body.add(lead(words), 16)
        if refused:
            self._body.add(Notice(State.ATTENTION, t("This file was not taken in"), refused), 16)
        self._offer(t("Choose the filled form"), another=False)

    def _offer(self, words: str, *, another: bool) -> None:
        self.take.setText(words)
        self.choose.setVisible(another)

    def _onward(self) -> None:
        if self._shown is None:
            self._choose()
        else:
            self._take()

    def _choose(self) -> None:
        path = self.services.ask.open_path(t("Choose the filled form"), ["*.pdf"])
        if path is None:
            return
        try:
            data = _bytes_of(path)
        except OSError:
            self._begin(t("The file cannot be read from there. Nothing was taken in and nothing changed."))
            return
        except CannotTakeIn as refused:
            self._begin(refused.sentence)
            return
        self._turn += 1
        turn = self._turn
        self.services.runner.ask_aside(
            self,
            lambda desk: read_file(desk, data),
            lambda file: self._read(turn, file),
            lambda error: self._refused(turn, error),
        )

    def _read(self, turn: int, file: FilledFile) -> None:
        case_id = self.current.case_id
        if case_id is None or turn != self._turn:
            return
        self.services.autosave.flush()
        self.services.runner.ask(
            self,
            lambda desk: compare_in_case(desk, case_id, file),
            lambda found: self._compared(turn, file, found),
            lambda error: self._refused(turn, error),
        )

    def _refused(self, turn: int, error: HsbError) -> None:
        if turn == self._turn:
            self._begin(error.sentence)
            self.settled.emit()

    # ----------------------------------------------------------------------------------------- the differences

    def _compared(self, turn: int, file: FilledFile, shown: Comparison) -> None:
        if turn != self._turn:
            return
        self._file, self._shown = file, shown
        self._body.clear()
        self.summary = ErrorSummary()
        self._body.add(row(title(shown.title), lead(t("from the filled form")), None, gap=16), 4)
        self._body.add(muted(_count(shown)), 16)
        if shown.no_case:
            words = t("It names no case. Make sure that it is about this child before you take anything.")
            self._body.add(Notice(State.ATTENTION, t("Is it this child’s?"), words), 16)
        if shown.before:
            words = t("The very same file was taken in on {day}.", day=shown.before)
            self._body.add(Notice(State.ADVISORY, t("Taken in before"), words), 16)
        self._body.add(self.summary, 8)
        self.lines = [DifferenceLine(one) for one in shown.differences]
        for line in self.lines:
            line.chosen.connect(self._count_again)
        if self.lines:
            self._body.add(RowCard(self.lines, inset=20))
        self._count_again()
        self._page.begin()
        self.settled.emit()

    def _count_again(self) -> None:
        self._offer(_onward(sum(line.decision == TAKE for line in self.lines)), another=True)

    def _take(self) -> None:
        shown, file = self._shown, self._file
        if shown is None or file is None:
            return
        open_ = [line for line in self.lines if not line.decision]
        if open_:
            lines: list[tuple[str, Target]] = [(_undecided(line), line.choice.take_focus) for line in open_]
            self.summary.show_faults(t("Decide on each answer that differs"), lines)
            return
        taken = frozenset(line.difference.key for line in self.lines if line.decision == TAKE)
        turn, there = self._turn, Place("record", self.current.case_id, shown.record_id)

        def done(_changes: Changes) -> None:
            if turn == self._turn:  # else another page is in front already
                self._begin()
                self.go.emit(there)

        self.services.runner.ask(
            self,
            lambda desk: take_in(desk, shown.record_id, file, taken, shown.seen),
            done,
            lambda error: self._refused(turn, error),
        )

    def _to_records(self) -> None:
        self.go.emit(Place("case", self.current.case_id, page="records"))


def _bytes_of(path: Path) -> bytes:
    """The file's bytes; CannotTakeIn, before it is read, where there are too many."""
    if why := too_large(path.stat().st_size):
        raise CannotTakeIn(why)
    return path.read_bytes()


def _onward(taken: int) -> str:
    if taken == 1:
        return t("Take 1 answer and keep the file")
    return t("Take {n} answers and keep the file", n=taken) if taken else t("Keep the file, take nothing")


def _count(shown: Comparison) -> str:
    if not shown.differences:
        return t("Everything on the form stands in the record already, word for word.")
    same = t("{n} more are the same in both.", n=shown.same) if shown.same else ""
    count = len(shown.differences)
    told = t("{n} answers differ from the record or are new.", n=count)
    told = t("1 answer differs from the record or is new.") if count == 1 else told
    return f"{told} {same}".strip()


def _undecided(line: DifferenceLine) -> str:
    return t("{number}: keep the record’s answer or take the paper’s", number=line.difference.number)
