"""Officers' own calendars as they come in: from hosts that fail in every way, over the real thing."""
import re

from calendarhost import bomb, compressed, conditional, cut, endless, redirect, silent, slow, status, text
from directorate import at
from subscribed import Owner, free, looked

# The service takes some 50 MiB, and what a host sends beyond 5 MB is not kept.
MOST_MEMORY = 128 * 2**20
# The largest calendar that is taken has 20,000 components in 5 MB. Reading it takes some 100 MiB, one at a time; three
# are fetched at a time, and the allocator leaves gaps.
MOST_MEMORY_OF_LARGE_ONES = 300 * 2**20


def calendar(*events, head=""):
    """A calendar of these events, each its lines; and one long past, so that it is never empty."""
    past = "UID:lama@example.com\nDTSTART:20250101T020000Z\nDTEND:20250101T030000Z"
    wrapped = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in (past, *events))
    lines = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Calendar//EN\n{head}{wrapped}END:VCALENDAR\n"
    return lines.replace("\n", "\r\n").encode()


def busy(day, start="09:00", end="10:30", uid="sibuk"):
    """An event of a day, in office time."""
    def written(hour):
        return f"{day}T{hour}00".replace("-", "").replace(":", "")

    return (f"UID:{uid}-{day}@example.com\nDTSTART;TZID=Asia/Jakarta:{written(start)}\n"
            f"DTEND;TZID=Asia/Jakarta:{written(end)}\nSUMMARY:Rapat")


def memory(directorate):
    """The most memory that the service has had, in bytes."""
    with open(f"/proc/{directorate.service.process.pid}/status") as file:
        return int(re.search(r"VmHWM:\s+(\d+) kB", file.read())[1]) * 1024


def page():
    return b"<!DOCTYPE html>\n<html><body><h1>Silakan masuk</h1></body></html>"


GOOD = calendar(busy("2026-04-22"), busy("2026-04-23", "13:00", "16:00"))
MOVED = calendar(busy("2026-04-24"))
EMPTY = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Calendar//EN\r\nEND:VCALENDAR\r\n"
# A host in somebody's own network.
INSIDE = "10.0.0.1"
NEVER = "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"

# What a host gives in place of the calendar: the kind of the problem that is told, what its owner is told besides (in
# English), and the answer.
FAULTS = {
    "large": ("too-large", "> 5000000 B", lambda host: text(GOOD + b"X" * 50_000_000)),
    "endless": ("too-large", "> 5000000 B", lambda host: endless(GOOD[:40], b"X-A:" + b"a" * 70 + b"\r\n")),
    "endless-line": ("too-large", "> 5000000 B", lambda host: endless(GOOD[:40], b"a" * 65_536)),
    "bomb": ("too-large", "> 5000000 B", lambda host: bomb(200)),
    "no-gzip": ("bad-encoding", None, lambda host: text(GOOD, Content_Encoding="gzip")),
    "loop": ("too-many-redirects", "> 3", lambda host: redirect("/loop")),
    "private": ("redirect-refused", "", lambda host: redirect(host.elsewhere.url("/rahasia"))),
    "by-name": ("redirect-refused", "", lambda host: redirect(f"http://localhost:{host.elsewhere.port}/rahasia")),
    "inside": ("redirect-refused", "", lambda host: redirect(f"https://{INSIDE}/kalender.ics")),
    "file": ("redirect-refused", "", lambda host: redirect("file:///etc/hostname")),
    "login": ("not-calendar", "a web page (HTML) came", lambda host: text(page(), "text/html")),
    "login-as-calendar": ("not-calendar", "a web page (HTML) came", lambda host: text(b"\r\n  " + page())),
    "login-elsewhere": ("not-calendar", "a web page (HTML) came", lambda host: redirect("/masuk")),
    "json": ("not-calendar", None, lambda host: text(b'{"error": "expired"}', "application/json")),
    "nothing": ("not-calendar", None, lambda host: text(b"")),
    "gone": ("status", "404", lambda host: status(404)),
    "forbidden": ("status", "401", lambda host: status(401)),
    "ill": ("host-disturbed", "503", lambda host: status(503)),
    "partial": ("status", "206", lambda host: text(MOVED, code=206)),
    "cut": ("connection-broken", "", lambda host: cut(MOVED)),
    "half": ("unreadable", "", lambda host: text(MOVED[:-60])),
    "fast-rule": ("unreadable", "SECONDLY", lambda host: text(calendar(busy("2026-04-24") + "\n" + NEVER))),
    "no-zone": ("unreadable", "Atlantis", lambda host: text(MOVED.replace(b"Asia/Jakarta", b"Sea/Atlantis"))),
    "no-date": ("unreadable", "20260431", lambda host: text(calendar(busy("2026-04-31")))),
    "deep": ("unreadable", "", lambda host: text(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 100_000)),
    "nul": ("unreadable", "", lambda host: text(MOVED.replace(b"Rapat", b"Ra\0pat"))),
    "emptied": ("suddenly-empty", None, lambda host: text(EMPTY)),
    "slow": ("timed-out", None, lambda host: slow(host, GOOD)),
    "silent": ("timed-out", None, silent),
}
# What the hosts themselves are then: dead, with a certificate of nobody's, without TLS.
OF_HOSTS = {"dead": ("unreachable", None), "untrusted": ("tls-failed", None), "plain": ("tls-failed", None)}
# Answers that are as good as any: what is read then.
SOUND = {
    "other-type": (MOVED, lambda host: text(MOVED, "application/octet-stream")),
    "html-type": (MOVED, lambda host: text(MOVED, "text/html")),
    "packed": (MOVED, lambda host: compressed(MOVED)),
    "three-redirects": (MOVED, lambda host: redirect("/dua")),
    "unchanged": (GOOD, lambda host: conditional(GOOD, '"1"')),
    "line-feeds": (MOVED, lambda host: text(MOVED.replace(b"\r\n", b"\n"))),
}


