"""What is computed of years without a decree, beside others: the Islamic months of Umm al-Qura (hijridate), the Chinese
months (lunardate), sun and moon by another ephemeris (ephem), and what was decreed (PyPI holidays)."""
import csv
import datetime as dt
import functools
import json
import math

import ephem
import holidays
import icalendar
import pytest
from conftest import ROOT
from dateutil.easter import easter
from hijridate import Gregorian, Hijri
from lunardate import LunarDate

YEARS = range(2018, 2041)
WIB = dt.timezone(dt.timedelta(hours=7))
UTC = dt.timezone.utc
DECREED = ROOT / "Tests" / "AlmanacTests" / "Fixtures" / "decreed-days.tsv"


@pytest.fixture(scope="module")
def months(jadwal):
    """The Islamic and Chinese months that begin in a year."""

    @functools.cache
    def of(year):
        rows = [json.loads(line) for line in jadwal.lines("holidays", "forecast", "--year", year, "--months", "--json")]
        return [[row for row in rows if row["calendar"] == name] for name in ("islamic", "chinese")]

    return of


@pytest.fixture(scope="module")
def days(jadwal):
    """The national holidays that are computed of a year."""

    @functools.cache
    def of(year):
        return [json.loads(line) for line in jadwal.lines("holidays", "forecast", "--year", year, "--json")]

    return of


def degrees(angle):
    return math.degrees(float(angle))


@pytest.mark.parametrize("year", YEARS)
def test_islamic_months_begin_within_two_days_of_umm_al_qura(months, year):
    islamic, _ = months(year)
    for row in islamic:
        other = Hijri(row["year"], row["month"], 1).to_gregorian()
        assert abs((dt.date.fromisoformat(row["date"]) - other).days) <= 2, row
    # None is left out.
    first, last = (Gregorian(year, *day).to_hijri() for day in ((1, 4), (12, 28)))
    between = (last.year - first.year) * 12 + last.month - first.month
    assert {between} <= {len(islamic) - 1, len(islamic), len(islamic) + 1}
    assert [row["month"] % 12 for row in islamic[1:]] == [(row["month"] + 1) % 12 for row in islamic[:-1]]


@pytest.mark.parametrize("year", YEARS)
def test_chinese_months_are_those_of_the_other_library(months, days, year):
    _, chinese = months(year)
    assert len(chinese) in (12, 13)
    for row in chinese:
        other = LunarDate.from_solar_date(*map(int, row["date"].split("-")))
        told = (row["year"], row["month"], 1, row["isLeap"])
        assert (other.year, other.month, other.day, bool(other.is_leap_month)) == told
    imlek = [row["date"] for row in days(year) if row["observance"] == "imlek"]
    assert imlek == [LunarDate(year, 1, 1).to_solar_date().isoformat()]


@pytest.mark.parametrize("year", YEARS)
def test_sun_and_moon_stand_where_another_ephemeris_has_them(months, year):
    islamic, _ = months(year)
    for row in islamic:
        margin = row["margin"]
        observer = ephem.Observer()
        observer.lat, observer.lon = str(margin["latitude"]), str(margin["longitude"])
        observer.elevation, observer.pressure = 0, 0
        moment = dt.datetime.fromisoformat(margin["sunset"]).astimezone(UTC)
        observer.date = ephem.Date(moment.replace(tzinfo=None))
        moon, sun = ephem.Moon(observer), ephem.Sun(observer)
        assert abs(degrees(sun.alt) + 50 / 60) < 0.05, row
        assert abs(degrees(moon.alt) - margin["altitude"]) < 0.05, row
        elongation = degrees(ephem.separation((moon.g_ra, moon.g_dec), (sun.g_ra, sun.g_dec)))
        assert abs(elongation - margin["elongation"]) < 0.05, row
        new = ephem.previous_new_moon(ephem.Date(observer.date + 5)).datetime().replace(tzinfo=UTC)
        assert abs((new - dt.datetime.fromisoformat(margin["newMoon"])).total_seconds()) < 120, row


