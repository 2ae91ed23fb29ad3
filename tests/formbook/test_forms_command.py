"""`hsb-desktop forms` on the command line: what it prints where, and its exit codes."""

from pathlib import Path

import pytest

from hsb_desktop.app.entry import main
from tests.formbook.broken import GAUGE, NOTE, STEPS, TINY, change, copied


def test_a_sound_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "check", str(TINY)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines()[0] == "riverside 2020-01: 2 forms, 19 questions, no faults"
    assert "Predicates: agreement_declined, something_not_known" in said.out


def test_what_came_with_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "check"]) == 0
    assert capsys.readouterr().out.startswith("islington 2016-10: ")


@pytest.mark.parametrize("command", ["check", "describe"])
def test_every_fault_on_a_line_of_its_own(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(tmp_path)
    change(root, NOTE, 'label = "Is it wet?"', "")
    change(root, GAUGE, 'number = "2"', 'number = "1"')
    assert main(["forms", command, str(root)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        f"{GAUGE}: section[0].item[1].number: Number 1 stands twice in this form. Number each once.",
        f"{NOTE}: section[0].item[2].label: `label` is missing. Add `label` (text).",
        "2 faults.",
    ]


def test_a_folder_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "check", str(tmp_path / "nowhere")]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "nowhere: There is no such folder. Name the folder that holds the procedures.",
        "1 fault.",
    ]


def test_a_reading_copy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "describe", str(TINY)]) == 0
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert lines[0] == "# Riverside’s way"
    assert "Riverside, edition 2020-01." in lines
    for heading in ("## Steps", "## Gauge", "### The river", "## Note", "### Later"):
        assert heading in lines
    for line in (
        "- 1 **It rains** (present, not present or not known; section A)",
        "- **Watch** (any number of rows)",
        "    - **Did they come?** (one choice; section C)",
        "        - Came · Away",
        "        - Asked when “Came” is “Away”.",
        "        - Required when “Role” is “Neighbour”.",
        "        - About somebody else; read by professionals.",
        "- **Who saw it?** (several choices; Elsewhere)",
        "    - Asked when any of these holds (“Finding” is “Act”; all of these hold (“Wet” is “Yes”; “Boats” is 3 or more)).",  # noqa: E501  # one line as it is printed
        "Asked when it is not so that “Finding” is “Calm”.",
        "- **First visit** (section B)",
        "    - Limit: 2 working days.",
        "    - No more than one on a day.",
        "    - Sets the child’s plan.",
        "    - Raised by “Visit” with “whether it was late”.",
        "    - Raised while it is not so that the child’s plan is “a plan”.",
        "    - Opens: “Report”.",
        "    - Done: “Visit”; what was done since the newest concern counts.",
        "- cact\\_2 **The bridge shakes** (section A)",
        "- **“It rains” and “The bridge shakes” contradict each other**",
        "    - A discussion may be part of: round table.",
        "    - Check: Use at most 200 characters.",
        "    - Warning: That is more than there are.",
        "Riverside asks for a note.",
        "Completes the record “Note”.",
        "    - Begins with: First.",
        "    - Asked when “Next look” is answered.",
        "    - Asked when somebody declined to agree.",
        "    - Or: not known, declined.",
    ):
        assert line in lines, line


def test_one_month_is_no_months(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copied(tmp_path)
    limit = 'kind = "calendar_months", first = 1, then = 3'
    change(root, STEPS, 'kind = "working_days", days = 2', limit)
    assert main(["forms", "describe", str(root)]) == 0
    assert "    - Limit: 1 month, then every 3 months." in capsys.readouterr().out.splitlines()


def test_answers_to_one_question_are_said_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(tmp_path)
    both = '{ any = [{ question = "finding", is = "act" }, { question = "finding", is = "declined" }] }'
    change(root, NOTE, '{ predicate = "agreement_declined" }', both)
    change(root, NOTE, '{ answered = "next_on" }', '{ predicate = "something_not_known" }')
    assert main(["forms", "describe", str(root)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "    - Asked when “Finding” is “Act” or “declined”." in lines
    assert "    - Asked when an answer so far is “not known”." in lines


def test_marks_of_markdown_print_as_themselves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copied(tmp_path)
    change(root, NOTE, "Is it wet?", "Is *it* <b>wet</b>_?")
    assert main(["forms", "describe", str(root)]) == 0
    assert r"- **Is \*it\* \<b\>wet\</b\>\_?** (yes or no; section D)" in capsys.readouterr().out