def quarters(day, first, last):
    """The starts of a quarter of an hour between two times of a day."""
    def minute(time_of_day):
        return int(time_of_day[:2]) * 60 + int(time_of_day[3:])

    return [at(day, f"{m // 60:02}:{m % 60:02}") for m in range(minute(first), minute(last), 15)]


# The service gives up after ten seconds on these.
LAGGING = {"slow", "silent"}
IN_GOOD = [("2026-04-22", "09:00", "10:30"), ("2026-04-23", "13:00", "16:00")]
IN_MOVED = [("2026-04-24", "09:00", "10:30")]


def subscribed(directorate, host, names, content=GOOD):
    """Officers with a calendar each at the host, that were read once and are busy as they say."""
    owners = {}
    for name in names:
        at_first = conditional(content, '"1"') if name == "unchanged" else text(content)
        host.gives.setdefault(f"/{name}", at_first)
        owners[name] = Owner(directorate, name, host.url(f"/{name}"))
    return owners


def are_well(directorate, owners):
    seen = looked(directorate, owners, directorate.today)
    assert {row["state"] for row in seen.values()} == {"current"}, seen
    are_busy(directorate, owners.values(), IN_GOOD)


def are_busy(directorate, owners, spans):
    """The officers are free whenever one without a calendar is, but for these spans of days."""
    starts = free(directorate)
    everyone = starts[directorate.officers["outsider"]]
    blocked = {start for span in spans for start in quarters(*span)}
    assert blocked < everyone
    assert {owner.name: starts[owner.id] for owner in owners} == {owner.name: everyone - blocked for owner in owners}


def test_whatever_comes_in_place_of_a_calendar_no_day_is_opened_or_emptied(opened, hosts, authority, selfmade):
    certificate, trusted = authority
    directorate = opened("2026-04-13", "--calendar-allow", "127.0.0.1", "--calendar-authorities", trusted)
    host, canary = hosts(), hosts(address="127.0.0.2")
    host.elsewhere = canary
    host.gives |= {"/masuk": text(page(), "text/html"), "/dua": redirect("/tiga"), "/tiga": redirect("/empat"),
                   "/empat": text(MOVED)}
    owners = subscribed(directorate, host, [*FAULTS, *SOUND])
    special = {name: hosts(certificate=certificate) for name in OF_HOSTS}
    for name, each in special.items():
        owners |= subscribed(directorate, each, [name])
    are_well(directorate, owners)
    for name, (*_, answer) in (FAULTS | SOUND).items():
        host.gives[f"/{name}"] = answer(host)
    for each in special.values():
        each.stop()
    hosts(port=special["untrusted"].port, certificate=selfmade).gives["/untrusted"] = text(MOVED)
    hosts(port=special["plain"].port).gives["/plain"] = text(MOVED)

    directorate.let_pass_until("2026-04-13", "09:20")
    seen = looked(directorate, set(owners) - LAGGING, "2026-04-13T09:20")
    # Nobody waits for those that are slow, and nothing else.
    assert all(seen[name]["checkedAt"] < "2026-04-13T09:20" for name in LAGGING)
    assert directorate.submit().state == "submitted"
    seen = looked(directorate, owners, "2026-04-13T09:20")
    for name, (kind, detail, *_) in (FAULTS | OF_HOSTS).items():
        row, owner = seen[name], owners[name]
        assert row["state"] == ("doubtful" if kind == "suddenly-empty" else "failing"), row
        assert row["problem"]["kind"] == kind, row
        assert row["address"] == re.match("https?://[^/]+/", owner.url)[0] + "…"
        assert row["fetchedAt"] < "2026-04-13T09:20" < row["nextCheckAt"] and row["busyTimes"] == 2
        # The owner alone is told the address, and what is wrong with it more closely.
        its = {language: owner.standing(language) for language in ("id", "en")}
        assert its["id"]["address"] == owner.url and its["id"]["problem"]["text"] != its["en"]["problem"]["text"]
        assert its["id"]["problem"]["text"].startswith(row["problem"]["text"])
        assert detail is None or detail in its["en"]["problem"]["text"], its
    are_busy(directorate, [owners[name] for name in FAULTS | OF_HOSTS], IN_GOOD)
    assert {seen[name]["state"] for name in SOUND} == {"current"}
    for name, (content, _) in SOUND.items():
        are_busy(directorate, [owners[name]], IN_GOOD if content == GOOD else IN_MOVED)
    assert canary.asked == []
    assert memory(directorate) < MOST_MEMORY


