"""Officers' own calendars are read as another library reads them: whoever is busy there is free nowhere."""
import datetime as dt
import random
import zoneinfo

import icalendar
import recurring_ical_events
from calendarhost import text
from conftest import HERE
from subscribed import free, looked

FILES = sorted((HERE / "calendars_in").glob("*.ics"))
# From the earliest day of a meeting on, as far as free times are told at once; clocks change nowhere in it.
FIRST, LAST = dt.date(2026, 4, 20), dt.date(2026, 7, 18)
WIB = zoneinfo.ZoneInfo("Asia/Jakarta")
ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Europe/Berlin", "America/New_York", "UTC"]


def by_others(content):
    """The spans in which a calendar says busy, as `recurring_ical_events` lays it out."""
    calendar = icalendar.Calendar.from_ical(content)
    zone = zoneinfo.ZoneInfo(str(calendar.get("X-WR-TIMEZONE", "Asia/Jakarta")))

    def moment(value):
        if not isinstance(value, dt.datetime):
            return dt.datetime.combine(value, dt.time(), zone)
        return value if value.tzinfo else value.replace(tzinfo=zone)

    spans = []
    for event in recurring_ical_events.of(calendar).between(FIRST - dt.timedelta(2), LAST + dt.timedelta(2)):
        if event.get("STATUS") == "CANCELLED" or event.get("TRANSP") == "TRANSPARENT":
            continue
        spans.append((moment(event.start), moment(event.end)))
    return spans


def starts_left(everyone, spans):
    """The starts of a quarter of an hour that are left where somebody is busy in these spans."""
    blocked = set()
    for start, end in spans:
        blocked.update(range(int(start.timestamp()) // 900, -(-int(end.timestamp()) // 900)))
    return {start for start in everyone if dt.datetime.fromisoformat(start).timestamp() // 900 not in blocked}


def written(moment, zone):
    local = moment.astimezone(zoneinfo.ZoneInfo(zone))
    return local.strftime(":%Y%m%dT%H%M%S") + ("Z" if zone == "UTC" else "")


def at_random(seed):
    """A calendar of events of every kind that recur in every way."""
    chance = random.Random(seed)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Seeds//EN"]
    for number in range(14):
        zone = chance.choice(ZONES)
        named = "" if zone == "UTC" else f";TZID={zone}"
        start = dt.datetime(2026, 1, 5, tzinfo=WIB) + dt.timedelta(
            days=chance.randrange(0, 170), minutes=15 * chance.randrange(24, 72))
        length = dt.timedelta(minutes=15 * chance.randrange(1, 9))
        event = [f"UID:{seed}-{number}@example.com", "DTSTAMP:20260401T000000Z"]
        rule = chance.choice([
            None, "FREQ=DAILY;COUNT={}".format(chance.randrange(2, 12)),
            "FREQ=DAILY;INTERVAL={}".format(chance.randrange(4, 9)), "FREQ=WEEKLY",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY={};WKST={}".format(
                ",".join(chance.sample(["MO", "TU", "WE", "TH", "FR"], 2)), chance.choice(["MO", "SU"])),
            "FREQ=MONTHLY;BYDAY={}{}".format(chance.choice([1, 2, -1]), chance.choice(["MO", "TU", "FR"])),
            "FREQ=MONTHLY;BYMONTHDAY={}".format(chance.choice([1, 15, 28, -2])),
            "FREQ=WEEKLY;UNTIL={:%Y%m%dT%H%M%SZ}".format(
                start.astimezone(dt.timezone.utc) + dt.timedelta(weeks=chance.randrange(8), days=chance.randrange(2)))])
        if chance.random() < 0.15:
            day = start.date()
            event += [f"DTSTART;VALUE=DATE:{day:%Y%m%d}"]
            if chance.random() < 0.7:
                event += [f"DTEND;VALUE=DATE:{day + dt.timedelta(chance.randrange(1, 3)):%Y%m%d}"]
            rule = None
        else:
            event += [f"DTSTART{named}{written(start, zone)}"]
            event += [f"DTEND{named}{written(start + length, zone)}"] if chance.random() < 0.6 else [
                f"DURATION:PT{int(length.total_seconds() // 60)}M"]
        if chance.random() < 0.15:
            event += [chance.choice(["STATUS:CANCELLED", "TRANSP:TRANSPARENT", "STATUS:TENTATIVE"])]
        if rule:
            event += [f"RRULE:{rule}"]
        lines += ["BEGIN:VEVENT", *event]
        if rule and chance.random() < 0.7:
            lines += exceptions(chance, event, zone, named, length)
        else:
            lines += ["END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def exceptions(chance, event, zone, named, length):
    """An instance that is left out, and one that is moved, cancelled or called free, for an event that recurs."""
    alone = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", *event, "END:VEVENT",
                         "END:VCALENDAR", ""])
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(alone)).between(FIRST, LAST)
    times = sorted(each.start for each in found)
    if len(times) < 2:
        return ["END:VEVENT"]
    left_out, changed = chance.sample(times, 2)
    moved = changed + dt.timedelta(days=chance.randrange(-2, 3), minutes=15 * chance.randrange(-8, 9))
    state = chance.choice(["STATUS:CANCELLED", "TRANSP:TRANSPARENT", "STATUS:CONFIRMED", "STATUS:CONFIRMED"])
    return [
        f"EXDATE{named}{written(left_out, zone)}", "END:VEVENT", "BEGIN:VEVENT", event[0], "DTSTAMP:20260402T000000Z",
        f"RECURRENCE-ID{named}{written(changed, zone)}", "SEQUENCE:1", f"DTSTART{named}{written(moved, zone)}",
        f"DTEND{named}{written(moved + length, zone)}", state, "END:VEVENT"]


def test_a_calendar_says_busy_when_another_library_says_so(opened, hosts):
    directorate = opened("2026-04-13", "--calendar-allow", "127.0.0.1")
    host = hosts()
    calendars = {file.stem: file.read_bytes().replace(b"\n", b"\r\n") for file in FILES}
    calendars |= {f"seed-{seed}": at_random(seed) for seed in range(40)}
    officers = {}
    for name, content in calendars.items():
        host.gives[f"/{name}.ics"] = text(content)
        officers[name] = directorate.done("POST", "/officers", "admin", {
            "name": name, "email": f"{name}@example.go.id", "competencies": ["nib"]}, status=201)["id"]
        url = host.url(f"/{name}.ics")
        directorate.done("PUT", f"/officers/{officers[name]}/subscription", "director", {"url": url})
    seen = looked(directorate, officers, "2026-04-13")
    assert {name: row["problem"] for name, row in seen.items() if row["problem"]} == {}
    starts = free(directorate, (FIRST, LAST))
    everyone = starts[directorate.officers["outsider"]]
    for name, content in calendars.items():
        expected = starts_left(everyone, by_others(content))
        told = starts.get(officers[name], set())
        assert told == expected, (name, sorted(told - expected)[:5], sorted(expected - told)[:5])
        assert 0.1 < len(expected) / len(everyone) < 0.99, f"{name} shows nothing"
