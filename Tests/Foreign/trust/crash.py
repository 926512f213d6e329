"""The service is killed again and again while clients hand in, upload, book, move and withdraw, and decrees are imported;
what they were told is compared with what is kept.

The seed says who calls what and when a kill comes; how far a call is by then is the machine's. Each start begins at the
same moment, so that the clock goes back with each kill.
"""
import dataclasses
import datetime as dt
import json
import random
import signal
import threading
import time

import decrees
import mailserver
import numpy as np
import oracle
from directorate import at
from service import Service
from trust import stored
from trust.lives import TODAY, Caller, Life, Unanswered

DESK = {"desk": (["registry", "deputy", "director", "admin"], None)}
IMPORT = "/api/v1/holidays?mode=amend&apply=true&name=keppres.tsv"
# Days that nobody meets on here.
DECREED = [day for day in (dt.date(2027, 1, 4) + dt.timedelta(number) for number in range(350))
           if np.is_busday(day, busdaycal=oracle.CALENDAR)]
# How long the clients work before a kill, and how long after its start a service is killed that may not be ready yet.
WORK, START = (0.01, 0.3), (0.001, 0.1)
# One kill in so many comes while the service starts, and one end in so many is a SIGTERM.
STARTING, STOPPING = 8, 20
FAULTS = ["row", "log"]


@dataclasses.dataclass
class Count:
    """What was tried."""

    seed: int
    kills: int = 0
    kills_at_start: int = 0
    stops: int = 0
    answered: int = 0
    broken_off: int = 0
    sent_again: int = 0
    lives: int = 0
    decrees: int = 0
    verified: int = 0
    slowest_start_s: float = 0


class Decree:
    """One day by one decree, imported by the desk."""

    def __init__(self, number):
        self.name = f"Keppres {number + 1}/2026"
        row = {"date": str(DECREED[number]), "name_id": self.name, "kind": "collective-leave",
               "decree": f"{self.name} (2026-04-10)"}
        self.content = decrees.table([row]).encode()
        self.isAnswered = False

    def go_on(self, call, token):
        status, answer = call("POST", IMPORT, token, {"Content-Type": "text/tab-separated-values"}, self.content)
        assert status == 200 and answer["applied"], f"{self.name} was answered by {status}: {answer}"
        self.isAnswered = True

    def judge(self, database):
        """What is wrong: not one version of the calendar where it was acknowledged, or more than one."""
        versions = stored.rows(database, "SELECT id FROM calendar_version WHERE file = ?", self.content)
        due = [1] if self.isAnswered else [0, 1]
        return None if len(versions) in due else f"{self.name} made {len(versions)} versions, due: {due}"


