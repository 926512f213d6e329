#!/usr/bin/env python3
"""Measures Jadwal beside others, in one run, and prints the tables.

    run.py [PART ...] [--rounds N] [--quiet SECONDS] [--seeds A,B] [--sizes 20,40] [--seconds S] [--soak S] [--json FILE]

PARTs: earliest, forecast, slots, match, start, feed, api, bookings, desk; all of them where none is named. The contenders of
a table take turns, figures are medians over the rounds, and every table says how many cores other processes used meanwhile:
a table with more than 0.3 is not worth quoting. Answers are compared, not only times.
"""
import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
FOREIGN = ROOT / "Tests" / "Foreign"
sys.path[:0] = [str(HERE), str(FOREIGN)]

import bench  # noqa: E402
import referee  # noqa: E402
from serving import desk, parts  # noqa: E402
from slots import gen  # noqa: E402

BINARY = os.environ.get("JADWAL", str(ROOT / ".build" / "release" / "jadwal"))
PYTHON = sys.executable
HOLIDAYS = FOREIGN / "facts" / "holidays.tsv"
WORKLOADS = {
    "slots_1": (dict(staff=1, days=30, busy=250), "959271d67a2b1908"),
    "slots_s": (dict(staff=20, days=60, busy=500), "53819d6fa8d843d0"),
    "slots_l": (dict(staff=200, days=365, busy=3000), "1a3d38d1330f6a00"),
}
# Requests: officers, working days, online rooms.
SCENARIOS = {20: (8, 6, 4), 40: (12, 6, 6), 80: (16, 8, 8), 160: (20, 10, 10)}


def figure(value):
    """A figure with three digits that count."""
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.3g}"


