"""Another agency's PDF joins a meeting's pack: kept whole as evidence, its pages as pictures, for chosen readers only.

The file and its pictures are kept in the journal, as filled forms are: encrypted, under the chain of its entries, and
destroyed with the case. Taken out of the pack, the file stays as evidence and is in no copy any more.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.foreign_port import CannotEnclose, ForeignPages
from hsb_desktop.casework.form_shape import is_meeting
from hsb_desktop.casework.new_ids import new_paper_id
from hsb_desktop.casework.paper_kinds import not_invited_to, readers
from hsb_desktop.casework.ports import JournalEntry, Unit
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.documents.blocks import Picture
from hsb_desktop.documents.enclosure import Allowed, EnclosedPage, Enclosure
from hsb_desktop.documents.paper import Recipient
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.words import t

FILE, PAGES, KEPT = "enclosure.file", "enclosure.pages", "enclosure.kept"
READERS, TAKEN_OUT, OPENED = "enclosure.readers", "enclosure.taken_out", "enclosure.opened"


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file on its way in: its bytes and the pictures that were made of them."""

    data: bytes = field(repr=False)
    pages: ForeignPages = field(repr=False)

    @property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A paper of another agency that is in a pack; `readers` may have it."""

    id: str
    record_id: RecordId
    title: str
    agency: str
    at: datetime
    by: str
    pages: int
    sha256: str
    readers: frozenset[Allowed]


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who can be allowed to have it; professionals are offered as allowed, nobody else is."""

    id: str
    name: str
    relation: str
    copy_words: str
    offered: bool


@dataclass(frozen=True, slots=True)
class EnclosingView:
    """What is in the pack of a meeting from others, and who can be allowed to have something of it."""

    enclosed: tuple[Enclosed, ...]
    people: tuple[Choice, ...]


def read_foreign(desk: Desk, data: bytes) -> ForeignFile:
    """Make pictures of the file's pages, apart from everything else. It asks nothing of the store."""
    return ForeignFile(data, desk.writer.read_foreign(data))


def enclosing_view(desk: Desk, case_id: CaseId, meeting_id: RecordId) -> EnclosingView:
    """What stands in the pack from others, and for whom it can be."""
    with desk.store.unit() as unit:
        _must_be_a_meeting(desk, unit, case_id, meeting_id)
        people = _may_read(desk, unit, case_id, meeting_id)
        return EnclosingView(
            enclosed_in(unit, case_id, meeting_id),
            tuple(
                Choice(key, who.name, who.relation, who.copy_words, who.audience is Audience.PROFESSIONAL)
                for key, who in people.items()
            ),
        )


def enclose(
    desk: Desk,
    case_id: CaseId,
    meeting_id: RecordId,
    file: ForeignFile,
    named: tuple[str, str],
    chosen: frozenset[str],
) -> Changes:
    """Keep the file and put it into the pack, in one transaction; `named` is its title and whose paper it is."""
    title, agency = (" ".join(words.split()) for words in named)
    if not title or not agency:
        raise CannotEnclose(t("Say what the paper is called and which agency it is from."))
    with desk.store.unit() as unit:
        _must_be_a_meeting(desk, unit, case_id, meeting_id)
        if any(one.sha256 == file.sha256 for one in enclosed_in(unit, case_id, meeting_id)):
            raise CannotEnclose(t("The very same file is in this pack already."))
        subject, now = new_paper_id(), desk.clock.now()
        data = base64.b64encode(file.data).decode("ascii")
        unit.journal(JournalEntry(FILE, case_id, subject, content={"bytes": data}), now)
        pages = {"pages": [_written(page) for page in file.pages.pages]}
        unit.journal(JournalEntry(PAGES, case_id, subject, content=pages), now)
        said = {
            "record": meeting_id,
            "title": title,
            "agency": agency,
            "by": desk.worker.name,
            "sha256": file.sha256,
            "pages": len(file.pages.pages),
            "readers": _listed(_allowed(desk, unit, case_id, meeting_id, chosen)),
        }
        unit.journal(JournalEntry(KEPT, case_id, subject, content=said), now)
    return of_case(case_id, meeting_id)


def choose_readers(
    desk: Desk, case_id: CaseId, meeting_id: RecordId, enclosed_id: str, chosen: frozenset[str]
) -> Changes:
    """From now on these may have it, and nobody else. A copy that was issued stays as it is."""
    with desk.store.unit() as unit:
        _known(unit, case_id, meeting_id, enclosed_id)
        said = {"readers": _listed(_allowed(desk, unit, case_id, meeting_id, chosen))}
        unit.journal(JournalEntry(READERS, case_id, enclosed_id, content=said), desk.clock.now())
    return of_case(case_id, meeting_id)


def take_out(desk: Desk, case_id: CaseId, meeting_id: RecordId, enclosed_id: str) -> Changes:
    """It is in no copy from now on; the file stays in the case as evidence."""
    with desk.store.unit() as unit:
        _known(unit, case_id, meeting_id, enclosed_id)
        unit.journal(JournalEntry(TAKEN_OUT, case_id, enclosed_id), desk.clock.now())
    return of_case(case_id, meeting_id)


