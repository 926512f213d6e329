"""What is stored beside calendars of others: those of PyPI `holidays`, written by the library icalendar, in the many ways
in which people write them."""
import datetime as dt
import json

import icalendar
import oracle
import pytest

EVERY = {**oracle.NATIONAL, **oracle.COLLECTIVE}


def written(days, **parts):
    """A calendar file with an event for each day: `end`, `status`, `description`, `categories` where they are told."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Google Inc//Google Calendar 70.9054//EN")
    calendar.add("version", "2.0")
    for number, (date, name) in enumerate(sorted(days.items())):
        event = icalendar.Event()
        event.add("uid", f"{number}@example.com")
        event.add("dtstamp", dt.datetime(2026, 1, 1, tzinfo=dt.timezone.utc))
        event.add("dtstart", date)
        if parts.get("end"):
            event.add("dtend", date + dt.timedelta(1))
        for name_of_part in ("status", "description", "categories"):
            if name_of_part in parts:
                event.add(name_of_part, parts[name_of_part])
        event.add("summary", name)
        calendar.add_component(event)
    return calendar.to_ical()


def of(years):
    return {date: name for date, name in EVERY.items() if date.year in years}


FORMS = {
    "nothing but a date": {}, "Google's": {"end": True, "status": "CONFIRMED", "description": "Public holiday"},
    "tentative": {"status": "TENTATIVE"}, "foreign categories": {"end": True, "categories": ["Holidays", "Libur"]}}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("year", oracle.YEARS)
def test_the_calendar_of_others_differs_in_names_at_most(jadwal, tmp_path, year, form):
    file = tmp_path / "others.ics"
    file.write_bytes(written(of([year]), **FORMS[form]))
    done = jadwal("holidays", "check", file, "--json")
    assert done.returncode == 0, done.stdout.decode()
    differences = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["difference"] for row in differences} <= {"other-name"}
    assert not any(row["changesWorkingDay"] for row in differences)


@pytest.mark.parametrize("year", oracle.YEARS)
def test_each_day_that_lacks_or_is_too_many_is_found(jadwal, tmp_path, year):
    days = of([year])
    gone = sorted(days)[3::5]
    more = [day for day in (dt.date(year, month, 15) for month in range(1, 13)) if day not in days]
    file = tmp_path / "others.ics"
    file.write_bytes(written({day: name for day, name in days.items() if day not in gone} | dict.fromkeys(more, "X")))
    done = jadwal("holidays", "check", file, "--json")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    expected = {(str(day), "missing", day.weekday() < 5) for day in gone} | {
        (str(day), "extra", day.weekday() < 5) for day in more}
    assert {(row["date"], row["difference"], row["changesWorkingDay"]) for row in found
            if row["difference"] != "other-name"} == expected
    assert done.returncode == 1


def test_only_a_working_day_decides_how_it_ends(jadwal, tmp_path):
    days = of([2026])
    sunday = dt.date(2026, 3, 22)
    assert sunday in days and sunday.weekday() == 6
    file = tmp_path / "others.ics"
    file.write_bytes(written({day: name for day, name in days.items() if day != sunday}))
    done = jadwal("holidays", "check", file)
    assert done.returncode == 0 and b"2026-03-22\tmissing\t-\t" in done.stdout


def test_what_was_imported_is_what_is_compared(stopped_service):
    service = stopped_service
    file = service.folder / "skb.tsv"
    file.write_text("date\tname_id\tkind\tdecree\n2026-03-10\tCuti\tcollective-leave\tSKB 9/2026 (2026-03-02)\n")
    (service.folder / "others.ics").write_bytes(written(of([2026])))
    assert service.run("holidays", "check", "others.ics").returncode == 0
    service.succeed("holidays", "import", "skb.tsv", "--amend", "--apply")
    done = service.run("holidays", "check", "others.ics")
    assert done.returncode == 1 and b"\n2026-03-10\tmissing\tworking-day\tCuti\t-\n" in done.stdout
    assert service.run("holidays", "check", "others.ics", "--known-on", "2026-03-01").returncode == 0
    # Without a file all that is stored is checked, what was imported included.
    assert service.succeed("holidays", "check").splitlines()[4] == "2026.ics\t17\t9\t0\t0"
