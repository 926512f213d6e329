"""The shipped calendar files are sound for every client as they stand, and hold the official days off."""
import datetime as dt

import icalendar
import oracle
import pytest
from conftest import CHECKERS, ROOT

FILES = sorted((ROOT / "calendars").glob("*.ics"))


def events(path):
    return icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")


def test_there_is_a_file_for_every_year():
    assert {str(year) for year in oracle.YEARS} <= {path.stem for path in FILES}


@pytest.mark.parametrize("checker", CHECKERS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_shipped_file_passes_each_checker(complaints, checker, path):
    assert complaints(checker, path) == []


@pytest.mark.parametrize("path", [path for path in FILES if events(path)], ids=lambda path: path.name)
def test_a_calendar_client_takes_every_event(khal, path):
    assert khal.take(path) == len(events(path))
    dates = [event.start for event in events(path)]
    shown = khal.shown(min(dates), max(dates) + dt.timedelta(1))
    assert shown == {str(event["UID"]) for event in events(path)}


def standing(year):
    """The days off of a year's file that no decree took back, and that are decreed."""
    days = {}
    for event in events(ROOT / "calendars" / f"{year}.ics"):
        if str(event.get("STATUS")) != "CONFIRMED":
            continue
        kinds = {str(kind) for kind in event["CATEGORIES"].cats}
        day = event.start
        while day < event.end:
            days.setdefault(day, set()).update(kinds)
            day += dt.timedelta(1)
    return days


@pytest.mark.parametrize("year", oracle.YEARS)
def test_the_days_are_those_of_another_library(year):
    others = {day for names in (oracle.NATIONAL, oracle.COLLECTIVE) for day in names if day.year == year}
    assert set(standing(year)) == others


@pytest.mark.parametrize("year", oracle.YEARS)
def test_the_program_lists_the_days_of_the_table_of_facts(jadwal, year):
    rows = [line.split("\t") for line in jadwal.lines("holidays", "list", "--year", year)]
    told = sorted((row[0], row[1]) for row in rows if row[0] != "date")
    kinds = {"national": "national-holiday"}
    facts = [row for row in oracle.table("holidays.tsv") if row["date"].startswith(str(year))]
    assert told == sorted((row["date"], kinds.get(row["kind"], row["kind"])) for row in facts)


def test_the_program_finds_its_files_in_order(jadwal):
    done = jadwal("holidays", "check")
    assert done.returncode == 0, done.stderr


def test_the_program_finds_a_damaged_file(jadwal, tmp_path):
    for path in FILES:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    damaged = tmp_path / "2026.ics"
    damaged.write_bytes(damaged.read_bytes()[:-60])
    done = jadwal("holidays", "check", "--calendars", tmp_path)
    assert done.returncode in (1, 2)
    assert b"2026.ics" in done.stdout + done.stderr
