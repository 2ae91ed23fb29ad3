"""Calendar files: what RFC 5545 asks of every line, read back by a reader of our own; nothing tells of a case."""

from dataclasses import replace
from datetime import datetime

import pytest

from hsb_desktop.documents.invitation import Invitation
from hsb_desktop.papers.calendar_file import calendar_file
from hsb_desktop.support.clock import london

STARTS = datetime(2026, 12, 30, 15, 30, tzinfo=london())
INVITATION = Invitation(
    uid="8d4c3a52-1f43-5c0b-9a7e-0d5f2f1f6f11",
    sequence=2,
    title="Meeting",
    place="Room 2",
    starts=STARTS,
    ends=STARTS.replace(hour=17, minute=0),
    stamp=datetime(2026, 12, 29, 9, 0, tzinfo=london()),
)


def read(data: bytes) -> list[tuple[str, str]]:
    """The lines unfolded, each as name and value with its escapes undone."""
    assert data.endswith(b"\r\n")
    raw = data.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 for line in raw)
    whole: list[bytes] = []
    for line in raw:
        if line.startswith(b" "):
            whole[-1] += line[1:]
        else:
            whole.append(line)
    pairs = [line.decode("utf-8").split(":", 1) for line in whole]
    return [(name, unescaped(value)) for name, value in pairs]


def unescaped(value: str) -> str:
    """The text that was written."""
    found, letters = "", iter(value)
    for letter in letters:
        if letter == "\\":
            letter = {"n": "\n"}.get(following := next(letters), following)
        found += letter
    return found


def test_an_entry_says_when_and_where_and_is_private() -> None:
    lines = read(calendar_file(INVITATION))
    assert lines[0] == ("BEGIN", "VCALENDAR")
    assert lines[-2:] == [("END", "VEVENT"), ("END", "VCALENDAR")]
    said = dict(lines)
    assert said["VERSION"] == "2.0"
    assert (said["METHOD"], said["STATUS"], said["CLASS"]) == ("PUBLISH", "CONFIRMED", "PRIVATE")
    assert (said["DTSTART"], said["DTEND"]) == ("20261230T153000Z", "20261230T170000Z")
    assert (said["UID"], said["SEQUENCE"]) == (INVITATION.uid, "2")
    assert (said["SUMMARY"], said["LOCATION"]) == ("Meeting", "Room 2")
    assert said["DTSTAMP"] == "20261229T090000Z"


def test_summer_time_is_an_hour_before_utc() -> None:
    summer = replace(INVITATION, starts=datetime(2026, 7, 1, 9, 30, tzinfo=london()))
    assert dict(read(calendar_file(summer)))["DTSTART"] == "20260701T083000Z"


def test_a_meeting_that_is_called_off_takes_its_entry_out() -> None:
    said = dict(read(calendar_file(replace(INVITATION, called_off=True, sequence=3))))
    assert (said["METHOD"], said["STATUS"], said["SEQUENCE"]) == ("CANCEL", "CANCELLED", "3")
    assert said["UID"] == INVITATION.uid


@pytest.mark.parametrize(
    "place",
    [
        "Room 2; second floor, left \\ right",
        "Zespół Szkół w Łodzi, Ngõ Hồ Tây, Öğretmen Çay Bahçesi, Κέντρο, Дом " * 3,
        "first line\nBEGIN:VALARM\r\nEND:VALARM",
        "",
    ],
)
def test_whatever_the_place_is_called_is_read_back(place: str) -> None:
    lines = read(calendar_file(replace(INVITATION, place=place)))
    expected = "\n".join(place.splitlines())
    assert dict(lines).get("LOCATION", "") == expected
    assert [name for name, _ in lines].count("BEGIN") == 2, "a place begins nothing of its own"


def test_a_character_that_controls_is_left_out() -> None:
    assert dict(read(calendar_file(replace(INVITATION, place="Room\x00 \x1b2"))))["LOCATION"] == "Room 2"
