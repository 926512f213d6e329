#!/usr/bin/env python3
"""Runs at length what the tests do shortly, and prints what was tried and counted.

    run.py [PART ...] [--seed N] [--kills N] [--cuts N] [--slow N] [--rounds N] [--restores N]
           [--calls N]

PARTs: crash (the service is killed), power (its disk keeps what was synced), slow (clients that take as long as they can),
races (what happens at the same moment), restore (backups under load, brought back), load (calls without end, beside which
memory stays flat), timing (what the time of an answer tells of a guess: figures alone); all of them where none is named. Exit code 1 where anything is wrong. The same seed makes
the same plan again; a line says which seed it was.
"""
import argparse
import dataclasses
import pathlib
import random
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from conftest import BINARY  # noqa: E402
from directorate import staffed  # noqa: E402
from service import Service  # noqa: E402
from trust import crash, load, power, races, restore, slow, timing  # noqa: E402


def folder_in(place, name):
    (place / name).mkdir()
    return place / name


def crashes(wanted, place):
    yield crash.run(BINARY, folder_in(place, "crash"), kills=wanted.kills, seed=wanted.seed)


def cuts(wanted, place):
    template = folder_in(place, "template")
    staff = template, staffed(BINARY, template)
    yield power.run(BINARY, staff, folder_in(place, "power"), cuts=wanted.cuts, seed=wanted.seed, lives=60)


def slow_clients(wanted, place):
    service = Service(BINARY, folder_in(place, "slow"))
    service.succeed("init")
    service.start("--unlimited")
    try:
        for mode in slow.HEAD:
            yield slow.run(service.address, [mode], clients=wanted.slow)
    finally:
        service.stop()


def at_once(wanted, place):
    template = folder_in(place, "race-template")
    staff = template, staffed(BINARY, template)
    for number in range(wanted.rounds):
        for race in races.RACES:
            yield races.run(BINARY, staff, folder_in(place, f"{race.__name__}-{number}"), race, seed=wanted.seed + number)


def restores(wanted, place):
    yield restore.run(BINARY, folder_in(place, "restore"), backups=wanted.restores, seed=wanted.seed)


def calls(wanted, place):
    service = Service(BINARY, folder_in(place, "load"))
    service.succeed("init")
    token = service.account("direktur@example.go.id", "director")
    service.start("--unlimited")
    try:
        yield load.run(service, token, wanted.calls, wanted.seed)
    finally:
        service.stop()


def guesses(wanted, place):
    service = Service(BINARY, folder_in(place, "timing"))
    service.succeed("init")
    token = service.account("direktur@example.go.id", "director")
    service.start("--unlimited")
    try:
        for count in timing.run(service, token, "direktur@example.go.id", random.Random(wanted.seed)):
            yield count, []
    finally:
        service.stop()


PARTS = {"crash": crashes, "power": cuts, "slow": slow_clients, "races": at_once, "restore": restores,
         "load": calls, "timing": guesses}


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[[], *PARTS])
    for name, standard in (("seed", time.time_ns() % 10**9), ("kills", 1000), ("cuts", 1000), ("slow", 500), ("rounds", 10),
                           ("restores", 20), ("calls", 1_000_000)):
        parser.add_argument(f"--{name}", type=int, default=standard)
    return parser.parse_args()


def main():
    wanted, code = options(), 0
    with tempfile.TemporaryDirectory() as place:
        for name in wanted.parts or PARTS:
            begin = time.monotonic()
            for count, problems in PARTS[name](wanted, pathlib.Path(place)):
                told = ", ".join(f"{key} {value}" for key, value in dataclasses.asdict(count).items())
                verdict = "WRONG" if problems else "all is kept"
                print(f"{name}: {told}; {time.monotonic() - begin:.0f} s; {verdict}", flush=True)
                for problem in problems:
                    print(f"  {problem}", flush=True)
                code = code or bool(problems)
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
