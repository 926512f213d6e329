"""What the tests share: the program under test, the five checkers of iCalendar, and a calendar client."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import pytest

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[1]
DEMO = ROOT / "Tests" / "jadwalTests" / "Scenarios" / "idul-fitri-2026.json"
sys.path.insert(0, str(HERE))

from calendarhost import CalendarHost  # noqa: E402
from checkers import libraries, lines  # noqa: E402
from directorate import Directorate, staffed  # noqa: E402
from dovecot import Dovecot  # noqa: E402
from incoming import Receiving  # noqa: E402
from mailserver import MailServer  # noqa: E402
from service import Service  # noqa: E402

BINARY = pathlib.Path(os.environ.get("JADWAL", ROOT / ".build" / "release" / "jadwal")).absolute()
CHECKERS = ["lines", "icalendar", "vobject", "ics", "libical"]

KHAL = """\
[calendars]
[[imported]]
path = {folder}/calendar
type = calendar
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = imported
[locale]
local_timezone = Asia/Jakarta
default_timezone = Asia/Jakarta
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


def pytest_configure(config):
    if not BINARY.is_file():
        raise pytest.UsageError(f"{BINARY} is not there: `make build` makes it, JADWAL=FILE names another")


class Program:
    """The release binary, run as a stranger runs it: from another folder, with nothing of ours in the environment."""

    path = BINARY

    def __init__(self, folder):
        self.folder = folder

    def __call__(self, *words, given=b"", environment=None, timeout=120):
        """Runs it to its end; answers with `returncode`, `stdout` and `stderr` in bytes."""
        clean = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | {"LC_ALL": "C.UTF-8"}
        given = given.encode() if isinstance(given, str) else given
        return subprocess.run(
            [str(self.path), *map(str, words)], input=given, capture_output=True, timeout=timeout,
            cwd=self.folder, env=clean | (environment or {}))

    def lines(self, *words, given=b""):
        """The lines that it prints; fails where it fails."""
        done = self(*words, given=given)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().splitlines()


@pytest.fixture(scope="session")
def jadwal(tmp_path_factory):
    """The program under test."""
    return Program(tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture(scope="module")
def memory(tmp_path_factory):
    """A folder in memory, where the system has such: for services that write much, and are not about what outlives a
    crash."""
    place = pathlib.Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=place if os.access(place, os.W_OK) else tmp_path_factory.getbasetemp()) as folder:
        yield pathlib.Path(folder)


@pytest.fixture
def stopped_service(tmp_path):
    """A service with its data folder made, not started yet; stopped at the end wherever it was started."""
    service = Service(BINARY, tmp_path)
    service.succeed("init")
    yield service
    service.stop()


@pytest.fixture
def service(stopped_service):
    """A running service over an empty data folder, at 08:00 of Monday, 2 March 2026."""
    return stopped_service.start()


@pytest.fixture(scope="session")
def staff(tmp_path_factory):
    """A data folder with the accounts of the staff, and their tokens."""
    folder = tmp_path_factory.mktemp("staff")
    return folder, staffed(BINARY, folder)


@pytest.fixture
def opened(staff, tmp_path):
    """`opened(today)`: a running directorate with its staff, at 09:00 of a day. At the end of the test it is stopped
    and verified."""
    made = []

    def open_at(today, *options, mail=None):
        folder = tmp_path / f"directorate-{len(made)}"
        folder.mkdir()
        made.append(Directorate(BINARY, *staff, folder, today, *options, mail=mail))
        return made[-1]

    yield open_at
    for directorate in made:
        directorate.end()


@pytest.fixture(scope="module")
def shared(staff, tmp_path_factory):
    """A running directorate for all tests of a module, at 09:00 of Monday, 13 April 2026; verified at their end."""
    directorate = Directorate(BINARY, *staff, tmp_path_factory.mktemp("shared"), "2026-04-13")
    yield directorate
    directorate.end()


@pytest.fixture
def served():
    """`served(...)`: a mail server; stopped at the end."""
    made = []

    def serve(**settings):
        made.append(MailServer(**settings))
        return made[-1]

    yield serve
    for server in made:
        server.end()


