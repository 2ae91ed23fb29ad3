"""The chapters of the tour: from setting up to the printed pack, each with its pictures."""

import tomllib
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtWidgets import QAbstractButton

from hsb_desktop.app.tour.assessment_chapter import play_assessment
from hsb_desktop.app.tour.filling import Story, press_card, put_date
from hsb_desktop.app.tour.hand import Hand, Stuck
from hsb_desktop.app.tour.keeping_chapter import play_keeping
from hsb_desktop.app.tour.meeting_chapter import play_meeting
from hsb_desktop.app.tour.paper_chapter import play_papers
from hsb_desktop.app.tour.record_chapter import fill_record
from hsb_desktop.app.window import Session
from hsb_desktop.casework.views import PaperChoice
from hsb_desktop.procedure.words import t
from hsb_desktop.support.paths import resources_directory
from hsb_desktop.ui.kit.answers import AnswerGroup
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.look import wear
from hsb_desktop.ui.runtime.screen import Screen
from hsb_desktop.ui.screens.case.screen import CaseScreen
from hsb_desktop.ui.screens.unlock.code import CodeForm
from hsb_desktop.ui.shell.main_window import MainWindow


class Pictures(Protocol):
    """Where pictures go."""

    def take(self, name: str) -> Path:
        """Keep one."""


