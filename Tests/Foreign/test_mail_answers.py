"""Answers by mail that are more than one mail: another time from the calendar to its end, revisions that pass each
other, and answers for which the administration desk vouches."""
import datetime as dt

import itip
import pytest
from answers import counter, reply
from conftest import BINARY
from directorate import instant
from incoming import Receiving
from mailserver import MailServer, wait_for

WIB = dt.timezone(dt.timedelta(hours=7))


@pytest.fixture(scope="module")
def office(staff, tmp_path_factory):
    """A running directorate that takes mail in, for all tests of the module; verified at their end."""
    server = MailServer()
    office = Receiving(BINARY, staff, tmp_path_factory.mktemp("answers"), "2026-04-13", server)
    yield office
    office.end()
    server.end()


def took(office, mail):
    """How the desk sees a mail that was handed in."""
    office.take(mail)
    return office.seen(mail)


def outcome(row):
    return row["kind"], row["state"]


def moved(office):
    """A request whose meeting has moved as its applicant proposed from the calendar; with both invitations."""
    case, first = office.invited()
    start = first.start + dt.timedelta(days=1)
    assert outcome(took(office, counter("google", first, start, office.now, "Besok saja"))) == ("answer", "settled")
    [rescheduling] = case.seen()["reschedulings"]
    [option] = rescheduling["rounds"][-1]["options"]
    case.answered(rescheduling, "accept", "director", option=option["id"])
    second = office.invitation(case, sequence=1)
    assert (second.uid, second.start) == (first.uid, start)
    return case, first, second


def test_another_time_that_the_unit_accepts_is_the_same_event_anew(office):
    case, first, second = moved(office)
    assert case.state == "scheduled" and [instant(each["start"]) for each in case.meetings] == [second.start]
    assert office.methods(case.email) == [("REQUEST", 0), ("REQUEST", 1)]
    # Who proposed it has still to say yes to it: a proposal is no promise.
    assert outcome(took(office, reply("exchange", second, "ACCEPTED", office.now))) == ("answer", "settled")
    assert office.participation(case) == {case.email: "ACCEPTED"}


@pytest.mark.parametrize("client", ["google", "exchange", "outlook-com"])
def test_a_yes_to_the_time_before_is_no_yes_to_the_time_now(office, client):
    case, first, second = moved(office)
    before = office.standing(case)
    row = took(office, reply(client, first, "ACCEPTED", office.now))
    assert outcome(row) == ("unverified", "open"), row
    office.reasons(row["id"])
    assert office.standing(case) == before
    # Who answers the time before is sent the time now.
    wait_for(lambda: office.methods(case.email)[2:] == [("REQUEST", 1)])
    *_, again = office.mails(case.email)
    assert itip.message(again).walk("VEVENT")[0]["DTSTART"].dt == second.start


def test_another_time_that_the_unit_does_not_want_is_refused_to_calendar_and_reader(office):
    case, invitation = office.invited()
    took(office, counter("exchange", invitation, invitation.start + dt.timedelta(days=1), office.now))
    [rescheduling] = case.seen()["reschedulings"]
    case.answered(rescheduling, "decline", "director", reason="Petugas dinas luar")
    wait_for(lambda: office.methods(case.email) == [("REQUEST", 0), ("DECLINECOUNTER", 0), ("REQUEST", 0)])
    *_, refusal, again = office.mails(case.email)
    [event] = itip.message(refusal).walk("VEVENT")
    assert set(itip.attendees(event)) == {case.email} and "Petugas dinas luar" in str(event["COMMENT"])
    assert itip.message(again).walk("VEVENT")[0]["DTSTART"].dt == invitation.start
    assert case.state == "scheduled"


def on(day, time):
    return dt.datetime.fromisoformat(f"{day}T{time}:00+07:00")