def table(head, rows, note):
    """Prints a table: first column to the left, the others to the right."""
    cells = [head, *[[cell if isinstance(cell, str) else figure(cell) for cell in row] for row in rows]]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    for number, row in enumerate(cells):
        print("  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:]))]))
        if number == 0:
            print("  ".join("-" * width for width in widths))
    print(note + "\n", flush=True)


def noise(*runs):
    """The median of what others used over many runs, as a sentence."""
    return f"Others used {bench.median([run for some in runs for run in some], 'other_cores'):.2f} cores meanwhile."


def same_answer(measured, expected=None):
    digests = {run.digest for runs in measured.values() for run in runs}
    if len(digests) == 1 and expected in (None, *digests):
        return f"Same answer from all ({digests.pop()})."
    return "ANSWERS DIFFER: " + ", ".join(
        f"{name} {'/'.join(sorted({run.digest for run in runs}))}" for name, runs in measured.items())


def beside(measured, ours, fields):
    """Rows of medians, each with the ratio of its first figure to ours."""
    own = bench.median(measured[ours], fields[0])
    return [[name, *(bench.median(runs, field) for field in fields), bench.median(runs, fields[0]) / own]
            for name, runs in measured.items()]


def earliest(folder, told):
    """A million moments of receipt: whole process against whole process."""
    print("Earliest dates of 1,000,000 moments from standard input (whole process)")
    moments = folder / "instants.txt"
    with open(moments, "wb") as file:
        subprocess.run([PYTHON, HERE / "earliest" / "instants.py", "1000000"], stdout=file, check=True)
    by_numpy = [PYTHON, HERE / "earliest" / "by_numpy.py", HOLIDAYS]
    measured = bench.rounds({
        "jadwal workdays earliest": [BINARY, "workdays", "earliest"],
        "numpy.busday_offset, text as columns": by_numpy,
        "numpy, each date once and looked up": [*by_numpy, "--by-day"],
        "numpy.busday_offset, a datetime a line": [PYTHON, HERE / "earliest" / "by_lines.py", HOLIDAYS],
    }, told.rounds, stdin=moments, quiet=told.quiet)
    rows = beside(measured, "jadwal workdays earliest", ["wall_ms", "cpu_ms", "rss_mib"])
    table(["", "wall ms", "cpu ms", "peak MiB", "times ours"], rows,
          f"{same_answer(measured)} {noise(*measured.values())}")
    return rows


def forecast(folder, told):
    """What a year without a decree costs that is asked for: it is computed then, and only then."""
    print("A year's national holidays computed (whole process)")
    measured = bench.rounds({
        "holidays list --year 2027: decreed, nothing computed": [BINARY, "holidays", "list", "--year", "2027"],
        "holidays forecast --year 2028: one year": [BINARY, "holidays", "forecast", "--year", "2028"],
        "workdays earliest 2028-04-28: one year": [BINARY, "workdays", "earliest", "2028-04-28T09:00:00+07:00"],
        "workdays earliest 2037-04-28: ten years": [BINARY, "workdays", "earliest", "2037-04-28T09:00:00+07:00"],
    }, told.rounds, in_order=False, quiet=told.quiet)
    rows = [[name, *(bench.median(runs, field) for field in ("wall_ms", "cpu_ms", "rss_mib"))]
            for name, runs in measured.items()]
    table(["", "wall ms", "cpu ms", "peak MiB"], rows, noise(*measured.values()))
    return rows


def slots(folder, told):
    """Free slots of a whole team, inside the process."""
    limit = folder / "limit"
    subprocess.run(["cc", "-O2", "-o", limit, HERE / "slots" / "limit.c"], check=True)
    reference, out = [PYTHON, FOREIGN / "slots" / "ref.py"], {}
    for name, (arguments, expected) in WORKLOADS.items():
        print(f"Free slots, {name}: {arguments['staff']} people, {arguments['days']} days, {arguments['busy']} busy "
              "times each (inside the process)")
        made = gen.workload(**arguments)
        as_json, as_text = folder / f"{name}.json", folder / f"{name}.txt"
        as_json.write_text(json.dumps(made))
        as_text.write_text(gen.text(made))
        measured = bench.rounds({
            "jadwal bench slots": [BINARY, "bench", "slots", as_text],
            "C loop over sorted intervals": [limit, as_text],
            "numpy": [*reference, as_json, "--numpy"],
            "plain Python": [*reference, as_json],
        }, told.rounds, in_order=False, quiet=told.quiet)
        out[name] = beside(measured, "jadwal bench slots", ["inner_ms", "wall_ms", "rss_mib"])
        table(["", "inner ms", "wall ms", "peak MiB", "inner, times ours"], out[name],
              f"{same_answer(measured, expected)} {noise(*measured.values())}")
    return out


def compared(told, top, proved):
    """How a plan stands against the best that the referee's solver found."""
    difference = referee.verdict(told, top)
    if difference is None:
        return "equal" if len(top) == len(referee.LEVELS) else "equal as far as it came"
    level, worse = difference
    if worse:
        return f"GAP at {level}"
    return f"BETTER THAN PROVED at {level}" if proved else f"better at {level}"


def match(folder, told):
    """Plans beside CP-SAT on the referee's scenarios: time, and how good."""
    print(f"Plans: jadwal match, and CP-SAT level by level with {told.seconds} s at most")
    rows, runs = [], []
    for size in told.sizes:
        officers, days, rooms = SCENARIOS[size]
        for seed in told.seeds:
            made = referee.make(str(seed), size, officers, days, rooms)
            file, case = folder / f"scenario-{size}-{seed}.json", referee.Case(made)
            file.write_text(json.dumps(made))
            measured = bench.rounds({"": [BINARY, "match", file]}, told.match_rounds, quiet=told.quiet)[""]
            plan = json.loads(measured[0].stdout)
            breaches, objective = referee.check(case, plan)
            with bench.Noise() as meanwhile:
                before = os.times()
                top, proved, seconds = referee.best(case, told.seconds)
                after = os.times()
            others = meanwhile.others(after.user + after.system - before.user - before.system)
            runs += measured
            ours = bench.median(measured, "wall_ms")
            rows.append([
                f"{size}/{officers}/{days} seed {seed}", ours, "yes" if plan["optimal"] else "no", seconds * 1e3,
                "yes" if proved else "no", seconds * 1e3 / ours, compared(objective, top, proved), str(len(breaches)),
                f"{others:.2f}"])
    head = ["requests/officers/days", "ours ms", "ours proved", "CP-SAT ms", "CP-SAT proved", "times ours",
            "our plan is", "breaches", "others' cores"]
    table(head, rows, f"Our times: {noise(runs)} The last column is for the time of CP-SAT.")
    return rows


def start(folder, told):
    """Starting and ending, with no work in between."""
    print("Start and end of a process that does nothing")
    measured = bench.rounds({
        "jadwal --version": [BINARY, "--version"],
        "/bin/true": ["/bin/true"],
        "python3 -c pass": [PYTHON, "-c", "pass"],
    }, max(30, told.rounds), in_order=False, quiet=0)
    rows = beside(measured, "jadwal --version", ["wall_ms", "cpu_ms", "rss_mib"])
    table(["", "wall ms", "cpu ms", "peak MiB", "times ours"], rows,
          f"With the start of /usr/bin/time in each. {noise(*measured.values())}")
    return rows


class Tools:
    """What the parts of the service take from here."""

    binary = BINARY
    python = PYTHON
    here = HERE
    table = staticmethod(table)
    median = staticmethod(statistics.median)


def quietly(part):
    """A part of the service, on a machine as quiet as it gets."""

    def measured(folder, told):
        bench.wait(told.quiet)
        return part(folder, told, Tools)

    return measured


PARTS = {"earliest": earliest, "forecast": forecast, "slots": slots, "match": match, "start": start, "feed": quietly(parts.feed),
         "api": quietly(parts.api), "bookings": quietly(parts.bookings), "desk": quietly(desk.desk)}


def numbers(text):
    return [int(part) for part in text.split(",")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--rounds", type=int, default=7, help="runs of each contender (7)")
    parser.add_argument("--match-rounds", type=int, default=3, help="runs of jadwal match for each scenario (3)")
    parser.add_argument("--quiet", type=float, default=5, help="wait so long at most for a quiet machine (5 s)")
    parser.add_argument("--seeds", type=numbers, default=[1, 2], help="scenarios by these seeds (1,2)")
    parser.add_argument("--sizes", type=numbers, default=[20, 40, 80], help="requests: 20,40,80,160 (20,40,80)")
    parser.add_argument("--seconds", type=int, default=60, help="CP-SAT's limit for each scenario (60)")
    parser.add_argument("--soak", type=int, default=20, help="seconds of load before memory is read again (20)")
    parser.add_argument("--json", help="the rows go to this file too")
    told = parser.parse_args()
    unknown = [part for part in told.parts if part not in PARTS] + [str(n) for n in told.sizes if n not in SCENARIOS]
    if unknown:
        parser.error(f"no part or size of that name: {', '.join(unknown)}")
    print(f"{os.cpu_count()} cores, {platform.system()} {platform.release()}, {platform.machine()}, "
          f"Python {platform.python_version()}\n", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        results = {part: PARTS[part](pathlib.Path(folder), told) for part in told.parts or PARTS}
    if told.json:
        pathlib.Path(told.json).write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    try:
        main()
    except bench.Failed as failure:
        sys.exit(str(failure))