@pytest.fixture(scope="session")
def openssl(tmp_path_factory):
    """A folder, and `openssl(words)` that works in it."""
    folder = tmp_path_factory.mktemp("certificates")

    def run(words):
        subprocess.run(["openssl", *words.split()], check=True, capture_output=True, cwd=folder)

    run.folder = folder
    return run


@pytest.fixture(scope="session")
def authority(openssl):
    """A certificate for this machine with its key, and the authority that vouches for it."""
    openssl("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=authority")
    openssl("req -newkey rsa:2048 -nodes -keyout host.key -out host.csr -subj /CN=localhost")
    (openssl.folder / "names").write_text("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
    openssl("x509 -req -in host.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out host.pem -days 2 -extfile names")
    return (openssl.folder / "host.pem", openssl.folder / "host.key"), openssl.folder / "ca.pem"


@pytest.fixture(scope="session")
def selfmade(openssl):
    """A certificate for this machine with its key, for which nobody vouches."""
    openssl("req -x509 -newkey rsa:2048 -nodes -keyout own.key -out own.pem -days 2 -subj /CN=localhost"
            " -addext subjectAltName=DNS:localhost")
    return openssl.folder / "own.pem", openssl.folder / "own.key"


@pytest.fixture
def hosts():
    """`hosts(...)`: a host of calendars; stopped at the end."""
    made = []

    def host(**settings):
        made.append(CalendarHost(**settings))
        return made[-1]

    yield host
    for each in made:
        each.stop()


@pytest.fixture
def received(staff, tmp_path):
    """`received(...)`: a running directorate that takes mail in, on Monday, 13 April 2026; verified at the end."""
    made = []

    def receive(**settings):
        server = MailServer()
        folder = tmp_path / f"incoming-{len(made)}"
        folder.mkdir()
        made.append((Receiving(BINARY, staff, folder, "2026-04-13", server, **settings), server))
        return made[-1][0]

    yield receive
    for office, server in made:
        office.end()
        server.end()


@pytest.fixture
def mailbox(authority):
    """A mailbox of a running server of others."""
    server = Dovecot(authority)
    server.start()
    yield server
    server.end()


@pytest.fixture(scope="session")
def icalcheck(tmp_path_factory):
    """The checker over libical, compiled."""
    binary = tmp_path_factory.mktemp("icalcheck") / "icalcheck"
    subprocess.run(["gcc", "-O1", "-o", binary, HERE / "checkers" / "icalcheck.c", "-lical"], check=True)
    return binary


@pytest.fixture(scope="session")
def complaints(icalcheck):
    """`complaints(checker, path)`: all that one of the five checkers says against a file."""

    def check(checker, path):
        if checker == "lines":
            return lines.complaints(path.read_bytes())
        if checker == "libical":
            done = subprocess.run([icalcheck, path], capture_output=True, text=True)
            return [done.stdout.strip()] if done.returncode else []
        return libraries.complaints(checker, path.read_bytes())

    return check


class Khal:
    """The calendar client khal, with one empty calendar of its own."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "calendar").mkdir()
        (folder / "config").write_text(KHAL.format(folder=folder))

    def run(self, *words):
        done = subprocess.run(
            ["khal", "-c", str(self.folder / "config"), *map(str, words)], capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr or done.stdout
        return done.stdout

    def take(self, path):
        """Imports a file and answers with the number of VEVENTs that it then holds on disk."""
        self.run("import", "--batch", "-a", "imported", path)
        stored = [file.read_bytes() for file in (self.folder / "calendar").iterdir()]
        return sum(len(re.findall(rb"^BEGIN:VEVENT", text, re.MULTILINE)) for text in stored)

    def shown(self, start, end):
        """The UIDs that it lists between two dates."""
        return set(self.run("list", "--format", "{uid}", "--day-format", "", start, end).split())


@pytest.fixture
def khal(tmp_path):
    """A calendar client with nothing in it yet."""
    folder = tmp_path / "khal"
    folder.mkdir()
    return Khal(folder)
