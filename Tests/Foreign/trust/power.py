"""The power is cut while the service works: at any moment of its run, whatever it had acknowledged by then is on a disk that
keeps what was synced, and of the rest what it likes.

A kill does not show a sync that was forgotten, since the system keeps what was written. Here the run is recorded once, and
the disk put together for many moments of it.
"""
import contextlib
import dataclasses
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import tempfile

from directorate import Directorate
from trust import syscalls
from trust.lives import TODAY
from trust.wrapped import wrapped

NAME = "jadwal.sqlite"
ANSWERED = re.compile(rb"HTTP/1\.1 201 .*?\r\n\r\n(\{.*)", re.DOTALL)


@dataclasses.dataclass
class Count:
    """What was tried."""

    seed: int
    cuts: int = 0
    events: int = 0
    syncs: int = 0
    acknowledged: int = 0
    whole: int = 0


def record(binary, staff, folder, lives):
    """Lets so many requests live under watch; returns the events, and the disk as it was before."""
    template, tokens = staff
    disk = syscalls.Disk(template / "data", NAME)
    watched = wrapped(binary, folder, *syscalls.COMMAND, "-o", folder / "trace")
    directorate = Directorate(watched, template, tokens, folder, TODAY)
    for number in range(lives):
        case = directorate.submit()
        case.document("supporting", content=b"%PDF-1.4\n" + bytes(range(256)) * 1_000)
        if number < 4:
            case.scheduled(time=f"{8 + number:02}:00")
    directorate.end()
    return syscalls.read(syscalls.lines(folder / "trace")), disk


def acknowledged(event):
    """What a message to a client tells to be done: the table, the column and the value that must be there then."""
    if event.call not in ("sendto", "sendmsg", "writev") or not (found := ANSWERED.search(event.data)):
        return None
    answer = json.loads(found[1])
    if "secret" in answer and "reference" in answer:
        return "request", "reference", answer["reference"]
    if "uid" in answer:
        return "meeting", "uid", answer["uid"]
    return ("document", "id", int(answer["id"])) if "size" in answer else None


def missing(folder, told, thorough):
    """What was told and is not there, once another's program has opened what the disk holds."""
    with contextlib.closing(sqlite3.connect(os.path.join(folder, NAME))) as database:
        gone = [row for row in told
                if database.execute(f"SELECT count(*) FROM {row[0]} WHERE {row[1]} = ?", row[2:]).fetchone() != (1,)]
        if thorough:
            gone += [row for row in database.execute("PRAGMA integrity_check").fetchall() if row != ("ok",)]
            gone += database.execute("PRAGMA foreign_key_check").fetchall()
    return gone


def run(binary, staff, folder, cuts=200, seed=1, lives=24, fault=None, progress=None):
    """Cuts the power so often; returns what was tried and what was wrong. The fault "sync" is a disk that keeps nothing of
    what it was told to sync."""
    count, chance = Count(seed), random.Random(seed)
    events, disk = record(binary, staff, folder, lives)
    count.events = len(events)
    count.syncs = sum(event.call in ("fsync", "fdatasync") and NAME in event.path for event in events)
    acks = [(event.begin, told) for event in events if (told := acknowledged(event))]
    count.acknowledged = len(acks)
    # At every answer that goes out, and between.
    moments = [begin for begin, _ in acks]
    moments += [chance.randrange(len(events)) for _ in range(max(0, cuts - len(moments)))]
    problems = [] if len(acks) > lives else [f"only {len(acks)} answers were seen"]
    with tempfile.TemporaryDirectory(dir=folder) as place:
        done = 0
        for moment in sorted(chance.sample(moments, min(cuts, len(moments)))):
            for done in range(done, moment):
                if fault != "sync" or "sync" not in events[done].call:
                    disk.take(done, events[done])
            done = moment
            shutil.rmtree(place)
            os.mkdir(place)
            disk.write(place, chance)
            count.cuts += 1
            count.whole += count.cuts % 10 == 0
            told = [row for begin, row in acks if begin <= moment]
            try:
                gone = missing(place, told, thorough=count.cuts % 10 == 0)
            except sqlite3.DatabaseError as error:
                gone = [error]
            if gone:
                return count, problems + [f"seed {seed}, cut {count.cuts} at event {moment}: {gone[:3]} is not there"]
            if progress:
                progress(count)
    return count, problems
