"""Working days by other people's work: the days off of PyPI `holidays`, and the arithmetic of numpy.busday_offset."""
import datetime as dt
import pathlib

import holidays
import numpy as np
from holidays.constants import GOVERNMENT, PUBLIC

FACTS = pathlib.Path(__file__).parent / "facts"
WIB = dt.timezone(dt.timedelta(hours=7))
YEARS = range(2022, 2028)
FIRST, LAST = dt.date(YEARS[0], 1, 1), dt.date(YEARS[-1], 12, 31)

# An answer of late December reaches into the year after, which has no decree: its weekends and fixed days suffice.
_years = range(YEARS[0], YEARS[-1] + 2)
NATIONAL = holidays.country_holidays("ID", years=_years, categories=(PUBLIC,))
COLLECTIVE = holidays.country_holidays("ID", years=_years, categories=(GOVERNMENT,))


def calendar(days_off):
    """A numpy calendar: Saturday and Sunday, and these days, are off."""
    return np.busdaycalendar(holidays=np.array(sorted(days_off), dtype="datetime64[D]"))


CALENDAR = calendar(set(NATIONAL) | set(COLLECTIVE))


def effective(dates, busdays=CALENDAR):
    """The day that counts as the receipt of a letter that came on each date."""
    return np.busday_offset(np.array(dates, dtype="datetime64[D]"), 0, roll="forward", busdaycal=busdays)


def earliest(dates, days=5, busdays=CALENDAR):
    """The first date of a facilitation for letters that came on these dates."""
    return np.busday_offset(np.array(dates, dtype="datetime64[D]"), days, roll="forward", busdaycal=busdays)


def every_day():
    """The dates from 2022 to 2027."""
    return [FIRST + dt.timedelta(n) for n in range((LAST - FIRST).days + 1)]


def kind(date):
    """The kind of a day, in the words of the command line; both where others name both."""
    if date.weekday() >= 5:
        return {"weekend"}
    kinds = set()
    if date in NATIONAL:
        kinds |= {"election"} if "Election" in NATIONAL[date] else {"national-holiday"}
    if date in COLLECTIVE:
        kinds.add("collective-leave")
    return kinds or {"working"}


def table(name):
    """The rows of a table of facts, as dictionaries."""
    head, *rows = [line.split("\t") for line in (FACTS / name).read_text().splitlines()]
    return [dict(zip(head, row, strict=True)) for row in rows]
