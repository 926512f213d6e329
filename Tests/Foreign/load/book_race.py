#!/usr/bin/env python3
"""A race for slots against any HTTP service on this machine, by many connections at once. Standard library only.

    book_race.py --url URL --body TEMPLATE [--ctype application/json] [-H 'A: b'] --slots slots.jsonl
                 [--attempts 10000] [-c 64] [--seed 1] [--ok 200,201] [--capacity 1] [--check 'COMMAND']

Each line of slots.jsonl is a JSON object; {name} in --body, --url and -H is replaced by its values, of a list by one
after the other; {i} by the number of the attempt, {key} by a UUID that no other attempt has and that the seed decides.
The attempts are spread evenly over the slots and shuffled. --dup K sends each winning call K more times with the same
{key}: all answers must be OK again, and no booking may be added. --check is a shell command run afterwards; the number
that it prints must be slots * capacity.

It passes (exit 0) when every slot has exactly `capacity` OK answers, none is a 5xx, and the check agrees. It prints one
line of JSON.
"""
import argparse
import asyncio
import collections
import json
import pathlib
import random
import subprocess
import sys
import time
import urllib.parse
import uuid


def options():
    parser = argparse.ArgumentParser()
    add = parser.add_argument
    add("--url", required=True)
    add("--method", default="POST")
    add("--body", required=True)
    add("--ctype", default="application/json")
    add("-H", action="append", default=[])
    add("--slots", required=True)
    add("--attempts", type=int, default=10000)
    add("-c", type=int, default=64)
    add("--seed", type=int, default=1)
    add("--ok", default="200,201")
    add("--capacity", type=int, default=1)
    add("--check")
    add("--dup", type=int, default=0)
    add("--burst", action="store_true", help="all attempts on one slot together, then the next slot")
    add("--reason", help="the member of a refusal's JSON that is counted")
    add("--timeout", type=float, default=60)
    return parser.parse_args()


def fill(template, values):
    for name, value in values.items():
        template = template.replace("{" + name + "}", str(value))
    return template


class Connection:
    """One connection that is kept alive, and opened again where the server closed it."""

    def __init__(self, host, port):
        self.host, self.port = host, port
        self.reader = self.writer = None

    def close(self):
        if self.writer:
            self.writer.close()
        self.reader = self.writer = None

    async def call(self, data):
        """The status and the body of the answer. A connection that had idled is tried once more."""
        for is_last in (False, True):
            if self.reader is None:
                self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
            try:
                self.writer.write(data)
                head = (await self.reader.readuntil(b"\r\n\r\n")).lower()
                break
            except (asyncio.IncompleteReadError, ConnectionError) as error:
                self.close()
                if is_last or getattr(error, "partial", b""):
                    raise
        status, body = int(head.split(b" ", 2)[1]), b""
        if b"content-length:" in head:
            body = await self.reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
        elif status not in (204, 304):
            body = await self.reader.read()
            self.close()
        if b"connection: close" in head:
            self.close()
        return status, body


