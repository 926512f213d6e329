"""The invites and feeds of the demo are what five checkers and a calendar client accept, and say what the plan says."""
import collections
import datetime as dt
import json

import icalendar
import pytest
import recurring_ical_events
from conftest import CHECKERS, DEMO, Program


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo's scenario, its plan, and the files that were written with it."""
    out = tmp_path_factory.mktemp("demo") / "out"
    done = Program(out.parent)("match", DEMO, "--out", out)
    assert done.returncode == 0, done.stderr.decode()
    files = sorted(out.rglob("*.ics"))
    return json.loads(DEMO.read_text()), json.loads(done.stdout), files


def calendar(path):
    return icalendar.Calendar.from_ical(path.read_bytes())


def with_method(files, method):
    return [path for path in files if str(calendar(path).get("METHOD")) == method]


def address(value):
    return str(value).lower().removeprefix("mailto:")


def instants(assignment):
    return tuple(dt.datetime.fromisoformat(assignment[name]).astimezone(dt.timezone.utc) for name in ("start", "end"))


def in_utc(event):
    return event.start.astimezone(dt.timezone.utc), event.end.astimezone(dt.timezone.utc)


def occurrences(path):
    """The times of a file as another library expands them, over a year around the scenario."""
    span = dt.datetime(2025, 9, 1), dt.datetime(2026, 9, 1)
    return sorted(in_utc(event) for event in recurring_ical_events.of(calendar(path)).between(*span))


def test_there_is_an_invite_for_each_meeting_and_a_feed_for_each_officer(demo):
    scenario, plan, files = demo
    assert len(with_method(files, "REQUEST")) == len(plan["assignments"]) > 0
    assert len(with_method(files, "PUBLISH")) == len(scenario["officers"])
    assert len(files) == len(plan["assignments"]) + len(scenario["officers"])


@pytest.mark.parametrize("checker", CHECKERS)
def test_each_file_passes_each_checker(demo, complaints, checker):
    found = {path.name: complaints(checker, path) for path in demo[2]}
    assert {name: told for name, told in found.items() if told} == {}


def test_a_calendar_client_takes_every_event(demo, khal):
    seen = set()
    for path in with_method(demo[2], "PUBLISH"):
        seen |= {str(event["UID"]) for event in calendar(path).walk("VEVENT")}
        assert khal.take(path) == len(seen), path.name
    assert seen and khal.shown("2026-01-01", "2026-12-31") == seen


def test_a_calendar_client_takes_every_invite(demo, khal):
    for number, path in enumerate(with_method(demo[2], "REQUEST"), 1):
        assert khal.take(path) == number, path.name


def test_the_invites_hold_the_meetings_of_the_plan(demo):
    scenario, plan, files = demo
    officers = {officer["id"]: officer for officer in scenario["officers"]}
    requests = {request["id"]: request for request in scenario["requests"]}
    invites = []
    for path in with_method(files, "REQUEST"):
        (event,) = calendar(path).walk("VEVENT")
        attendees = event["ATTENDEE"] if isinstance(event["ATTENDEE"], list) else [event["ATTENDEE"]]
        assert all(attendee.params["RSVP"] == "TRUE" for attendee in attendees)
        invites.append((*in_utc(event), frozenset(map(address, attendees))))
        assert occurrences(path) == [in_utc(event)]
    meetings = [(*instants(a), frozenset({
        officers[a["officer"]]["email"].lower(), requests[a["request"]]["applicant"]["email"].lower()}))
        for a in plan["assignments"]]
    assert collections.Counter(invites) == collections.Counter(meetings)


def test_the_feeds_hold_the_meetings_of_each_officer(demo):
    scenario, plan, files = demo
    expected = collections.Counter()
    for officer in scenario["officers"]:
        own = [instants(a) for a in plan["assignments"] if a["officer"] == officer["id"]]
        expected[tuple(sorted(own))] += 1
    told = collections.Counter(tuple(occurrences(path)) for path in with_method(files, "PUBLISH"))
    assert told == expected


def test_every_meeting_has_one_uid_in_invite_and_feed(demo):
    _, _, files = demo
    uids = [str(event["UID"]) for path in with_method(files, "REQUEST") for event in calendar(path).walk("VEVENT")]
    assert len(set(uids)) == len(uids)
    for path in with_method(files, "PUBLISH"):
        for event in calendar(path).walk("VEVENT"):
            assert str(event["UID"]) in uids
            assert "ORGANIZER" in event and "ATTENDEE" not in event  # RFC 5546, section 3.2.1
