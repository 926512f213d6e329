"""The figures of the running service: feeds, free slots, bookings, memory. Each part prints a table and returns its rows."""
import json
import pathlib
import shutil
import subprocess
import urllib.parse

from serving import load

FEED_SECONDS = 5
PAST = 100_000


def data(binary, folder, **counts):
    """A data folder made for measuring, and what was told of it."""
    words = [str(part) for name, count in counts.items() for part in (f"--{name}", count)]
    told = subprocess.run(
        [str(binary), "bench", "data", "--data", str(folder), *words], capture_output=True, text=True, check=True)
    return json.loads(told.stdout)


def feed(folder, told, tools):
    """The unit's feed of 1,000 meetings beside nginx and Radicale, in turns."""
    made = data(tools.binary, folder / "feed", past=0, ahead=1000, waiting=1, slots=1)
    rows = []
    with load.jadwal(tools.binary, folder / "feed", made["now"]) as ours:
        _, headers, body = ours.get(made["feed"])
        print(f"A feed of 1,000 meetings, {len(body):,} bytes, wrk with 64 connections, {told.rounds} rounds in turns")
        with load.nginx(folder / "nginx", body) as nginx:
            cases = {
                "GET": ([], []),
                "304": ([("If-None-Match", headers["ETag"])], [("If-None-Match", nginx.get("/feed.ics")[1]["ETag"])]),
                "gzip": ([("Accept-Encoding", "gzip")], [("Accept-Encoding", "gzip")]),
            }
            for name, (to_ours, to_nginx) in cases.items():
                runs = [(ours.load(made["feed"], to_ours, FEED_SECONDS), nginx.load("/feed.ics", to_nginx, FEED_SECONDS))
                        for _ in range(told.rounds)]
                mine, theirs = (tools.median([run[side]["per_second"] for run in runs]) for side in (0, 1))
                failed = sum(run[side]["not_2xx_3xx"] for run in runs for side in (0, 1))
                rows.append([name, mine, theirs, mine / theirs, str(failed), ours.rss_mib()])
    with load.radicale(tools.python, folder / "radicale", body) as radicale:
        slow = radicale.load("/u/cal/", seconds=FEED_SECONDS, connections=2)["per_second"]
        rows.append(["GET, Radicale", rows[0][1], slow, rows[0][1] / slow if slow else None, "0", None])
    tools.table(["", "ours/s", "theirs/s", "ours/theirs", "refused", "our MiB"], rows,
                "Theirs is nginx serving the same bytes from disk, in the last row Radicale serving the same calendar.")
    return rows


def api(folder, told, tools):
    """Free slots of 20 officers over 60 days, and bookings over HTTP, with few and many past requests."""
    rows, rates = [], {}
    for past in (1_000, PAST):
        place = folder / f"api-{past}"
        made = data(tools.binary, place, past=past, ahead=1000, waiting=60_000, slots=60_000)
        with load.jadwal(tools.binary, place, made["now"]) as server:
            idle = server.rss_mib()
            token = [("Authorization", f"Bearer {made['token']}")]
            query = urllib.parse.urlencode(
                {"from": "2026-03-10", "to": "2026-05-09", "durationMinutes": 60, "needs": "nib"})
            server.get(f"/api/v1/slots?{query}")
            slots = server.load(f"/api/v1/slots?{query}", seconds=FEED_SECONDS, connections=2)
            bookings = server.load(
                "/", token, FEED_SECONDS,
                script=_booking_script(made))
            rates[past] = bookings["per_second"]
            rows.append([f"{past:,} past requests", slots["p50_ms"], slots["p99_ms"], bookings["per_second"],
                         bookings["p99_ms"], str(bookings["not_2xx_3xx"]), idle])
            if past == PAST:
                soak = server.load("/api/v1/calendar/earliest", seconds=told.soak)
                rows.append([f"after {soak['requests']:,} more", None, None, None, None, str(soak["not_2xx_3xx"]),
                             server.rss_mib()])
    tools.table(["", "slots p50 ms", "slots p99 ms", "bookings/s", "booking p99 ms", "refused", "MiB"], rows,
                f"Slots: 20 officers, 60 days, 2 connections. Bookings: 64 connections, each durable; at {PAST:,} they take "
                f"{rates[1_000] / rates[PAST]:.2f} times what they take at 1,000.")
    return rows


def _booking_script(made):
    """Every connection books the next request at the slot that it waits for."""
    slots = ",".join(f'{{"{slot["officer"]}","{slot["start"]}"}}' for slot in made["slots"])
    return f"""
local slots = {{{slots}}}
local thread, threads = 0, 0
function setup(t) t:set("id", threads) threads = threads + 1 end
function init() turn = id - 1 end
function request()
  turn = turn + 2
  local slot = slots[(turn - 1) % #slots + 1]
  return wrk.format("POST", "/api/v1/requests/" .. turn .. "/meetings", {{["Content-Type"] = "application/json",
    ["Authorization"] = "Bearer {made['token']}"}},
    '{{"officers":["' .. slot[1] .. '"],"start":"' .. slot[2] .. '"}}')
end
"""


def bookings(folder, told, tools):
    """The whole use case from 64 threads, beside PostgreSQL writing the same rows from 64 clients."""
    rows = []
    for name, slots in (("20,000 free slots", 20_000), ("100 hot slots", 100)):
        runs = []
        for turn in range(told.rounds):
            place = folder / f"bookings-{slots}-{turn}"
            ours = json.loads(subprocess.run(
                [str(tools.binary), "bench", "bookings", "--data", str(place), "--requests", "20000", "--slots", str(slots)],
                capture_output=True, text=True, check=True).stdout)
            shutil.rmtree(place)
            cluster = folder / f"postgresql-{slots}-{turn}"
            folder.chmod(0o755)
            theirs = json.loads(subprocess.run(
                ["bash", str(tools.here / "bookings" / "postgresql.sh"), str(cluster), "20000", str(slots)],
                capture_output=True, text=True, check=True).stdout)
            shutil.rmtree(cluster)
            runs.append((ours, theirs))
        mine, whole, bare = (tools.median([run[side][key] for run in runs]) for side, key in (
            (0, "attempts_s"), (1, "attempts_s"), (1, "bare_attempts_s")))
        booked = {run[0]["bookings"] for run in runs}
        rows.append([name, mine, whole, mine / whole, bare, mine / bare, "/".join(map(str, sorted(booked)))])
    tools.table(["attempts a second", "ours", "PostgreSQL", "times", "bare row", "times", "our bookings"], rows,
                "PostgreSQL 15 with an exclusion constraint writes the same rows in one function; the bare row is one insert "
                "with nothing but the constraint. Both durable, 64 clients; ours with all rules.")
    return rows
