"""What fails around the service: disk, folder, another process, clock, mail server. It refuses what it cannot do, goes
on with what it can, and nothing that was acknowledged is lost."""
import contextlib
import sqlite3

import mailserver
import pytest
from conftest import BINARY
from directorate import Directorate, working_day
from trust import stored
from trust.wrapped import Faults, wrapped

TODAY = "2026-04-13"


@pytest.fixture
def faulty(staff, tmp_path):
    """A directorate whose system can be made to fail. At the end it is stopped, and verified."""
    faults = Faults(tmp_path)
    folder = tmp_path / "office"
    folder.mkdir()
    directorate = Directorate(wrapped(BINARY, tmp_path, *faults.words), *staff, folder, TODAY)
    directorate.faults = faults
    # What fails is told in the log, by the name of the error alone.
    directorate.says = r"\w+(?:-\d+)?: (?:DatabaseError|FileProblem|SystemError): .*|checkHealth: .*"
    yield directorate
    faults.off()
    directorate.end()


def tried(directorate):
    """What the service answers to whoever changes something, and to whoever asks."""
    changing = directorate.call("POST", "/requests", None, directorate.submission())
    asking = directorate.call("GET", "/requests", "director")
    return changing.status, asking.status


def is_refused(directorate):
    answer = directorate.call("POST", "/requests", None, directorate.submission())
    assert answer.status == 503 and answer.headers["Retry-After"], (answer.status, answer.body)
    assert answer.headers["Content-Type"] == "application/problem+json"
    return answer.json


def requests(directorate):
    return directorate.rows("SELECT count(*) FROM request")[0][0]


def test_a_full_disk_refuses_what_does_not_fit_and_nothing_else(faulty):
    case = faulty.submit()
    faulty.faults.on("full")
    for _ in range(5):
        is_refused(faulty)
    assert case.call("POST", "/documents", "applicant", headers={"Content-Type": "application/json"}).status >= 400
    assert tried(faulty) == (503, 200) and faulty.service("GET", "/healthz").status == 200
    assert requests(faulty) == 1
    faulty.faults.off()
    # There is room again: nothing has to be started anew.
    assert tried(faulty) == (201, 200) and case.state == "submitted"
    assert requests(faulty) == 2


def test_a_disk_that_fails_to_sync_is_not_written_to_again_before_the_next_start(faulty):
    case = faulty.submit()
    faulty.faults.on("sync")
    is_refused(faulty)
    faulty.faults.off()
    # The system may have forgotten what it could not keep: a second sync would succeed without it.
    for _ in range(3):
        assert tried(faulty) == (503, 200)
    # The service is no good until it is started anew, and its monitor is told so.
    assert faulty.service("GET", "/healthz").status == 503
    faulty.let_pass_until(TODAY, "10:00")
    assert faulty.service("GET", "/healthz").status == 200
    assert case.state == "submitted"
    # What was refused may be kept or not: nobody was told that it was.
    before = requests(faulty)
    assert before in (1, 2)
    assert tried(faulty) == (201, 200) and requests(faulty) == before + 1


def test_a_disk_that_cannot_be_read_is_told_as_such(faulty):
    case = faulty.submit()
    faulty.let_pass_until(TODAY, "10:00")
    faulty.faults.on("unreadable")
    statuses = {faulty.call("GET", f"/requests/{number}", "director").status for number in (1, 2, 999)}
    statuses |= {case.call("POST", "/actions/register", "registry", {"agendaNumber": "A-1"}).status}
    assert statuses <= {200, 404, 409, 503}, statuses
    faulty.faults.off()
    faulty.let_pass_until(TODAY, "11:00")
    assert case.state in ("submitted", "registered")


def test_over_a_folder_that_cannot_be_written_it_does_not_start(faulty):
    faulty.submit()
    assert faulty.service.stop() == 0
    before = {file.name: file.read_bytes() for file in faulty.service.data.iterdir() if file.is_file()}
    faulty.faults.on("readonly")
    done = faulty.service.run("serve", "--port", "0", "--lang", "en")
    assert done.returncode == 1 and done.stderr.count(b"\n") == 1, done.stderr
    assert str(faulty.service.data).encode() in done.stderr
    assert {file.name: file.read_bytes() for file in faulty.service.data.iterdir() if file.is_file()} == before
    faulty.faults.off()
    faulty.service.start("--unlimited")
    assert requests(faulty) == 1


