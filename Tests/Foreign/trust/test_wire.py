"""Requests that two readers could take for different ones are refused, the connection is closed, and nothing that was
hidden in them is done."""
import random

import pytest
from trust import wire

ROUNDS = 400
INNER = wire.request(wire.complaint("terselip"))
COMPLAINT = wire.complaint("terbuka")
CHUNKED = b"Transfer-Encoding: chunked\r\n"


def length(text):
    return b"Content-Length: " + text + b"\r\n"


def both(first, second):
    """A body that ends where the first framing says, or else holds another request."""
    return wire.request(b"0\r\n\r\n" + INNER, framing=first + second)


# What is sent. Behind it stands a whole request, which a reader would take for the next one that saw an earlier end.
AMBIGUOUS = {
    "two lengths": wire.request(INNER, framing=length(b"0") + length(b"%d" % len(INNER))),
    "two lengths, the other way": wire.request(INNER, framing=length(b"%d" % len(INNER)) + length(b"0")),
    "one length twice": wire.request(INNER, framing=length(b"%d" % len(INNER)) * 2),
    "a list of lengths": wire.request(INNER, framing=length(b"0, %d" % len(INNER))),
    "a length with a sign": wire.request(INNER, framing=length(b"+%d" % len(INNER))),
    "a length below zero": wire.request(INNER, framing=length(b"-1")),
    "a length in hexadecimal": wire.request(INNER, framing=length(b"0x%x" % len(INNER))),
    "a length with a fraction": wire.request(INNER, framing=length(b"%d.0" % len(INNER))),
    "a length with words": wire.request(INNER, framing=length(b"%d bytes" % len(INNER))),
    "a length with underscores": wire.request(INNER, framing=length(b"1_0")),
    "an empty length": wire.request(INNER, framing=length(b"")),
    "a length beyond 64 bits": wire.request(INNER, framing=length(b"18446744073709551616")),
    "length and chunks": both(length(b"%d" % (5 + len(INNER))), CHUNKED),
    "chunks and length": both(CHUNKED, length(b"%d" % (5 + len(INNER)))),
    "chunked twice": both(CHUNKED, CHUNKED),
    "chunked, then nothing of a kind": both(b"Transfer-Encoding: chunked, identity\r\n", b""),
    "identity": both(b"Transfer-Encoding: identity\r\n", length(b"5")),
    "an unknown coding": both(b"Transfer-Encoding: xchunked\r\n", length(b"5")),
    "a coding with a tab inside": both(b"Transfer-Encoding: chun\tked\r\n", length(b"5")),
    "a coding with a vertical tab": both(b"Transfer-Encoding: \x0bchunked\r\n", length(b"5")),
    "a coding in quotation marks": both(b'Transfer-Encoding: "chunked"\r\n', length(b"5")),
    "a folded coding": both(b"Transfer-Encoding:\r\n chunked\r\n", length(b"5")),
    "a space before the colon": both(b"Transfer-Encoding : chunked\r\n", length(b"5")),
    "a length with a space before the colon": wire.request(INNER, framing=b"Content-Length : 0\r\n"),
    "a NUL in the name": both(b"Transfer-\0Encoding: chunked\r\n", length(b"5")),
    "a bare line feed before the coding": both(b"X: a\nTransfer-Encoding: chunked\r\n", length(b"5")),
    "a bare carriage return before the coding": both(b"X: a\rTransfer-Encoding: chunked\r\n", length(b"5")),
    "a NUL before the coding": both(b"X: a\0\r\nTransfer-Encoding: chunked\r\n", length(b"5")),
    "chunks in HTTP/1.0": wire.request(wire.chunked(b"") + INNER, framing=CHUNKED, version=b"HTTP/1.0"),
    "a chunk with a sign": wire.request(wire.chunked(COMPLAINT, b"+%x") + INNER, framing=CHUNKED),
    "a chunk with 0x": wire.request(wire.chunked(COMPLAINT, b"0x%x") + INNER, framing=CHUNKED),
    "a chunk below zero": wire.request(wire.chunked(COMPLAINT, b"-1") + INNER, framing=CHUNKED),
    "a chunk beyond 64 bits": wire.request(wire.chunked(COMPLAINT, b"10000000000000000") + INNER, framing=CHUNKED),
    "a chunk of words": wire.request(wire.chunked(COMPLAINT, b"zz") + INNER, framing=CHUNKED),
    "a chunk without a size": wire.request(wire.chunked(COMPLAINT, b"") + INNER, framing=CHUNKED),
    "a chunk longer than it says": wire.request(wire.chunked(COMPLAINT + b"GET /", b"%x" % len(COMPLAINT)) + INNER,
                                                framing=CHUNKED),
    "a chunk that a NUL ends": wire.request(wire.chunked(COMPLAINT, end=b"\0\n") + INNER, framing=CHUNKED),
    "no Host": INNER.replace(b"Host: a\r\n", b""),
    "two Hosts": INNER.replace(b"Host: a\r\n", b"Host: a\r\nHost: b\r\n"),
    "line feeds alone": INNER.replace(b"\r\n", b"\n"),
    "a method with a line end": b"GET\r\nX: / HTTP/1.1\r\nHost: a\r\n\r\n",
    "a target with a space": b"GET / HTTP/1.1 HTTP/1.1\r\nHost: a\r\n\r\n",
    "no version": b"GET /\r\n\r\n", "HTTP/0.9": b"GET / HTTP/0.9\r\nHost: a\r\n\r\n",
    "HTTP/11": b"GET / HTTP/11\r\nHost: a\r\n\r\n", "another protocol": b"EHLO example.com\r\nMAIL FROM:<a@example.com>\r\n",
    "TLS": bytes.fromhex("1603010100010000fc0303") + bytes(range(256)),
    "garbage": bytes(range(256)) * 20,
}


