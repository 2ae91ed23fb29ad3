"""`hsb-desktop pathway` and `assess` from the command line: the printed object, and one sentence for anything else."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hsb_desktop.app import assess_command, pathway_command
from hsb_desktop.app.entry import main
from hsb_desktop.support.clock import FixedClock
from tests.casework.councils import INVENTED

FACTS = {
    "procedure": "islington",
    "facts": [
        {"fact": "concern_received", "on": "2026-12-22", "route": "new_referral"},
        {"fact": "category_decided", "on": "2026-12-23", "category": 2},
    ],
}
Printed = pytest.CaptureFixture[str]


def write(folder: Path, content: object) -> str:
    file = folder / "given.json"
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return str(file)


def refusal(printed: Printed) -> str:
    """What was said on standard error: one line, with nothing on standard output."""
    said = printed.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.endswith(".\n")
    return said.err


def test_the_example_of_the_contract(tmp_path: Path, capsys: Printed) -> None:
    assert main(["pathway", write(tmp_path, FACTS), "--on", "2026-12-30"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["procedure"] == {"id": "islington", "edition": "2016-10"}
    assert (found["on"], found["category"]["label"]) == ("2026-12-30", "HSB 2 Abusive")
    step = next(step for step in found["steps"] if step["step"] == "strategy_meeting")
    assert list(step) == [
        "step", "status", "due", "strict_due", "clock", "because", "assumptions", "basis", "source",
    ]  # fmt: skip
    assert (step["status"], step["due"], step["strict_due"]) == ("due_today", "2026-12-30", "2026-12-29")
    assert step["clock"] == {
        "start": "2026-12-23",
        "start_fact": "category_decided",
        "limit": "3 working days",
        "skipped": [
            {"date": "2026-12-25", "why": "Christmas Day"},
            {"date": "2026-12-26", "why": "Saturday"},
            {"date": "2026-12-27", "why": "Sunday"},
            {"date": "2026-12-28", "why": "Boxing Day (substitute day)"},
        ],
    }
    assert step["source"] == {"document": "islington-2016-10", "section": "5.3"}


def test_without_a_day_it_is_today_in_london(tmp_path: Path, capsys: Printed) -> None:
    clock = FixedClock(datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    assert pathway_command.run(write(tmp_path, FACTS | {"facts": []}), None, clock) == 0
    assert json.loads(capsys.readouterr().out)["on"] == "2026-07-01"


def test_a_moment_is_printed_to_the_minute_with_its_offset(tmp_path: Path, capsys: Printed) -> None:
    emergency = {"fact": "emergency_action", "at": "2026-03-27T10:00:59", "power": "police_protection"}
    path = write(tmp_path, {"procedure": "islington", "facts": [emergency]})
    assert main(["pathway", path, "--on=2026-03-28"]) == 0
    steps = json.loads(capsys.readouterr().out)["steps"]
    step = next(step for step in steps if step["step"] == "police_protection_ends")
    assert "due" not in step
    assert step["due_at"] == "2026-03-30T11:00+01:00"
    assert step["clock"]["start"] == "2026-03-27T10:00+00:00"
    assert step["source"] == {"document": "children-act-1989", "section": "46"}


@pytest.mark.parametrize("on", ["", "today", "2026-13-01", "2032-01-01", "2015-12-31", "20261230"])
def test_a_day_that_cannot_be_asked_for(tmp_path: Path, capsys: Printed, on: str) -> None:
    assert main(["pathway", write(tmp_path, FACTS), "--on", on]) == 2
    assert refusal(capsys)


DEEP = "[" * 200_000
BROKEN: list[tuple[object, str]] = [
    ("", "not JSON at line 1, column 1"),
    ("{", "not JSON"),
    ("[]", "a list is not an object"),
    ("7", "7 is not an object"),
    (b"\xff\xfe{\x00}\x00", "not UTF-8"),
    (DEEP, "nested too deeply"),
    ('{"procedure": ' + DEEP, "nested too deeply"),
    ('{"procedure": "islington", "facts": [], "facts": []}', "“facts” stands twice"),
    ('{"procedure": "islington", "facts": [{"fact": NaN}]}', "NaN is not a number"),
    ('{"procedure": "islington", "facts": [-Infinity]}', "-Infinity is not a number"),
    ('{"procedure": "islington", "facts": [' + "9" * 5000 + "]}", "far too large"),
    ({"procedure": "islington"}, "“facts” is missing"),
    ({"facts": []}, "“procedure” is missing"),
    ({**FACTS, "colour": "blue"}, "“colour” is not known here"),
    ({**FACTS, "procedure": "camden"}, "There is no procedure “camden”"),
    ({**FACTS, "procedure": "../islington"}, "There is no procedure"),
    ({**FACTS, "procedure": 7}, "procedure: 7 is not a name"),
    ({**FACTS, "procedure": None}, "procedure: null is not a name"),
    ({**FACTS, "facts": {}}, "facts: an object is not a list"),
    ({**FACTS, "facts": [7]}, "facts[0]: 7 is not a fact"),
    (
        {**FACTS, "facts": [{"fact": "section_47_concluded", "on": "2026-12-23", "conference": True}]},
        "facts[0]",
    ),
]


@pytest.mark.parametrize(("content", "said"), BROKEN)
def test_what_cannot_be_read_is_refused_with_one_sentence(
    tmp_path: Path, capsys: Printed, content: object, said: str
) -> None:
    path = write(tmp_path, content)
    assert main(["pathway", path, "--on", "2026-12-30"]) == 2
    assert said in refusal(capsys)


def test_files_that_are_not_there_or_no_files(tmp_path: Path, capsys: Printed) -> None:
    for path in (tmp_path / "nothing.json", tmp_path, Path("a\0b"), Path("x" * 5000)):
        for command in ("pathway", "assess"):
            assert main([command, str(path)]) == 2
            assert refusal(capsys)


def test_a_file_that_may_not_be_read(
    tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path, FACTS)
    monkeypatch.setattr(Path, "open", refuse)
    assert main(["pathway", path]) == 2
    assert "cannot be read; check its name and that you may read it" in refusal(capsys)


def test_a_file_without_end_is_refused(
    tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hsb_desktop.app.reading_json._MOST_BYTES", 100)
    assert main(["pathway", write(tmp_path, FACTS)]) == 2
    assert "larger than" in refusal(capsys)


def test_a_mark_at_the_start_of_the_file_is_taken_as_windows_writes_it(
    tmp_path: Path, capsys: Printed
) -> None:
    path = write(tmp_path, b"\xef\xbb\xbf" + json.dumps(FACTS).encode())
    assert main(["pathway", path, "--on", "2026-12-30"]) == 0
    assert json.loads(capsys.readouterr().out)["on"] == "2026-12-30"


def test_a_refusal_stays_on_one_line_whatever_the_file_is_called(tmp_path: Path, capsys: Printed) -> None:
    assert main(["pathway", str(tmp_path / "two\nlines.json")]) == 2
    assert "two lines.json" in refusal(capsys)


def test_faulty_forms_are_a_failure_of_ours(
    tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = tmp_path / "forms" / "islington" / "2016-10"
    edition.mkdir(parents=True)
    (edition / "procedure.toml").write_text("[procedure]\n", encoding="utf-8")
    monkeypatch.setattr("hsb_desktop.formbook.procedure_edition.forms_directory", lambda: tmp_path / "forms")
    assert main(["pathway", write(tmp_path, FACTS), "--on", "2026-12-30"]) == 1
    assert "forms check" in refusal(capsys)
    assert main(["assess", write(tmp_path, {"procedure": "islington", "answers": {}})]) == 1
    assert "forms check" in refusal(capsys)


def answers(**more: object) -> dict[str, object]:
    return {"procedure": "islington", "answers": {"c1_3": "present", "c2_1": "present"}, **more}


def test_the_example_of_assess(tmp_path: Path, capsys: Printed) -> None:
    given = answers(brook_colour="amber", threshold_level=4, significant_harm=False)
    assert assess_command.run(write(tmp_path, given)) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["suggested"] == 2
    assert found["label"] == "HSB 2 Abusive"
    assert found["led_by"] == ["c2_1"]
    assert found["contradictions"] == [["c1_3", "c2_1"]]
    assert len(found["gaps"]) == 18
    assert found["gaps"][0] == {"indicator": "c0_1", "answer": "unanswered"}
    assert found["flags"] == [{"flag": "brook_colour", "given": "amber", "usual": ["red"]}]


def test_an_assessment_of_nothing_suggests_nothing(tmp_path: Path, capsys: Printed) -> None:
    assert main(["assess", write(tmp_path, {"procedure": "islington", "answers": {}})]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["suggested"], found["label"], found["led_by"], found["flags"]) == (None, None, [], [])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"procedure": "islington"}, "“answers” is missing"),
        (answers(answers=[]), "answers: a list is not an object"),
        (answers(answers={"c9_9": "present"}), "answers: “c9_9” is not an indicator; use c0_1 … c3_4"),
        (answers(answers={"c2_1": True}), "answers.c2_1: true is not an answer"),
        (answers(answers={"c2_1": "maybe"}), "use one of present, not_present, not_known"),
        (answers(answers={"c2_1": None}), "answers.c2_1: null"),
        (answers(answers={"c2_1": "unanswered"}), "answers.c2_1"),
        (answers(brook_colour="blue"), "brook_colour: “blue” is not a colour; use one of green, amber, red"),
        (answers(brook_colour=None), "brook_colour: null"),
        (answers(threshold_level=5), "threshold_level: 5 is not a level; use one of 1, 2, 3, 4"),
        (answers(threshold_level=True), "threshold_level: true"),
        (answers(threshold_level=4.0), "threshold_level: 4.0"),
        (answers(threshold_level="4"), "threshold_level: “4”"),
        (answers(significant_harm=1), "significant_harm: 1 is neither true nor false"),
        (answers(significant_harm=None), "significant_harm: null"),
        (answers(procedure=["islington"]), "procedure: a list is not a name"),
        (answers(procedure="hackney"), "There is no procedure “hackney”"),
        (answers(colour="red"), "“colour” is not known here"),
    ],
)
def test_answers_that_cannot_be_used(tmp_path: Path, capsys: Printed, given: object, said: str) -> None:
    assert main(["assess", write(tmp_path, given)]) == 2
    assert said in refusal(capsys)


def test_a_folder_of_forms_of_ones_own(tmp_path: Path, capsys: Printed) -> None:
    told = {"fact": "worry_told", "on": "2026-12-22", "route": "letter"}
    facts = write(tmp_path, {"procedure": "riverside", "facts": [told]})
    assert main(["pathway", facts, "--on", "2026-12-23", f"--forms={INVENTED}"]) == 0
    assert json.loads(capsys.readouterr().out)["procedure"]["id"] == "riverside"
    answers = write(tmp_path, {"procedure": "riverside", "answers": {"cact_1": "present"}})
    assert main(["assess", answers, "--forms", str(INVENTED)]) == 0
    assert json.loads(capsys.readouterr().out)["suggested"] == "act"


@pytest.mark.parametrize("command", ["pathway", "assess"])
def test_a_folder_of_forms_that_is_none(command: str, tmp_path: Path, capsys: Printed) -> None:
    asked: dict[str, object] = {"facts": []} if command == "pathway" else {"answers": {}}
    content = {"procedure": "riverside", **asked}
    assert main([command, write(tmp_path, content), "--forms", str(tmp_path / "nowhere")]) == 2
    assert "is not a folder" in refusal(capsys)
