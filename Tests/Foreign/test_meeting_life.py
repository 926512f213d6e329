"""The life of one meeting, as the mails about it arrive: after every step each reader's calendar holds exactly what
is so, by the rules of RFC 5546 alone."""
import collections
import random

import itip
import mailplay
import pytest
from directorate import at, instant
from mailserver import MailServer

TODAY = "2026-04-13"
ROOM = {"id": "Ruang daring", "en": "Online room"}


class Scene:
    """A meeting with an applicant, two who come along, and officers; each reader's calendar takes the mails as they
    come, and `arrived` keeps them in their order."""

    def __init__(self, directorate, server):
        self.directorate, self.server = directorate, server
        self.play = mailplay.Play(
            directorate, server, "id", "Asia/Jayapura", [
                {"name": "Budi", "email": "budi@example.co.id", "timeZone": "Asia/Jakarta", "language": "id"},
                {"name": "Ann", "email": "ann@example.com", "timeZone": "Europe/Paris", "language": "en"}],
            "09:00", "officer", "colleague")
        self.case = self.play.submit([self.play.day(5)])
        self.readers = {self.case.email: "id", "budi@example.co.id": "id", "ann@example.com": "en",
                        "officer@example.go.id": "id", "colleague@example.go.id": "id"}
        self.calendars = {email: itip.ReaderCalendar(email) for email in self.readers}
        self.arrived, self.taken = [], 0

    def receive(self):
        """Lets every reader take what has come. Answers with what the messages did, for each reader in order."""
        mailplay.settled(self.directorate)
        done = collections.defaultdict(list)
        mails, self.taken = self.server.taken[self.taken:], len(self.server.taken)
        for mail in mails:
            (email,), message = mail.envelope[1], itip.message(mail)
            if message is not None:
                self.arrived.append((email, message))
                done[email].append(self.calendars[email].take(message))
        return dict(done)

    def holds(self, *absent):
        """Everybody's calendar has the meeting as it is, and that of those who are not invited has none."""
        (meeting,) = self.case.meetings
        invited = {self.case.email, "budi@example.co.id", "ann@example.com"} | {
            f"{who}@example.go.id" for who, number in self.directorate.officers.items() if number in meeting["officers"]}
        invited -= set(absent)
        for email, calendar in self.calendars.items():
            if email not in invited:
                assert [event for event in calendar.events.values() if event["STATUS"] != "CANCELLED"] == [], email
                continue
            ((uid, event),) = calendar.events.items()
            assert uid == meeting["uid"] and int(event["SEQUENCE"]) == meeting["sequence"], email
            assert (event.start, event.end) == (instant(meeting["start"]), instant(meeting["end"])), email
            stands = meeting["state"] == "scheduled"
            assert (str(event["STATUS"]), str(event["TRANSP"])) == (
                ("CONFIRMED", "OPAQUE") if stands else ("CANCELLED", "TRANSPARENT")), email
            room = f"/ruang/{meeting['room']} - {ROOM[self.readers[email]]} {meeting['room']}"
            assert str(event["LOCATION"]).endswith(room) and str(event["URL"]) in str(event["LOCATION"])
            assert set(itip.attendees(event)) == invited, email
        return meeting


@pytest.fixture
def scene(opened):
    server = MailServer()
    yield Scene(opened(TODAY, mail=server), server)
    server.end()


def test_every_calendar_is_right_after_every_step(scene):
    case, play = scene.case, scene.play
    everybody = [case.email, "budi@example.co.id", "ann@example.com", "officer@example.go.id"]
    case.scheduled(play.day(5), "09:00", "officer")
    assert scene.receive() == {email: ["added"] for email in everybody}
    scene.holds()
    countered = play.propose_from_calendar(case, play.day(6))
    assert scene.receive() == {}, "nothing moves until both agree"
    case.answered(countered, "decline", "officer", reason="Penuh")
    # Not every client understands the refusal: the meeting is confirmed as it stands.
    assert scene.receive() == {case.email: ["refused", "updated"]}
    scene.holds()
    agreed = play.offer(case, "officer", play.day(6), play.day(7))
    assert scene.receive() == {}
    case.answered(agreed, "accept", "applicant", option=agreed["rounds"][0]["options"][1]["id"])
    assert scene.receive() == {email: ["updated"] for email in everybody}
    assert scene.holds()["start"] == at(play.day(7), "09:00")
    case.assign("colleague")
    assert scene.receive() == {email: ["updated"] for email in everybody[:3]} | {
        "officer@example.go.id": ["removed"], "colleague@example.go.id": ["added"]}
    scene.holds()
    case.done("PUT", "/co-applicants", "applicant", {"coApplicants": play.companions[1:]})
    left = [case.email, "ann@example.com", "colleague@example.go.id"]
    assert scene.receive() == {email: ["updated"] for email in left} | {"budi@example.co.id": ["removed"]}
    meeting = scene.holds("budi@example.co.id")
    case.done("DELETE", f"/meetings/{meeting['id']}?reason=Listrik+padam", "director")
    assert scene.receive() == {email: ["cancelled"] for email in left}
    scene.holds("budi@example.co.id")
    again = play.offer(case, "applicant", play.day(8))
    case.answered(again, "accept", "colleague", option=again["rounds"][0]["options"][0]["id"])
    assert scene.receive() == {email: ["updated"] for email in left}
    meeting = scene.holds("budi@example.co.id")
    assert meeting["state"] == "scheduled" and meeting["start"] == at(play.day(8), "09:00")
    comes_late(scene)


def comes_late(scene):
    """Whatever the order in which mails arrive, and however often, each calendar ends up with the same."""
    random.seed(1)
    for _ in range(50):
        mails = scene.arrived * 2
        random.shuffle(mails)
        calendars = {email: itip.ReaderCalendar(email) for email in scene.readers}
        for email, message in mails:
            if message["METHOD"] != "DECLINECOUNTER":
                calendars[email].take(message)
        for email, calendar in calendars.items():
            known = scene.calendars[email].events
            assert {uid: itip.version(event) for uid, event in calendar.events.items()} == {
                uid: itip.version(event) for uid, event in known.items()}, email
