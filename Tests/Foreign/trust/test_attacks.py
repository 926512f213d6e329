"""What strangers try: other sites that make a reader's browser call, addresses that lead inside, secrets that leak."""
import contextlib
import json
import re
import socket
import sqlite3
import threading
import urllib.parse

import pytest
from conftest import BINARY
from directorate import Directorate
from mailserver import wait_for
from pages.scene import PAGES, Scene
from subscribed import Owner, looked
from trust.wrapped import Faults, wrapped
from visitor import Visitor

TODAY = "2026-04-13"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A service over sample data, and everybody who has signed in to it."""
    scene = Scene(BINARY, tmp_path_factory.mktemp("site"), "--unlimited", "--log")
    scene.visitors = {None: Visitor(scene.address)} | {
        role: Visitor(scene.address).sign_in(*login) for role, login in scene.passwords.items()}
    yield scene
    assert scene.service.stop() == 0
    scene.service.succeed("verify")


# What only tells that somebody was here.
USES = {"seen_at", "used_at", "signed_in_at"}


def fingerprint(service):
    """Everything that is kept, but for what goes out meanwhile, and when somebody was last here."""
    with contextlib.closing(sqlite3.connect(f"file:{service.data}/jadwal.sqlite?mode=ro", uri=True)) as database:
        tables = [name for name, in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
                  if name not in ("session", "outgoing", "subscription")]
        columns = {table: [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] not in USES]
                   for table in tables}
        return {table: database.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
                for table, names in columns.items()}


def forms(site):
    """Every form that anybody is shown on any page: who, where it goes, and its fields."""
    found = {}
    for shown in PAGES:
        for method, action, fields in site.visitors[shown.role].get(site.path(shown)).forms:
            if method == "post":
                found.setdefault((shown.role, urllib.parse.urlsplit(action).path), fields)
    return found


def test_no_address_changes_anything_by_being_opened(site):
    """Where forms go and where calls go, opened as a link, an image or a preview would open them."""
    before, document = fingerprint(site.service), site.service("GET", "/api/v1/openapi.json").json
    targets = forms(site)
    assert len(targets) > 40
    for (role, path) in targets:
        for method in ("GET", "HEAD"):
            answer = site.visitors[role].ask(method, path)
            assert answer.status in (200, 303, 404, 405), (method, path, answer.status)
    for path, operations in document["paths"].items():
        whole = re.sub(r"\{\w+\}", "1", path)
        for method in ("GET", "HEAD"):
            answer = site.service(method, whole, token=site.tokens["admin"])
            assert "get" in operations or answer.status == 405, (method, path, answer.status)
    assert fingerprint(site.service) == before


FOREIGN = {
    "another site, with the token": lambda fields: (fields, {"Origin": "https://evil.example.com"}),
    "another site, as browsers say": lambda fields: (fields, {"Sec_Fetch_Site": "cross-site"}),
    "a sister of the site": lambda fields: (fields, {"Sec_Fetch_Site": "same-site"}),
    "another port": lambda fields: (fields, {"Origin": "http://127.0.0.1:9"}),
    "another scheme": lambda fields: (fields, {"Origin": "ftp://127.0.0.1"}),
    "no token": lambda fields: ({name: value for name, value in fields.items() if name != "kunci"}, {}),
    "an empty token": lambda fields: (fields | {"kunci": ""}, {}),
    "the token of nobody": lambda fields: (fields | {"kunci": "0" * 64}, {}),
}


@pytest.mark.parametrize("how", FOREIGN)
def test_no_form_is_taken_from_elsewhere(site, how):
    """Every form of every page, by whoever may send it, as another site would send it."""
    before = fingerprint(site.service)
    for (role, path), fields in forms(site).items():
        # What belongs to no session cannot be told from somebody who sends it for the first time.
        sent, headers = FOREIGN[how](fields)
        answer = site.visitors[role].post(path, sent, **headers)
        assert answer.status == 403, (role, path, answer.status)
    assert fingerprint(site.service) == before


def test_the_token_of_one_is_not_that_of_another(site):
    before, shown = fingerprint(site.service), forms(site)
    tokens = {role: next(fields["kunci"] for (who, _), fields in shown.items() if who == role and "kunci" in fields)
              for role in site.visitors}
    for (role, path), fields in shown.items():
        for other in set(tokens) - {role}:
            if role is not None and "kunci" in fields:
                assert site.visitors[role].post(path, fields | {"kunci": tokens[other]}).status == 403, (role, path)
    assert fingerprint(site.service) == before


# A name, what it leads to when it is asked for, and what the owner of such a calendar is told.
NAMES = {
    "satu.example.go.id": ["127.0.0.1"], "dua.example.go.id": ["10.0.0.1"], "tiga.example.go.id": ["192.168.1.1"],
    "empat.example.go.id": ["169.254.169.254"], "lima.example.go.id": ["::1"], "enam.example.go.id": ["::ffff:127.0.0.1"],
    "tujuh.example.go.id": ["fd00:ec2::254"], "delapan.example.go.id": ["64:ff9b::7f00:1"],
    "sembilan.example.go.id": ["2002:7f00:1::1"], "sepuluh.example.go.id": ["0.0.0.0"], "sebelas.example.go.id": ["fe80::1"],
    "duabelas.example.go.id": ["100.64.0.1"], "tigabelas.example.go.id": ["172.16.0.1"], "empatbelas.example.go.id": ["::"]}


def test_a_name_that_leads_inside_is_not_followed(staff, tmp_path):
    """The address is judged when it is connected to, whatever the name said before."""
    calls = []
    canary = socket.create_server(("127.0.0.1", 0))
    canary.settimeout(0.2)
    ended = threading.Event()

    def listen():
        while not ended.is_set():
            try:
                calls.append(canary.accept()[1])
            except TimeoutError:
                pass

    thread = threading.Thread(target=listen)
    thread.start()
    port, folder = canary.getsockname()[1], tmp_path / "office"
    folder.mkdir()
    faults = Faults(tmp_path, names=" ".join(f"{name}={','.join(to)}" for name, to in NAMES.items()))
    directorate = Directorate(wrapped(BINARY, tmp_path, *faults.words), *staff, folder, TODAY)
    try:
        owners = {name: Owner(directorate, name.split(".")[0], f"https://{name}:{port}/k.ics") for name in NAMES}
        seen = looked(directorate, [owner.name for owner in owners.values()], TODAY)
        told = {name: seen[owner.name]["problem"]["kind"] for name, owner in owners.items()}
        assert set(told.values()) == {"not-public"}, told
        assert calls == []
        # Where the administrator names the host, it is called: the trap is one.
        directorate.options = ("--calendar-allow", "satu.example.go.id")
        directorate.let_pass_until(TODAY, "15:00")
        wait_for(lambda: calls)
    finally:
        ended.set()
        thread.join()
        canary.close()
    directorate.end()


INSIDE = ["127.0.0.1", "localhost", "LOCALHOST.", "127.1", "0.0.0.0", "0", "2130706433", "0x7f000001", "0177.0.0.1",
          "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[fd00:ec2::254]", "user@127.0.0.1", "example.com@127.0.0.1",
          "127.0.0.1%00.example.com", "\u2460\u2461\u2466.0.0.1", "10.0.0.1", "192.168.0.1", "169.254.169.254"]


def test_an_address_that_leads_inside_is_no_address_of_a_calendar(opened):
    directorate = opened(TODAY)
    officer = directorate.officers["officer"]
    urls = [f"{scheme}://{host}/k.ics" for host in INSIDE for scheme in ("http", "https", "webcal", "HTTPS")]
    urls += ["file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/k.ics", "data:text/calendar,BEGIN:VCALENDAR",
             "//127.0.0.1/k.ics", "http:/\\127.0.0.1/k.ics", "https://kalender.example.com:22/k.ics", "x", " ", "https://"]
    for url in urls:
        answer = directorate.call("PUT", f"/officers/{officer}/subscription", "director", {"url": url})
        assert answer.status == 422 and [error["path"] for error in answer.json["errors"]] == ["url"], (url, answer.body)
    assert directorate.rows("SELECT count(*) FROM subscription") == [(0,)]


def test_neither_log_nor_figures_tell_a_secret_or_a_name(staff, tmp_path):
    """Everything that a life has of secrets and personal data, looked for in what an administrator sees."""
    directorate = Directorate(BINARY, *staff, tmp_path, TODAY, "--log")
    private = {"name": "Siti Rahmawati Zz", "organization": "CV Zamrud Qq", "identity": "3171009988776655",
               "email": "siti.zz@example.co.id", "whatsapp": "+6281355577799"}
    body = directorate.submission()
    body["applicant"] |= private
    body |= {"subject": "Perihal Xyzzy", "chronology": "Kronologi Plugh"}
    answer = directorate.done("POST", "/requests", None, body, status=201)
    feed = directorate.done("POST", "/feeds", "director", {"scope": "unit"}, status=201)["url"]
    secret = feed.rsplit("/", 1)[1].removesuffix(".ics")
    calls = [
        ("GET", f"/feeds/{secret}.ics", None), ("GET", f"/feeds/{secret}x.ics", None),
        ("GET", f"/permohonan/{answer['secret']}", None),
        ("GET", f"/permohonan/{answer['secret']}/tanda-terima", None), ("GET", f"/ajukan/{answer['secret']}", None),
        ("GET", f"/tidak/ada/{secret}?nama=Siti+Rahmawati", None), ("GET", "/api/v1/requests?q=Rahmawati", "director"),
        ("GET", f"/api/v1/requests/{answer['id']}?nama=Rahmawati", "director"),
        ("POST", f"/api/v1/itip?x={secret}", "registry")]
    for method, path, who in calls:
        directorate.service(method, path, token=directorate.token(who))
    directorate.service("GET", "/api/v1/requests", headers={"Authorization": "Bearer " + "Z" * 43, "Referer": feed})
    figures = directorate.service("GET", "/metrics").body.decode()
    wait_for(lambda: directorate.rows("SELECT DISTINCT state FROM outgoing") == [("sent",)])
    directorate.says = r".*"
    directorate.end()
    seen = directorate.service.log + figures
    assert "GET /feeds/{file} 200" in seen or "GET /feeds/" in seen
    for what in [secret, answer["secret"], "Z" * 43, *directorate.tokens.values(), "Rahmawati", "Xyzzy", "Plugh",
                 answer["reference"], *private.values()]:
        assert what not in seen, what
    # Of secrets the database has digests alone.
    kept = b"".join(file.read_bytes() for file in directorate.service.data.glob("jadwal.sqlite*"))
    for what in [secret, answer["secret"], *directorate.tokens.values()]:
        assert what.encode() not in kept


def test_what_others_may_see_has_nobody_in_it(opened):
    """What is public, or for one other applicant, tells neither who has written nor what about."""
    directorate = opened(TODAY)
    case = directorate.submit()
    case.scheduled()
    other = directorate.submit()
    busy = directorate.done("POST", "/feeds", "director", {"scope": "busy"}, status=201)["url"]
    paths = ["/api/v1/service", "/api/v1/calendar/days?from=2026-04-01&to=2026-06-01", "/feeds/holidays.ics", "/metrics",
             "/", "/kalender", f"/api/v1/slots?from={directorate.earliest}&to={directorate.earliest[:8]}30&durationMinutes=60&needs=nib",
             urllib.parse.urlsplit(busy).path, f"/permohonan/{other.secret}", "/ruang/1"]
    for path in paths:
        answer = directorate.service("GET", path)
        assert answer.status in (200, 422), (path, answer.status)
        text = answer.body.decode().replace("\r\n ", "")
        for private in (case.email, case.answer["reference"], case.secret):
            assert private not in text, (path, private)
    seen = json.dumps(other.seen("applicant"))
    assert case.email not in seen and case.answer["reference"] not in seen
