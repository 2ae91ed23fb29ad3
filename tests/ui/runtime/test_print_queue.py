"""Printing through a real CUPS daemon: the dialog's copies, two sides and pages are what the queue was given.

The daemon is the test's own, on a socket in its own folder, with a printer that throws away what it is sent; what was
sent stays in the spool and is read there.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from hsb_desktop.ui.runtime.print_choice import begins_among
from tests.conftest import NeedsTool
from tests.ui.runtime.printing_once import CANCEL, GREYS, LEAVE_IT, SEND_IT

PATIENCE = 20.0  # seconds
FILES = """ServerRoot {at}/root
RequestRoot {at}/spool
TempDir {at}/spool/tmp
CacheDir {at}/cache
StateDir {at}/state
AccessLog {at}/log/access
ErrorLog {at}/log/error
PageLog {at}/log/page
FileDevice Yes
"""
DAEMON = """Listen {at}/socket
DefaultAuthType None
Browsing Off
DirtyCleanInterval 0
PreserveJobFiles Yes
PreserveJobHistory Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
# A printer with A4 and two sides that takes PDF as it is.
PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "PAPER.PPD"
*Manufacturer: "None"
*Product: "(Paper)"
*ModelName: "Paper"
*ShortNickName: "Paper"
*NickName: "Paper"
*PSVersion: "(3010.000) 0"
*ColorDevice: True
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Media Size: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "12 12 583 830"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*OpenUI *Duplex/2-Sided Printing: PickOne
*DefaultDuplex: None
*Duplex None/Off: "<</Duplex false>>setpagedevice"
*Duplex DuplexNoTumble/Long edge: "<</Duplex true/Tumble false>>setpagedevice"
*CloseUI: *Duplex
"""


@dataclass(frozen=True)
class Queue:
    """A daemon of the test's own."""

    folder: Path

    def environment(self) -> dict[str, str]:
        """Under which a program speaks to it and to no other."""
        return os.environ | {"CUPS_SERVER": str(self.folder / "socket"), "QT_QPA_PLATFORM": "offscreen"}

    def printed(self, jobs: int) -> list[str]:
        """The line of each job that came to its end."""
        end = time.monotonic() + PATIENCE
        log = self.folder / "log" / "page"
        while time.monotonic() < end:
            lines = log.read_text().splitlines() if log.exists() else []
            if len(lines) >= jobs:
                return lines
            time.sleep(0.1)
        raise AssertionError((self.folder / "log" / "error").read_text()[-2000:])

    def last_job(self) -> int:
        """The number of the last job there was."""
        return len(list((self.folder / "spool").glob("d*")))

    def sent(self, job: int) -> bytes:
        """The file of a job, as the printer was sent it."""
        return (self.folder / "spool" / f"d{job:05d}-001").read_bytes()

    def attribute(self, job: int, name: str) -> bytes:
        """What the job was told under a name; nothing where it was told nothing (RFC 8010, 3.1)."""
        told, end = self.folder / "spool" / f"c{job:05d}", time.monotonic() + PATIENCE
        while not told.exists() and time.monotonic() < end:
            time.sleep(0.1)
        whole = told.read_bytes()
        _, found, rest = whole.partition(len(name).to_bytes(2) + name.encode())
        return rest[2 : 2 + int.from_bytes(rest[:2])] if found else b""


