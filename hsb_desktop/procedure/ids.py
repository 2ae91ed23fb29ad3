"""Names for ids, so that the id of a case can never stand where the id of a record is meant."""

from typing import NewType

CaseId = NewType("CaseId", str)
RecordId = NewType("RecordId", str)
PersonId = NewType("PersonId", str)
FactId = NewType("FactId", str)
PaperId = NewType("PaperId", str)
WorkerId = NewType("WorkerId", str)
RowId = NewType("RowId", str)
