"""Writes an invitation as an iCalendar file (RFC 5545, RFC 5546) that Outlook and other calendars open.

Times are written in UTC, so that no file needs a time zone of its own. A file that is published names nobody: the
organiser is the address without mail that calendars use for that, and the entry is marked private.
"""

from datetime import UTC, datetime

from hsb_desktop.documents.invitation import Invitation

_LINE = 75  # octets of a line, its end left out (RFC 5545, 3.1)
_MAKER = "-//desktop//calendar//EN"  # neutral: read by whoever opens the file as text
_NOBODY = "invalid:nomail"


def calendar_file(invitation: Invitation) -> bytes:
    """The whole file; one that calls a meeting off takes the entry out of the calendar it was put into."""
    off = invitation.called_off
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_MAKER}",
        "CALSCALE:GREGORIAN",
        f"METHOD:{'CANCEL' if off else 'PUBLISH'}",
        "BEGIN:VEVENT",
        f"UID:{_text(invitation.uid)}",
        f"SEQUENCE:{invitation.sequence}",
        f"DTSTAMP:{_moment(invitation.stamp)}",
        f"DTSTART:{_moment(invitation.starts)}",
        f"DTEND:{_moment(invitation.ends)}",
        f"SUMMARY:{_text(invitation.title)}",
        *([f"LOCATION:{_text(invitation.place)}"] if invitation.place else []),
        f"ORGANIZER:{_NOBODY}",
        "CLASS:PRIVATE",
        f"STATUS:{'CANCELLED' if off else 'CONFIRMED'}",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _moment(moment: datetime) -> str:
    """A moment in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    """A text value: the marks of the format escaped; what no calendar may hold (control characters) left out."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    lines = "\\n".join(escaped.splitlines())
    return "".join(letter for letter in lines if letter.isprintable())


def _folded(line: str) -> bytes:
    """The line with its end, cut into lines of at most 75 octets, never inside a character."""
    found, here = bytearray(), 0
    for letter in line:
        octets = letter.encode("utf-8")
        if here + len(octets) > _LINE:
            found += b"\r\n "
            here = 1
        found += octets
        here += len(octets)
    return bytes(found) + b"\r\n"
