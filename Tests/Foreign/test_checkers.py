"""The checkers can refuse: each of the five of iCalendar, and that of mail, finds the fault that it is kept for."""
import base64

import pytest
from checkers import mail
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


CALENDAR = base64.encodebytes(GOOD.replace("\n", "\r\n").encode()).decode()
MAIL = f"""\
Date: Mon, 2 Mar 2026 08:00:00 +0700
From: Unit <unit@example.go.id>
To: "Siti, S.H." <pemohon@example.co.id>
Subject: Fasilitasi
Message-ID: <1@example.go.id>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset=UTF-8

Undangan
--inner
Content-Type: text/calendar; charset=UTF-8; method=REQUEST
Content-Transfer-Encoding: base64

{CALENDAR}
--inner--
--outer
Content-Type: application/ics; name=invite.ics
Content-Disposition: attachment; filename=invite.ics
Content-Transfer-Encoding: base64

{CALENDAR}
--outer--
"""
OTHER = base64.encodebytes(GOOD.replace("SEQUENCE:0", "SEQUENCE:1").encode()).decode()
FAULTS_OF_MAIL = [
    ("a letter beyond ASCII", "Undangan", "Undangán"), ("a control character", "Undangan", "Undangan\x07"),
    ("a carriage return alone", "Undangan", "Undangan\rx"), ("a long line", "Undangan", "U" * 999),
    ("a field twice", "Subject: Fasilitasi", "Subject: Fasilitasi\nSubject: Lain"),
    ("two recipients", "<pemohon@example.co.id>", "<pemohon@example.co.id>, lain@example.co.id"),
    ("a comma that separates", '"Siti, S.H."', "Siti, S.H."), ("a part that does not end", "--inner--\n", ""),
    ("another sender", "From: Unit <unit@", "From: Unit <lain@"),
    ("somebody who is not invited", "<pemohon@", "<orang-lain@"),
    ("another method", "method=REQUEST", "method=REPLY"), ("no charset", "; charset=UTF-8; method", "; method"),
    ("a hidden invitation", "method=REQUEST", "method=REQUEST\nContent-Disposition: attachment"),
    ("another file", f"base64\n\n{CALENDAR}\n--outer--", f"base64\n\n{OTHER}\n--outer--"),
    ("no file", "Content-Type: application/ics", "Content-Type: application/pdf")]


def wire(text):
    return text.replace("\n", "\r\n").encode()


def test_a_sound_mail_passes():
    assert mail.complaints(wire(MAIL)) == []


@pytest.mark.parametrize("old, new", [row[1:] for row in FAULTS_OF_MAIL], ids=[row[0] for row in FAULTS_OF_MAIL])
def test_a_fault_of_a_mail_is_refused(old, new):
    assert old in MAIL and mail.complaints(wire(MAIL.replace(old, new))) != []


def test_a_line_feed_alone_is_refused():
    assert mail.complaints(wire(MAIL).replace(b"Undangan\r\n", b"Undangan\n")) != []
