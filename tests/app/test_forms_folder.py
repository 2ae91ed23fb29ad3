"""The window with a folder of forms named at its start: whose they are, and records that were begun with others."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hsb_desktop.app import entry, forms_folder
from hsb_desktop.app.composition import Composition
from hsb_desktop.app.entry import main
from hsb_desktop.casework.cases import NewCase, case_lines, open_case
from hsb_desktop.casework.desk import Desk, procedure_words
from hsb_desktop.casework.records import start_record
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.support.clock import FixedClock

NOW = datetime(2026, 12, 30, 14, 2, tzinfo=UTC)
PASSPHRASE = "grey heron over the weir"


@pytest.fixture
def riverside(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented council's forms, in a folder of their own."""
    folder = Path(__file__).parent.parent / "data" / "councils"
    monkeypatch.setenv(forms_folder.VARIABLE, "")
    return folder


def begun(desk: Desk) -> None:
    """A case with one record, by whatever procedure is in force."""
    today = desk.clock.today()
    rule = desk.book.procedure(today).fact_rule(desk.book.procedure(today).meaning.concern)
    assert rule is not None
    route = str(next(field for field in rule.fields if field.id == "route").choices[0].value)
    case_id = open_case(desk, NewCase("Robin Alder", None, route, today)).case_id
    start_record(desk, case_id, desk.book.forms_in_force(today)[0].id)


def test_a_store_begun_with_one_council_is_not_opened_with_another(
    tmp_path: Path, riverside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened() -> Composition:
        return Composition(tmp_path / "data", FixedClock(NOW), Stretching())

    first = opened()
    desk = first.create("Ada Morrow", "Social worker", PASSPHRASE).result(timeout=60)
    forms_folder.choose(str(riverside))
    first.close()
    empty = opened()
    desk = empty.unlock(PASSPHRASE).result(timeout=60)
    assert "Riverside" in empty.thread.call(lambda: procedure_words(desk)).result(timeout=60)
    empty.thread.call(lambda: begun(desk)).result(timeout=60)
    empty.close()
    monkeypatch.setenv(forms_folder.VARIABLE, "")
    other = opened()
    with pytest.raises(forms_folder.AnotherCouncil, match="“riverside”, and the forms here"):
        other.unlock(PASSPHRASE).result(timeout=60)
    forms_folder.choose(str(riverside))
    again = other.unlock(PASSPHRASE).result(timeout=60)
    assert len(other.thread.call(lambda: case_lines(again)).result(timeout=60)) == 1
    other.close()


def test_the_folder_is_named_on_the_command_line(
    tmp_path: Path, riverside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(entry, "_open", lambda: 0)
    for words in (["--forms", str(tmp_path / "nowhere")], ["--forms"], ["--forms", str(riverside), "more"]):
        assert main(words) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert os.environ[forms_folder.VARIABLE] == ""
    assert main([f"--forms={riverside}"]) == 0
    assert os.environ[forms_folder.VARIABLE] == str(riverside)
