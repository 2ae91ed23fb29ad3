"""The page that carries a recovery code: neutral words, no name, nothing that says what the records are about."""

from dataclasses import dataclass
from datetime import date

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.paper import Paper, Recipient
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.words import t

RECOVERY_PAGE = "recovery_page"
_GROUPS_A_LINE = 3


@dataclass(frozen=True, slots=True)
class Owner(Recipient):
    """Whoever printed the page; not named on it."""

    @property
    def copy_words(self) -> str:
        """What kind of copy it is, as it prints."""
        return t("Owner’s page")


def compose_recovery_page(code: str, on: date) -> Paper:
    """The page for one code, made on that day."""
    groups = code.split("-")
    lines = [" ".join(groups[at : at + _GROUPS_A_LINE]) for at in range(0, len(groups), _GROUPS_A_LINE)]
    what_for = t(
        "This code opens the records on one laptop when their passphrase is forgotten. Nobody can print it again."
    )
    steps = (
        t("Start the program and choose “Use the recovery code”."),
        t("Type the code. Capital letters, spaces and dashes do not matter."),
        t("Choose a new passphrase. This code is then used up; print the new one that is shown."),
    )
    keep = t(
        "Keep this page locked away, apart from the laptop. Whoever has both can open the records. "
        "A page with a later date makes this one worthless: destroy it."
    )
    return Paper(
        kind=RECOVERY_PAGE,
        title=t("Recovery code"),
        marking=t("Keep locked away, apart from the laptop"),
        case_reference="",
        recipient=Owner(t("the owner"), "", Audience.PROFESSIONAL),
        copy_number=1,
        copies=1,
        edition="",
        printed_on=on,
        blocks=(
            b.Paragraph(b.Words(what_for)),
            *(b.Heading(line) for line in lines),
            b.Paragraph(b.Words(t("Made on {date}", date=long_date(on)), b.Tone.STRONG)),
            b.Heading(t("How to use it")),
            b.Bullets(tuple(b.Words(step) for step in steps), numbered=True),
            b.Heading(t("How to keep it")),
            b.Paragraph(b.Words(keep)),
        ),
        one_page=True,
    )
