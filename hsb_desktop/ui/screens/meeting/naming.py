"""Names a seat from the people of the case: whose role fits it is offered first, agency and contact come along.

Any other name is taken as it is typed.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.people import PickedPerson
from hsb_desktop.casework.work_views import AttendanceRow
from hsb_desktop.ui.kit.suggestions import Suggestions
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.screens.meeting.attendance import AGENCY, CONTACT, PERSON

_TELLS = 4  # letters that two words have to begin with alike: "police" and "Police,", not "of" and "officer"


class Naming(QObject):
    """`put(question, text)` answers a question of the row; the list is made when somebody comes to the line."""

    def __init__(self, line: TextLine, put: Callable[[str, str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._line, self._put = line, put
        self._people: Sequence[PickedPerson] = ()
        self._entry: AttendanceRow | None = None
        self._suggestions: Suggestions | None = None
        line.installEventFilter(self)

    def show_entry(self, entry: AttendanceRow) -> None:
        """The seat this is about."""
        self._entry = entry

    def offer(self, people: Sequence[PickedPerson]) -> None:
        """Who can be named."""
        self._people = people
        if self._suggestions is not None:
            self._fill(self._suggestions)

    def suggestions(self) -> Suggestions:
        """What is offered under the name."""
        if self._suggestions is None:
            self._suggestions = Suggestions(self._line)
            self._suggestions.chosen.connect(self._take)
            self._fill(self._suggestions)
        return self._suggestions

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody comes to the line, or types where no coming was told: what is offered fits its seat as it is now."""
        if event.type() == QEvent.Type.FocusIn:
            self._fill(self.suggestions())
        elif event.type() == QEvent.Type.KeyPress and self._suggestions is None:
            return self.suggestions().eventFilter(watched, event)
        return False

    def _fill(self, suggestions: Suggestions) -> None:
        people = fitting_first(self._people, self._entry) if self._entry is not None else self._people
        suggestions.offer([(picked.id, picked.name, picked.words) for picked in people])

    def _take(self, person_id: str) -> None:
        picked = next((one for one in self._people if one.id == person_id), None)
        if picked is not None:
            for question, text in ((PERSON, picked.name), (AGENCY, picked.agency), (CONTACT, picked.contact)):
                if text:
                    self._put(question, text)


def fitting_first(people: Sequence[PickedPerson], entry: AttendanceRow) -> list[PickedPerson]:
    """Those whose role or agency has a word of the seat, or who are of the family where it is theirs; then the rest."""
    wanted = _stems(f"{entry.role_label} {entry.role.replace('_', ' ')}")

    def fits(picked: PickedPerson) -> bool:
        if entry.family:
            return picked.group in ("child", "family")
        return not wanted.isdisjoint(_stems(f"{picked.role} {picked.agency}"))

    return sorted(people, key=lambda picked: not fits(picked))


def _stems(words: str) -> set[str]:
    cleaned = (word.strip(".,;:()’'") for word in words.casefold().split())
    return {word[:_TELLS] for word in cleaned if len(word) >= _TELLS}
