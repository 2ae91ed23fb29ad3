"""A kind of meeting as an edition defines it: its forms, who comes, who chairs, what is decided, what it closes."""

from dataclasses import dataclass

from hsb_desktop.procedure.form import Cite
from hsb_desktop.procedure.source import Basis


@dataclass(frozen=True, slots=True)
class MeetingKind:
    """One kind of meeting. Its agenda stands in its `form`, its record of what was said in the form `minutes`.

    `begins` are answers of the form that tell it from others of the same form; `steps` are the steps it is set up for;
    `main` are those of them for which it is offered before other kinds; `fact` is recorded once it was held, its fields
    being the questions of the same id in both forms. `chairs` are the
    answers to who chairs that the source names, none where it names nobody. `decides` are the questions of the minutes
    that the meeting itself answers, the outcome first; those in `needed` must be answered before it can be closed.
    """

    id: str
    label: str
    about: str
    form: str
    minutes: str
    fact: str
    cite: Cite
    basis: Basis = Basis.SOURCE
    begins: tuple[tuple[str, str], ...] = ()
    steps: tuple[str, ...] = ()
    main: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    quorum: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    decides: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()

    def answer(self, question: str) -> str:
        """What its form begins with at a question, empty where it says nothing of it."""
        return dict(self.begins).get(question, "")
