#!/usr/bin/env python3
"""Makes workloads of free slots: staff with busy times over some days. Same arguments, same bytes.

    gen.py --staff 20 --days 60 --busy 500 --seed 1 -o W.json [--txt W.txt] [--align 30]

The JSON form says what it means: office windows by ISO weekday, days off, `[start, end]` in seconds of the epoch.
The text form holds the same for a C program: `WINDOWS STAFF`, the windows, then for each member `ID COUNT` and the busy
intervals. Standard library only.
"""
import argparse
import datetime as dt
import json
import random

WIB = 7 * 3600  # Asia/Jakarta knows no daylight saving
EPOCH = dt.date(1970, 1, 1)
START = dt.date(2027, 1, 4)  # a Monday
# Days like the holidays of a year: test data, no statement about the law.
HOLIDAYS = [
    "2027-01-01", "2027-01-05", "2027-02-05", "2027-02-06", "2027-02-08", "2027-03-09", "2027-03-10", "2027-03-11",
    "2027-03-26", "2027-05-01", "2027-05-06", "2027-05-17", "2027-05-20", "2027-06-01", "2027-06-06", "2027-08-15",
    "2027-08-17", "2027-12-25"]
WORK = {**{str(day): [["08:00", "12:00"], ["13:00", "16:00"]] for day in (1, 2, 3, 4)},
        "5": [["08:00", "11:30"], ["13:00", "16:30"]]}


def midnight(date):
    """The moment at which a date begins in the office."""
    return (date - EPOCH).days * 86400 - WIB


def seconds(clock):
    hours, minutes = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60


def windows(workload):
    """The office windows of a workload as `(start, end)`, days off left out."""
    first, off = dt.date.fromisoformat(workload["from"]), set(workload["holidays"])
    out = []
    for number in range(workload["days"]):
        date = first + dt.timedelta(days=number)
        if date.isoformat() in off:
            continue
        for start, end in workload["work"].get(str(date.isoweekday()), []):
            out.append((midnight(date) + seconds(start), midnight(date) + seconds(end)))
    return out


def workload(staff, days, busy, seed=1, align=30):
    """A workload: `busy` busy times a member, each beginning on a grid of `align` minutes between 6 and 18 o'clock."""
    chance, step = random.Random(seed), align * 60
    members = []
    for number in range(staff):
        intervals = []
        for _ in range(busy):
            day = chance.randrange(days)
            start = midnight(START + dt.timedelta(days=day)) + 6 * 3600 + chance.randrange(12 * 3600 // step) * step
            length = chance.choice([1, 2, 2, 3]) * max(1, 30 * 60 // step)
            intervals.append([start, start + length * step])
        intervals.sort()
        members.append({"id": f"S{number:04d}", "busy": intervals})
    end = START + dt.timedelta(days=days)
    return {"tz": "Asia/Jakarta", "from": START.isoformat(), "days": days, "slot_min": 30, "work": WORK,
            "holidays": [date for date in HOLIDAYS if START.isoformat() <= date < end.isoformat()], "staff": members}


def text(workload):
    """The text form of a workload."""
    spans = windows(workload)
    lines = [f"{len(spans)} {len(workload['staff'])}"] + [f"{start} {end}" for start, end in spans]
    for member in workload["staff"]:
        lines.append(f"{member['id']} {len(member['busy'])}")
        lines += [f"{start} {end}" for start, end in member["busy"]]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in [("staff", 20), ("days", 60), ("busy", 500), ("seed", 1), ("align", 30)]:
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("-o", "--out", required=True)
    parser.add_argument("--txt")
    told = parser.parse_args()
    made = workload(told.staff, told.days, told.busy, told.seed, told.align)
    with open(told.out, "w") as file:
        json.dump(made, file, separators=(",", ":"))
    if told.txt:
        with open(told.txt, "w") as file:
            file.write(text(made))


if __name__ == "__main__":
    main()
