"""Whether the time of an answer tells how near a guess was: a secret that is wrong in its last characters beside one that is
wrong in all, and a wrong password of an account beside one of nobody. Figures, never a test: others use the machine too."""
import dataclasses
import http.client
import math
import string
import time
import urllib.parse

import numpy as np
from visitor import Visitor

LETTERS = string.ascii_letters + string.digits + "-_"


@dataclasses.dataclass
class Count:
    """Two kinds of guesses, each so often: the medians of their times, and how likely as great a difference is where there
    is none (Mann and Whitney's test)."""

    guess: str
    each: int = 0
    near_us: float = 0
    far_us: float = 0
    p: float = 1


def likelihood(first, second):
    """The two-sided p of Mann and Whitney's test, by the normal approximation."""
    ranks = np.argsort(np.argsort(np.concatenate([first, second]))) + 1
    n, m = len(first), len(second)
    u = ranks[:n].sum() - n * (n + 1) / 2
    z = (u - n * m / 2) / math.sqrt(n * m * (n + m + 1) / 12)
    return math.erfc(abs(z) / math.sqrt(2))


def compare(guess, call, near, far, each, chance):
    """Makes a call with guesses of both kinds in a random order, and compares their times."""
    times = [], []
    for kind in chance.sample([0, 1] * each, 2 * each):
        guessed = (near, far)[kind]()
        begin = time.perf_counter_ns()
        call(guessed)
        times[kind].append((time.perf_counter_ns() - begin) / 1e3)
    first, second = map(np.array, times)
    return Count(guess, each, round(float(np.median(first)), 1), round(float(np.median(second)), 1),
                 round(likelihood(first, second), 3))


def guessed_like(secret, right, chance):
    """A guess whose first characters are right, of the same form to its end."""
    return secret[:right] + "".join(chance.choices(LETTERS, k=42 - right)) + secret[42:]


def run(service, token, email, chance, each=10_000):
    """What is told by three kinds of guesses at a running service without limits, with a staff's token and address."""
    made = service("POST", "/api/v1/feeds", json={"scope": "unit"}, token=token).json["url"]
    secret = made.rsplit("/", 1)[1].removesuffix(".ics")
    parts = urllib.parse.urlsplit(service.address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port)

    def ask(path, headers, due):
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == due, (path, answer.status)

    def feed(guessed):
        ask(f"/feeds/{guessed}.ics", {}, 404)

    def call(guessed):
        ask("/api/v1/requests", {"Authorization": f"Bearer {guessed}"}, 401)

    visitor = Visitor(service.address)
    form = visitor.get("/staf/masuk").form("/staf/masuk")

    def sign_in(guessed):
        visitor.post("/staf/masuk", form | {"email": guessed, "password": "salah sama sekali"})

    for guess, asked, right in (("address of a feed", feed, secret), ("token", call, token)):
        yield compare(guess, asked, lambda right=right: guessed_like(right, 36, chance),
                      lambda right=right: guessed_like(right, 0, chance), each, chance)
    yield compare("password", sign_in, lambda: email, lambda: "bukan.siapa@example.go.id", each // 50, chance)
    connection.close()
