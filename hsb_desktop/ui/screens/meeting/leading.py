"""Where the keyboard goes on a page of a meeting: where its work begins, to what is missing, to a new person."""

from PySide6.QtCore import QCoreApplication, QEvent, QTimer

from hsb_desktop.casework.work_views import MeetingView
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.screens.meeting.after_page import AfterPage
from hsb_desktop.ui.screens.meeting.attendance_table import AnyRow
from hsb_desktop.ui.screens.meeting.before_page import BeforePage
from hsb_desktop.ui.screens.meeting.cells import TextCell
from hsb_desktop.ui.screens.meeting.during_page import DuringPage
from hsb_desktop.ui.screens.meeting.recording import Lack

Page = BeforePage | DuringPage | AfterPage
AnyField = QuestionField | TextCell


def begin_on(page: Page) -> None:
    """To the first person's state during the meeting, else to the first field."""
    if isinstance(page, DuringPage):
        page.table.take_first()
        return
    first = next((field for field in page.fields() if field.isVisible()), None)
    if first is not None:
        first.take_focus()


def lead_on(page: Page, lack: Lack) -> None:
    """To the field this is put right in, or to its row where the field does not stand."""
    place: AnyField | AnyRow | None = page.field(lack.key)
    if place is None and isinstance(page, BeforePage | DuringPage):
        place = page.table.row(lack.key.row)
    if isinstance(place, QuestionField | TextCell):
        place.take_focus()
    elif place is not None:
        place.states.take_focus()
    if place is not None:
        page.page.reveal(place)


def open_last_person(page: BeforePage | DuringPage, view: MeetingView, session: RecordSession) -> bool:
    """Open the row of the person added last; says whether the row is there yet."""
    if not view.rows:
        return False
    last = view.rows[-1].row
    row = page.table.row(last)
    if row is None or last not in session.answers.rows(page.parts.attendance.id):
        return False
    row.open_details()
    QTimer.singleShot(0, row, lambda: _reveal(page, row))
    return True


def _reveal(page: BeforePage | DuringPage, row: AnyRow) -> None:
    """Scroll to a row that has just grown."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    page.page.reveal(row)