def kept(directorate):
    return [name for name, in directorate.rows("SELECT name FROM complaint")]


@pytest.mark.parametrize("what", AMBIGUOUS)
def test_what_could_be_two_requests_is_none(shared, what):
    before = kept(shared)
    reply = wire.send(shared.service.address, AMBIGUOUS[what], INNER)
    assert kept(shared) == before, "what was hidden has been done"
    assert reply.is_closed and set(reply.statuses) <= {400, 411, 413, 414, 431, 501, 505}, reply.content[:300]
    # The C library writes the head of some answers of its own twice.
    assert reply.content.count(b"\r\n\r\n") <= 2
    assert shared.service("GET", "/healthz").status == 200


def test_the_plain_forms_are_taken(shared):
    """What the cases above are made of is a request where nothing is odd about it."""
    before = kept(shared)
    for data in (wire.request(COMPLAINT), wire.request(wire.chunked(COMPLAINT), framing=CHUNKED),
                 wire.request(wire.chunked(COMPLAINT, b"%x;a=b"), framing=CHUNKED), wire.request(COMPLAINT) * 2):
        reply = wire.send(shared.service.address, data[:100], data[100:], ends=True)
        assert set(reply.statuses) == {201}, reply.content[:300]
    assert kept(shared) == before + ["terbuka"] * 5


def mutated(chance):
    """A valid request with one to three small changes."""
    data = bytearray(chance.choice([
        wire.request(COMPLAINT), wire.request(wire.chunked(COMPLAINT), framing=CHUNKED),
        b"GET /api/v1/service HTTP/1.1\r\nHost: a\r\n\r\n", INNER + INNER]))
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[place] = chance.choice(b"\0\r\n\t :,;0aF/%\x7f\xff")
            case 1:
                data[place:place] = chance.choice([b"\r\n", b"\n", b"\0", b" ", b":", b"\r\n\r\n", b"9", b"Transfer-Encoding"])
            case 2:
                del data[place:place + chance.randint(1, 8)]
            case _:
                other = chance.randrange(len(data))
                data[place:place] = data[other:other + chance.randint(1, 40)]
    return bytes(data)


def test_requests_with_small_changes_are_answered_once_each_or_not_at_all(shared):
    """Nothing is stored that nobody was told of; nothing fails that should be refused."""
    chance = random.Random(20_260_413)
    for number in range(ROUNDS):
        data, before = mutated(chance), len(kept(shared))
        reply = wire.send(shared.service.address, data, ends=True, wait=20)
        what = f"change {number}: {data!r}: {reply.content[:200]!r}"
        assert reply.is_closed, what
        assert not [status for status in reply.statuses if status >= 500 and status not in (501, 505)], what
        assert len(kept(shared)) - before == reply.statuses.count(201), what
    assert shared.service("GET", "/healthz").status == 200
