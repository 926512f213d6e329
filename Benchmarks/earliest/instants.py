#!/usr/bin/env python3
"""Makes moments of receipt as text, one a line, over 2022 to 2027 and the offsets of the country and UTC.

    instants.py COUNT [SEED] > FILE         same arguments, same bytes
"""
import datetime as dt
import random
import sys

OFFSETS = ["+07:00"] * 6 + ["+08:00", "+08:00", "+09:00", "+00:00"]
FIRST = dt.date(2022, 1, 2)
DAYS = (dt.date(2027, 12, 30) - FIRST).days


def main():
    count, chance = int(sys.argv[1]), random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    dates = [(FIRST + dt.timedelta(n)).isoformat() for n in range(DAYS)]
    for _ in range(count):
        second = int(chance.random() * 86400)
        clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
        sys.stdout.write(f"{dates[int(chance.random() * DAYS)]}T{clock}{OFFSETS[int(chance.random() * 10)]}\n")


if __name__ == "__main__":
    main()
