"""A decree that hits hundreds of meetings, killed while it is taken over: it has happened whole, or not at all."""
import contextlib
import json
import random
import shutil
import signal
import sqlite3
import subprocess
import time

import decrees
import pytest
from conftest import BINARY
from directorate import Directorate, at, working_day
from service import Service

TODAY = "2026-04-13"
OFFICERS, PER_DAY, DAYS_HIT = 12, 4, 5
ROUNDS = 24
SEED = 20_241_121
DAYS = [working_day(TODAY, number) for number in range(12, 12 + DAYS_HIT)]
DECREE = decrees.table([{"date": day, "name_id": "Cuti", "kind": "collective-leave",
                         "decree": "SKB 1/2026 (2026-04-13)"} for day in DAYS])
STATE = {
    "versions": "SELECT count(*) FROM calendar_version",
    "files": "SELECT count(*) FROM calendar_file",
    "reschedulings": "SELECT count(*) FROM rescheduling WHERE state = 'open'",
    "offered": "SELECT count(*) FROM rescheduling_option",
    "held": "SELECT count(*) FROM occupancy WHERE option IS NOT NULL",
    "moved": "SELECT count(*) FROM history WHERE event = 'request-dates-moved'",
    "told": "SELECT count(*) FROM outgoing JOIN history ON history.id = outgoing.history"
            " WHERE event = 'rescheduling-proposed'",
    "imports": "SELECT count(*) FROM history WHERE event = 'holidays-imported' AND request IS NULL"}


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """A data folder with a directorate full of meetings on the days that the decree takes, made once."""
    folder = tmp_path_factory.mktemp("crowded")
    service = Service(BINARY, folder, now=at("2026-01-05", "08:00"))
    service.succeed("init")
    tokens = {"director": service.account("direktur@example.go.id", "registry", "deputy", "director", "admin")}
    for number in range(OFFICERS):
        service.account(f"petugas-{number}@example.go.id", "officer", competencies=["nib"])
    service.succeed("setting", "set", "online-rooms", str(OFFICERS))
    (folder / "run").mkdir()
    directorate = Directorate(BINARY, folder, tokens | {"registry": tokens["director"], "deputy": tokens["director"]},
                              folder / "run", TODAY)
    for place, day in enumerate(DAYS):
        for number in range(OFFICERS * PER_DAY):
            case = directorate.submit(proposals=[(day, "08:00", "16:00")])
            case.receive()
            time_of_day = ["08:00", "09:00", "10:00", "13:00"][number % PER_DAY]
            officer = directorate.officers[f"petugas-{number // PER_DAY}"]
            case.book(day, time_of_day, officers=[officer])
    directorate.end()
    return directorate.service.data


def state(data):
    """What a kill could tear apart, as another's program reads it."""
    with contextlib.closing(sqlite3.connect(f"file:{data}/jadwal.sqlite?mode=ro", uri=True)) as database:
        return {name: database.execute(question).fetchone()[0] for name, question in STATE.items()}


class Attempt:
    """The import over a copy of the data: by the command alone, or by the service that runs."""

    def __init__(self, data, folder, beside):
        folder.mkdir()
        shutil.copytree(data, folder / "data")
        (folder / "skb.tsv").write_text(DECREE)
        self.service = Service(BINARY, folder, now=at(TODAY, "10:00"))
        self.beside = beside
        if beside:
            self.service.start()

    @property
    def data(self):
        return self.service.data

    def begin(self):
        """Starts the command; what it prints is not waited for."""
        return subprocess.Popen(
            [str(BINARY), "holidays", "import", "skb.tsv", "--amend", "--apply", "--json"], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.service.folder, env=self.service.environment())

    def kill(self, command):
        """Ends who does the work as a power cut would, and returns whether the command was answered."""
        victim = self.service.process if self.beside else command
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        out, _ = command.communicate(timeout=60)
        if self.beside:
            self.service.stop()
        return command.returncode == 0 and json.loads(out)["applied"]


@pytest.mark.parametrize("beside", [False, True], ids=["alone", "beside the service"])
def test_a_decree_that_is_killed_has_happened_whole_or_not_at_all(crowded, tmp_path, beside):
    before = state(crowded)
    whole = Attempt(crowded, tmp_path / "whole", beside)
    began = time.monotonic()
    out, _ = whole.begin().communicate(timeout=300)
    duration = time.monotonic() - began
    whole.service.stop()
    after = state(whole.data)
    meetings = OFFICERS * PER_DAY * DAYS_HIT
    assert len(json.loads(out)["meetings"]) == meetings == after["reschedulings"]
    assert after["told"] == 3 * meetings and after["imports"] == before["imports"] + 1
    chance = random.Random(SEED)
    for number in range(ROUNDS):
        attempt = Attempt(crowded, tmp_path / f"round-{number}", beside)
        standing = state(attempt.data)
        command = attempt.begin()
        time.sleep(chance.random() * duration * 1.1)
        answered = attempt.kill(command)
        attempt.service.succeed("verify")
        found = state(attempt.data)
        assert found in (standing, after), f"seed {SEED}, round {number}: torn"
        assert not answered or found == after, "what was acknowledged is there"
        # Done once more it is whole, and nobody is asked twice.
        attempt.service.succeed("holidays", "import", "skb.tsv", "--amend", "--apply")
        assert state(attempt.data) == after
        shutil.rmtree(attempt.service.folder)
