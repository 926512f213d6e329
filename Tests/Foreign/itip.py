"""A reader's calendar program, over python icalendar: it keeps what iTIP messages tell it, by the rules of RFC 5546 for
attendees alone, and answers as such programs do."""
import copy
import datetime as dt
import urllib.parse

import icalendar

UTC = dt.timezone.utc


def address(value):
    """An address of electronic mail out of a `mailto:` URI (RFC 6068)."""
    return urllib.parse.unquote(str(value)).lower().removeprefix("mailto:")


def attendees(event):
    """The attendees of an event, by address."""
    found = event.get("ATTENDEE", [])
    return {address(each): each for each in (found if isinstance(found, list) else [found])}


def version(event):
    """What puts the messages about one event in order (section 2.1.5): SEQUENCE, then DTSTAMP."""
    return int(event.get("SEQUENCE", 0)), event["DTSTAMP"].dt


def message(mail):
    """The calendar message of a mail, or `None` where it carries none."""
    parts = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    return icalendar.Calendar.from_ical(parts[0].get_payload(decode=True)) if parts else None


class Misfit(Exception):
    """A message that the standard does not allow, or that is not for this reader."""


class ReaderCalendar:
    """What is in the calendar of one reader, event by UID."""

    def __init__(self, email):
        self.email = email.lower()
        self.events = {}
        self.removed = {}
        self.refused = []

    def take(self, calendar):
        """Takes a message. Answers with what it did: "added", "updated", "cancelled", "removed", "refused" or, where
        it is older than what is known or known already, "passed over"."""
        events = calendar.walk("VEVENT")
        if len(events) != 1 or "RECURRENCE-ID" in events[0]:
            raise Misfit("not one event")
        event, method = events[0], str(calendar.get("METHOD"))
        acts = {"REQUEST": self.requested, "CANCEL": self.cancelled, "DECLINECOUNTER": self.declined}
        if method not in acts:
            raise Misfit(f"METHOD:{method}")
        if address(event["ORGANIZER"]) == self.email:
            raise Misfit("the reader is the organizer")
        if self.email not in attendees(event):
            raise Misfit("the reader is not invited")
        return acts[method](str(event["UID"]), event)

    def requested(self, uid, event):
        known = self.events.get(uid)
        if uid in self.removed and version(event) <= self.removed[uid]:
            return "passed over"
        if known is not None and version(event) <= version(known):
            return "passed over"
        self.removed.pop(uid, None)
        self.events[uid] = event
        return "added" if known is None else "updated"

    def cancelled(self, uid, event):
        """The whole event where its status says so, otherwise the attendees that it names (section 3.2.5)."""
        known = self.events.get(uid)
        if known is not None and version(event) <= version(known):
            return "passed over"
        if str(event.get("STATUS")) == "CANCELLED":
            if known is None:
                self.removed[uid] = max(self.removed.get(uid, version(event)), version(event))
                return "passed over"
            self.events[uid] = event
            return "cancelled"
        self.removed[uid] = max(self.removed.get(uid, version(event)), version(event))
        return "passed over" if self.events.pop(uid, None) is None else "removed"

    def declined(self, uid, event):
        """Another time is refused: nothing changes (section 3.2.8)."""
        known = self.events.get(uid)
        if known is None:
            raise Misfit("refuses another time for an event that nobody knows")
        if version(event)[0] != version(known)[0]:
            return "passed over"
        self.refused.append(event)
        return "refused"

    # What the reader sends.

    def reply(self, uid, participation, stamp, comment=None):
        """An answer (section 3.2.3): the reader alone, with what the reader says."""
        known = self.events[uid]
        mine = attendees(known)[self.email]
        mine.params["PARTSTAT"] = participation
        event = self._answer(known, stamp, comment)
        for name in ("DTSTART", "DTEND", "SUMMARY"):
            event[name] = known[name]
        event.add("ATTENDEE", self._plain(mine), encode=False)
        return self._written("REPLY", event)

    def counter(self, uid, start, stamp, comment=None):
        """Another time (section 3.2.7): the event as it is, but for when."""
        known = self.events[uid]
        length = known.end - known.start
        mine = copy.deepcopy(attendees(known)[self.email])
        mine.params["PARTSTAT"] = "TENTATIVE"
        event = self._answer(known, stamp, comment)
        start = start.astimezone(known.start.tzinfo)
        event.add("DTSTART", start)
        event.add("DTEND", start + length)
        event["SUMMARY"] = known["SUMMARY"]
        event.add("ATTENDEE", self._plain(mine), encode=False)
        return self._written("COUNTER", event)

    def _answer(self, known, stamp, comment):
        event = icalendar.Event()
        for name in ("UID", "SEQUENCE", "ORGANIZER"):
            event[name] = known[name]
        event.add("DTSTAMP", stamp.astimezone(UTC))
        if comment is not None:
            event.add("COMMENT", comment)
        return event

    @staticmethod
    def _plain(attendee):
        attendee.params.pop("RSVP", None)
        return attendee

    @staticmethod
    def _written(method, event):
        calendar = icalendar.Calendar()
        for name, value in (("PRODID", "-//example//reader//EN"), ("VERSION", "2.0"), ("METHOD", method)):
            calendar.add(name, value)
        calendar.add_component(event)
        calendar.add_missing_timezones()
        return calendar.to_ical()