@pytest.mark.parametrize("year", YEARS)
def test_the_margin_follows_from_the_angles_and_the_first_day_from_the_margin(months, year):
    islamic, _ = months(year)
    for row in islamic:
        margin = row["margin"]
        first, evening = dt.date.fromisoformat(row["date"]), dt.date.fromisoformat(margin["evening"])
        assert (first - evening).days == (1 if margin["degrees"] >= 0 else 2), row
        if margin["criterion"] == "mabims-2021" and margin["degrees"] > -5:
            least = min(margin["altitude"] - 3, margin["elongation"] - 6.4)
            age = dt.datetime.fromisoformat(margin["sunset"]) - dt.datetime.fromisoformat(margin["newMoon"])
            assert abs(min(least, age.total_seconds() / 3600 * 0.50797) - margin["degrees"]) < 0.001, row
    newer = [row["margin"]["criterion"] == "mabims-2021" for row in islamic]
    assert newer == [(row["year"], row["month"]) >= (1443, 9) for row in islamic]


@pytest.mark.parametrize("year", YEARS)
def test_waisak_is_the_day_of_a_full_moon_and_easter_that_of_others(days, year):
    told = {row["observance"]: row for row in days(year)}
    moment = dt.datetime.fromisoformat(told["waisak"]["margin"]["moon"])
    full = ephem.next_full_moon(ephem.Date((moment - dt.timedelta(5)).astimezone(UTC).replace(tzinfo=None)))
    assert abs((full.datetime().replace(tzinfo=UTC) - moment).total_seconds()) < 120
    assert moment.astimezone(WIB).date().isoformat() == told["waisak"]["date"]
    sunday = easter(year)
    assert told["easter"]["date"] == sunday.isoformat()
    assert told["good-friday"]["date"] == (sunday - dt.timedelta(2)).isoformat()
    assert told["ascension"]["date"] == (sunday + dt.timedelta(39)).isoformat()


def test_the_table_of_decreed_days_is_that_of_the_other_library():
    with open(DECREED, encoding="utf8") as file:
        rows = [dt.date.fromisoformat(row["date"]) for row in csv.DictReader(file, delimiter="\t")]
    listed = holidays.country_holidays("ID", years=range(2018, 2028), categories=("public",))
    theirs = {day for day, name in listed.items() if "Election" not in name and "Second Day" not in name}
    assert set(rows) == theirs - {day for day, name in listed.items() if name == "Easter Sunday" and day.year < 2024}


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_a_forecast_has_the_national_holidays_that_were_decreed(days, year):
    listed = holidays.country_holidays("ID", years=year, categories=("public",))
    assert {row["date"] for row in days(year)} == {
        day.isoformat() for day, name in listed.items() if "Election" not in name}


def test_a_forecast_is_imported_as_tentative_and_confirmed_by_its_decree(stopped_service, tmp_path):
    text = stopped_service.succeed("holidays", "forecast", "--year", 2028, "--ics")
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert len(events) == 17 and {str(event["STATUS"]) for event in events} == {"TENTATIVE"}
    file = tmp_path / "2028.ics"
    file.write_bytes(text.encode())
    stopped_service.succeed("holidays", "import", file, "--apply")

    def listed():
        lines = stopped_service.succeed("holidays", "list", "--year", 2028).splitlines()
        return [line.split("\t") for line in lines]

    expected = listed()
    assert len(expected) == 17 and {row[2] for row in expected} == {"tentative"}
    # The decree moves Iduladha by a day and leaves the rest as it was expected.
    decree = "SKB 1/2027 (2027-09-15)"
    rows = ["date\tname_id\tkind\tdecree"] + [
        "\t".join(["2028-05-06" if row[0] == "2028-05-05" else row[0], row[3], "national-holiday", decree])
        for row in expected]
    table = tmp_path / "skb.tsv"
    table.write_text("\n".join(rows) + "\n")
    changes = json.loads(stopped_service.succeed("holidays", "import", table, "--apply", "--json"))["changes"]
    kinds = {kind: {row["date"] for row in changes if row["change"] == kind} for kind in ("added", "removed", "confirmed")}
    assert kinds["added"] == {"2028-05-06"} and kinds["removed"] == {"2028-05-05"} and len(kinds["confirmed"]) == 16
    assert {row[2] for row in listed()} == {"decreed"}


@pytest.mark.parametrize("year, reason", [(2004, b"Balinese"), (2101, b"turning of the earth")])
def test_a_year_that_cannot_be_computed_is_refused_with_the_reason(jadwal, year, reason):
    done = jadwal("holidays", "forecast", "--year", year, "--lang", "en")
    assert done.returncode == 2 and done.stdout == b""
    assert reason in done.stderr and b"2005-2100" in done.stderr and done.stderr.count(b"\n") == 1