def test_mail_that_cannot_become_a_file_waits_until_it_can(faulty):
    faulty.faults.on("readonly")
    case = faulty.submit()
    mailserver.wait_for(lambda: faulty.rows("SELECT count(*) FROM outgoing WHERE attempts > 0")[0][0])
    assert case.state == "submitted"
    faulty.faults.off()
    faulty.let_pass_until(TODAY, "11:00")
    mailserver.wait_for(lambda: faulty.rows("SELECT DISTINCT state FROM outgoing") == [("sent",)])
    mails = faulty.rows("SELECT count(*) FROM outgoing")[0][0]
    assert len(list((faulty.service.data / "mail" / "outgoing").glob("*.eml"))) == mails


@contextlib.contextmanager
def held(directorate, how):
    """The database in the hands of another program."""
    with contextlib.closing(sqlite3.connect(directorate.service.data / "jadwal.sqlite", isolation_level=None)) as other:
        other.execute(how)
        yield
        other.execute("ROLLBACK")


def test_while_another_program_holds_the_database_changes_are_refused_and_questions_answered(opened):
    directorate = opened(TODAY)
    directorate.says = r"\w+: DatabaseError: inUse.*"
    case = directorate.submit()
    with held(directorate, "BEGIN IMMEDIATE"):
        is_refused(directorate)
        assert case.state == "submitted" and directorate.service("GET", "/healthz").status == 200
    assert tried(directorate) == (201, 200)
    assert directorate.service.stop() == 0
    with held(directorate, "BEGIN EXCLUSIVE"):
        pass
    directorate.service.start("--unlimited")
    assert requests(directorate) == 2


def test_a_clock_that_is_set_back_loses_nothing_and_does_nothing_twice(opened):
    directorate = opened(TODAY)
    day = directorate.earliest
    case, held_for = directorate.submit(), directorate.submit(proposals=[(day, "08:00", "12:00")])
    body, key = directorate.submission(), {"Idempotency-Key": "sekali"}
    first = directorate.call("POST", "/requests", None, body, headers=key)
    case.scheduled()
    offer = case.offer("director", (day, "10:00"))
    held_for.receive()
    held_for.assign("officer")
    mailserver.wait_for(lambda: directorate.rows("SELECT DISTINCT state FROM outgoing") == [("sent",)])
    mails = directorate.rows("SELECT count(*) FROM outgoing")
    for date, time in (("2026-04-13", "08:00"), ("2026-04-12", "09:00"), ("2026-03-13", "09:00"), ("2025-12-31", "23:59")):
        directorate.let_pass_until(date, time)
        again = directorate.call("POST", "/requests", None, body, headers=key)
        assert (again.status, again.body) == (first.status, first.body), "the same key is the same request"
        assert case.state == "rescheduling" and case.seen()["reschedulings"][0]["state"] == "open"
        # What is taken and what is held stays so.
        for start in ("09:00", "09:15", "10:00", "10:30"):
            assert held_for.book(day, start, status=409)["type"] in ("/masalah/sudah-terisi", "/masalah/terlalu-awal")
        directorate.service.succeed("verify")
    assert directorate.rows("SELECT count(*) FROM outgoing") == mails, "nobody is told anything again"
    directorate.let_pass_until(TODAY, "10:00")
    case.answered(offer, "accept", "applicant", option=offer["rounds"][0]["options"][0]["id"])
    held_for.book(day, "09:00")
    with stored.opened(directorate.service.data) as database:
        assert stored.broken(database) == []


def test_a_mail_server_that_is_gone_for_a_day_costs_nobody_a_mail(opened, served):
    server = served()
    directorate = opened(TODAY, mail=server)
    server.stop()
    case = directorate.submit()
    case.scheduled()
    offer = case.offer("director", (working_day(TODAY, 6), "10:00"))
    case.answered(offer, "accept", "applicant", option=offer["rounds"][0]["options"][0]["id"])
    due = directorate.rows("SELECT count(*) FROM outgoing")[0][0]
    mailserver.wait_for(lambda: directorate.rows("SELECT max(attempts) > 0 FROM outgoing") == [(1,)])
    assert directorate.rows("SELECT DISTINCT state FROM outgoing") == [("waiting",)]
    back = served()
    mailserver.plain(directorate.service, back)
    directorate.let_pass_until("2026-04-14")
    back.until(lambda: len(back.taken) >= due)
    mailserver.wait_for(lambda: directorate.rows("SELECT DISTINCT state FROM outgoing") == [("sent",)])
    assert len({mail["Message-ID"] for mail in back.taken}) == len(back.taken) == due
    to_applicant = [mail["Subject"] for mail in back.taken if case.email in mail["To"]]
    told = [event for event, _, recipient in case.parts() if recipient == case.email]
    assert len(to_applicant) == len(told) and told[0] == "request-submitted" and told[-1] == "meeting-moved"
