"""What the service sends beside invitations passes the five checkers, as the golden files of its own tests hold it."""
import icalendar
import pytest
from conftest import CHECKERS, ROOT

GOLDEN = ROOT / "Tests" / "ICalendarTests" / "Fixtures" / "Golden"
FILES = sorted(GOLDEN.glob("*.ics"))
# libical 3.0.16 wants SEQUENCE to be 0 and no ATTENDEE in a DECLINECOUNTER, against RFC 5546, section 3.2.8.
UNFIT = {("libical", "declined-counter.ics")}


def events(name):
    return icalendar.Calendar.from_ical((GOLDEN / name).read_bytes()).walk("VEVENT")


@pytest.mark.parametrize("checker", CHECKERS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_message_passes_each_checker(complaints, checker, path):
    if (checker, path.name) in UNFIT:
        pytest.skip("the checker's own table is wrong")
    assert complaints(checker, path) == []


def test_there_is_a_file_of_each_kind():
    methods = {str(icalendar.Calendar.from_ical(path.read_bytes()).get("METHOD")) for path in FILES}
    assert {"CANCEL", "DECLINECOUNTER", "PUBLISH"} <= methods


def test_a_calendar_client_shows_busy_times_and_no_more(khal):
    assert khal.take(GOLDEN / "feed-busy.ics") == 2
    told = khal.run("list", "--format", "{title}|{description}|{location}", "--day-format", "", "2026-03-01", "2026-03-31")
    assert sorted(told.split("\n")[:2]) == ["Busy||", "Sibuk||"]


def test_a_calendar_client_keeps_a_meeting_called_off_as_such(khal):
    assert khal.take(GOLDEN / "feed-mixed.ics") == len(events("feed-mixed.ics"))
    told = khal.run("list", "--format", "{status}{uid}", "--day-format", "", "2026-03-17", "2026-03-18")
    assert [line for line in told.splitlines() if "CANCELLED" in line.upper()] == [
        line for line in told.splitlines() if "dibatalkan@" in line] != []


def test_the_busy_feed_names_nobody():
    for event in events("feed-busy.ics"):
        assert str(event["CLASS"]) == "PRIVATE"
        assert {"DESCRIPTION", "LOCATION", "URL", "ATTENDEE", "CONFERENCE"}.isdisjoint(event)
