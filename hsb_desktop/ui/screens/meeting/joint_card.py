"""A meeting about two children: the linked cases it can be held for too, by reference, each with its own record."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.joint_meetings import OtherCase
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import secondary
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.surface import Card, SectionHead
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role


class JointCard(QWidget):
    """Hidden where no case is linked.

    Signals:
        wanted(str): hold it for this case too, or open the record that it has (the case's id).
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._cases: tuple[OtherCase, ...] = ()
        self._body: Column = column(gap=10)
        note = t(
            "Each child’s case has its own record of the meeting. Nothing of one child goes into the other."
        )
        head = SectionHead(t("Is it about both children?"), note=note)
        self.setLayout(column(head, 10, Card(holder(self._body), margins=(20, 16, 20, 16)), 24))
        self.hide()

    def show_cases(self, cases: Sequence[OtherCase], *, held: bool) -> None:
        """Show the linked cases."""
        cases = tuple(case for case in cases if not held or case.meeting is not None)
        self.setVisible(bool(cases))
        if cases == self._cases:
            return
        self._cases = cases
        self._body.clear()
        for case in cases:
            there = case.meeting is not None
            said = t("Case {reference}", reference=case.reference)
            words = t("{case} has its own record of it", case=said) if there else said
            word = t("Open that record") if there else t("Hold it for this case too")
            button = secondary(word)
            button.setAccessibleName(f"{word}: {said}")
            button.clicked.connect(lambda _on=False, wanted=case.case_id: self.wanted.emit(wanted))
            self._body.add(holder(row(grow(Words(words, Role.BODY)), button, gap=16)))
