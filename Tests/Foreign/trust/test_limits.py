"""What is too large, too deep or too many is refused, memory stays bounded, and others are served at once after it."""
import concurrent.futures
import gzip
import json
import os
import re
import zlib

import pytest
from conftest import BINARY
from directorate import PDF, Directorate, form
from trust import wire

MIB = 1 << 20
# The service takes some 50 MiB. The bodies of all calls in hand have 64 MiB together, and a file in them is there three
# times while it is stored.
MOST_MEMORY = 128 * MIB
MOST_MEMORY_OF_UPLOADS = 50 * MIB + 3 * 64 * MIB


@pytest.fixture(scope="module")
def attacked(staff, tmp_path_factory):
    directorate = Directorate(BINARY, *staff, tmp_path_factory.mktemp("attacked"), "2026-04-13")
    directorate.case = directorate.submit()
    yield directorate
    directorate.end()


def memory(directorate):
    """The most memory that the service has had, in bytes."""
    with open(f"/proc/{directorate.service.process.pid}/status") as file:
        return int(re.search(r"VmHWM:\s+(\d+) kB", file.read())[1]) * 1024


def bomb(mebibytes, content=b"\0"):
    """As many MiB of one byte, packed a thousand times smaller."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(content * MIB) for _ in range(mebibytes)) + packer.flush()


def post(body, head=b"", **more):
    return [wire.request(body, head=b"Connection: close\r\n" + head, **more)]


def endless(head, piece, count):
    """A head that says what comes, and then so many pieces."""
    return [head] + [piece] * count


HEAD = b"POST /api/v1/complaints HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
COMPLAINT = wire.complaint("banyak")
REFUSED = {
    "200 MB": (lambda: endless(HEAD + b"Content-Length: 200000000\r\n\r\n", b" " * MIB, 200), {413}),
    "200 MB in chunks": (
        lambda: endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"100000\r\n" + b" " * MIB + b"\r\n", 200), {413, None}),
    "a terabyte announced": (lambda: [HEAD + b"Content-Length: 1000000000000\r\n\r\nx"], {413}),
    "a bomb": (lambda: post(bomb(64), b"Content-Encoding: gzip\r\n"), {413, 415}),
    "a bomb in chunks": (
        lambda: post(wire.chunked(bomb(64)), b"Content-Encoding: gzip\r\n", framing=b"Transfer-Encoding: chunked\r\n"),
        {415}),
    "a header of a megabyte": (lambda: [b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * MIB + b"\r\n\r\n"], {431, None}),
    "20,000 headers": (
        lambda: [b"GET / HTTP/1.1\r\nHost: a\r\n" + b"".join(b"X-%d: a\r\n" % n for n in range(20_000)) + b"\r\n"],
        {431, None}),
    "headers without end": (lambda: endless(b"GET / HTTP/1.1\r\nHost: a\r\n", b"X: a\r\n" * 10_000, 100), {431, None}),
    "an address of a megabyte": (lambda: [b"GET /" + b"a" * MIB + b" HTTP/1.1\r\nHost: a\r\n\r\n"], {414, 431, None}),
    "a query of 100,000 parts": (
        lambda: [b"GET /api/v1/slots?" + b"a=1&" * 100_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n"], {400, 414, 431, None}),
    "cookies of 30 KB": (lambda: [b"GET /staf HTTP/1.1\r\nHost: a\r\nConnection: close\r\nCookie: " + b"a=b; " * 6_000
                                  + b"\r\n\r\n"], {303, 400, 431}),
    "lists to a depth": (lambda: post(b"[" * 60_000), {400}),
    "objects to a depth": (lambda: post(b'{"a":' * 12_000), {400}),
    "a closed depth": (lambda: post(b"[" * 30_000 + b"]" * 30_000), {400, 422}),
    "a number of a megabyte": (lambda: post(b'{"channel":' + b"9" * 60_000 + b"}"), {400, 422}),
    "a number beyond all": (lambda: post(b'{"channel": 1e999999}'), {400, 422}),
    "10,000 fields of one name": (lambda: post(b"{" + b",".join([b'"a":1'] * 10_000) + b"}"), {400, 422}),
    "10,000 unknown fields": (lambda: post(json.dumps({f"a{n}": 1 for n in range(5_000)}).encode()), {422}),
    "no UTF-8": (lambda: post(b'{"channel": "\xff\xfe"}'), {400}),
    "half a character": (lambda: post(b'{"channel": "\\ud800"}'), {400, 422}),
    "a NUL in a text": (lambda: post(COMPLAINT.replace(b"Lama", b"La\\u0000ma")), {400, 422}),
    "another kind of body": (lambda: [post(COMPLAINT)[0].replace(b"application/json", b"text/plain")], {415}),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_and_others_are_served(attacked, what):
    make, statuses = REFUSED[what]
    before = attacked.rows("SELECT count(*) FROM complaint")
    reply = wire.send(attacked.service.address, *make(), wait=30)
    status = reply.statuses[0] if reply.statuses else None
    assert status in statuses and reply.is_closed, reply.content[:300]
    assert attacked.service("GET", "/healthz", timeout=5).status == 200
    assert attacked.rows("SELECT count(*) FROM complaint") == before
    assert memory(attacked) < MOST_MEMORY


def parts(count):
    """A form of so many parts."""
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
    return {"Content-Type": "multipart/form-data; boundary=x"}, part * count + b"--x--\r\n"


def cut_off(sent):
    return sent[0], sent[1][:-10]


def two_files():
    headers, body = form("supporting", "a.pdf", PDF)
    mark = re.search(r"boundary=(.*)", headers["Content-Type"])[1].encode()
    again = (b"--" + mark + b'\r\nContent-Disposition: form-data; name="file"; filename="b.pdf"\r\n'
             b"Content-Type: application/pdf\r\n\r\n" + PDF + b"\r\n")
    return headers, body.replace(b"--" + mark + b"--", again + b"--" + mark + b"--")


HTML = b"<!DOCTYPE html><script>alert(1)</script>"
FORMS = {
    "20 MB and a little": lambda: form("supporting", "a.pdf", PDF + b"0" * 20 * MIB),
    "10,000 parts": lambda: parts(10_000),
    "no end": lambda: cut_off(form("supporting", "a.pdf", PDF)),
    "no file": lambda: parts(1),
    "two files": two_files,
    "a program": lambda: form("supporting", "a.pdf", b"\x7fELF\x02\x01\x01" + b"\0" * 100),
    "a program of Windows": lambda: form("supporting", "a.pdf", b"MZ\x90\0\x03" + b"\0" * 100),
    "an archive": lambda: form("supporting", "a.pdf", b"PK\x03\x04" + b"\0" * 100),
    "a bomb": lambda: form("supporting", "a.txt", gzip.compress(b"\0" * 10 * MIB)),
    "a picture of GIF": lambda: form("supporting", "a.png", b"GIF89a" + b"\0" * 100),
    "UTF-16": lambda: form("supporting", "a.txt", "halo".encode("utf-16")),
    "nothing": lambda: form("supporting", "a.pdf", b""),
    "another role": lambda: form("admin", "a.pdf", PDF),
    "a role of the desks": lambda: form("reply-letter", "a.pdf", PDF),
}


@pytest.mark.parametrize("what", FORMS)
def test_an_upload_that_is_none_is_refused(attacked, what):
    headers, body = FORMS[what]()
    before = attacked.rows("SELECT count(*) FROM document")
    answer = attacked.case.call("POST", "/documents", "applicant", headers=headers, data=body)
    assert answer.status in (400, 403, 409, 413, 415, 422), (answer.status, answer.body)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert attacked.rows("SELECT count(*) FROM document") == before
    assert memory(attacked) < MOST_MEMORY_OF_UPLOADS


NAMES = ["../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "C:\\boot.ini", "a\x01b.pdf", "x.pdf%00.html",
         "\u202efdp.exe", "a" * 3_000, "'; DROP TABLE document; --", "<img src=x onerror=alert(1)>.pdf", ".", "..", " ",
         "CON", "a;filename=b.html", "nama berkas.pdf"]


@pytest.mark.parametrize("content, kind", [(PDF, "application/pdf"), (HTML, "text/plain"),
                                           (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "text/plain"),
                                           (PDF + HTML, "application/pdf"), (b"\x89PNG\r\n\x1a\n" + HTML, "image/png")])
def test_what_is_handed_in_is_never_shown_as_a_page_whatever_its_name(attacked, content, kind):
    folder = attacked.service.data
    files = sorted(folder.rglob("*"))
    for name in NAMES:
        sent = name.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
        headers, body = form("supporting", sent, content)
        answer = attacked.case.call("POST", "/documents", "applicant", headers=headers, data=body)
        if answer.status != 201:
            assert answer.status in (400, 422), (name, answer.body)
            continue
        plain = answer.json["name"]
        assert not re.search(r"[/\\\x00-\x1f\u202a-\u202e]", plain) and 0 < len(plain) <= 120, plain
        back = attacked.case.call("GET", f"/documents/{answer.json['id']}", "applicant")
        assert back.body == content and back.headers["Content-Type"].split(";")[0] == kind
        assert re.fullmatch(r"attachment; filename\*=UTF-8''[A-Za-z0-9._%-]+", back.headers["Content-Disposition"])
        assert back.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in back.headers["Content-Security-Policy"]
    # Nothing lies anywhere but in the database.
    assert [file for file in sorted(folder.rglob("*")) if file not in files and "mail" not in file.parts] == []


def test_many_uploads_at_once_have_the_memory_of_a_few(attacked):
    """16 letters of 19 MB come at the same time: three have room, the others are told to come again."""
    headers, body = form("supporting", "a.pdf", PDF + os.urandom(19_000_000))

    def hand_in(_):
        return attacked.case.call("POST", "/documents", "applicant", headers=headers, data=body, timeout=120).status

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        statuses = set(pool.map(hand_in, range(16)))
    assert statuses <= {201, 409, 413, 422, 503}, statuses
    assert attacked.service("GET", "/healthz", timeout=5).status == 200
    assert memory(attacked) < MOST_MEMORY_OF_UPLOADS