def test_who_owns_a_calendar_that_fails_and_the_director_are_told_once_and_once_again(opened, hosts):
    directorate = opened("2026-04-13", "--calendar-allow", "127.0.0.1")
    host = hosts()
    owners = subscribed(directorate, host, ["login", "gone", "emptied"])
    are_well(directorate, owners)
    for name in owners:
        host.gives[f"/{name}"] = FAULTS[name][-1](host)
    for clock in ("10:00", "12:00", "14:00", "20:00"):
        directorate.let_pass_until("2026-04-13", clock)
        looked(directorate, owners, f"2026-04-13T{clock}")
        are_busy(directorate, owners.values(), IN_GOOD)
    everyone = [("subscription-broken", to) for name in owners for to in told_of(name)]
    assert sorted(told(directorate)) == sorted(everyone)
    # What stays empty for a day is believed; what else fails is not.
    directorate.let_pass_until("2026-04-14", "14:00")
    looked(directorate, owners, "2026-04-14T14:00")
    are_busy(directorate, [owners["login"], owners["gone"]], IN_GOOD)
    are_busy(directorate, [owners["emptied"]], [])
    everyone += [("subscription-mended", to) for to in told_of("emptied")]
    assert sorted(told(directorate)) == sorted(everyone)
    for name in owners:
        host.gives[f"/{name}"] = text(MOVED)
    directorate.let_pass_until("2026-04-14", "20:30")
    seen = looked(directorate, owners, "2026-04-14T20:30")
    assert {(row["state"], row["stale"], row["problem"]) for row in seen.values()} == {("current", False, None)}
    are_busy(directorate, owners.values(), IN_MOVED)
    everyone += [("subscription-mended", to) for name in ("login", "gone") for to in told_of(name)]
    assert sorted(told(directorate)) == sorted(everyone)


def told_of(name):
    """Who is told of a calendar: its owner, and everyone who is director."""
    return [f"{who}@example.go.id" for who in (name, "director", "keeper")]


def told(directorate):
    """What is queued of subscriptions, and for whom."""
    return directorate.rows(
        "SELECT history.event, recipient FROM outgoing JOIN history ON history.id = outgoing.history"
        " WHERE channel = 'mail' AND history.event LIKE 'subscription-%'")


def test_the_largest_calendars_are_read_in_bounded_memory(opened, hosts):
    directorate = opened("2026-04-13", "--calendar-allow", "127.0.0.1")
    host = hosts()
    owners = {}
    for number in range(5):
        # Each is another one, so that none is taken from what is kept of the others.
        past = (f"UID:{number}-{each}@example.com\nDTSTART:20200101T020000Z\nDTEND:20200101T030000Z\n"
                f"DESCRIPTION:{'a' * 135}" for each in range(19_900))
        large = calendar(busy("2026-04-22"), busy("2026-04-23", "13:00", "16:00"), *past)
        assert 4_500_000 < len(large) < 5_000_000
        owners |= subscribed(directorate, host, [f"large-{number}"], large)
    are_well(directorate, owners)
    assert memory(directorate) < MOST_MEMORY_OF_LARGE_ONES