class Tour:
    """Plays the story in one session."""

    def __init__(self, session: Session, album: Pictures, saved: list[Path]) -> None:
        self.session, self.album, self._saved = session, album, saved
        self.hand = Hand(session.frame)
        path = resources_directory() / "tour" / "story.toml"
        self.story = cast(dict[str, Story], tomllib.loads(path.read_text(encoding="utf-8")))

    @property
    def window(self) -> MainWindow:
        """The opened window."""
        if self.session.wired is None:
            raise Stuck(t("The tour's store did not open."))
        return self.session.wired.window

    @property
    def screen(self) -> Screen:
        """The screen in front."""
        shown = self.window.shown
        if shown is None:
            raise Stuck(t("The tour found no screen in front."))
        return shown

    def play(self) -> None:
        """Every chapter in order."""
        self.set_up()
        self.concern()
        self.people()
        self.assessment()
        self.meeting()
        self.plans()
        self.papers()
        self.keeping()
        self.looks()

    def come_back(self) -> None:
        """The program is opened again: locked, then back at the place that was left."""
        self.hand.rest(200)
        self.album.take("unlock")
        self.hand.type_into(self.hand.line(t("Passphrase")), str(self.story["worker"]["passphrase"]))
        self.hand.press(t("Unlock"))
        self.hand.wait(lambda: self.session.wired is not None, t("the window"))
        self.arrive("case")
        self.album.take("back-at-the-place")

    # ----------------------------------------------------------------------------------------------- chapters

    def set_up(self) -> None:
        """First run, then an empty Today."""
        worker = self.story["worker"]
        self.album.take("first-run")
        for name, key in (
            (t("Your name"), "name"),
            (t("Your role"), "role"),
            (t("Passphrase"), "passphrase"),
            (t("The same passphrase again"), "passphrase"),
        ):
            self.hand.type_into(self.hand.line(name), str(worker[key]))
        self.hand.press(t("Set up"))
        self._prove_code()
        self.hand.wait(lambda: self.session.wired is not None, t("the window"))
        self.arrive("today")
        self.album.take("today-empty")

    def _prove_code(self) -> None:
        """The recovery code is taken down and typed back before the store takes a case."""
        unlock = self.session.unlock
        self.hand.wait(lambda: isinstance(unlock.form, CodeForm), t("the recovery code"))
        self.hand.rest(100)
        self.album.take("recovery-code")
        code = cast(CodeForm, unlock.form).code
        self.hand.press(t("I have it on paper"))
        self.hand.type_into(self.hand.line(t("Recovery code")), code)
        self.album.take("recovery-code-typed-back")
        self.hand.press(t("Continue"))

    def concern(self) -> None:
        """A concern opens a case."""
        child = self.story["child"]
        self.hand.press(t("Record a concern"))
        self.arrive("new_case")
        self.hand.type_into(self.hand.line(t("Child's name")), str(child["name"]))
        dates = self.screen.findChildren(DateField)
        put_date(self.hand, dates[0], str(child["born"]))
        self._card(t("How the date of birth is known"), 0)
        self.hand.type_into(self.hand.line(t("Number in the council's system")), str(child["system_id"]))
        put_date(self.hand, dates[1], str(child["concern_on"]))
        self._card(t("How the concern came"), 0)
        self._card(t("The child's plan now"), 1)
        self.album.take("record-a-concern")
        self.hand.press(t("Open the case"))
        self.arrive("case")
        self.album.take("case-pathway-new")

    def people(self) -> None:
        """Family, professionals, a linked child kept apart."""
        self._tab(t("People"))
        for person in cast(list[Story], self.story["person"]):
            self.hand.press(t("Add a person"))
            self.arrive("person")
            self.hand.type_into(self.hand.line(t("Name")), str(person["name"]))
            words = (t("Parent"), t("Carer"), t("Other family"), t("Professional"), t("Linked child"))
            self._card(t("How the person belongs to the case"), words.index(str(person["kind"])))
            for label, key in (
                (t("Relationship or role"), "relation"),
                (t("Agency"), "agency"),
                (t("Contact"), "contact"),
            ):
                self.hand.type_into(self.hand.line(label), str(person.get(key, "")))
            self.hand.press(t("Save"))
            self.arrive("case")
            self.hand.button(str(person["name"]))
        self.album.take("case-people")
        self._tab(t("Pathway"))

    def assessment(self) -> None:
        """The twenty indicators, the result, the decision, checking and completing."""
        self.hand.press(t("Assess the risk"))
        self.arrive("assessment")
        play_assessment(self)
        self.arrive("case")
        self.album.take("case-pathway-decided")
        self._tab(t("Assessment"))
        self.album.take("case-assessment")
        self._tab(t("Plans and records"))
        self.album.take("case-plans-and-records")
        self.hand.press(t("Today"), self.window.rail)
        self.arrive("today")
        self.album.take("today")

    def meeting(self) -> None:
        """Before, during and after the strategy meeting."""
        self.open_case()
        self.hand.press(t("Set up the meeting"))
        self.arrive("meeting")
        play_meeting(self)

    def plans(self) -> None:
        """The safety plan and the diversion plan, each completed."""
        for form_id in ("safety_plan", "diversion_plan"):
            self.open_case(t("Plans and records"))
            self._begin(form_id)
            fill_record(self, form_id)

    def papers(self) -> None:
        """Every paper, previewed and issued."""
        play_papers(self)

    def keeping(self) -> None:
        """The journal of the case, and what destroying it would mean."""
        play_keeping(self)

    def looks(self) -> None:
        """The same places in dark, in high contrast and with text twice as large; then the unlock window again."""
        for theme, scale in (("dark", 1.0), ("high_contrast", 1.0), ("light", 1.25), ("light", 2.0)):
            wear(theme, scale)
            self.open_case()
            self.hand.rest(300)
            self.album.take(f"case-pathway-{theme.replace('_', '-')}-{round(scale * 100)}")
            self.hand.rest(100)
            self.window.rail.chosen.emit("today")
            self.arrive("today")
            self.album.take(f"today-{theme.replace('_', '-')}-{round(scale * 100)}")
        wear("light", 1.0)
        self.open_case()

    # ------------------------------------------------------------------------------------------------- moving

    def _begin(self, form_id: str) -> None:
        words = {"safety_plan": t("Safety plan"), "diversion_plan": t("Diversion plan")}
        self.hand.press(f"{t('Begin')}: {words[form_id]}")
        self.arrive("record")

    def open_case(self, tab: str = "") -> None:
        """Go to the story's case, to one of its tabs."""
        self.window.rail.chosen.emit("cases")
        self.arrive("cases")
        self.hand.press(str(self.story["child"]["name"]))
        self.arrive("case")
        self._tab(tab or t("Pathway"))

    def _tab(self, word: str) -> None:
        self.hand.tab(word)
        self.hand.rest(150)

    def _card(self, group: str, place: int) -> None:
        self.hand.wait(lambda: self.hand.find(AnswerGroup, group) is not None, group)
        found = self.hand.find(AnswerGroup, group)
        assert found is not None
        press_card(found, place)

    def forward(self) -> None:
        """Press the primary action of the screen in front."""
        button = getattr(self.screen, "forward", None)
        if isinstance(button, QAbstractButton):
            button.click()
        self.hand.rest(60)

    def name(self) -> str:
        """The name of the screen in front."""
        return self.screen.current.screen

    def settle(self) -> None:
        """Wait until nothing is on its way between the window and the store."""
        self.hand.rest(20)
        runner = self.window.services.runner
        self.hand.wait(lambda: not runner.busy, t("the store"))
        self.hand.rest(30)

    def saved(self) -> list[Path]:
        """The papers saved so far."""
        return self._saved

    def paper_choices(self) -> tuple[PaperChoice, ...]:
        """The papers the case in front can make."""
        assert isinstance(self.screen, CaseScreen)
        view = self.screen.tab("papers").view
        return view.paper_kinds if view is not None else ()

    def arrive(self, name: str) -> None:
        """Wait until the screen of that name is in front and painted."""
        self.hand.wait(lambda: self.window.shown is not None and self.name() == name, name)
        runner = self.window.services.runner
        self.hand.wait(lambda: not runner.busy, name)
        self.hand.rest(60)
        self.hand.wait(lambda: not runner.busy, name)
        self.hand.rest(40)
