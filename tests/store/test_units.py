"""What goes into a unit comes out of it, whole, in order, and only when the block has ended well."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsb_desktop.casework.ports import JournalEntry, Place, Store, Typing, Unit, Vault
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import PersonKind, RecordStatus
from hsb_desktop.procedure.form import Missing
from hsb_desktop.procedure.ids import CaseId, FactId, PaperId, RecordId, RowId
from hsb_desktop.store.errors import IssuedRecord, NotInStore, StoreClosed
from hsb_desktop.store.opening import EncryptedStore
from hsb_desktop.store.vault import FolderVault
from tests.store.samples import CASE, NAME, NOW, PASSPHRASE, RECORD, ROLE, case, fact, paper, person, record

ANY_TEXT = st.text(st.characters(), max_size=200) | st.sampled_from(
    [
        "\x00",
        "\ud800",
        "\udfff x",
        "\x10",
        "\x10json",
        "👩‍👧‍👦",
        "'; DROP TABLE answers; --",
        "ﷺ",
        "a" * 20_000,
    ]
)


def test_the_store_satisfies_the_ports(store: EncryptedStore, vault: FolderVault) -> None:
    a_store: Store = store
    a_vault: Vault = vault
    with a_store.unit() as unit:
        a_unit: Unit = unit
        assert a_unit.worker().name == NAME
    assert a_vault.exists()


def test_a_case_comes_back_with_its_people_in_order(store: EncryptedStore, vault: FolderVault) -> None:
    with store.unit() as unit:
        unit.add_case(case())
        unit.add_case(case(CaseId("case-2"), "C-0002"))
    vault.close()
    with vault.open(PASSPHRASE).unit() as unit:
        assert unit.case(CASE) == case()
        assert unit.cases() == (case(), case(CaseId("case-2"), "C-0002"))


def test_people_are_added_and_changed(store: EncryptedStore) -> None:
    with store.unit() as unit:
        unit.add_case(case())
        unit.save_person(CASE, person(9, PersonKind.PROFESSIONAL))
        unit.save_person(CASE, replace(person(2), name="Robin Sample"))
        unit.save_person(CASE, replace(case().child, born=None))
    with store.unit() as unit:
        found = unit.case(CASE)
    assert [p.name for p in found.people] == ["Robin Sample", "Kim Example", "Robin Example"]
    assert found.child == replace(case().child, born=None)


def test_references_are_never_given_twice(store: EncryptedStore) -> None:
    with store.unit() as unit:
        assert [unit.next_reference(), unit.next_reference()] == ["C-0001", "C-0002"]
        unit.add_case(case(reference="C-0142"))
        assert unit.next_reference() == "C-0143"
        unit.add_case(case(CaseId("b"), "C-0007"))
        unit.add_case(case(CaseId("c"), "C-10000"))
        unit.add_case(case(CaseId("d"), "LBI 5"))
        assert unit.next_reference() == "C-10001"
        assert [c.reference for c in unit.cases()] == ["LBI 5", "C-0007", "C-0142", "C-10000"]


def test_a_case_is_closed_and_opened_again(store: EncryptedStore) -> None:
    with store.unit() as unit:
        unit.add_case(case())
        unit.close_case(CASE, closed=True)
        assert unit.case(CASE).closed
        unit.close_case(CASE, closed=False)
        assert unit.case(CASE) == case()


def test_facts_stand_until_they_are_corrected_or_withdrawn(store: EncryptedStore) -> None:
    with store.unit() as unit:
        unit.add_case(case())
        unit.add_case(case(CaseId("case-2"), "C-0002"))
        for number in (1, 2, 3):
            unit.add_fact(fact(number))
        unit.add_fact(fact(4, CaseId("case-2")))
        unit.correct_fact(FactId("fact-1"), fact(5), "the date was wrong")
        unit.withdraw_fact(FactId("fact-2"), "entered in the wrong case", NOW)
    with store.unit() as unit:
        assert unit.facts(CASE) == (fact(3), fact(5))
        assert unit.facts_of_all() == {CASE: (fact(3), fact(5)), "case-2": (fact(4, CaseId("case-2")),)}
        with pytest.raises(NotInStore):
            unit.correct_fact(FactId("fact-1"), fact(6), "twice")


def test_a_record_is_kept_and_updated(store: EncryptedStore) -> None:
    with store.unit() as unit:
        unit.add_case(case())
        unit.add_record(record())
        unit.add_record(replace(record(RecordId("record-2")), belongs_to=RECORD, version=2))
        done = replace(record(), status=RecordStatus.COMPLETE, completed_on=date(2026, 11, 23))
        unit.update_record(done)
    with store.unit() as unit:
        assert unit.records(CASE) == (
            done,
            replace(record(RecordId("record-2")), belongs_to=RECORD, version=2),
        )
        assert unit.records_of_all() == unit.records(CASE)


def test_the_last_revision_of_an_answer_stands(store: EncryptedStore) -> None:
    key, cell, note = FieldKey("q"), FieldKey("who", "rows", RowId("r1")), FieldKey("q", note=True)
    with store.unit() as unit:
        unit.add_case(case())
        unit.add_record(record())
        later = NOW + timedelta(minutes=5)
        unit.add_answers(RECORD, {key: Answer("one"), cell: Answer(("a", "b")), note: Answer(True)}, NOW)
        unit.add_answers(RECORD, {key: Answer("two"), cell: Answer(missing=Missing.DECLINED)}, later)
        unit.add_answers(RECORD, {note: Answer(1)}, NOW)
        unit.add_answers(RECORD, {key: Answer()}, later)
        unit.add_answers(RECORD, {key: Answer("three")}, later)
    with store.unit() as unit:
        answers = unit.answers(RECORD)
        assert answers.get(key) == Answer("three")
        assert answers.get(cell) == Answer(missing=Missing.DECLINED)
        assert answers.get(note).value is not True
        assert answers.get(note).value == 1
        assert unit.record(RECORD).changed_at == later


def test_the_answers_of_many_records_are_read_at_once(store: EncryptedStore) -> None:
    other = RecordId("record-2")
    with store.unit() as unit:
        unit.add_case(case())
        for record_id in (RECORD, other):
            unit.add_record(record(record_id))
            unit.add_answers(record_id, {FieldKey("q"): Answer("first"), FieldKey("p"): Answer(3)}, NOW)
            unit.add_answers(record_id, {FieldKey("q"): Answer(record_id)}, NOW)
        many = [RECORD, *(RecordId(f"none-{number}") for number in range(40_000)), other]
        found = unit.answers_of(many)
        assert found[RECORD] == unit.answers(RECORD)
        assert found[other].text("q") == other
        assert len(found) == len(many)
        assert not list(found[RecordId("none-7")])


def test_the_same_answer_again_is_no_revision(store: EncryptedStore) -> None:
    with store.unit() as unit:
        unit.add_case(case())
        unit.add_record(record())
        unit.add_answers(RECORD, {FieldKey("q"): Answer("one")}, NOW)
        seal = unit.journal_seal()
        unit.add_answers(RECORD, {FieldKey("q"): Answer("one")}, NOW)
        assert unit.journal_seal() == seal


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=ANY_TEXT,
    value=st.integers(-(2**70), 2**70) | st.booleans() | st.lists(ANY_TEXT, max_size=4).map(tuple) | ANY_TEXT,
)
def test_whatever_is_typed_comes_back_exactly(
    store: EncryptedStore, text: str, value: str | int | bool | tuple[str, ...]
) -> None:
    with store.unit() as unit:
        if not unit.cases():
            unit.add_case(case())
            unit.add_record(record())
        unit.save_person(CASE, replace(person(2), name=text, relation=text, agency=text, contact=text))
        unit.add_answers(RECORD, {FieldKey("q"): Answer(value)}, NOW)
        unit.put_typing(Typing(RECORD, FieldKey("q"), text, 3, NOW))
    with store.unit() as unit:
        found = unit.case(CASE).people[0]
        assert (found.name, found.relation, found.agency, found.contact) == (text,) * 4
        assert repr(unit.answers(RECORD).of("q").value) == repr(value)
        assert unit.typing(RECORD) == (Typing(RECORD, FieldKey("q"), text, 3, NOW),)


def test_typing_is_kept_per_field_and_dropped(store: EncryptedStore) -> None:
    one, two = Typing(RECORD, FieldKey("q"), "so f", 4, NOW), Typing(RECORD, FieldKey("p"), "x", 1, NOW)
    with store.unit() as unit:
        unit.add_case(case())
        unit.add_record(record())
        unit.put_typing(one)
        unit.put_typing(two)
        unit.put_typing(replace(one, text="so far", caret=6, at=NOW + timedelta(seconds=1)))
    with store.unit() as unit:
        assert unit.typing() == (two, replace(one, text="so far", caret=6, at=NOW + timedelta(seconds=1)))
        unit.drop_typing(RECORD, FieldKey("p"))
        assert [typing.key for typing in unit.typing(RECORD)] == [FieldKey("q")]
        assert unit.typing(RecordId("other")) == ()


def test_a_draft_is_kept_per_place_and_field_and_dropped(store: EncryptedStore, vault: FolderVault) -> None:
    with store.unit() as unit:
        before = unit.head
        unit.put_draft("new_case", "name", " Ro", NOW)
        unit.put_draft("new_case", "born.day", "3\ud800", NOW)
        unit.put_draft("person:case-1", "name", "Kim", NOW)
        unit.put_draft("new_case", "name", " Rob ", NOW + timedelta(seconds=1))
        assert unit.head == before, "like typing it is no change to a record"
    vault.close()
    store = vault.open(PASSPHRASE)
    with store.unit() as unit:
        assert unit.drafts("new_case") == {"name": " Rob ", "born.day": "3\ud800"}
        unit.drop_drafts("new_case")
    with store.unit() as unit:
        assert unit.drafts("new_case") == {}
        assert unit.drafts("person:case-1") == {"name": "Kim"}


def test_the_place_is_remembered(store: EncryptedStore) -> None:
    with store.unit() as unit:
        assert unit.place() == Place()
        unit.put_place(Place("case", CASE))
        unit.put_place(Place("record", CASE, RECORD, "page-2", "rows/r1/q", 17))
    with store.unit() as unit:
        assert unit.place() == Place("record", CASE, RECORD, "page-2", "rows/r1/q", 17)


def test_an_issued_paper_comes_back_byte_for_byte(store: EncryptedStore) -> None:
    data = bytes(range(256)) * 2000
    with store.unit() as unit:
        unit.add_case(case())
        unit.add_paper(paper(data), data)
        with pytest.raises(ValueError, match="digest"):
            unit.add_paper(paper(b"other", 2), data)
    with store.unit() as unit:
        assert unit.papers(CASE) == (paper(data),)
        assert unit.paper_bytes(PaperId("paper-1")) == data


def test_an_issued_record_is_followed_not_changed(store: EncryptedStore) -> None:
    issued = replace(record(), status=RecordStatus.ISSUED)
    with store.unit() as unit:
        unit.add_case(case())
        unit.add_record(record())
        unit.update_record(issued)
        with pytest.raises(IssuedRecord):
            unit.add_answers(RECORD, {FieldKey("q"): Answer("late")}, NOW)
        with pytest.raises(IssuedRecord):
            unit.update_record(record())
        unit.update_record(replace(record(), version=2))
        unit.add_answers(RECORD, {FieldKey("q"): Answer("amended")}, NOW)
    with store.unit() as unit:
        assert unit.answers(RECORD).text("q") == "amended"


def test_a_block_that_raises_changes_nothing(store: EncryptedStore) -> None:
    with store.unit() as unit:
        seal = unit.journal_seal()
    with pytest.raises(ZeroDivisionError):
        _fail_after_a_change(store)
    with store.unit() as unit:
        assert unit.cases() == ()
        assert unit.journal_seal() == seal
        unit.add_case(case())
    assert store.verify().holds


def test_a_unit_ends_with_its_block(store: EncryptedStore, vault: FolderVault) -> None:
    with store.unit() as unit:
        pass
    with pytest.raises(RuntimeError, match="ends with its block"):
        unit.cases()
    vault.close()
    with pytest.raises(StoreClosed), store.unit():
        pass


@pytest.mark.parametrize(
    "ask",
    [
        lambda unit: unit.case(CASE),
        lambda unit: unit.save_person(CASE, person(1)),
        lambda unit: unit.close_case(CASE, closed=True),
        lambda unit: unit.withdraw_fact(FactId("x"), "why", NOW),
        lambda unit: unit.record(RECORD),
        lambda unit: unit.update_record(record()),
        lambda unit: unit.add_answers(RECORD, {FieldKey("q"): Answer("x")}, NOW),
        lambda unit: unit.put_typing(Typing(RECORD, FieldKey("q"), "x", 1, NOW)),
        lambda unit: unit.paper_bytes(PaperId("x")),
    ],
)
def test_an_id_that_leads_nowhere_is_one_sentence(
    store: EncryptedStore, ask: Callable[[Unit], object]
) -> None:
    with pytest.raises(NotInStore, match="not in the records"), store.unit() as unit:
        ask(unit)


def test_the_worker_is_whose_store_it_is(store: EncryptedStore) -> None:
    with store.unit() as unit:
        assert (unit.worker().name, unit.worker().role) == (NAME, ROLE)


def test_moments_need_their_zone(store: EncryptedStore) -> None:
    with pytest.raises(ValueError, match="time zone"), store.unit() as unit:
        unit.journal(JournalEntry("case.viewed"), NOW.replace(tzinfo=None))


def _fail_after_a_change(store: EncryptedStore) -> None:
    with store.unit() as unit:
        unit.add_case(case())
        raise ZeroDivisionError


def test_a_tick_for_no_value_leaves_what_stood_beneath(store: EncryptedStore) -> None:
    key, never = FieldKey("said"), FieldKey("never")
    with store.unit() as unit:
        unit.add_case(case())
        unit.add_record(record())
        for answer in (Answer("words"), Answer(missing=Missing.DECLINED), Answer(missing=Missing.NOT_KNOWN)):
            unit.add_answers(RECORD, {key: answer, never: Answer(missing=Missing.DECLINED)}, NOW)
    with store.unit() as unit:
        found = unit.answers(RECORD)
        assert found.get(key) == Answer(missing=Missing.NOT_KNOWN)
        assert (found.get(key).beneath, found.get(never).beneath) == ("words", None)
        unit.add_answers(RECORD, {key: Answer()}, NOW)
        unit.add_answers(RECORD, {key: Answer(missing=Missing.DECLINED)}, NOW)
        assert unit.answers(RECORD).get(key).beneath is None, "what was taken out stays out"
