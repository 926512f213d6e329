"""Clients that take as long as they can: heads and bodies that never end, answers that nobody reads, connections that say
nothing. Meanwhile the service answers others, and in the end it closes the slow ones."""
import asyncio
import dataclasses
import http.client
import socket
import statistics
import threading
import time
import urllib.parse

HEAD = {
    "headers": b"GET /healthz HTTP/1.1\r\nHost: a\r\n",
    "body": b"POST /api/v1/complaints HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            b"Content-Length: 60000\r\n\r\n",
    "read": b"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n" * 40, "idle": b"",
    "chunk": b"POST /api/v1/complaints HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
             b"Transfer-Encoding: chunked\r\n\r\nE8D4A51000\r\n"}
DRIP = {"headers": b"X-A: a\r\n", "body": b" ", "read": b"", "idle": b"", "chunk": b" "}
# What is read slowly: an answer of some 30 KB, for which there are 10 seconds, and one for each 4,000 bytes.
PATH = "/api/v1/calendar/days?from=2026-01-01&to=2026-12-31"
# Beyond this the service has closed a slow client.
CLOSED_AFTER = 60


@dataclasses.dataclass
class Count:
    """What was tried, and what became of it."""

    modes: str
    slow: int
    closed_after_s: float = 0
    probes: int = 0
    answered: int = 0
    p50_ms: float = 0
    p99_ms: float = 0
    left: int = 0


class Probe(threading.Thread):
    """A client like any other, who asks again and again."""

    def __init__(self, address):
        super().__init__()
        self.parts, self.times, self.failed, self.ended = urllib.parse.urlsplit(address), [], [], threading.Event()

    def run(self):
        while not self.ended.wait(0.02):
            begin = time.perf_counter()
            try:
                connection = http.client.HTTPConnection(self.parts.hostname, self.parts.port, timeout=10)
                connection.request("GET", "/api/v1/service")
                answer = connection.getresponse()
                answer.read()
                connection.close()
                assert answer.status == 200
                self.times.append(time.perf_counter() - begin)
            except (OSError, http.client.HTTPException, AssertionError) as error:
                self.failed.append(repr(error))


def established(port):
    """How many connections the service itself holds, as the system says."""
    with open("/proc/net/tcp") as file:
        rows = [line.split() for line in file.readlines()[1:]]
    return sum(int(row[1].split(":")[1], 16) == port and row[3] == "01" for row in rows)


def opened(address):
    """A connection that says nothing."""
    parts = urllib.parse.urlsplit(address)
    return socket.create_connection((parts.hostname, parts.port), timeout=10)


def until(holds, seconds=30):
    """Waits until something holds; whether it came to."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


async def client(mode, address, until):
    """One slow client, until it is closed or the time is over."""
    parts, loop = urllib.parse.urlsplit(address), asyncio.get_running_loop()
    with socket.socket() as connection:
        connection.setblocking(False)
        # Little of what is sent to it is on its way.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        try:
            await loop.sock_connect(connection, (parts.hostname, parts.port))
            await loop.sock_sendall(connection, HEAD[mode].replace(b"{path}", PATH.encode()))
            while time.monotonic() < until:
                if DRIP[mode]:
                    await loop.sock_sendall(connection, DRIP[mode])
                if mode == "read":
                    await asyncio.sleep(1)
                try:
                    if not await asyncio.wait_for(loop.sock_recv(connection, 64), 1):
                        return
                except TimeoutError:
                    pass
        except OSError:
            return


def run(address, modes, clients=500, seconds=CLOSED_AFTER):
    """So many clients, of these kinds in turn; returns what was counted, and what was wrong. The service has to be one
    that lets an address have as many connections (`--unlimited`)."""
    count = Count(" ".join(modes), clients)
    begin = time.monotonic()
    probe = Probe(address)
    probe.start()

    async def all_of_them():
        tasks = [asyncio.create_task(client(modes[number % len(modes)], address, begin + seconds))
                 for number in range(clients)]
        await asyncio.sleep(5)
        # Whoever reads slowly sees the end of the connection long after the service has closed it.
        while time.monotonic() < begin + seconds and established(probe.parts.port) > 1:
            await asyncio.sleep(0.2)
        count.left = max(0, established(probe.parts.port) - 1)
        count.closed_after_s = round(time.monotonic() - begin, 1)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(all_of_them())
    probe.ended.set()
    probe.join()
    times = sorted(probe.times)
    count.answered, count.probes = len(times), len(times) + len(probe.failed)
    if times:
        count.p50_ms = round(statistics.median(times) * 1e3, 1)
        count.p99_ms = round(times[int(len(times) * 0.99)] * 1e3, 1)
    problems = []
    if count.answered < 0.999 * count.probes or not times:
        problems.append(f"{len(probe.failed)} of {count.probes} probes were not answered: {probe.failed[:3]}")
    if count.left:
        problems.append(f"{count.left} slow clients are still connected after {seconds} s")
    return count, problems
