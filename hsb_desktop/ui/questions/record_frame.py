"""What the screens of one record share: steps and guidance, coming back to the place, reading what is closed."""

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework import records
from hsb_desktop.casework.drafts import reason_for
from hsb_desktop.casework.people import PickedPerson, pick_people
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.work_views import RecordView
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.dates_in_words import short_date
from hsb_desktop.procedure.form import Question, Repeat, Section
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.wizard import Wizard
from hsb_desktop.ui.questions.earlier import EarlierWordings
from hsb_desktop.ui.questions.edition_move import EditionMove
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.guidance import Guidance
from hsb_desktop.ui.questions.read_back import ReadingPage
from hsb_desktop.ui.questions.who_page import WhoMayReadPage
from hsb_desktop.ui.runtime.reasons import Reasons
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.screen import Screen, Services


class RecordFrame(Screen):
    """One record on screen; `Place.page` is the part of it, `key` and `caret` the field.

    A kind of screen says what `work`, `drop_work`, `paint_state`, `field` and `settle_fields` are, and puts itself
    together with `assemble` once its own widgets stand.
    """

    name = ""  # of the place
    widest: int | None = None  # px at 100 %, of the page

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.session = RecordSession(services, self)
        self.session.loaded.connect(self._loaded)
        self.session.changed.connect(self.paint_state)
        self.session.failed.connect(self.fail)
        self.session.came_to.connect(self._came_to)
        self.guidance = Guidance()
        self.part = ""  # the page in front, as `Place.page` names it
        self._back_to = Place()  # whose field takes the focus once it is painted
        self._recovered, self._reading = column(), column()
        self._recovered_on: str | None = None  # the page that says so
        self.moved.connect(self._after_page)
        self.people: Sequence[PickedPerson] = ()  # of the case, for questions that ask for somebody
        self._edition = EditionMove(self, self.session)
        self._edition.seen.connect(self._show_move)
        self._edition.left_alone.connect(self.session.load)
        self._edition.moved.connect(self._moved)
        self._earlier = EarlierWordings(self, self.session, self._show_move)
        self.who_may_read = WhoMayReadPage(self, self.session, self._show_move)
        self._reasons = Reasons(services, self.fail, self)
        self._later = quiet(t("Finish later"))
        self._later.clicked.connect(lambda: self.go.emit(self.after()))

    def assemble(
        self,
        steps: str,
        work: QWidget,
        *,
        left: tuple[QWidget, ...] = (),
        under_steps: QWidget | None = None,
        key: str = "",
    ) -> None:
        """Put the frame around the widget that shows the work."""
        self._work_widget = work
        inside = column(self._edition.notice, work, row(self._earlier.button, None), holder(self._reading))
        self._wizard = Wizard(
            steps,
            holder(inside) if self.widest is None else Measured(inside, self.widest),
            guidance=self.guidance,
            left=[self._later, *left],
            under_steps=under_steps,
            above=holder(self._recovered),
            forward_key=key,
        )
        self.steps, self.back, self.forward = self._wizard.steps, self._wizard.back, self._wizard.forward
        self.setLayout(column(grow(self._wizard)))

    # ------------------------------------------------------------------------------- what each kind of screen says

    @abstractmethod
    def work(self, view: RecordView) -> None:
        """Show a record that can be changed."""

    @abstractmethod
    def drop_work(self) -> None:
        """Take every field of another record away: nothing is typed on while this one comes."""

    @abstractmethod
    def paint_state(self) -> None:
        """An answer changed: show what depends on it."""

    @abstractmethod
    def settle_fields(self) -> None:
        """Settle what is being typed."""

    @abstractmethod
    def field(self, key: FieldKey) -> QuestionField | None:
        """The field at a key on the page in front."""

    @abstractmethod
    def offer_people(self) -> None:
        """The people of the case are known: offer them on the page in front."""

    def caret_at(self, key: FieldKey) -> int | None:
        """Where the caret stands at a key, None when it is not on the page in front."""
        field = self.field(key)
        return field.caret() if field is not None else None

    @abstractmethod
    def section_in_front(self) -> Section | None:
        """The section of the form that the page in front belongs to."""

    def after(self) -> Place:
        """Where one goes from here."""
        return Place("case", self.current.case_id)

    # ------------------------------------------------------------------------------------------------- showing

    def open(self, place: Place) -> None:
        super().open(place)
        if place.record_id != self.session.record_id:
            self.part = ""
            self._recovered.clear()
            self._reading.clear()
            self._edition.forget()
            self.people = ()
            self.drop_work()
        self.part = place.page or self.part
        self._back_to = place
        if place.record_id is not None:
            self.session.open(place.record_id)

    def _loaded(self, view: RecordView) -> None:
        started = t("Started {day}", day=short_date(view.record.started_at.date()))
        self._wizard.set_head(view.record.form.title, started)
        self._wizard.set_reading(view.read_only)
        self._later.setText(t("Back to the case") if view.read_only else t("Finish later"))
        self._work_widget.setVisible(not view.read_only)
        self._reading.clear()
        if view.read_only:
            self._earlier.hide()
            self._recovered.clear()
            self.drop_work()
            self._read(view)
        else:
            if self.session.recovered:
                self._say_recovered()
            self.work(view)
            self._ask_people(view)
            self._recovered_on = self.part if self.session.recovered else self._recovered_on
            self._edition.look(view)
        self._back_to = Place()
        self.settled.emit()

    def _ask_people(self, view: RecordView) -> None:
        case_id, record_id = view.record.case_id, view.record.id

        def offer(people: Sequence[PickedPerson]) -> None:
            if self.session.record_id == record_id:
                self.people = people
                self.offer_people()

        self.services.runner.ask(self, lambda desk: pick_people(desk, case_id), offer, self.fail)

    def _show_move(self, page: QWidget) -> None:
        """What moving to a newer edition would do, in place of the work."""
        self._work_widget.hide()
        self._reading.clear()
        self._reading.add(page)
        self._wizard.set_reading(True)
        self._wizard.turned(guided=False)

    def _moved(self) -> None:
        self.drop_work()
        self.session.begin_anew()

    def _say_recovered(self) -> None:
        """Once; it stays until it is put away, the page is turned or another record comes."""
        self._recovered.clear()
        self._recovered_on = None
        words = t("What you typed before the program ended is back in its field.")
        notice = Notice(State.ADVISORY, t("Typing was recovered"), words, closes=True)
        notice.closed.connect(self._after_notice)
        self._recovered.add(16, notice)

    def _after_page(self) -> None:
        if self._recovered_on is not None and self.part != self._recovered_on:
            self._recovered.clear()
            self._recovered_on = None

    def _after_notice(self) -> None:
        """The focus goes back to where one worked."""
        key = self.session.entered
        field = self.field(key) if key is not None else None
        if field is not None:
            field.take_focus(field.caret())
        self._recovered.clear()

    def _read(self, view: RecordView) -> None:
        page = ReadingPage(view.record.form, self.session.answers, self.session.shown, view.why_not)
        page.again.connect(self._open_again)
        self._reading.add(page)
        self._wizard.turned(guided=False)

    def _open_again(self) -> None:
        record_id = self.session.record_id
        if record_id is None:
            return
        at = reason_for(record_id, "again")

        def again(reason: str) -> None:
            self.services.runner.ask(
                self,
                lambda desk: records.amend_record(desk, record_id, reason),
                lambda _changes: opened(),
                self.fail,
            )

        def opened() -> None:
            self._reasons.served(at)
            self.session.load()

        self._reasons.ask(
            at,
            t("Open it again as a new version"),
            t("The version that stands is kept. Say why it changes; the reason stays with the record."),
            again,
        )

    def guide(self) -> None:
        """Beside the page: what the form says about it, and about the question that has the focus."""
        view, section = self.session.view, self.section_in_front()
        if view is None or section is None:
            return
        self.guidance.show_for(view.record.form, section, self.item_in_front(section))

    def item_in_front(self, section: Section) -> Question | Repeat | None:
        """The question that has the focus, or had it last on this page."""
        key = self.session.entered
        wanted = "" if key is None else key.repeat or key.question
        return next((item for item in section.items if item.id == wanted), None)

    def _came_to(self) -> None:
        self.guide()
        self._earlier.look()
        self.moved.emit()

    def focus_place(self) -> bool:
        """Put the focus where the place to come back to says; says whether it is a field of this page."""
        place, self._back_to = self._back_to, Place()
        field = self.field(FieldKey.parse(place.key)) if place.key else None
        if field is None:
            return False
        field.take_focus(self.session.caret_in(field.key, place.caret))
        return True

    # ------------------------------------------------------------------------------------------------- leaving

    def leave(self) -> None:
        self.settle_fields()
        super().leave()

    def here(self) -> Place:
        case_id, record_id = self.current.case_id, self.current.record_id
        key = self.session.entered
        caret = self.caret_at(key) if key is not None else None
        if key is None or caret is None:
            return Place(self.name, case_id, record_id, self.part)
        return Place(self.name, case_id, record_id, self.part, key.text, caret)