class Storm:
    """A service, its clients, and what they were told. `fault` is one put in, to see whether it is found: "row" removes
    a row of what was acknowledged, "log" the end of the log, as a disk would that has not kept what it was to keep."""

    def __init__(self, binary, folder, seed=1, clients=8, fault=None):
        self.fault, self.count, self.problems = fault, Count(seed), []
        self.chance, self.sleep = random.Random(seed), random.Random(seed + 1)
        self.service = Service(binary, folder, now=at("2026-01-05", "08:00"))
        self.service.succeed("init")
        tokens = {who: self.service.account(f"{who}@example.go.id", *roles, name=who)
                  for who, (roles, _) in DESK.items()}
        self.desk, self.service.now = tokens["desk"], at(TODAY, "09:00")
        self.service.succeed("setting", "set", "online-rooms", str(clients * 2))
        # Nobody listens there: all mail waits, and can be counted.
        mailserver.configure(self.service, url="smtp://127.0.0.1:9", tls="none")
        self.callers = [Caller() for _ in range(clients + 1)]
        self.start()
        self.officers = [self.officer(number) for number in range(clients)]
        self.course = stored.Course(self.service.data, self.life(0, 0), self.callers[0])
        self.lives = [self.life(client, 1) for client in range(clients)]
        self.past, self.decrees = [], []

    def officer(self, number):
        body = {"name": f"Petugas {number}", "email": f"petugas-{number}@example.go.id", "competencies": ["nib"]}
        status, answer = self.callers[0](
            "POST", "/api/v1/officers", self.desk, {"Content-Type": "application/json"}, json.dumps(body))
        assert status == 201, answer
        return answer["id"]

    def life(self, client, number):
        self.count.lives += 1
        return Life(client, number, self.officers[client], self.desk, self.count.seed)

    def start(self):
        begin = time.monotonic()
        self.service.start("--unlimited")
        self.count.slowest_start_s = max(self.count.slowest_start_s, round(time.monotonic() - begin, 3))
        for caller in self.callers:
            caller.turn_to(self.service.address)

    def work(self, client):
        """Goes on with the life of a client, and begins the next where it is over, until the connection breaks."""
        try:
            while True:
                self.go_on(client)
        except Unanswered:
            self.count.broken_off += 1
        except AssertionError as error:
            self.problems.append(str(error))

    def go_on(self, client):
        """The next call of a client."""
        life = self.lives[client]
        self.count.sent_again += life.isOpen
        life.go_on(self.callers[client])
        self.count.answered += 1
        if life.is_over:
            self.past.append(life)
            self.lives[client] = self.life(client, life.number + 1)

    def wait_for_answers(self, count):
        """Waits until so many more calls were answered."""
        end = self.count.answered + count
        while self.count.answered < end:
            assert not self.problems, self.problems
            time.sleep(0.005)

    def answered_by_life(self):
        """Each life with how many of its calls were answered until now."""
        return [(life, life.answered) for life in [*self.past, *self.lives]]

    def legislate(self):
        """Imports a decree; the last one again where nobody knows what became of it."""
        if not self.decrees or self.decrees[-1].isAnswered:
            if len(self.decrees) == len(DECREED):
                return
            self.decrees.append(Decree(len(self.decrees)))
            self.count.decrees += 1
        time.sleep(self.sleep.uniform(0, WORK[1] / 2))
        try:
            self.decrees[-1].go_on(self.callers[-1], self.desk)
        except Unanswered:
            self.count.broken_off += 1
        except AssertionError as error:
            self.problems.append(str(error))

    def round(self, number):
        """Some work, a kill, a start, and the comparison. Returns what is wrong."""
        threads = [threading.Thread(target=self.work, args=(client,)) for client in range(len(self.lives))]
        threads.append(threading.Thread(target=self.legislate))
        for thread in threads:
            thread.start()
        time.sleep(self.chance.uniform(*WORK))
        ends_well = number % STOPPING == STOPPING - 1
        code = self.service.stop(signal.SIGTERM if ends_well else signal.SIGKILL)
        for thread in threads:
            thread.join()
        if code != (0 if ends_well else -signal.SIGKILL):
            self.problems.append(f"it ended with {code}")
        self.count.stops += ends_well
        self.count.kills += not ends_well
        while number % STARTING == 1 and self.chance.random() < 0.6:
            self.kill_at_start()
        self.put_fault()
        self.start()
        return self.judge(self.lives)

    def kill_at_start(self):
        self.service.launch("--unlimited")
        time.sleep(self.chance.uniform(*START))
        self.service.stop(signal.SIGKILL)
        self.count.kills += 1
        self.count.kills_at_start += 1

    def put_fault(self):
        told = [life for life in self.lives if life.answered > 1]
        if self.fault == "row" and told:
            with stored.opened(self.service.data, write=True) as database:
                database.execute("DELETE FROM document WHERE request = ?", (told[0].told["id"],))
            self.fault = None
        log = self.service.data / "jadwal.sqlite-wal"
        if self.fault == "log" and told and log.exists() and log.stat().st_size > 1_000_000:
            with open(log, "r+b") as file:
                file.truncate(log.stat().st_size // 2)
            self.fault = None

    def judge(self, lives):
        """What is wrong with these lives, with the decrees, and with what nobody may have at the same time."""
        problems, self.problems = self.problems, []
        with stored.opened(self.service.data) as database:
            for life in lives:
                if wrong := self.course.judge(database, life):
                    problems.append(f"{life.mark} after {life.answered} answers: {wrong}")
            problems += filter(None, (decree.judge(database) for decree in self.decrees[-2:]))
            problems += stored.broken(database)
        return problems

    def verify(self):
        """What the program itself finds wrong."""
        done = self.service.run("verify", "--lang", "en")
        self.count.verified += 1
        return [] if done.returncode == 0 else [done.stdout.decode() + done.stderr.decode()]

    def end(self):
        """Lets all clients come to an end, and compares everything."""
        problems = []
        for client, life in enumerate(self.lives):
            while not life.is_over:
                self.count.sent_again += life.isOpen
                life.go_on(self.callers[client])
        lives = self.past + self.lives
        problems += self.judge(lives)
        with stored.opened(self.service.data) as database:
            requests = stored.rows(database, "SELECT count(*) FROM request")[0][0]
            versions = stored.rows(database, "SELECT count(*) FROM calendar_version")[0][0]
            imports = stored.rows(database, "SELECT count(*) FROM history WHERE event = 'holidays-imported'")[0][0]
            problems += filter(None, (decree.judge(database) for decree in self.decrees))
        if requests != len(lives) + 1:
            problems.append(f"{requests} requests are kept of {len(lives) + 1}")
        if versions != imports:
            problems.append(f"{versions} versions of the calendar, and {imports} records of them")
        code = self.service.stop()
        if code != 0 or self.service.log:
            problems.append(f"it ended with {code}: {self.service.log}")
        return problems + self.verify()


def run(binary, folder, kills=100, seed=1, fault=None, verify_every=10, progress=None):
    """Kills so often; returns what was tried and what was wrong, and stops at the first round in which anything was."""
    storm = Storm(binary, folder, seed, fault=fault)
    number = 0
    try:
        while storm.count.kills < kills:
            problems = storm.round(number)
            if number % verify_every == verify_every - 1:
                problems += storm.verify()
            if problems:
                return storm.count, [f"round {number}: {problem}" for problem in problems]
            number += 1
            if progress:
                progress(storm.count)
        return storm.count, storm.end()
    finally:
        storm.service.stop(signal.SIGKILL)
