"""An invented case and small forms with every kind of question, so that no test here depends on a council's words."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType

from hsb_desktop.documents.inputs import (
    ActionLine,
    AgendaLine,
    AssessmentSummary,
    Attendee,
    ChronologyLine,
    Contact,
    CopyDetails,
    HistoryLine,
    MatrixColumn,
    MatrixSummary,
    MeetingSummary,
    OpenStep,
    PictureBox,
    PictureSummary,
    PositionSummary,
)
from hsb_desktop.documents.overview import ChartFrame, Sighting, overview
from hsb_desktop.documents.paper import PanelCopy, Recipient
from hsb_desktop.procedure.answers import Agreement, Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.case import Case, Person, PersonKind, Record, RecordStatus
from hsb_desktop.procedure.conditions import Answered, Is
from hsb_desktop.procedure.form import (
    About,
    Audience,
    Cite,
    Form,
    Kind,
    Missing,
    Option,
    Question,
    Repeat,
    Section,
    StartRow,
)
from hsb_desktop.procedure.ids import CaseId, PersonId, RecordId, RowId

HERE = Cite("local")
EVERYBODY = frozenset({Audience.CHILD, Audience.FAMILY, Audience.PROFESSIONAL})
FAMILY = frozenset({Audience.FAMILY, Audience.PROFESSIONAL})
PROFESSIONALS = frozenset({Audience.PROFESSIONAL})
ON = date(2026, 12, 29)
AT = datetime(2026, 12, 29, 14, 2, tzinfo=UTC)

PARENT = Recipient("C. Ellery", "Parent", Audience.FAMILY)
CHILD = Recipient("Rowan", "", Audience.CHILD)
CHAIR = Recipient("M. Adeyemi", "Chair", Audience.PROFESSIONAL)
PANEL = Recipient("Panel clerk", "Panel", Audience.PANEL)

CASE = Case(
    CaseId("case-1"),
    "C-0142",
    Person(PersonId("p-1"), PersonKind.CHILD, "Rowan Ellery", born=date(2012, 5, 3)),
    date(2026, 12, 21),
    system_id="4410987",
)


def question(
    name: str, kind: Kind = Kind.TEXT, audience: frozenset[Audience] = EVERYBODY, **more: object
) -> Question:
    """A question with a plain label."""
    values: dict[str, object] = {"label": f"What about {name}?", "short": name.capitalize(), **more}
    return Question(name, kind, source=HERE, audience=audience, **values)  # type: ignore[arg-type]


YES_OR_NO = (Option("yes", "Yes, it is"), Option("no", "It is not"))

SETTINGS = Repeat(
    "settings",
    "Places",
    "Place",
    (
        question("setting", Kind.LINE),
        question("agreed", short="What we agreed"),
        question("asked", Kind.LINE, short="Who to ask"),
        question("inside", audience=PROFESSIONALS, short="For professionals"),
    ),
    HERE,
    start_rows=(
        StartRow("home", "At home", (("setting", "At home"),)),
        StartRow("school", "At school", (("setting", "At school"),)),
        StartRow("online", "Online", (("setting", "Online"),)),
    ),
)

PLAN = Form(
    "sample",
    "2026-01",
    "safety_plan",
    "Safety plan",
    (
        Section(
            "about",
            "About this plan",
            (
                question("made_on", Kind.DATE, label="When was it made?", short="Made on"),
                question("purpose", child_label="What my plan is for", note=True),
                question("language", Kind.LINE, FAMILY, allow_missing=(Missing.NOT_APPLICABLE,)),
                question("background", audience=PROFESSIONALS),
                question("others", audience=EVERYBODY, about=About.CHILD_HARMED),
                question("neighbours", audience=EVERYBODY, about=About.THIRD_PARTY),
            ),
            HERE,
            child_title="About my plan",
        ),
        Section("places", "Each place", (SETTINGS,), HERE),
        Section(
            "choices",
            "Choices",
            (
                question("attached", Kind.CHOICE, options=YES_OR_NO),
                question("several", Kind.CHOICES, options=YES_OR_NO),
                question("why_not", show_when=Is("attached", "no")),
                question("count", Kind.NUMBER),
                question("hour", Kind.TIME),
                question("told", Kind.YES_NO),
            ),
            HERE,
        ),
        Section("hidden", "Hidden", (question("unseen"),), HERE, show_when=Answered("never")),
        Section("inner", "For professionals", (question("risk", audience=PROFESSIONALS),), HERE),
        Section(
            "agreements",
            "Agreeing it",
            (
                question("child_agrees", Kind.AGREEMENT),
                question("parent_agrees", Kind.AGREEMENT),
                question("worker_agrees", Kind.AGREEMENT),
            ),
            HERE,
        ),
    ),
    HERE,
    child_title="My plan",
)

ACTIONS = Repeat(
    "actions",
    "Actions",
    "Action",
    (
        question("action", audience=PROFESSIONALS),
        question("owner", Kind.LINE, PROFESSIONALS),
        question("due", Kind.DATE, PROFESSIONALS),
    ),
    HERE,
    layout="table",
)

MINUTES = Form(
    "sample",
    "2026-01",
    "strategy_minutes",
    "Strategy meeting minutes",
    (
        Section("meeting", "The meeting", (question("held_on", Kind.DATE, PROFESSIONALS),), HERE),
        Section("risks", "Risks", (question("risks", audience=PROFESSIONALS, number="2.1"),), HERE),
        Section("actions", "Actions", (ACTIONS,), HERE),
    ),
    HERE,
)

MATRIX = Form(
    "sample",
    "2026-01",
    "risk_assessment",
    "Risk assessment",
    (
        Section(
            "matrix",
            "Matrix",
            tuple(
                question(f"c{n}", Kind.INDICATOR, PROFESSIONALS, number=f"1.{n}", note=True)
                for n in range(1, 5)
            ),
            HERE,
        ),
        Section("why", "Decision", (question("rationale", audience=PROFESSIONALS),), HERE),
    ),
    HERE,
)


def answers(values: Mapping[str, object]) -> AnswerSet:
    """Answers by field key as text; a Missing is a reason why there is none."""
    made = {
        FieldKey.parse(key): Answer(missing=value) if isinstance(value, Missing) else Answer(value)  # type: ignore[arg-type]
        for key, value in values.items()
    }
    return AnswerSet(MappingProxyType(made))


def record(form: Form, values: Mapping[str, object], version: int = 1) -> Record:
    """A completed record of the sample case."""
    return Record(
        RecordId(f"record-{form.id}"),
        CASE.id,
        form,
        answers(values),
        RecordStatus.COMPLETE,
        AT,
        AT,
        ON,
        version,
    )


PLAN_ANSWERS: Mapping[str, object] = {
    "made_on": "2026-12-29",
    "purpose": "So that everyone feels safe at home and at school.",
    "purpose#note": "In Rowan’s own words.",
    "language": Missing.NOT_APPLICABLE,
    "background": "PROFESSIONAL-ONLY background",
    "others": "PROFESSIONAL-ONLY other child",
    "neighbours": "PROFESSIONAL-ONLY neighbour",
    "settings": ("home", "school", "online", "extra"),
    "settings/home/setting": "At home",
    "settings/home/agreed": "Parts 1 to 3 of the plan",
    "settings/home/asked": "Mum, any time",
    "settings/home/inside": "PROFESSIONAL-ONLY home",
    "settings/school/setting": "At school",
    "settings/online/setting": "Online",
    "settings/online/inside": "PROFESSIONAL-ONLY online",
    "settings/extra/agreed": "We talk on Sundays",
    "attached": "yes",
    "several": ("yes", "no"),
    "why_not": "HIDDEN because it is attached",
    "count": 3,
    "told": True,
    "unseen": "HIDDEN section",
    "risk": "PROFESSIONAL-ONLY risk",
    "child_agrees": Agreement(agreed=True, by="Rowan", on="2026-12-29").value,
    "parent_agrees": Agreement(agreed=False, because="wants to think about it").value,
}

MINUTES_ANSWERS: Mapping[str, object] = {
    "held_on": "2026-12-30",
    "risks": "The group agreed who watches over what, and by when.",
    "actions": ("one", "two"),
    "actions/one/action": "Ring the school about the timetable",
    "actions/one/owner": "A. Farrow",
    "actions/one/due": "2027-01-04",
    "actions/two/action": "Send the plan to the GP practice",
}

MATRIX_ANSWERS: Mapping[str, object] = {
    "c1": "present",
    "c1#note": "See the referral of 21 December.",
    "c2": "not_present",
    "c3": Missing.NOT_KNOWN,
    "rationale": "Decided on what is known today; the consultation agreed.",
}

SUMMARY = AssessmentSummary(
    category="HSB 2 Abusive",
    decided_on=date(2026, 12, 23),
    decided_by="A. Farrow, social worker",
    suggested="HSB 1 Problematic",
    rationale="Decided on what is known today; the consultation agreed.",
    led_by=("1.1 The first indicator",),
    contradictions=("1.1 and 1.2 do not go together",),
    gaps=("1.3 not known", "1.4 unanswered"),
    flags=("The Brook colour is outside the usual row",),
    history=(HistoryLine(date(2026, 12, 21), "HSB 1 Problematic", "A. Farrow", "First view"),),
)

MEETING = MeetingSummary(
    title="HSB strategy meeting",
    on=date(2026, 12, 30),
    at="10:00",
    place="Town Hall, Room 2",
    chair="M. Adeyemi, Coordinator",
    agenda=(
        AgendaLine("Is the child at risk of significant harm?", "Chair"),
        AgendaLine("Risks to the child"),
    ),
    agenda_source="Section 5.3",
    attendees=(
        Attendee("Social worker", "A. Farrow", "Children’s social care", "Invited"),
        Attendee("Police officer", "", "Police", "Apologies", signs=False),
    ),
    clock="To be held by Wednesday 30 December 2026, 3 working days from the decision (5.3).",
    quorum="Health is not on the list yet.",
    quorum_source="National, Working Together",
)

CHRONOLOGY = (
    ChronologyLine(date(2026, 12, 21), "Concern received", "a planted event", "§3"),
    ChronologyLine(date(2026, 12, 23), "Category decided"),
)

ACTION_LINES = (
    ActionLine(
        "a planted action",
        "A. Farrow",
        "Children’s social care",
        "Monday 4 January 2027",
        "Open",
        "HSB strategy meeting of Tuesday 22 December 2026",
    ),
    ActionLine("Ring the school", agreed="Risk discussion"),
    ActionLine("Send the plan"),
)

POSITION = PositionSummary(
    category="HSB 2 Abusive",
    decided="Wednesday 23 December 2026, by A. Farrow",
    rationale="Decided on what is known today.",
    plan="Child in need plan",
    meeting="HSB strategy meeting, Wednesday 30 December 2026, 10:00",
    steps=(
        OpenStep("HSB strategy meeting", "Due today", "Social work manager", "§5.3", overdue=True),
        OpenStep("Safety plan", "No limit stated"),
    ),
    actions=ACTION_LINES,
    people=(Contact("C. Ellery", "Parent"), Contact("P. Lindqvist", "Teacher", "School")),
    flags=("No plan stands.",),
)

MATRIX_PAGE = MatrixSummary(
    (
        MatrixColumn(
            "HSB 1 Problematic", (("1.1", "The first", "present"), ("1.2", "The second", "not_present"))
        ),
        MatrixColumn("HSB 2 Abusive", (("2.1", "The third", "not_known"),)),
        MatrixColumn("HSB 3 Violent", (("3.1", "The fourth", ""),)),
    ),
    (("Colour", ("Amber", "Red", "Red")),),
    "Risk assessment of 23 December 2026",
    "Decided: HSB 2 Abusive",
    "Locally agreed",
)

PICTURE = PictureSummary(
    (("Concern", "§3"), ("Meet", ""), ("Decide", "§6")),
    (
        PictureBox(0, 1, "Concern received", "Mon 21 December", "done", "Done"),
        PictureBox(1, 0, "Step-down", "Not required: HSB 2", "not_required", "Not required"),
        PictureBox(1, 1, "Strategy meeting", "Wed 30 December", "now", "Now", here=True),
        PictureBox(1, 2, "Risk discussion", "", "possible", "May come next"),
        PictureBox(2, 0, "Section 47 enquiry", "", "possible", "May come next", group="One of two"),
        PictureBox(2, 1, "No section 47", "a lead agency is agreed", "possible", "", group="One of two"),
    ),
    (
        (0, 2, "done"),
        (0, 1, "not_required"),
        (2, 4, "now"),
        (2, 3, "possible"),
        (3, 2, "possible"),
        (0, 5, "possible"),
    ),
    "The case stands at: Strategy meeting",
)

MONTHS = (date(2026, 11, 1), date(2026, 12, 1))
PANEL_COPY = PanelCopy("The panel", "OFFICIAL-SENSITIVE", ON)
OVERVIEW = overview(
    "Overview of the panel",
    MONTHS,
    (
        ChartFrame(
            "places",
            "Places",
            "Every case heard",
            (("park", "Park"), ("online", "Online"), ("bus", "Bus")),
            "§7",
        ),
        ChartFrame("themes", "Themes", "", ()),
    ),
    [
        *(Sighting("places", "park", MONTHS[0], f"case-{n}") for n in range(8)),
        *(Sighting("places", "online", MONTHS[1], f"case-{n}") for n in range(3)),
    ],
)


def copy_for(recipient: Recipient, number: int = 1, copies: int = 3, draft: bool = False) -> CopyDetails:  # noqa: FBT002
    """A copy of the sample case."""
    seal = "" if draft else "7c1f 09ab"
    return CopyDetails(CASE, recipient, number, copies, "OFFICIAL-SENSITIVE", ON, draft, seal)


def row(name: str) -> RowId:
    """A row's id."""
    return RowId(name)
