"""The question before a copy is issued, and the words for which copy it is."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from hsb_desktop.casework.drafts import reason_to_release
from hsb_desktop.casework.paper_checks import Reason, says_why
from hsb_desktop.casework.work_views import PaperPreview, RecipientView
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.runtime.ask import Ask
from hsb_desktop.ui.runtime.reasons import Reasons
from hsb_desktop.ui.runtime.screen import Services

May = Callable[[Ask, RecipientView, str, str], bool]  # asks: for whom, which way, for what reason


class Confirming(QObject):
    """Asks for the reason where something on a copy wants one, then whether it goes to this person, and this way."""

    def __init__(self, services: Services, failed: Callable[[HsbError], None], parent: QObject) -> None:
        super().__init__(parent)
        self._ask = services.ask
        self._reasons = Reasons(services, failed, self)

    def ask(
        self,
        case_id: CaseId,
        preview: PaperPreview,
        way: str,
        then: Callable[[Reason], None],
        may: May | None = None,
    ) -> None:
        """Call `then` with the reason, which is empty where none is wanted; not at all where the person went back.
        `may` asks whether it goes, where the copy is not one to be issued."""
        who, found = preview.recipient, preview.wants_reason
        may = may or may_issue
        if not found:
            if may(self._ask, who, way, ""):
                then(Reason())
            return

        def given(words: str) -> None:
            if not says_why(words):
                self._ask.tell(
                    t("Say why in a few words"),
                    t("The register keeps the reason for whoever signs it off. What you typed is kept."),
                )
                self.ask(case_id, preview, way, then, may)
            elif may(self._ask, who, way, words):
                then(Reason(words, frozenset(found)))

        self._reasons.ask(
            reason_to_release(case_id, who.id),
            t("Why may this copy go to {name}?", name=who.name),
            t(
                "{found} Go back to change it. If it has to stand there, say why: the reason stays in the register of"
                " copies, for whoever signs it off.",
                found=" ".join(found),
            ),
            given,
        )

    def served(self, case_id: CaseId, who: RecipientView) -> None:
        """It is issued, and the register holds the reason."""
        self._reasons.served(reason_to_release(case_id, who.id))


def may_issue(ask: Ask, who: RecipientView, way: str, reason: str = "") -> bool:
    """Ask whether it may go to this person and this way; the safe answer is no."""
    said = t(
        "{kind} for {reader}. {way}. It is kept in the case as it is, and the record can then be changed"
        " only as a new version.",
        kind=who.copy_words,
        reader=_reader(who),
        way=way,
    )
    if reason:
        said = t("{said} Your reason: {reason}", said=said, reason=reason)
    yes = t("Issue to {name}", name=who.name)
    return ask.confirm(t("Issue to {name}?", name=who.name), said, yes, t("Not yet"))


def may_go_as_word(ask: Ask, who: RecipientView, way: str, reason: str = "") -> bool:
    """Ask whether an editable copy may go to this person and this way; the safe answer is no."""
    said = t(
        "{kind} for {reader}. {way}. Whoever has it can change it, and it leaves the program unprotected. Every page"
        " says that it is not the record; the register of copies says that it was made.",
        kind=who.copy_words,
        reader=_reader(who),
        way=way,
    )
    if reason:
        said = t("{said} Your reason: {reason}", said=said, reason=reason)
    title = t("Save an editable Word copy for {name}?", name=who.name)
    return ask.confirm(title, said, t("Save for {name}", name=who.name), t("Not yet"))


def _reader(who: RecipientView) -> str:
    return t("{name}, {relation}", name=who.name, relation=who.relation) if who.relation else who.name


def copy_in_words(preview: PaperPreview, *, issued: bool) -> str:
    """Which copy it is and for whom."""
    name, number, total = preview.recipient.name, preview.copy_number, preview.copies
    which = t("Copy {n} of {total}", n=number, total=total) if total else t("Copy {n}", n=number)
    if issued:
        return t("{copy}, issued to {name}", copy=which, name=name)
    return t("{copy}, for {name} only", copy=which, name=name)
