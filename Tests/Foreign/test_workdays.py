"""Working days and lead times equal those of another library on every day from 2022 to 2027."""
import collections
import datetime as dt
import json
import random
import re

import numpy as np
import oracle
import pytest

DAYS = oracle.every_day()
TIMES = ["00:00:00", "07:29:59", "12:00:00", "16:59:59", "17:00:00", "23:59:59"]
OFFSETS = ["+07:00", "+08:00", "+09:00", "Z"]


def in_office_time(instant):
    return dt.datetime.fromisoformat(instant).astimezone(oracle.WIB).date()


@pytest.mark.parametrize("offset", OFFSETS)
def test_the_earliest_date_is_the_other_library_s_on_every_day(jadwal, offset):
    # The first instants of 2022 in an eastern zone still belong to 2021, of which nothing is known.
    instants = [f"{day}T{time}{offset}" for day in DAYS for time in TIMES]
    instants = [instant for instant in instants if oracle.FIRST <= in_office_time(instant) <= oracle.LAST]
    dates = [in_office_time(instant) for instant in instants]
    told = jadwal.lines("workdays", "earliest", given="\n".join(instants) + "\n")
    assert len(told) == len(instants)
    wrong = [row for row in zip(instants, told, oracle.earliest(dates).astype(str)) if row[1] != row[2]]
    assert wrong == []


@pytest.mark.parametrize("days", [0, 1, 2, 10, 30])
def test_any_number_of_days_is_counted_alike(jadwal, days):
    dates = [day for day in DAYS if day < dt.date(2027, 11, 1)]
    given = "".join(f"{day}T09:00:00+07:00\n" for day in dates)
    told = jadwal.lines("workdays", "earliest", "--days", days, given=given)
    assert told == list(oracle.earliest(dates, days).astype(str))


def test_the_json_lines_give_receipt_and_date_and_what_is_tentative(jadwal):
    instants = [f"{day}T09:00:00+07:00" for day in DAYS]
    told = [json.loads(line) for line in jadwal.lines("workdays", "earliest", "--json", given="\n".join(instants))]
    assert [row["receivedAt"] for row in told] == instants
    assert [row["effectiveReceiptDate"] for row in told] == list(oracle.effective(DAYS).astype(str))
    assert [row["date"] for row in told] == list(oracle.earliest(DAYS).astype(str))
    assert [row["tentative"] for row in told] == [date.astype(str) > "2028" for date in oracle.earliest(DAYS)]


def test_arguments_answer_like_standard_input(jadwal):
    instants = ["2026-03-11T10:00:00+07:00", "2026-03-25T00:15:00+08:00"]
    assert jadwal.lines("workdays", "earliest", *instants) == jadwal.lines(
        "workdays", "earliest", given="\n".join(instants) + "\n")


@pytest.mark.parametrize("year", oracle.YEARS)
def test_the_list_names_each_day_by_its_kind(jadwal, year):
    rows = [line.split("\t") for line in jadwal.lines(
        "workdays", "list", "--from", f"{year}-01-01", "--to", f"{year + 1}-01-01")]
    rows = [row for row in rows if row[0] != "date"]
    assert sorted({row[0] for row in rows}) == [str(day) for day in DAYS if day.year == year]
    told = collections.defaultdict(set)
    for date, kind, *_ in rows:
        told[dt.date.fromisoformat(date)].add(kind)
    assert {day: kinds for day, kinds in told.items() if kinds != oracle.kind(day)} == {}


def test_the_count_is_the_other_library_s_on_any_span(jadwal):
    chance = random.Random(2027)
    spans = [sorted(chance.sample(DAYS, 2)) for _ in range(40)]
    spans += [[dt.date(year, 1, 1), dt.date(year + 1, 1, 1)] for year in oracle.YEARS]
    for start, end in spans:
        told = jadwal.lines("workdays", "count", "--from", start, "--to", end)
        assert told == [str(np.busday_count(start, end, busdaycal=oracle.CALENDAR))], (start, end)


def test_every_worked_example_is_met(jadwal):
    rows = oracle.table("leadtime-examples.tsv")
    told = [json.loads(line) for line in jadwal.lines(
        "workdays", "earliest", "--json", given="".join(row["received_at_iso_with_offset"] + "\n" for row in rows))]
    answers = [(row["effectiveReceiptDate"], row["date"]) for row in told]
    assert answers == [(row["effective_receipt_date"], row["earliest_date"]) for row in rows]


AMENDMENTS = oracle.table("holidays-amendments.tsv")


def known_before(published):
    """The days off of that year as they stood the day before a decree was published."""
    year = {dt.date.fromisoformat(row["date"]) for row in oracle.table("holidays.tsv")}
    for row in AMENDMENTS:
        if row["published"] >= published:
            date = dt.date.fromisoformat(row["date"])
            year = year - {date} if row["action"] == "add" else year | {date}
    return year


@pytest.mark.parametrize("published", sorted({row["published"] for row in AMENDMENTS}))
def test_before_a_decree_the_calendar_is_the_old_one(jadwal, published):
    day = dt.date.fromisoformat(published)
    known_on = day - dt.timedelta(1)
    # Only within the year: what the year after held had mostly not been decreed by then.
    letters = [d for d in DAYS if d.year == day.year and d < dt.date(day.year, 12, 15)]
    told = jadwal.lines(
        "workdays", "earliest", "--known-on", known_on, given="".join(f"{d}T09:00:00+07:00\n" for d in letters))
    old = oracle.earliest(letters, busdays=oracle.calendar(known_before(published)))
    assert told == list(old.astype(str))
    if any(row["working_day_effect"][0] in "+-" for row in AMENDMENTS if row["published"] == published):
        assert told != list(oracle.earliest(letters).astype(str))


NOTE = re.compile(r"calendar before that decree would give (\d{4}-\d\d-\d\d)")


@pytest.mark.parametrize(
    "example", [row for row in oracle.table("leadtime-examples.tsv") if NOTE.search(row["note"])],
    ids=lambda row: row["received_at_iso_with_offset"])
def test_an_example_before_its_decree_gives_the_date_then_promised(jadwal, example):
    received = example["received_at_iso_with_offset"]
    reached = [row["published"] for row in AMENDMENTS if received[:10] <= row["date"] <= example["earliest_date"]]
    known_on = dt.date.fromisoformat(min(reached)) - dt.timedelta(1)
    told = jadwal.lines("workdays", "earliest", "--known-on", known_on, received)
    assert told == [NOTE.search(example["note"]).group(1)]
