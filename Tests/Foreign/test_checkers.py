"""The five checkers can refuse: each finds the fault that it is kept for."""
import pytest
from conftest import CHECKERS

GOOD = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//test//ID
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Asia/Jakarta
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0700
TZOFFSETTO:+0700
TZNAME:WIB
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1@example.go.id
DTSTAMP:20260302T010000Z
DTSTART;TZID=Asia/Jakarta:20260310T090000
DTEND;TZID=Asia/Jakarta:20260310T100000
SEQUENCE:0
SUMMARY:Fasilitasi
ORGANIZER:mailto:unit@example.go.id
ATTENDEE;RSVP=TRUE:mailto:pemohon@example.co.id
END:VEVENT
END:VCALENDAR
"""

FAULTS = [
    ("lines", "an empty line", "\nSUMMARY", "\n\nSUMMARY"),
    ("lines", "a long line", "Fasilitasi", "F" * 80),
    ("lines", "an unescaped comma", "Fasilitasi", "Fasilitasi, NIB"),
    ("lines", "a date that does not exist", "20260310T100000", "20260231T100000"),
    ("icalendar", "an end and a duration", "DTEND;TZID=Asia/Jakarta:20260310T100000", "DURATION:PT1H\n\\g<0>"),
    ("icalendar", "a zone without its definition", "DTSTART;TZID=Asia/Jakarta", "DTSTART;TZID=Asia/Makassar"),
    ("vobject", "no UID", "UID:1@example.go.id\n", ""),
    ("vobject", "two starts", "SEQUENCE:0", "DTSTART:20260310T020000Z\nSEQUENCE:0"),
    ("ics", "an event that does not end", "END:VEVENT\n", ""),
    ("libical", "an invitation without organiser", "ORGANIZER:mailto:unit@example.go.id\n", ""),
    ("libical", "a recurrence that says nothing", "SEQUENCE:0", "SEQUENCE:0\nRRULE:FREQ=NEVER"),
]


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_sound_invitation_passes(checker, complaints, tmp_path):
    file = tmp_path / "good.ics"
    file.write_bytes(GOOD.replace("\n", "\r\n").encode())
    assert complaints(checker, file) == []


@pytest.mark.parametrize(
    "checker, old, new", [(row[0], row[2], row[3]) for row in FAULTS], ids=[f"{row[0]}: {row[1]}" for row in FAULTS])
def test_a_fault_is_refused(checker, old, new, complaints, tmp_path):
    file = tmp_path / "broken.ics"
    assert old in GOOD
    file.write_bytes(GOOD.replace(old, new.replace("\\g<0>", old)).replace("\n", "\r\n").encode())
    assert complaints(checker, file) != []


def test_the_client_holds_and_shows_what_it_imported(khal, tmp_path):
    file = tmp_path / "good.ics"
    file.write_bytes(GOOD.replace("\n", "\r\n").encode())
    assert khal.take(file) == 1
    assert khal.shown("2026-03-01", "2026-03-31") == {"1@example.go.id"}
    assert khal.shown("2026-04-01", "2026-04-30") == set()
