"""The chapters of the tour: from setting up to the printed pack, each with its pictures."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtWidgets import QAbstractButton, QRadioButton

from hsb_desktop.app.tour.filling import Story, fill_visible, press_card, put_date
from hsb_desktop.app.tour.hand import Hand, Stuck
from hsb_desktop.app.tour.meeting_chapter import play_meeting
from hsb_desktop.app.tour.paper_chapter import play_papers
from hsb_desktop.app.window import Session
from hsb_desktop.casework.views import PaperChoice
from hsb_desktop.procedure.words import t
from hsb_desktop.support.paths import resources_directory
from hsb_desktop.ui.kit.answers import AnswerGroup
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.look import wear
from hsb_desktop.ui.kit.step_list import StepList
from hsb_desktop.ui.questions.repeat import RepeatCards
from hsb_desktop.ui.runtime.screen import Screen
from hsb_desktop.ui.screens.assessment.question_page import QuestionPage
from hsb_desktop.ui.screens.assessment.result_page import ResultPage
from hsb_desktop.ui.screens.case.screen import CaseScreen
from hsb_desktop.ui.shell.main_window import MainWindow

Rows = dict[tuple[str, str], Story]


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
        self.looks()

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
        self.hand.wait(lambda: self.session.wired is not None, t("the window"))
        self.arrive("today")
        self.album.take("today-empty")

    def concern(self) -> None:
        """A concern opens a case."""
        child = self.story["child"]
        self.hand.press(t("Record a concern"))
        self.arrive("new_case")
        self.hand.type_into(self.hand.line(t("Child's name")), str(child["name"]))
        dates = self.screen.findChildren(DateField)
        put_date(self.hand, dates[0], str(child["born"]))
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
            self.hand.type_into(self.hand.line(t("Name")), str(person["name"]))
            words = (t("Parent"), t("Carer"), t("Other family"), t("Professional"), t("Linked child"))
            self._card(t("How the person belongs to the case"), words.index(str(person["kind"])))
            for label, key in (
                (t("Relationship or role"), "relation"),
                (t("Agency"), "agency"),
                (t("Contact"), "contact"),
            ):
                self.hand.type_into(self.hand.line(label), str(person.get(key, "")))
            self.hand.press(t("Add the person"))
            name = str(person["name"])
            self.hand.wait(lambda name=name: self.hand.find(QAbstractButton, name) is not None, name)  # type: ignore[misc]
        self.album.take("case-people")
        self._tab(t("Pathway"))

    def assessment(self) -> None:
        """The twenty indicators, the result, the decision, checking and completing."""
        self.hand.press(t("Assess the risk"))
        self.arrive("assessment")
        told = self.story["risk_assessment"]
        fill_visible(self.hand, self.screen, told, {})
        self.album.take("assessment-before-you-start")
        self._indicators()
        pages = self.screen.findChildren(StepList)[0]
        for _ in range(4):
            if self._title() == t("Check your answers"):
                break
            for _again in range(3):
                fill_visible(self.hand, self.screen, told, {})
                self.hand.rest(120)
            self._decide(str(told["category"]))
            self.album.take(f"assessment-{pages.current()}")
            self._forward()
        self.album.take("assessment-check")
        self._forward()
        self.arrive("case")
        self.album.take("case-pathway-decided")
        self._tab(t("Plans and records"))
        self.album.take("case-plans-and-records")
        self.hand.press(t("Today"), self.window.rail)
        self.arrive("today")
        self.album.take("today")

    def _indicators(self) -> None:
        indicators = self.story["indicators"]
        notes = cast(Mapping[str, str], indicators["note"])
        self._forward()
        while page := self.hand.find(QuestionPage):
            name = page.choice.key.question
            places = {"present": 0, "not_known": 2}
            place = next((at for kind, at in places.items() if name in cast(list[str], indicators[kind])), 1)
            press_card(page.choice.group, place)
            if name in notes:
                self.hand.type_into(page.note.input, notes[name])
            if name in {"c1_5", "c2_2"}:
                self.hand.rest(500)
                self.album.take(f"assessment-question-{name.replace('_', '-')}")
            self._forward()

    def _decide(self, category: str) -> None:
        page = self.hand.find(ResultPage)
        if page is None:
            return
        told = self.story["risk_assessment"]
        self.hand.wait(lambda: bool(page.choices.findChildren(QRadioButton)), t("the categories"))
        ids = ["none", "0", "1", "2", "3"]
        press_card(page.choices, ids.index(category))
        for _ in range(4):
            self.hand.rest(200)
            fill_visible(self.hand, page, told, {})
        self.hand.rest(400)

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
            self.fill_record(form_id)

    def papers(self) -> None:
        """Every paper, previewed and issued."""
        play_papers(self)

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

    # ------------------------------------------------------------------------------------------------- moving

    def fill_record(self, form_id: str, *, pictures: bool = True) -> None:
        """Fill the open record section by section from the story, and complete it."""
        self.arrive("record")
        told, rows = self._told(form_id)
        steps = self.screen.findChildren(StepList)[0]
        for _ in range(20):
            self._add_rows(form_id)
            for _again in range(3):
                told_rows = self._rows_on_screen(form_id, rows)
                fill_visible(self.hand, self.screen, told, told_rows)
                self.hand.rest(80)
            if pictures:
                self.album.take(f"{form_id.replace('_', '-')}-{steps.current().replace('_', '-')}")
            last = self.hand.find(QAbstractButton, t("Complete"), self.screen)
            self._forward()
            if last is not None:
                break
        self.hand.wait(lambda: self._name() != "record", t("the record to be complete"), 8_000)

    def _told(self, form_id: str) -> tuple[Story, Rows]:
        told = self.story[form_id]
        rows: Rows = {}
        for key, value in told.items():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                for place, line in enumerate(value):
                    rows[key, str(line.get("row", place))] = line
        return told, rows

    def _add_rows(self, form_id: str) -> None:
        for cards in self.screen.findChildren(RepeatCards):
            lines = cast(list[Story], self.story[form_id].get(cards.repeat.id, []))
            wanted = sum("row" not in line for line in lines)
            while cards.isVisible() and self._free_rows(cards) < wanted:
                before = self._free_rows(cards)
                cards.findChildren(QAbstractButton)[-1].click()
                self.hand.wait(
                    lambda before=before, cards=cards: self._free_rows(cards) > before, cards.repeat.label
                )  # type: ignore[misc]

    @staticmethod
    def _free_rows(cards: RepeatCards) -> int:
        starts = {start.id for start in cards.repeat.start_rows}
        return len({key.row for key in cards.fields} - starts)

    def _rows_on_screen(self, form_id: str, rows: Rows) -> Rows:
        found: Rows = {key: line for key, line in rows.items() if not key[1].isdecimal()}
        for cards in self.screen.findChildren(RepeatCards):
            starts = {start.id for start in cards.repeat.start_rows}
            free = [row for row in dict.fromkeys(key.row for key in cards.fields) if row not in starts]
            lines = [
                line for (repeat, row), line in rows.items() if repeat == cards.repeat.id and row.isdecimal()
            ]
            found |= {(cards.repeat.id, row): line for row, line in zip(free, lines, strict=False)}
        return found

    def _begin(self, form_id: str) -> None:
        words = {"safety_plan": t("Safety plan"), "diversion_plan": t("Diversion plan")}
        self.hand.press(words[form_id])
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

    def _forward(self) -> None:
        button = getattr(self.screen, "forward", None)
        if isinstance(button, QAbstractButton):
            button.click()
        self.hand.rest(60)

    def _title(self) -> str:
        steps = self.screen.findChildren(StepList)
        return t("Check your answers") if steps and steps[0].current() == "check" else ""

    def _name(self) -> str:
        return self.screen.current.screen

    def settle(self) -> None:
        """Wait until nothing is on its way between the window and the store."""
        self.hand.rest(60)
        runner = self.window.services.runner
        self.hand.wait(lambda: not runner.busy, t("the store"))
        self.hand.rest(60)

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
        self.hand.wait(lambda: self.window.shown is not None and self._name() == name, name)
        runner = self.window.services.runner
        self.hand.wait(lambda: not runner.busy, name)
        self.hand.rest(150)
        self.hand.wait(lambda: not runner.busy, name)
        self.hand.rest(60)
