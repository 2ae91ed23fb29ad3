"""Every widget of the kit, for the tests and for a person who looks: `python -m tests.ui.kit.gallery DIR`."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from hsb_desktop.ui.kit.answers import Answer, AnswerGroup
from hsb_desktop.ui.kit.banner import Banner, BannerFacts
from hsb_desktop.ui.kit.button import IconButton, plain, primary, quiet, secondary, tool, urgent
from hsb_desktop.ui.kit.check_box import CheckBox
from hsb_desktop.ui.kit.chip import CategoryChip, Chip
from hsb_desktop.ui.kit.choice_list import ChoiceList
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.day_strip import Day, DayKind, DayStrip
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.fold import Fold, fold_of
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.glyphs import CategoryGlyph
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.list_row import DateTile, ListRow
from hsb_desktop.ui.kit.look import look, wear
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.painting import painting
from hsb_desktop.ui.kit.pathway import Connector, NodeKind, PathwayNode, draw_column_head, draw_connectors
from hsb_desktop.ui.kit.progress import Progress
from hsb_desktop.ui.kit.rail import Rail, RailEntry
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.segments import Segment, Segmented
from hsb_desktop.ui.kit.select import Select
from hsb_desktop.ui.kit.sheet_view import SheetView
from hsb_desktop.ui.kit.stat_tile import StatTile
from hsb_desktop.ui.kit.states import Category, State
from hsb_desktop.ui.kit.step_list import Step, StepList
from hsb_desktop.ui.kit.surface import Card, Panel, RowCard, SectionHead
from hsb_desktop.ui.kit.tab_bar import TabBar
from hsb_desktop.ui.kit.table import Cell, Heading, Table
from hsb_desktop.ui.kit.text import body, lead, muted, small, strong, subheading, title
from hsb_desktop.ui.kit.text_area import TextArea
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.top_bar import TopBar

ANSWERS = (
    Answer("present", "Present", "What you know today supports it"),
    Answer("absent", "Not present", "You have looked, and it does not apply"),
    Answer("unknown", "Not known", "You cannot tell yet"),
)
CHOICES = (
    Answer("n", "Not this", note="advice, reason recorded", category=Category.NOT_HSB),
    Answer("0", "The first", note="step-down, §5.1", category=Category.HSB_0),
    Answer("1", "The second", note="discussion, §5.2", category=Category.HSB_1),
    Answer("2", "The third", note="meeting, §5.3", category=Category.HSB_2, flag="suggested"),
    Answer("3", "The fourth", note="meeting, §5.3", category=Category.HSB_3),
)
ATTENDANCE = (
    Segment("invited", "Invited", State.ATTENTION),
    Segment("attended", "Attended", State.DONE),
    Segment("apologies", "Apologies", State.OPEN),
    Segment("not", "Not invited", State.MUTED),
)
DAYS = (
    Day("W", "23", DayKind.START, "start"),
    Day("T", "24", DayKind.COUNTED, "1"),
    Day("F", "25", DayKind.SKIPPED),
    Day("S", "26", DayKind.SKIPPED),
    Day("S", "27", DayKind.SKIPPED),
    Day("M", "28", DayKind.SKIPPED),
    Day("T", "29", DayKind.COUNTED, "2"),
    Day("W", "30", DayKind.DUE, "3, due"),
)
STEPS = (
    Step("start", "Before you start", State.DONE, "Complete"),
    Step("one", "Group one", State.HALF, "4 of 6"),
    Step("1.1", "Level of concern", State.DONE, "Present", 1, "1.1"),
    Step("1.4", "Consent", State.ATTENTION, "Not known", 1, "1.4"),
    Step("1.5", "Reciprocity, power", State.HALF, "Now", 1, "1.5"),
    Step("1.6", "Compulsivity", State.AHEAD, "To do", 1, "1.6"),
    Step("check", "Check your answers", State.AHEAD, "Later"),
)


def frame() -> QWidget:
    """The rail, the bars and a page of rows, as a screen is made."""
    rail = Rail(
        (
            RailEntry("today", "Today", "today"),
            RailEntry("cases", "Cases", "cases"),
            RailEntry("m", "Meetings", "meetings"),
        ),
        (RailEntry("settings", "Settings", "settings"),),
    )
    rail.set_current("cases")
    top, banner = TopBar(), Banner("Immediate protection")
    top.saved.show_words("Saved 14:02")
    banner.show_facts(
        BannerFacts(
            "Rowan Ellery",
            "14 years · C-0142 · Child in need plan · 2 linked children, kept apart",
            Category.HSB_2,
            "HSB 2 Abusive",
            "HSB strategy meeting",
            State.DUE,
            "Due today",
        )
    )
    tabs = TabBar(
        "Places of the case",
        [(w, w) for w in ("Pathway", "Assessment", "Meetings", "Plans and records", "People")],
    )
    footer = FooterBar(
        [secondary("Back", icon="arrow_left", keycap="Alt ←"), quiet("Finish later")],
        [primary("Save and continue", keycap="Enter")],
    )
    page = ScrollPage(*_work(), gap=0)
    column_of_bars = column(top, banner, tabs, grow(page), footer)
    window = Panel("canvas", row(rail, grow(column_of_bars)))
    window.setAccessibleName("Gallery")

    def fold() -> None:
        shape = fold_of(window.width())
        rail.setVisible(shape is not Fold.NARROW)
        top.set_fold(shape)
        banner.set_fold(shape)
        footer.set_fold(shape)
        tabs.set_fold(shape)
        page.set_margins((24, 16, 24, 16) if shape is Fold.NARROW else (32, 24, 32, 24))

    _ON_SHOW[id(window)] = fold
    return window


def _work() -> list[QWidget | int | None]:
    rows = RowCard(
        [
            ListRow(
                "HSB strategy meeting after emergency action",
                state=State.OVERDUE,
                who="A.D. · C-0139",
                rule="5 working days from Fri 18 December; 25 and 28 December do not count; §5.4",
                when="1 working day over",
                date="Tue 29 December",
            ),
            ListRow(
                "HSB strategy meeting",
                state=State.DUE,
                who="R.E. · C-0142",
                rule="3 working days from Wed 23 December; 25 and 28 December do not count; §5.3",
                when="Today, 15:30",
                date="Wed 30 December",
            ),
            ListRow(
                "Strategy discussion or meeting",
                state=State.ADVISORY,
                who="L.O. · C-0150",
                when="Advisory, in 2 working days",
                date="Mon 4 January",
            ),
        ]
    )
    side = RowCard(
        [
            ListRow(
                "HSB strategy meeting", lead=DateTile("Wed", "30", today=True), rule="15:30 · R.E. · C-0142"
            ),
            ListRow("Risk assessment", icon="pencil", rule="S.K. · C-0151 · 8 of 20", action="Resume"),
        ],
        inset=76,
    )
    head = row(
        title("Today"),
        lead("Wednesday 30 December 2026"),
        None,
        primary("Record a concern", icon="plus"),
        gap=14,
    )
    return [
        holder(head),
        16,
        SectionHead("Overdue", count="1"),
        6,
        rows,
        20,
        SectionHead("Meetings this week", action=quiet("Week", flush=True, height=28)),
        6,
        side,
        16,
        Notice(
            State.DUE,
            "Police are not in the room",
            "You can go ahead; the minutes will say who was missing.",
            "§5.3 lists police.",
        ),
        None,
    ]


def forms() -> QWidget:
    """Fields, answers and steps."""
    date = DateField("Date of the meeting")
    date.set_parts("4", "1", "2027")
    date.set_relative("Monday 4 January, in 2 working days")
    agreed = FormRow("Agreed by", TextLine())
    agreed.set_error("Choose who agreed to 5 working days; §5.3 asks for it.")
    area = TextArea("Note", lines=2)
    area.set_text(
        "A first line.\nA second line that is rather longer than the first, so that it wraps where it is narrow."
    )
    summary = ErrorSummary()
    summary.show_faults(
        "Two things to finish",
        [("Enter the date the meeting was held", date), ("Choose who agreed to 5 working days", agreed)],
    )
    agreed.set_error("Choose who agreed to 5 working days; §5.3 asks for it.")
    answers = AnswerGroup("Present", ANSWERS)
    answers.set_value("unknown")
    choices = ChoiceList("Your decision", CHOICES)
    choices.set_value("1")
    attendance = Segmented("Attendance of the referrer", ATTENDANCE, height=30)
    attendance.set_value("attended")
    parts = Segmented("Part of the meeting", [Segment(w, w) for w in ("Before", "During", "After")])
    parts.set_value("During")
    tick = CheckBox("Report sent")
    tick.setChecked(True)
    progress = Progress("Question 9 of 20")
    progress.set_progress(8, 9, 20)
    steps = StepList("Steps")
    steps.set_steps(STEPS)
    steps.set_current("1.5")
    select = Select("Kind of enquiry", [("j", "Joint with police"), ("s", "Single")])
    select.set_value("j")
    left = column(
        summary,
        14,
        FormRow("Date of the meeting", date, hint="For example 12 1 2027, or paste 12 jan 2027"),
        14,
        agreed,
        14,
        FormRow("Note", area, hint="Optional. Short and factual."),
        14,
        row(tick, CheckBox("Can commit the agency"), None, gap=24),
        12,
        attendance,
        12,
        row(parts, 16, grow(select)),
        None,
    )
    right = column(
        progress, 12, answers, 14, choices, 14, Panel("side", column(steps, margins=(12, 8, 12, 8))), None
    )
    return Panel("canvas", column(grow(ScrollPage(row(grow(left), grow(right), gap=32)))))


def marks() -> QWidget:
    """Buttons, chips, shapes, notices, tiles."""
    faded = plain("Not now")
    faded.setEnabled(False)
    buttons = Flow(
        primary("Continue", trailing="arrow_right"),
        secondary("Back", icon="arrow_left", keycap="Alt ←"),
        plain("Show", icon="eye"),
        quiet("Resume"),
        tool("Lock", icon="lock"),
        urgent("Immediate protection"),
        faded,
        IconButton("close", "Close"),
        gap=12,
    )
    words = {
        State.OVERDUE: "Overdue, 1 working day",
        State.DUE: "Due today",
        State.DONE: "Done 22 December",
        State.ADVISORY: "Advisory",
        State.WITHHELD: "Withheld",
        State.OPEN: "Open",
        State.NOW: "Now",
        State.MUTED: "Not required",
        State.AHEAD: "To do",
        State.HALF: "In progress",
        State.ATTENTION: "Needs attention",
    }
    chips = Flow(*(Chip(state, word) for state, word in words.items()))
    categories = Flow(*(CategoryChip(c, f"Mark {c.figure}") for c in Category))
    shapes = Flow(*(CategoryGlyph(c, 40) for c in Category), gap=12)
    tiles = row(
        grow(StatTile("4", "in the room")),
        grow(StatTile("1 to 5", "closed", "shown as a range", suppressed=True)),
        gap=12,
    )
    left = column(
        subheading("Buttons"),
        buttons,
        subheading("States"),
        chips,
        subheading("Categories"),
        shapes,
        categories,
        subheading("Clock"),
        row(DayStrip(DAYS), None),
        None,
        gap=12,
    )
    right = column(
        subheading("Notices"),
        Notice(
            State.NOW,
            "Your typing of 13:58 was recovered",
            "Two answers and one note are back where you left them.",
        ),
        Notice(
            State.WITHHELD,
            "Counts of 1 to 5 are shown as a range",
            "Nobody is named.",
            actions=[plain("Read why")],
        ),
        EmptyState(
            "meetings",
            "No meetings yet",
            "Strategy meetings and reviews of this case appear here, newest first.",
            secondary("Set up the first meeting", icon="plus"),
        ),
        tiles,
        Card(
            body("Ordinary words in a card."),
            strong("Strong words."),
            small("Small words."),
            muted("Grey words."),
        ),
        None,
        gap=12,
    )
    return Panel("canvas", column(grow(ScrollPage(row(grow(left), grow(right), gap=32)))))


class _Picture(QWidget):
    """A small pathway, laid out by hand as a screen does it."""

    def __init__(self) -> None:
        super().__init__()
        self._nodes = [
            PathwayNode("Risk assessed", "Wed 23 December", NodeKind.DONE, parent=self),
            PathwayNode("Step down", "Not required", NodeKind.MUTED, parent=self),
            PathwayNode(
                "HSB strategy meeting", "Wed 30 December", NodeKind.NOW, when="Due today", parent=self
            ),
            PathwayNode("Section 47 enquiry", "single, or joint with police", NodeKind.NEXT, parent=self),
        ]
        self.setAccessibleName("Pathway")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Three columns."""
        return QSize(look().px(612), look().px(270))

    def restyle(self) -> None:
        """Put the nodes into their places."""
        px = look().px
        for node, (x, y) in zip(self._nodes, ((0, 50), (220, 50), (220, 140), (440, 155)), strict=True):
            width = px(170)
            node.setGeometry(px(x), px(y), width, node.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw heads and lines."""
        done, off, now, after = (QRectF(n.geometry()) for n in self._nodes)

        def right(r: QRectF) -> QPointF:
            return QPointF(r.right() + 1, r.center().y())

        def left(r: QRectF) -> QPointF:
            return QPointF(r.left(), r.center().y())

        with painting(self) as painter:
            for index, word in enumerate(("Assess", "Meet", "Decide")):
                place = QRectF(look().px(index * 220), 0, look().px(170), look().px(30))
                draw_column_head(painter, place, word, "§3", here=index == 1)
            draw_connectors(
                painter,
                [
                    Connector(right(done), left(off), NodeKind.MUTED),
                    Connector(right(done), left(now), NodeKind.NOW),
                    Connector(right(now), left(after), NodeKind.NEXT),
                ],
            )


def papers() -> QWidget:
    """The pathway's parts, a table and sheets of paper."""
    picture = _Picture()
    picture.restyle()
    table = Table(
        "Steps and clocks",
        [Heading("Step", 260), Heading("State", 150), Heading("Due or done", 150), Heading("Why it is here")],
    )
    table.set_rows(
        [
            [
                Cell("HSB strategy meeting"),
                Cell("Due today", State.DUE),
                Cell("Wed 30 December", tone="text", figures=True),
                Cell("HSB 2 decided on Wed 23 December"),
            ],
            [
                Cell("Safety plan with child and carer"),
                Cell("Not required", State.MUTED),
                Cell("None"),
                Cell("Not linked, and no meeting asked for it in the words of the procedure"),
            ],
        ]
    )
    view = SheetView("Safety plan")
    view.set_pages([paper("Page one"), paper("Page two")])
    view.setMinimumHeight(320)
    left = column(
        Card(subheading("Pathway"), 12, picture),
        16,
        Card(subheading("Steps and clocks"), 4, table),
        16,
        view,
        None,
    )
    return Panel("canvas", column(grow(ScrollPage(left))))


def paper(words: str) -> QImage:
    """A page with words, as papers come for the preview."""
    page = QImage(595, 842, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    painter = QPainter(page)
    painter.setFont(look().font())
    painter.drawText(60, 90, words)
    painter.end()
    return page


PAGES: dict[str, Callable[[], QWidget]] = {"frame": frame, "forms": forms, "marks": marks, "papers": papers}
LOOKS = (
    ("light", 1.0),
    ("light", 1.25),
    ("light", 2.0),
    ("dark", 1.0),
    ("high_contrast", 1.0),
    ("high_contrast", 2.0),
)
_ON_SHOW: dict[int, Callable[[], None]] = {}


def shown(name: str, width: int = 1366, height: int = 768) -> QWidget:
    """A page of the gallery in a window, laid out."""
    page = PAGES[name]()
    page.resize(width, height)
    if (fold := _ON_SHOW.pop(id(page), None)) is not None:
        fold()
    page.show()
    for _ in range(5):
        QApplication.processEvents()
    return page


def main(folder: Path) -> None:
    """Write a picture of every page in every look."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme, scale in LOOKS:
        wear(theme, scale)
        for name in PAGES:
            page = shown(name)
            page.grab().save(str(folder / f"{name}-{theme}-{round(scale * 100)}.png"))
            page.close()
            page.deleteLater()


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    main(Path(sys.argv[1]))
