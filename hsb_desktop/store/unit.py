"""The unit that casework sees: one transaction on the encrypted store, made of its parts."""

from hsb_desktop.store.unit_actions import ActionsUnit
from hsb_desktop.store.unit_cases import CasesUnit
from hsb_desktop.store.unit_copies import CopiesUnit
from hsb_desktop.store.unit_council import CouncilUnit
from hsb_desktop.store.unit_destroying import DestroyingUnit
from hsb_desktop.store.unit_drafts import DraftsUnit
from hsb_desktop.store.unit_facts import FactsUnit
from hsb_desktop.store.unit_finding import FindingUnit
from hsb_desktop.store.unit_journal import JournalUnit
from hsb_desktop.store.unit_keys import KeysUnit
from hsb_desktop.store.unit_papers import PapersUnit
from hsb_desktop.store.unit_records import RecordsUnit


class SqlUnit(
    CasesUnit,
    FindingUnit,
    FactsUnit,
    RecordsUnit,
    ActionsUnit,
    CouncilUnit,
    DraftsUnit,
    PapersUnit,
    CopiesUnit,
    KeysUnit,
    DestroyingUnit,
    JournalUnit,
):
    """Satisfies `casework.ports.Unit`; made by `EncryptedStore.unit` only."""
