"""Calls without end: of the kinds that clients make, many on each connection. What the service has in hand stays as it is:
its memory, its open files, its threads."""
import dataclasses
import json
import os
import random
import socket
import threading
import time
import urllib.parse

# How many of each hundred calls, what, and how they are answered. `{token}` is that of the director.
KINDS = [
    (20, "GET", "/api/v1/calendar/earliest", "", None, 200),
    (20, "GET", "/api/v1/service", "", None, 200),
    (10, "GET", "/api/v1/calendar/days?from=2026-01-01&to=2026-03-31", "", None, 200),
    (10, "GET", "/", "", None, 200),
    (10, "GET", "/ajukan", "Accept-Language: en\r\n", None, 200),
    (10, "GET", "/api/v1/requests", "Authorization: Bearer {token}\r\n", None, 200),
    (5, "GET", "/staf", "", None, 303),
    (5, "GET", "/feeds/tidak-ada.ics", "", None, 404),
    (5, "POST", "/api/v1/requests", "Content-Type: application/json\r\n", b'{"subject": ', 400),
    (4, "POST", "/api/v1/requests", "Content-Type: application/json\r\n", b'{"subject": 1}', 422),
    (1, "POST", "/api/v1/complaints", "Content-Type: application/json\r\n",
     json.dumps({"channel": "web", "name": "Siti", "contact": "siti@example.com", "text": "Lama."}).encode(), 201),
]
CONNECTIONS = 8
# So much is sent before the first answer is read.
AT_ONCE = 20
# What memory may grow by once the first fifth of the calls is over: caches are full by then. Those of the database fill
# with what is written, so that one in fifty of the calls comes before the others, and writes.
GROWTH = 1.05
WRITES_FIRST = 50


@dataclasses.dataclass
class Count:
    """What was tried, and what the service had in hand meanwhile: at a fifth of the calls, and at the end."""

    calls: int
    per_second: int = 0
    mib_early: float = 0
    mib_late: float = 0
    mib_peak: float = 0
    files_early: int = 0
    files_late: int = 0
    threads_early: int = 0
    threads_late: int = 0


@dataclasses.dataclass(frozen=True)
class Sample:
    """What a process has in hand."""

    mib: float
    files: int
    threads: int


def sample(pid, folder="/proc"):
    """What a process has in hand now."""
    import os
    with open(f"{folder}/{pid}/status") as file:
        values = dict(line.split(":", 1) for line in file)
    return Sample(int(values["VmRSS"].split()[0]) / 1024, len(os.listdir(f"{folder}/{pid}/fd")), int(values["Threads"]))


def judged(early, late):
    """What is wrong where a process had one thing in hand at first, and another in the end."""
    if late.mib > early.mib * GROWTH:
        yield f"memory grew from {early.mib:.1f} to {late.mib:.1f} MiB"
    # A file is opened for a moment now and then; what leaks with calls leaks thousands of times.
    if late.files > early.files + CONNECTIONS:
        yield f"open files grew from {early.files} to {late.files}"
    if late.threads > early.threads:
        yield f"threads grew from {early.threads} to {late.threads}"


class Caller(threading.Thread):
    """One connection, on which calls go out many at a time, and every answer is read and judged."""

    def __init__(self, address, token, seed, enough, writes):
        super().__init__()
        parts = urllib.parse.urlsplit(address)
        self.host, self.enough, self.answered, self.problems = (parts.hostname, parts.port), enough, 0, []
        self.random, self.calls, self.writes = random.Random(seed), [], writes
        for weight, method, path, headers, body, status in KINDS:
            head = f"{method} {path} HTTP/1.1\r\nHost: {parts.netloc}\r\n{headers.format(token=token)}"
            if body is not None:
                head += f"Content-Length: {len(body)}\r\n"
            self.calls += [(head.encode() + b"\r\n" + (body or b""), status, f"{method} {path}")] * weight

    def run(self):
        try:
            with socket.create_connection(self.host, timeout=60) as connection:
                answers = connection.makefile("rb", buffering=1 << 16)
                while not self.enough.is_set():
                    is_writing = self.answered < self.writes
                    chosen = self.calls[-1:] * AT_ONCE if is_writing else self.random.choices(self.calls, k=AT_ONCE)
                    connection.sendall(b"".join(call for call, _, _ in chosen))
                    for _, status, name in chosen:
                        found = self.answer(answers)
                        if found != status:
                            self.problems.append(f"{name}: {found}, not {status}")
                            return
                    self.answered += AT_ONCE
        except OSError as error:
            self.problems.append(repr(error))

    @staticmethod
    def answer(answers):
        """Reads one answer; its status, or 0 where the connection was closed."""
        line, length = answers.readline(), 0
        while (field := answers.readline()) not in (b"\r\n", b""):
            if field.lower().startswith(b"content-length:"):
                length = int(field.split(b":")[1])
        answers.read(length)
        return int(line.split()[1]) if line else 0


def run(service, token, calls, seed):
    """So many calls to a running service without limits; returns what was counted, and what was wrong."""
    enough, begin, count = threading.Event(), time.monotonic(), Count(calls)
    writes = calls // WRITES_FIRST // CONNECTIONS
    callers = [Caller(service.address, token, seed + number, enough, writes) for number in range(CONNECTIONS)]
    for caller in callers:
        caller.start()
    early, peak = None, 0
    while (answered := sum(caller.answered for caller in callers)) < calls and any(map(threading.Thread.is_alive, callers)):
        time.sleep(0.1)
        now = sample(service.process.pid)
        peak = max(peak, now.mib)
        if early is None and answered > calls / 5:
            early = now
    late = sample(service.process.pid)
    enough.set()
    for caller in callers:
        caller.join()
    count.calls = sum(caller.answered for caller in callers)
    count.per_second = round(count.calls / (time.monotonic() - begin))
    early = early or late
    count.mib_early, count.mib_late, count.mib_peak = round(early.mib, 1), round(late.mib, 1), round(peak, 1)
    count.files_early, count.files_late = early.files, late.files
    count.threads_early, count.threads_late = early.threads, late.threads
    return count, [problem for caller in callers for problem in caller.problems] + list(judged(early, late))