def enclosed_file(desk: Desk, case_id: CaseId, enclosed_id: str) -> bytes:
    """The file as it came; that it was fetched is entered in the journal."""
    with desk.store.unit() as unit:
        (entry,) = unit.journaled(case_id, FILE, enclosed_id)
        unit.journal(JournalEntry(OPENED, case_id, enclosed_id), desk.clock.now())
    return base64.b64decode(str(entry.content["bytes"]))


def enclosed_in(unit: Unit, case_id: CaseId, meeting_id: RecordId) -> tuple[Enclosed, ...]:
    """What stands in the pack of a meeting from others, in the order in which it came. Its pictures are not read."""
    now = {entry.subject: entry.content for entry in unit.journaled(case_id, READERS)}
    gone = {entry.subject for entry in unit.journaled(case_id, TAKEN_OUT)}
    return tuple(
        Enclosed(
            id=entry.subject,
            record_id=meeting_id,
            title=str(entry.content["title"]),
            agency=str(entry.content["agency"]),
            at=entry.at,
            by=str(entry.content["by"]),
            pages=int(str(entry.content["pages"])),
            sha256=str(entry.content["sha256"]),
            readers=_read_list(now.get(entry.subject, entry.content)),
        )
        for entry in unit.journaled(case_id, KEPT)
        if entry.content["record"] == meeting_id and entry.subject not in gone
    )


class Enclosing:
    """What stands in the pack of a meeting from others, as it goes into copies; each is read once, and the pictures of
    what is for none of their readers never are. It lives no longer than its transaction."""

    def __init__(self, unit: Unit, case_id: CaseId, meeting_id: RecordId) -> None:
        self._unit, self._case_id = unit, case_id
        self._enclosed = enclosed_in(unit, case_id, meeting_id)
        self._read: dict[str, tuple[EnclosedPage, ...]] = {}

    def for_reader(self, recipient: Recipient) -> tuple[Enclosure, ...]:
        """Everything, with its pages where it is for this recipient."""
        return tuple(
            Enclosure(one.title, one.agency, self._pages(one, recipient), one.readers)
            for one in self._enclosed
        )

    def _pages(self, one: Enclosed, recipient: Recipient) -> tuple[EnclosedPage, ...]:
        if not any(reader.is_reader(recipient) for reader in one.readers):
            return ()
        if one.id not in self._read:
            self._read[one.id] = _pages(self._unit, self._case_id, one.id)
        return self._read[one.id]


# --------------------------------------------------------------------------------------------------------- inside


def _must_be_a_meeting(desk: Desk, unit: Unit, case_id: CaseId, meeting_id: RecordId) -> None:
    head = unit.record(meeting_id)
    if head.case_id != case_id or not is_meeting(desk.book.form(head.pin)):
        raise NotReady(t("That is no meeting of this case; open its pack again."))


def _known(unit: Unit, case_id: CaseId, meeting_id: RecordId, enclosed_id: str) -> None:
    if all(one.id != enclosed_id for one in enclosed_in(unit, case_id, meeting_id)):
        raise NotReady(t("This paper is not in the pack any more. Nothing was changed."))


def _may_read(desk: Desk, unit: Unit, case_id: CaseId, meeting_id: RecordId) -> Mapping[str, Recipient]:
    """Everybody who may have a copy of the pack."""
    case = unit.case(case_id)
    away = not_invited_to(desk, unit, case, meeting_id)
    return {key: who for key, who in readers(desk, unit, case, meeting_id).items() if key not in away}


def _allowed(
    desk: Desk, unit: Unit, case_id: CaseId, meeting_id: RecordId, chosen: frozenset[str]
) -> frozenset[Allowed]:
    people = _may_read(desk, unit, case_id, meeting_id)
    if not chosen <= people.keys():
        raise CannotEnclose(t("Somebody who was chosen may not have this pack any more. Choose again."))
    return frozenset(Allowed(key, people[key].name, people[key].audience) for key in chosen)


def _listed(found: frozenset[Allowed]) -> list[list[str]]:
    return sorted([one.id, one.name, one.audience.value] for one in found)


def _read_list(content: Mapping[str, object]) -> frozenset[Allowed]:
    listed = content["readers"]
    rows = listed if isinstance(listed, list) else []
    return frozenset(Allowed(str(key), str(name), Audience(kind)) for key, name, kind in rows)


def _written(page: EnclosedPage) -> dict[str, object]:
    picture = page.picture
    return {
        "width": picture.width,
        "height": picture.height,
        "grey": picture.grey,
        "packed": picture.packed,
        "digest": picture.digest,
        "data": base64.b64encode(picture.data).decode("ascii"),
        "words": page.words,
    }


def _pages(unit: Unit, case_id: CaseId, enclosed_id: str) -> tuple[EnclosedPage, ...]:
    (entry,) = unit.journaled(case_id, PAGES, enclosed_id)
    listed = entry.content["pages"]
    return tuple(_page(one) for one in (listed if isinstance(listed, list) else []))


def _page(said: Mapping[str, object]) -> EnclosedPage:
    data = base64.b64decode(str(said["data"]))
    size = int(str(said["width"])), int(str(said["height"]))
    picture = Picture(*size, bool(said["grey"]), bool(said["packed"]), str(said["digest"]), data)
    return EnclosedPage(picture, str(said["words"]))
