"""The fields of a person in their groups. Which there are follows from who it is; warnings stand under their field."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.case import Person, PersonKind
from hsb_desktop.procedure.code_sets import code_set, warn_codes
from hsb_desktop.procedure.identifiers import WARNINGS
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import Answer, AnswerGroup
from hsb_desktop.ui.kit.check_box import CheckBox
from hsb_desktop.ui.kit.form_fields import FormField
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column
from hsb_desktop.ui.kit.select import Select
from hsb_desktop.ui.kit.text_area import TextArea
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.questions.birth import BirthFields
from hsb_desktop.ui.screens.person.values import ROLES

_SEVERAL = ("disability", "factors")  # codes typed one after another, read back in words
_CODES = (
    "ethnicity",
    "disability",
    "primary_need",
    "referral_source",
    "legal_status",
    "plan_category",
    "factors",
)


class PersonFields:
    """Every field by its name, in groups of rows; `say` brings the warnings up to date."""

    def __init__(self, owner: QWidget, person: Person | None) -> None:
        self.fields: dict[str, FormField] = {}
        self.rows: dict[str, FormRow] = {}
        self.child = person is not None and person.kind is PersonKind.CHILD
        self.birth = BirthFields(owner, unborn=not self.child)
        self._checks: dict[str, Callable[[], str]] = {}

    def who(self) -> Column:
        """Name and the roles."""
        rows = column(gap=20)
        rows.add(self._line("name", t("Name")))
        if not self.child:
            rows.add(
                self._row(
                    "kind", AnswerGroup(t("How the person belongs to the case"), _kinds(), compact=True)
                )
            )
            rows.add(
                self._line(
                    "relation", t("Relationship or role"), t("For example mother, aunt, designated teacher.")
                ),
                self._line("agency", t("Agency"), t("For professionals.")),
            )
        return rows

    def further_roles(self) -> Column:
        """The same person in other roles."""
        words = (t("Second role"), t("Third role"))
        rows = column(gap=20)
        for slot, word in zip(ROLES, words, strict=True):
            kind = Select(word, [("", t("None")), *[(kind.id, kind.word) for kind in _kinds()]])
            kind.set_value("")
            rows.add(
                self._row(f"{slot}.kind", kind),
                self._line(f"{slot}.relation", t("{role}: relationship or role", role=word)),
                self._line(f"{slot}.agency", t("{role}: agency", role=word)),
            )
        return rows

    def born(self) -> Column:
        """Date of birth and how it is known."""
        self.fields |= {"born": self.birth.born, "known": self.birth.known}
        self.rows |= {"born": self.birth.born_row, "known": self.birth.known_row}
        return column(self.birth.born_row, self.birth.known_row, gap=20)

    def needs(self, *, professional: bool) -> Column:
        """How to reach and speak with them, and how they live."""
        rows = column(gap=20)
        rows.add(
            self._line("contact", t("Contact"), t("How and when to reach them.")),
            self._line(
                "interpreter",
                t("Interpreter"),
                t("The language, British Sign Language too. Leave it empty when none is needed."),
            ),
            self._area("communication", t("Communication needs"), t("What helps them to take part.")),
        )
        if professional:
            return rows
        if not self.child:
            answers = [("", t("Not said")), ("yes", t("Yes")), ("no", t("No")), ("not_known", t("Not known"))]
            choice = Select(t("Parental responsibility"), answers)
            choice.set_value("")
            rows.add(
                self._row(
                    "parental_responsibility", choice, t("For this case's child. Leave it open for others.")
                )
            )
        rows.add(
            self._line("lives_with", t("Lives with")),
            self._line("school", t("School, college or nursery")),
        )
        return rows

    def address(self) -> Column:
        """Where they live: withheld unless the box is ticked."""
        shown = CheckBox(t("May stand on lists and papers"))
        self.fields["address_shown"] = shown
        return column(
            self._area(
                "address", t("Address"), t("Withheld from every list and paper, unless allowed below.")
            ),
            self._coded("postcode", TextLine(t("Postcode"), width=160), t("Postcode"), WARNINGS["postcode"]),
            shown,
            gap=20,
        )

    def numbers(self) -> Column:
        """Numbers that others know the child by."""
        rows = column(gap=20)
        rows.add(
            self._coded(
                "nhs_number", TextLine(t("NHS number"), width=220), t("NHS number"), WARNINGS["nhs_number"]
            ),
            self._coded(
                "upn",
                TextLine(t("Unique pupil number"), width=220),
                t("Unique pupil number"),
                WARNINGS["upn"],
            ),
            self._line(
                "other_numbers", t("Other numbers"), t("For example youth justice, Home Office, court.")
            ),
        )
        return rows

    def codes(self) -> Column:
        """Codes for the council's national returns; none is asked for."""
        rows = column(gap=20)
        rows.add(self._code("sex", t("Sex")), self._code("gender", t("Gender")))
        rows.add(self._line("gender_words", t("Gender in own words")))
        if self.child:
            words = {
                "ethnicity": t("Ethnicity, as the child or a parent says"),
                "disability": t("Disability"),
                "primary_need": t("Primary need"),
                "referral_source": t("Who referred"),
                "legal_status": t("Legal status, where looked after"),
                "plan_category": t("Category of the child protection plan"),
                "factors": t("Factors at the end of the assessment"),
            }
            rows.add(*[self._code(name, words[name]) for name in _CODES])
        return rows

    def say(self) -> None:
        """Look at every field that has a check."""
        for name, check in self._checks.items():
            self.rows[name].set_warning(check())
        for name in _SEVERAL:
            field = self.fields.get(name)
            if isinstance(field, TextLine):
                self.rows[name].set_hint(code_set(name).words(field.text()) or _several_hint(name))

    def _code(self, name: str, label: str) -> FormRow:
        if name in _SEVERAL:
            line = TextLine(label)
            return self._coded(name, line, label, lambda text: warn_codes(name, text), _several_hint(name))
        codes = code_set(name).codes
        offered = [("", t("Not said")), *[(code, f"{code}  {words}") for code, words in codes.items()]]
        select = Select(label, offered)
        select.set_value("")
        form_row = self._row(name, select)
        if name == "sex":
            self._checks[name] = lambda: warn_codes(
                "sex", select.value(), unborn=self.birth.known.value() == "unborn"
            )
        return form_row

    def _coded(
        self, name: str, line: TextLine, label: str, check: Callable[[str], str], hint: str = ""
    ) -> FormRow:
        self._checks[name] = lambda: check(line.text())
        line.textChanged.connect(lambda _text: self.say())
        self.fields[name] = line
        self.rows[name] = FormRow(label, line, hint=hint)
        return self.rows[name]

    def _line(self, name: str, label: str, hint: str = "") -> FormRow:
        self.fields[name] = TextLine(label)
        self.rows[name] = FormRow(label, self.fields[name], hint=hint)
        return self.rows[name]

    def _area(self, name: str, label: str, hint: str = "") -> FormRow:
        self.fields[name] = TextArea(label, lines=2)
        self.rows[name] = FormRow(label, self.fields[name], hint=hint)
        return self.rows[name]

    def _row(self, name: str, field: AnswerGroup | Select, hint: str = "") -> FormRow:
        self.fields[name] = field
        self.rows[name] = FormRow(field.accessibleName(), field, hint=hint)
        return self.rows[name]


def _several_hint(name: str) -> str:
    codes = code_set(name).codes
    if name == "disability":
        said = ", ".join(t("{code} {words}", code=code, words=words) for code, words in codes.items())
        return t("Codes with a space between: {codes}.", codes=said)
    return t(
        "Codes with a space between, for example 14A 19B. Which of them fit a child who displayed the behaviour is for"
        " the council to say; none is set here."
    )


def _kinds() -> list[Answer]:
    return [
        Answer(PersonKind.PARENT.value, t("Parent")),
        Answer(PersonKind.CARER.value, t("Carer")),
        Answer(PersonKind.FAMILY.value, t("Other family")),
        Answer(PersonKind.PROFESSIONAL.value, t("Professional")),
        Answer(
            PersonKind.LINKED_CHILD.value, t("Linked child"), t("A separate record and separate papers (§1)")
        ),
    ]
