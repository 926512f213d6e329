"""Bytes to the service as they are, and what comes back: for requests that no client's library would write."""
import contextlib
import json
import re
import socket
import urllib.parse

STATUS = re.compile(rb"HTTP/1\.[01] (\d{3}) ")


class Reply:
    """What came back: the statuses of all answers, and whether the service has closed the connection by then."""

    def __init__(self, content, is_closed):
        self.content, self.is_closed = content, is_closed
        self.statuses = [int(status) for status in STATUS.findall(content) if status != b"100"]


def send(address, *pieces, wait=8, ends=False):
    """Sends pieces over a connection of their own, says that no more comes where it `ends`, and reads until the service
    closes it, or says nothing for a while."""
    parts = urllib.parse.urlsplit(address)
    content, is_closed = b"", False
    with socket.create_connection((parts.hostname, parts.port), timeout=wait) as connection:
        with contextlib.suppress(OSError):
            for piece in pieces:
                connection.sendall(piece)
            if ends:
                connection.shutdown(socket.SHUT_WR)
        try:
            while piece := connection.recv(65_536):
                content += piece
            is_closed = True
        except ConnectionError:
            is_closed = True
        except TimeoutError:
            pass
    return Reply(content, is_closed)


def complaint(mark):
    """The body of a call that anybody can make, and that leaves something behind."""
    return json.dumps({"channel": "web", "name": mark, "contact": "a@example.co.id", "text": "Lama."}).encode()


def request(body, head=b"", target=b"/api/v1/complaints", framing=None, version=b"HTTP/1.1"):
    """A POST with these words in its head, and with `Content-Length` unless it is framed otherwise."""
    framing = b"Content-Length: %d\r\n" % len(body) if framing is None else framing
    return (b"POST " + target + b" " + version + b"\r\nHost: a\r\nContent-Type: application/json\r\n"
            + head + framing + b"\r\n" + body)


def chunked(body, size=b"%x", end=b"\r\n", last=b"0\r\n\r\n"):
    """A body as one chunk, whose size may be written in a way of its own."""
    return (size % len(body) if b"%" in size else size) + end + body + b"\r\n" + last