class Race:
    """All attempts of a race, and what came of them."""

    def __init__(self, wanted):
        self.wanted = wanted
        self.url = urllib.parse.urlsplit(wanted.url)
        if self.url.hostname not in ("127.0.0.1", "localhost"):
            sys.exit("book_race: a server on this machine only")
        self.good = set(map(int, wanted.ok.split(",")))
        self.slots = [json.loads(line) for line in pathlib.Path(wanted.slots).read_text().splitlines() if line.strip()]
        self.jobs = [(number % len(self.slots), number) for number in range(wanted.attempts)]
        random.Random(wanted.seed).shuffle(self.jobs)
        if wanted.burst:
            self.jobs.sort(key=lambda job: job[0])
        self.wins, self.codes, self.again = collections.Counter(), collections.Counter(), collections.Counter()
        self.reasons = collections.Counter()
        self.samples, self.winners, self.times = {}, [], []

    def data(self, slot, number):
        """The bytes of one attempt."""
        key = uuid.UUID(int=random.Random(self.wanted.seed * 10**9 + number).getrandbits(128))
        turn = number // len(self.slots)
        values = {name: value[turn % len(value)] if isinstance(value, list) else value
                  for name, value in self.slots[slot].items()} | {"i": number, "key": key}
        body = fill(self.wanted.body, values).encode()
        path = fill((self.url.path or "/") + ("?" + self.url.query if self.url.query else ""), values)
        headers = "".join(f"{fill(header, values)}\r\n" for header in self.wanted.H)
        return (f"{self.wanted.method} {path} HTTP/1.1\r\nHost: {self.url.netloc}\r\nContent-Type: {self.wanted.ctype}\r\n"
                f"Content-Length: {len(body)}\r\n{headers}\r\n").encode() + body

    def connection(self):
        return Connection(self.url.hostname, self.url.port)

    async def client(self, queue, start):
        """Takes attempts from the queue until none is left."""
        connection = self.connection()
        await start.wait()
        while queue:
            slot, number = queue.pop()
            data, begin = self.data(slot, number), time.perf_counter()
            try:
                status, body = await asyncio.wait_for(connection.call(data), self.wanted.timeout)
            except (OSError, asyncio.IncompleteReadError, asyncio.TimeoutError) as error:
                status, body = 0, repr(error).encode()
                connection.close()
            self.times.append(time.perf_counter() - begin)
            self.codes[status] += 1
            self.samples.setdefault(status, body[:200].decode("utf-8", "replace"))
            if status in self.good:
                self.wins[slot] += 1
                self.winners.append(data)
            elif self.wanted.reason and body.startswith(b"{"):
                self.reasons[str(json.loads(body).get(self.wanted.reason))] += 1
        connection.close()

    async def run(self):
        queue, start = list(self.jobs), asyncio.Event()
        clients = [asyncio.create_task(self.client(queue, start)) for _ in range(self.wanted.c)]
        await asyncio.sleep(0.05)
        begin = time.perf_counter()
        start.set()
        await asyncio.gather(*clients)
        self.seconds = time.perf_counter() - begin
        connection = self.connection()
        for data in self.winners:
            for _ in range(self.wanted.dup):
                self.again[(await connection.call(data))[0]] += 1
        connection.close()

    def report(self):
        """What is told at the end, and whether the race passed."""
        stored, capacity = None, self.wanted.capacity
        if self.wanted.check:
            done = subprocess.run(self.wanted.check, shell=True, capture_output=True, text=True)
            stored = int(done.stdout.strip() or -1)
        spread = collections.Counter(self.wins[slot] for slot in range(len(self.slots)))
        passed = (spread == {capacity: len(self.slots)} and not any(code >= 500 or code == 0 for code in self.codes)
                  and stored in (None, capacity * len(self.slots)) and all(code in self.good for code in self.again))
        times = sorted(self.times)
        return passed, {
            "pass": passed, "slots": len(self.slots), "attempts": self.wanted.attempts, "c": self.wanted.c,
            "winners_per_slot": {str(count): slots for count, slots in sorted(spread.items())},
            "double_booked": sum(slots for count, slots in spread.items() if count > capacity),
            "codes": {str(code): count for code, count in sorted(self.codes.items())},
            "reasons": dict(sorted(self.reasons.items())),
            "dup": {str(code): count for code, count in sorted(self.again.items())}, "stored": stored,
            "attempts_s": round(self.wanted.attempts / self.seconds, 1),
            "wins_s": round(sum(self.wins.values()) / self.seconds, 1),
            "p50_ms": round(times[len(times) // 2] * 1e3, 2), "p99_ms": round(times[int(len(times) * .99)] * 1e3, 2),
            "samples": self.samples}


def main():
    race = Race(options())
    asyncio.run(race.run())
    passed, told = race.report()
    print(json.dumps(told))
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