@pytest.fixture(scope="module")
def queue(needs_tool: NeedsTool, not_run: Callable[[str], None]) -> Iterator[Queue]:
    """The daemon with its one printer; the path of a socket has to be short."""
    daemon, admin = needs_tool("cupsd", "/usr/sbin/cupsd"), needs_tool("lpadmin", "/usr/sbin/lpadmin")
    with tempfile.TemporaryDirectory(prefix="q") as folder:
        at = Path(folder)
        for name in ("root", "spool", "spool/tmp", "cache", "state", "log"):
            (at / name).mkdir()
        (at / "files").write_text(FILES.format(at=at))
        (at / "daemon").write_text(DAEMON.format(at=at))
        (at / "paper.ppd").write_text(PPD)
        run = subprocess.Popen([daemon, "-f", "-c", at / "daemon", "-s", at / "files"])
        try:
            found = Queue(at)
            end = time.monotonic() + PATIENCE
            while not (at / "socket").exists():
                if run.poll() is not None or time.monotonic() > end:
                    not_run("the CUPS daemon does not start here")
                time.sleep(0.05)
            subprocess.run(
                [admin, "-p", "paper", "-E", "-v", "file:/dev/null", "-P", at / "paper.ppd"],
                env=found.environment(),
                check=True,
                capture_output=True,
            )
            yield found
        finally:
            run.terminate()
            run.wait(PATIENCE)


def pages(data: bytes) -> list[int]:
    """Which page of ours each page of the file is, from 1; 0 is an empty one."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        image = page.render(scale=0.1).to_pil().convert("L")
        grey = image.getpixel((image.width // 2, image.height // 2))
        found.append(next((at for at, one in enumerate(GREYS, start=1) if grey == one), 0))
    document.close()
    return found


# How it is asked for in the dialog, then copies, sides and the pages that have to come; the second copy begins with 4.
ASKED = (
    ("1:noDuplex:", 1, b"one-sided", [1, 2, 3, 4, 5]),
    ("2:duplexLong:", 2, b"two-sided-long-edge", [1, 2, 3, 0, 4, 5]),
    ("1:duplexLong:3-5", 1, b"two-sided-long-edge", [3, 0, 4, 5]),
    ("3:duplexLong:1,4-5", 3, b"two-sided-long-edge", [1, 0, 4, 5]),
)


def send(queue: Queue, *asked: str) -> None:
    """Print once for each of these."""
    command = [sys.executable, "-m", "tests.ui.runtime.printing_once", *asked]
    environment = queue.environment()
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr


def test_copies_sides_and_pages_reach_the_printer_as_they_were_chosen(queue: Queue) -> None:
    first = queue.last_job() + 1
    send(queue, *(one[0] for one in ASKED))
    lines = queue.printed(first + len(ASKED) - 1)[first - 1 :]
    for job, (asked, copies, sides, wanted) in enumerate(ASKED, start=first):
        assert f"C-0142 job {job - first + 1}" in lines[job - first]
        assert pages(queue.sent(job)) == wanted, asked
        assert int.from_bytes(queue.attribute(job, "copies") or b"\1") == copies
        assert (queue.attribute(job, "sides") or b"one-sided") == sides
        assert queue.attribute(job, "page-ranges") == b"", "what is cut already is not cut again"
        assert b"Ellery" not in queue.sent(job)


def test_left_to_the_queue_the_pages_would_be_others(queue: Queue) -> None:
    job = queue.last_job() + 1
    send(queue, LEAVE_IT, "1:duplexLong:1,4-5")
    assert len(queue.printed(job)) == job
    assert queue.attribute(job, "page-ranges") != b""
    assert pages(queue.sent(job)) == [1, 2, 3, 0, 4, 5], "the fourth of these is an empty back"


def test_nothing_of_a_job_that_was_cancelled_reaches_the_queue(queue: Queue) -> None:
    before = queue.last_job()
    send(queue, CANCEL, "1:duplexLong:")
    assert queue.last_job() == before
    send(queue, CANCEL, SEND_IT, "1:duplexLong:")
    assert len(queue.printed(before + 1)) == before + 1, "without calling it off, what was painted is printed"


def test_where_a_copy_begins_among_the_pages_that_are_wanted() -> None:
    for wanted, begins, found in (
        ([0, 1, 2, 3, 4], (0, 3), (3,)),
        ([2, 3, 4], (0, 3), (1,)),
        ([0, 4], (0, 1, 3), (1,)),
        ([3, 4], (0, 3), ()),
        ([], (0, 3), ()),
    ):
        assert begins_among(wanted, begins) == found
