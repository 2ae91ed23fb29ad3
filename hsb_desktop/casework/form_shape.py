"""What a form is for, told from its parts: an assessment has indicators, a meeting an attendance list. No form ids."""

from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Form, Kind, Question, Repeat

ATTENDANCE = "attendance"  # the layout of a repeat that is an attendance list


def indicators(form: Form) -> tuple[Question, ...]:
    """The indicators of a risk matrix, in their order."""
    return tuple(item for item in form.items() if isinstance(item, Question) and item.kind is Kind.INDICATOR)


def attendance(form: Form) -> Repeat | None:
    """The attendance list of a meeting's form."""
    return next(
        (item for item in form.items() if isinstance(item, Repeat) and item.layout == ATTENDANCE), None
    )


def is_assessment(form: Form) -> bool:
    """Whether it leads to a decision on the category."""
    return bool(indicators(form))


def is_meeting(form: Form) -> bool:
    """Whether it is a meeting."""
    return attendance(form) is not None


def screen_of(form: Form) -> str:
    """The screen that shows a record of this form."""
    if is_assessment(form):
        return "assessment"
    return "meeting" if is_meeting(form) else "record"


def record_label(procedure: Procedure, form: Form) -> str:
    """What a record of this form is called: the procedure's word for the record, else the form's title."""
    kind = procedure.record(form.record) if form.record else None
    return kind.label if kind is not None else form.title


def printed_words(form: Form) -> frozenset[str]:
    """The texts that papers of this form may print of the form itself, whatever is answered."""
    questions = [
        text
        for question in form.questions()
        for text in (
            question.label,
            question.short,
            question.child_label,
            *(o.label for o in question.options),
        )
    ]
    repeats = [item for item in form.items() if isinstance(item, Repeat)]
    rows = [start.label for repeat in repeats for start in repeat.start_rows]
    rows += [text for repeat in repeats for text in (repeat.label, repeat.child_label)]
    sections = [
        text
        for section in form.sections
        for text in (section.title, section.child_title, section.child_draws)
    ]
    return frozenset((form.title, form.child_title, *sections, *questions, *rows))
