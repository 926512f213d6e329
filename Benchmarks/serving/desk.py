"""What the staff wait for: the pages of every desk over 100,000 past requests, asked one after another by two readers."""
import http.cookiejar
import re
import subprocess
import urllib.parse
import urllib.request

from serving import load
from serving.parts import PAST, data

SECONDS = 5
WAITING, AHEAD = 1_000, 1_000
PASSWORD = "kata sandi untuk pengukuran"
# Who opens what; each role signs in with an account of its own.
PAGES = [
    ("registry", "/staf"), ("deputy", "/staf"), ("director", "/staf"), ("officer", "/staf"), ("auditor", "/staf"),
    ("admin", "/staf"),
    ("registry", "/staf/permohonan"), ("registry", "/staf/permohonan?cari=permohonan"),
    ("registry", "/staf/permohonan?cari=tidak-ada"), ("director", "/staf/permohonan/1"),
]


def desk(folder, told, tools):
    """Milliseconds of every page of a desk, and its bytes as they travel."""
    place = folder / "desk"
    made = data(tools.binary, place, past=PAST, ahead=AHEAD, waiting=WAITING, slots=WAITING)
    roles = sorted({role for role, _ in PAGES})
    for role in roles:
        subprocess.run(
            [str(tools.binary), "user", "add", "--data", str(place), "--email", f"{role}@example.com", "--name", role,
             "--role", role], input=PASSWORD + "\n", capture_output=True, text=True, check=True)
    rows = []
    with load.jadwal(tools.binary, place, made["now"]) as server:
        cookies = {role: _signed_in(server.address, f"{role}@example.com") for role in roles}
        for role, path in PAGES:
            headers = [("Cookie", cookies[role]), ("Accept-Encoding", "gzip")]
            status, _, body = server.get(path, headers)
            if status != 200:
                raise RuntimeError(f"{path} as {role}: {status}")
            runs = [server.load(path, headers, SECONDS, connections=2) for _ in range(told.rounds)]
            figures = [tools.median([run[key] for run in runs]) for key in ("p50_ms", "p99_ms", "per_second")]
            refused = sum(run["not_2xx_3xx"] for run in runs)
            rows.append([f"{path}, {role}", *figures, len(body) / 1000, str(refused)])
        memory = server.rss_mib()
    tools.table(["", "p50 ms", "p99 ms", "pages/s", "kB by gzip", "refused"], rows,
                f"{PAST:,} past requests, {AHEAD:,} meetings ahead, {WAITING:,} that wait; 2 connections, {told.rounds} rounds. "
                f"{memory:.0f} MiB afterwards.")
    return rows


def _signed_in(address, email):
    """The cookies of somebody who signed in by the form."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    with opener.open(address + "/staf/masuk") as answer:
        key = re.findall(r'name="kunci" value="([0-9a-f]+)"', answer.read().decode())[-1]
    form = urllib.parse.urlencode({"kunci": key, "email": email, "password": PASSWORD}).encode()
    with opener.open(urllib.request.Request(address + "/staf/masuk", data=form, headers={"Origin": address})) as answer:
        if not answer.url.endswith("/staf"):
            raise RuntimeError(f"{email} could not sign in: {answer.url}")
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
