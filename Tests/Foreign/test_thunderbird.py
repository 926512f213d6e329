"""Invitations in Thunderbird, as an applicant has it: shown with buttons, answered by real mails, kept as they change."""
import datetime as dt

import itip
import mailplay
import postbox
import pytest
from conftest import BINARY
from directorate import Directorate, at, instant
from mailserver import MailServer
from thunderbird import Thunderbird

TODAY, ME = "2026-04-13", "sari@example.co.id"
ANSWERS = {"imipAcceptButton", "imipTentativeButton", "imipDeclineButton"}


@pytest.fixture(scope="module")
def server():
    made = MailServer()
    yield made
    made.end()


@pytest.fixture(scope="module")
def program(server, tmp_path_factory):
    """Thunderbird, started once for all."""
    made = Thunderbird(tmp_path_factory.mktemp("thunderbird"), ME, server)
    yield made
    made.end()


@pytest.fixture(scope="module")
def directorate(staff, server, tmp_path_factory):
    made = Directorate(BINARY, *staff, tmp_path_factory.mktemp("directorate"), TODAY, mail=server)
    yield made
    made.end()


class Desktop:
    """The applicant of one request with Thunderbird: what comes about it is opened there, and what is answered there
    goes to the unit."""

    def __init__(self, program, server, directorate, folder, time):
        self.program, self.server, self.directorate, self.folder = program, server, directorate, folder
        self.play = mailplay.Play(directorate, server, "id", "Asia/Jayapura", [
            {"name": "Ann", "email": "ann@example.com", "language": "en"}], time, "officer", "colleague")
        self.case = self.play.submit([self.play.day(5)], applicant={"email": ME, "name": "Sari, S.H."})
        self.case.scheduled(self.play.day(5), time, "officer")
        self.answers = len(self.sent())

    @property
    def meeting(self):
        (meeting,) = self.case.meetings
        return meeting

    def sent(self):
        return [mail for mail in self.server.taken if mail.envelope[0] == ME]

    def opens(self, method, press=None, back=1):
        """Opens the newest mail, or one before it, whose calendar message has the method; the buttons that it shows."""
        mailplay.settled(self.directorate)
        mail = [mail for mail in self.server.taken if mail.envelope[1] == [ME]][-back]
        assert itip.message(mail)["METHOD"] == method
        file = self.folder / f"{mail['Message-ID'].strip('<>')}.eml"
        file.write_bytes(mail.data)
        return set(self.program.shown(file, press)["buttons"])

    def answers_with(self, participation):
        """Takes the answer that Thunderbird sends, and gives it to the service as it is."""
        self.server.until(lambda: len(self.sent()) > self.answers)
        mail = self.sent()[self.answers]
        self.answers += 1
        message = itip.message(mail)
        (event,) = message.walk("VEVENT")
        (attendee,) = itip.attendees(event).items()
        assert (mail.envelope[1], message["METHOD"]) == ([postbox.UNIT], "REPLY")
        assert (attendee[0], attendee[1].params["PARTSTAT"]) == (ME, participation)
        assert (event["UID"], event["SEQUENCE"]) == (self.meeting["uid"], self.meeting["sequence"])
        postbox.receive(self.directorate.service, mail.data)
        noted = [entry["detail"] for entry in self.case.seen()["history"] if entry["event"] == "participation-answered"]
        assert (noted[-1]["by"], noted[-1]["participation"], noted[-1]["sequence"]) == (
            "applicant", participation, self.meeting["sequence"])

    def holds_the_meeting(self):
        """The calendar comes to hold the meeting as it is, and nothing else."""
        def is_so(item):
            times = [dt.datetime.strptime(item[name], "%Y%m%dT%H%M%S%z") for name in ("start", "end")]
            return times == [instant(self.meeting["start"]), instant(self.meeting["end"])] and (
                item["uid"], item["sequence"]) == (self.meeting["uid"], self.meeting["sequence"])

        item = self.program.item(is_so)
        assert (item["status"], item["zone"]) == ("CONFIRMED", "Asia/Jayapura")
        assert item["location"].endswith(f"/ruang/{self.meeting['room']} - Ruang daring {self.meeting['room']}")
        assert set(item["attendees"]) == {ME, "ann@example.com"} | {
            f"{who}@example.go.id" for who, number in self.directorate.officers.items()
            if number in self.meeting["officers"]}
        return item

    def holds_nothing(self):
        self.program.until_empty()