# Another time that the rules refuse, and a word of the reason in both languages.
REFUSED = {
    "past": (lambda start: on("2026-04-10", "09:00"), "sudah lewat", "is past"),
    "too early": (lambda start: on("2026-04-17", "09:00"), "20 April 2026", "20 April 2026"),
    "a holiday": (lambda start: on("2026-05-01", "09:00"), "Hari Buruh", "Labour Day"),
    "a Saturday": (lambda start: on("2026-05-09", "09:00"), "Sabtu", "Saturday"),
    "lunch": (lambda start: start.replace(hour=12), "jam kerja", "office hours"),
    "evening": (lambda start: start.replace(hour=20), "jam kerja", "office hours"),
    "off the grid": (lambda start: start.replace(minute=7) + dt.timedelta(days=1), "15", "15"),
    "as it is": (lambda start: start, "waktu pertemuan sekarang", "at which the meeting stands"),
    "next century": (lambda start: start.replace(year=2140), "2140", "2140"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_another_time_that_the_rules_refuse_is_answered_once_with_the_reason(office, name):
    proposed, indonesian, english = REFUSED[name]
    case, invitation = office.invited()
    before = office.standing(case)
    mail = counter("outlook", invitation, proposed(invitation.start.astimezone(WIB)), office.now)
    row = took(office, mail)
    assert outcome(row) == ("answer", "settled"), row
    told = office.reasons(row["id"])
    assert indonesian in told[0] and english in told[1]
    assert office.standing(case)[:3] == before[:3]
    wait_for(lambda: office.methods(case.email) == [("REQUEST", 0), ("DECLINECOUNTER", 0), ("REQUEST", 0)])
    *_, refusal, _ = office.mails(case.email)
    [event] = itip.message(refusal).walk("VEVENT")
    assert str(event["COMMENT"])
    # The same proposal in another mail: nobody is told twice.
    again = mail.replace(b"Message-ID: <", b"Message-ID: <lagi-")
    assert outcome(took(office, again)) == ("answer", "settled")
    assert case.messages().count(("counter-refused", case.email)) == 1


def test_an_officer_who_cannot_come_is_told_of_to_the_director(office):
    case, invitation = office.invited()
    address = f"{case.officer}@example.go.id"

    def invitations():
        """Those that the officer has of this meeting: mails to one person come one after the other."""
        read = [invitation.__class__(mail) for mail in office.mails(address) if itip.message(mail)]
        return [each for each in read if each.uid == invitation.uid]

    mine = wait_for(invitations)[-1]
    row = took(office, reply("thunderbird", mine, "DECLINED", office.now, "Sakit"))
    assert outcome(row) == ("answer", "settled") and row["from"] == address
    assert office.participation(case) == {address: "DECLINED"}
    assert ("participation-answered", "director@example.go.id") in case.messages()
    assert ("participation-answered", case.email) not in case.messages()
    assert case.state == "scheduled"


def test_the_desk_vouches_for_an_answer_from_another_address_or_lays_it_aside(office):
    case, invitation = office.invited()

    def from_elsewhere(participation):
        mail = reply("caldav", invitation, participation, office.now)
        return mail.replace(b"From: " + case.email.encode(), b"From: sekretaris@example.org", 1)

    yes, no = [took(office, from_elsewhere(participation)) for participation in ("ACCEPTED", "DECLINED")]
    assert {outcome(yes), outcome(no)} == {("unverified", "open")} and office.participation(case) == {}
    for who in ("admin", "officer", "auditor", "director"):
        assert office.call("POST", f"/incoming/{yes['id']}/take", who).status in (403, 404)
    taken = office.done("POST", f"/incoming/{yes['id']}/take", "registry")
    assert outcome(taken) == ("answer", "settled") and taken["request"] == case.id
    laid = office.done("POST", f"/incoming/{no['id']}/settle", "registry", {"note": "bukan dari pemohon"})
    assert outcome(laid) == ("unverified", "settled")
    assert office.participation(case) == {case.email: "ACCEPTED"}
    assert office.call("POST", f"/incoming/{no['id']}/take", "registry").status == 412


def test_only_the_desk_sees_who_writes_and_the_mail_itself(office):
    case, invitation = office.invited()
    row = took(office, reply("google", invitation, "ACCEPTED", office.now))
    as_admin = office.done("GET", f"/incoming/{row['id']}", "admin")
    assert (as_admin["from"], as_admin["subject"], as_admin["text"], as_admin["kind"]) == (None, None, "", "answer")
    assert case.email not in str(as_admin)
    assert office.call("GET", f"/incoming/{row['id']}/source", "admin").status in (403, 404)
    source = office.call("GET", f"/incoming/{row['id']}/source", "registry")
    assert source.status == 200 and source.headers["Content-Type"] == "message/rfc822"
    assert source.headers["Content-Disposition"].startswith("attachment") and case.email.encode() in source.body


def test_where_the_mail_server_has_to_vouch_an_answer_without_its_word_changes_nothing(received):
    office = received(requireAuthentication=True)
    case, invitation = office.invited()
    row = took(office, reply("exchange", invitation, "ACCEPTED", office.now))
    assert outcome(row) == ("unverified", "open") and row["authentication"] == "unknown"
    assert office.participation(case) == {}
    row = took(office, reply("google", invitation, "ACCEPTED", office.now))
    assert outcome(row) == ("answer", "settled") and row["authentication"] == "passed"
    assert office.participation(case) == {case.email: "ACCEPTED"}
