"""What the opened window says about the ways to open these records, until it is seen to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hsb_desktop.casework.key_ports import Keys, KeysStanding
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london

if TYPE_CHECKING:
    from hsb_desktop.ui.shell.wiring import Wired

_NAMED = 3  # faults of the policy in a notice; `hsb-desktop policy` lists them all


def say_warnings(wired: "Wired", warnings: Sequence[str], standing: KeysStanding, keys: Keys) -> None:
    """Everything in one notice, put away at once; an opening nobody saw stays until it is acknowledged."""
    said = [*opened_unseen(standing), *warnings, *unsettled(standing)]
    if not said:
        return
    if not standing.opened_unseen:
        wired.window.notices.remind(" ".join(said))
        return

    def acknowledge() -> None:
        wired.runner.tell(wired.window, lambda _desk: keys.acknowledge_opening())

    wired.window.notices.remind(" ".join(said), t("I know about this"), acknowledge)


def opened_unseen(standing: KeysStanding) -> list[str]:
    """How the records were opened without their passphrase."""
    said = []
    for by_council, at in standing.opened_unseen:
        here = at.astimezone(london())
        day = f"{here:%A} {here.day} {here:%B %Y}"
        if by_council:
            said.append(t("Your council opened these records with its recovery key on {day}.", day=day))
        else:
            said.append(
                t(
                    "These records were opened with the recovery code on {day} and given a new passphrase. "
                    "If that was not you, tell your manager.",
                    day=day,
                )
            )
    return said


def unsettled(standing: KeysStanding) -> list[str]:
    """What is said at every opening."""
    said = []
    if standing.policy_faults:
        places = ", ".join(standing.policy_faults[:_NAMED]) + ("…" if standing.policy_faults[_NAMED:] else "")
        said.append(
            t(
                "The council's settings on this laptop have a fault ({places}); your records were kept, so tell your "
                "IT support.",
                places=places,
            )
        )
    if standing.council_offer is not None:
        said.append(
            t("Your council's recovery key is not confirmed. Compare its words the next time you unlock.")
        )
    return said