@pytest.fixture
def desktop(program, server, directorate, tmp_path, request):
    return Desktop(program, server, directorate, tmp_path, request.param)


@pytest.mark.parametrize("desktop", ["09:00"], indirect=True)
def test_a_meeting_is_accepted_moves_and_is_called_off(desktop):
    case, play = desktop.case, desktop.play
    assert desktop.opens("REQUEST", press="imipAcceptButton") >= ANSWERS
    desktop.answers_with("ACCEPTED")
    assert desktop.holds_the_meeting()["attendees"][ME] == "ACCEPTED"
    agreed = play.offer(case, "officer", play.day(6))
    case.answered(agreed, "accept", "applicant", option=agreed["rounds"][0]["options"][0]["id"])
    # Another time is another question.
    assert desktop.opens("REQUEST", press="imipAcceptButton") >= ANSWERS
    desktop.answers_with("ACCEPTED")
    assert desktop.holds_the_meeting()["start"] == "20260421T020000Z"
    case.assign("colleague")
    assert desktop.opens("REQUEST", press="imipAcceptButton") >= ANSWERS
    desktop.answers_with("ACCEPTED")
    assert "colleague@example.go.id" in desktop.holds_the_meeting()["attendees"]
    case.done("DELETE", f"/meetings/{desktop.meeting['id']}?reason=Listrik+padam", "director")
    assert desktop.opens("CANCEL", press="imipDeleteButton") == {"imipDeleteButton"}
    desktop.holds_nothing()


@pytest.mark.parametrize("desktop", ["10:00"], indirect=True)
def test_to_decline_is_to_ask_for_another_time(desktop):
    case, play = desktop.case, desktop.play
    assert desktop.opens("REQUEST", press="imipDeclineButton") >= ANSWERS
    desktop.answers_with("DECLINED")
    assert case.seen()["history"][-1]["detail"]["asksForAnotherTime"] is True
    assert {address for event, address in case.messages() if event == "participation-answered"} >= {
        "director@example.go.id", "officer@example.go.id"}
    assert case.state == "scheduled", "the meeting stands until another time is agreed on"
    agreed = play.offer(case, "officer", play.day(7))
    case.answered(agreed, "accept", "applicant", option=agreed["rounds"][0]["options"][0]["id"])
    assert desktop.opens("REQUEST", press="imipAcceptButton") >= ANSWERS
    desktop.answers_with("ACCEPTED")
    desktop.holds_the_meeting()
    case.step("withdraw", "applicant", "withdrawn")
    desktop.opens("CANCEL", press="imipDeleteButton")
    desktop.holds_nothing()


@pytest.mark.parametrize("desktop", ["11:00"], indirect=True)
def test_a_time_that_is_refused_leaves_the_calendar_as_it_was(desktop):
    case, play = desktop.case, desktop.play
    desktop.opens("REQUEST", press="imipTentativeButton")
    desktop.answers_with("TENTATIVE")
    before = desktop.holds_the_meeting()
    proposed = play.propose_from_calendar(case, play.day(8))
    case.answered(proposed, "decline", "director", reason="Penuh")
    # Thunderbird can do nothing with the refusal; the invitation that follows is no new question.
    assert desktop.opens("DECLINECOUNTER", back=2).isdisjoint(ANSWERS)
    assert desktop.opens("REQUEST", press="imipUpdateButton") == {"imipUpdateButton"}
    assert desktop.holds_the_meeting() == before | {"attendees": before["attendees"] | {ME: "TENTATIVE"}}
    assert before["start"] == dt.datetime.fromisoformat(at(play.day(5), "11:00")).astimezone(
        dt.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    case.done("DELETE", f"/meetings/{desktop.meeting['id']}?reason=Listrik+padam", "director")
    desktop.opens("CANCEL", press="imipDeleteButton")
    desktop.holds_nothing()
