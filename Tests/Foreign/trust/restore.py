"""Backups while the service works, each brought back into an empty folder: everything that was acknowledged before the
backup began is in it, and nothing half."""
import dataclasses
import threading

from service import Service
from trust import stored
from trust.crash import Storm


@dataclasses.dataclass
class Count:
    """What was tried."""

    seed: int
    backups: int = 0
    restored: int = 0
    answered: int = 0
    lives: int = 0


class Working:
    """The clients of a storm at work, without the storm."""

    def __init__(self, storm):
        self.storm, self.ended = storm, threading.Event()
        self.threads = [threading.Thread(target=self.work, args=(client,)) for client in range(len(storm.lives))]
        for thread in self.threads:
            thread.start()

    def work(self, client):
        while not self.ended.is_set():
            self.storm.go_on(client)

    def end(self):
        self.ended.set()
        for thread in self.threads:
            thread.join()


def run(binary, folder, backups=5, seed=1, fault=None):
    """So many backups; returns what was counted, and what was wrong. The fault "early" takes each backup for one that was
    made a little later than it was."""
    storm, count, problems = Storm(binary, folder, seed), Count(seed), []
    working, copies = Working(storm), []
    for number in range(backups):
        storm.wait_for_answers(20)
        before = storm.answered_by_life()
        file = folder / f"backup-{number}.sqlite"
        storm.service.succeed("backup", file)
        count.backups += 1
        if fault == "early":
            storm.wait_for_answers(20)
            before = storm.answered_by_life()
        copies.append((file, before))
    working.end()
    count.answered, count.lives = storm.count.answered, storm.count.lives
    problems += storm.problems
    storm.service.stop()
    for number, (file, before) in enumerate(copies):
        other = Service(binary, folder, now=storm.service.now)
        other.data = folder / f"restored-{number}"
        other.succeed("restore", file)
        done = other.run("verify", "--lang", "en")
        if done.returncode:
            problems.append(f"backup {number}: {done.stdout.decode()}{done.stderr.decode()}")
        with stored.opened(other.data) as database:
            for life, answered in before:
                state = stored.sized(stored.of_life(database, life))
                if state not in storm.course.after[answered:]:
                    problems.append(f"backup {number}: {life.mark} after {answered} answers: {state}")
            problems += stored.broken(database)
        # It serves, too.
        try:
            other.start("--unlimited")
            assert other("GET", "/healthz").status == 200
        finally:
            other.stop()
        count.restored += not problems
    return count, problems
