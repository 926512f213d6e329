"""The reader's calendar with which mails are judged keeps to RFC 5546 itself."""
import icalendar
import itip
import pytest

INVITATION = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//test//ID
METHOD:REQUEST
BEGIN:VEVENT
UID:1@example.go.id
DTSTAMP:20260302T010000Z
DTSTART:20260310T020000Z
DTEND:20260310T030000Z
SEQUENCE:1
SUMMARY:Fasilitasi
STATUS:CONFIRMED
ORGANIZER:mailto:unit@example.go.id
ATTENDEE;RSVP=TRUE;CN="Siti":MAILTO:Siti@example.co.id
ATTENDEE;RSVP=TRUE:mailto:officer@example.go.id
END:VEVENT
END:VCALENDAR
"""
NEXT = ("SEQUENCE:1", "SEQUENCE:2")
OLD = ("SEQUENCE:1", "SEQUENCE:0")
LATER = ("DTSTAMP:20260302T01", "DTSTAMP:20260302T02")
OFF = [("REQUEST", "CANCEL"), ("CONFIRMED", "CANCELLED")]
OUT = [("REQUEST", "CANCEL"), ("STATUS:CONFIRMED\n", "")]
REFUSAL = ("REQUEST", "DECLINECOUNTER")
# What comes, message by message as changes of the invitation; what each does; whether the event is held, and how.
COURSES = {
    "an invitation": ([[]], ["added"], "CONFIRMED"),
    "the same again": ([[], []], ["added", "passed over"], "CONFIRMED"),
    "a new revision": ([[], [NEXT]], ["added", "updated"], "CONFIRMED"),
    "the same revision, sent again later": ([[], [LATER]], ["added", "updated"], "CONFIRMED"),
    "an old revision, however late it was sent": ([[], [OLD, LATER]], ["added", "passed over"], "CONFIRMED"),
    "a cancellation": ([[], [NEXT, *OFF]], ["added", "cancelled"], "CANCELLED"),
    "a cancellation of an old revision": ([[], [OLD, LATER, *OFF]], ["added", "passed over"], "CONFIRMED"),
    "a cancellation that comes first": ([[NEXT, *OFF], []], ["passed over", "passed over"], None),
    "the reader is taken out": ([[], [NEXT, *OUT]], ["added", "removed"], None),
    "a late invitation of who was taken out": ([[], [NEXT, *OUT], [LATER]], ["added", "removed", "passed over"], None),
    "a refusal": ([[], [REFUSAL, LATER]], ["added", "refused"], "CONFIRMED"),
    "a refusal of an old revision": ([[], [REFUSAL, OLD]], ["added", "passed over"], "CONFIRMED")}


def message(changes=()):
    text = INVITATION
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return icalendar.Calendar.from_ical(text.replace("\n", "\r\n"))


@pytest.mark.parametrize("course", COURSES)
def test_a_course_of_messages(course):
    messages, done, status = COURSES[course]
    reader = itip.ReaderCalendar("siti@example.co.id")
    assert [reader.take(message(changes)) for changes in messages] == done
    assert [str(event["STATUS"]) for event in reader.events.values()] == ([status] if status else [])


@pytest.mark.parametrize("changes", [
    [("Siti@", "orang.lain@")], [("mailto:unit@example.go.id", "mailto:siti@example.co.id")], [("REQUEST", "PUBLISH")],
    [("SEQUENCE:1", "SEQUENCE:1\nRECURRENCE-ID:20260310T020000Z")], [REFUSAL]])
def test_what_is_not_for_the_reader_is_refused(changes):
    with pytest.raises(itip.Misfit):
        itip.ReaderCalendar("siti@example.co.id").take(message(changes))
