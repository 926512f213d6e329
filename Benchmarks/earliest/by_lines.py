#!/usr/bin/env python3
"""The same answer as by_numpy.py the way most would write it: a datetime a line, then one busday_offset.

    by_lines.py HOLIDAYS.tsv < INSTANTS > DATES
"""
import datetime as dt
import sys

import numpy as np

WIB = dt.timezone(dt.timedelta(hours=7))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        off = np.array([line[:10] for line in file][1:], dtype="datetime64[D]")
    dates = [dt.datetime.fromisoformat(line.rstrip("\n")).astimezone(WIB).date() for line in sys.stdin]
    calendar = np.busdaycalendar(holidays=off)
    answers = np.busday_offset(np.array(dates, dtype="datetime64[D]"), 5, roll="forward", busdaycal=calendar)
    sys.stdout.write("\n".join(answers.astype(str).tolist()) + "\n")


if __name__ == "__main__":
    main()
