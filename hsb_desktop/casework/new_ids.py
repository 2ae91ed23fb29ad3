"""Random ids for new things: nothing can be told from one, and two stores never give the same."""

from secrets import token_hex

from hsb_desktop.procedure.ids import CaseId, FactId, PaperId, PersonId, RecordId, RowId

_BYTES = 16


def new_case_id() -> CaseId:
    """An id for a case."""
    return CaseId(token_hex(_BYTES))


def new_person_id() -> PersonId:
    """An id for a person."""
    return PersonId(token_hex(_BYTES))


def new_fact_id() -> FactId:
    """An id for a fact."""
    return FactId(token_hex(_BYTES))


def new_record_id() -> RecordId:
    """An id for a record."""
    return RecordId(token_hex(_BYTES))


def new_row_id() -> RowId:
    """An id for a row that the worker adds to a repeat; never the id of a row that a form begins with."""
    return RowId(f"row-{token_hex(_BYTES // 2)}")


def new_paper_id() -> PaperId:
    """An id for an issued paper."""
    return PaperId(token_hex(_BYTES))
