"""Bad input ends with exit code 2 and one line that names file and place; nothing is written anywhere."""
import copy
import json
import resource
import subprocess

import pytest
import referee

SOUND = referee.make("3", requests=4, officers=2, days=3, rooms=2)
# 2026-03-10 is a day of the made scenario's year; the files below are availability, as an officer might publish it.
HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//test//ID\r\n"
BUSY = (HEAD + b"BEGIN:VEVENT\r\nUID:1@example.go.id\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260310T020000Z\r\n"
        b"DTEND:20260310T030000Z\r\nSUMMARY:Rapat\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
AN_HOUR = {"start": "2026-03-10T09:00:00+07:00", "end": "2026-03-10T10:00:00+07:00"}


def changed(change):
    """The sound scenario with one fault."""
    scenario = copy.deepcopy(SOUND)
    change(scenario)
    return json.dumps(scenario)


def at(*path):
    """The scenario's value at a path, for a change of one field."""

    def descend(scenario):
        for step in path:
            scenario = scenario[step]
        return scenario

    return descend


def put(field, value, *path):
    return lambda scenario: at(*path)(scenario).update({field: value})


def reverse(scenario):
    window = scenario["requests"][1]["proposals"][0]
    window["start"], window["end"] = window["end"], window["start"]


# Each: what is wrong, the change, and the place that the line has to name.
FAULTS = [
    ("an unknown field at the top", put("colour", "red"), "colour"),
    ("an unknown field of a request", put("colour", "red", "requests", 2), "requests[2].colour"),
    ("an unknown field deep down", put("phone", "1", "requests", 0, "applicant"), "requests[0].applicant.phone"),
    ("an unknown field of the service", put("slotSize", 15, "service"), "service.slotSize"),
    ("an offset missing", put("receivedAt", "2026-03-02T09:00:00", "requests", 1), "requests[1].receivedAt"),
    ("an offset missing in now", put("now", "2026-03-02T09:00:00"), "now"),
    ("a date for a moment", put("receivedAt", "2026-03-02", "requests", 0), "requests[0].receivedAt"),
    ("a day that does not exist", put("receivedAt", "2026-02-30T09:00:00+07:00", "requests", 0),
     "requests[0].receivedAt"),
    ("a window reversed", reverse, "requests[1].proposals[0]"),
    ("text for a number", put("slotMinutes", "15", "service"), "service.slotMinutes"),
    ("a fraction for minutes", put("durationMinutes", 60.5, "requests", 0), "requests[0].durationMinutes"),
    ("no minutes at all", put("durationMinutes", 0, "requests", 0), "requests[0].durationMinutes"),
    ("a number for text", put("id", 7, "officers", 0), "officers[0].id"),
    ("nothing for a list", put("requests", None), "requests"),
    ("a field missing", lambda scenario: scenario["requests"][1].pop("receivedAt"), "requests[1]"),
    ("an unknown priority", put("priority", "friend", "requests", 3), "requests[3].priority"),
    ("a zone that does not exist", put("timeZone", "Asia/Atlantis", "requests", 0, "applicant"),
     "requests[0].applicant.timeZone"),
    ("an officer twice", lambda s: s["officers"].append(dict(s["officers"][0])), "officers[2].id"),
    ("a request twice", lambda s: s["requests"].append(dict(s["requests"][0])), "requests[4].id"),
    ("a booking of an unknown officer", put("booked", [{"officer": "nobody", **AN_HOUR}]), "booked[0].officer"),
    ("a booking reversed", put("booked", [{"officer": "o0", "start": AN_HOUR["end"], "end": AN_HOUR["start"]}]),
     "booked[0]"),
    ("hours that overlap midnight", put("hours", {"mon": ["16:00-09:00"]}, "officers", 0), "officers[0].hours.mon"),
    ("an unknown weekday", put("hours", {"senin": ["09:00-16:00"]}, "officers", 0), "officers[0].hours.senin"),
    ("an availability that is not there", put("availability", "absent.ics", "officers", 0), "absent.ics"),
    ("an availability elsewhere", put("availability", "../../etc/passwd", "officers", 0), "officers[0].availability"),
]

FILES = [
    ("cut off", BUSY[:-40]),
    ("empty", b""),
    ("binary", bytes(range(256)) * 20),
    ("not a calendar", b"Selamat pagi\r\n"),
    ("an image", b"\x89PNG\r\n\x1a\n" + b"\0" * 500),
    ("an unknown zone", BUSY.replace(b"DTSTART:20260310T020000Z", b"DTSTART;TZID=Asia/Atlantis:20260310T090000")),
    ("a recurrence by the second without end", BUSY.replace(b"SUMMARY", b"RRULE:FREQ=SECONDLY\r\nSUMMARY")),
    ("a recurrence that is none", BUSY.replace(b"SUMMARY", b"RRULE:FREQ=NEVER\r\nSUMMARY")),
    ("a day that does not exist", BUSY.replace(b"20260310T030000Z", b"20260231T030000Z")),
    ("an end before the start", BUSY.replace(b"DTEND:20260310T03", b"DTEND:20260310T01")),
    ("components without end", HEAD + b"BEGIN:VEVENT\r\n" * 5000),
    ("one endless line", HEAD + b"X-NOTE:" + b"A" * 20_000_000),
]


@pytest.fixture
def refused(jadwal, tmp_path):
    """`refused(words, *named)`: runs it, and holds it to the rule for bad input."""

    def run(*words, names=()):
        out = tmp_path / "out"
        done = jadwal(*words, "--out", out) if words[0] == "match" else jadwal(*words)
        told = done.stderr.decode()
        assert done.returncode == 2, told
        assert done.stdout == b""
        assert told.count("\n") == 1 and told.endswith("\n"), told
        for name in names:
            assert name in told, told
        assert not out.exists() or not any(out.iterdir())
        return told

    return run


def test_the_sound_scenario_is_taken(jadwal, tmp_path):
    file = tmp_path / "sound.json"
    file.write_text(json.dumps(SOUND))
    assert jadwal("match", file).returncode == 0


def test_the_sound_availability_is_taken(jadwal, tmp_path):
    (tmp_path / "busy.ics").write_bytes(BUSY)
    file = tmp_path / "sound.json"
    file.write_text(changed(put("availability", "busy.ics", "officers", 0)))
    done = jadwal("match", file)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("change, path", [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_faulty_scenario_is_refused_with_its_path(refused, change, path, language, tmp_path):
    file = tmp_path / "scenario.json"
    file.write_text(changed(change))
    refused("match", file, "--lang", language, names=["scenario.json", path])


@pytest.mark.parametrize("change, path", [row[1:] for row in FAULTS[:10]], ids=[row[0] for row in FAULTS[:10]])
def test_slots_refuse_the_same_scenarios(refused, change, path, tmp_path):
    file = tmp_path / "scenario.json"
    file.write_text(changed(change))
    refused("slots", file, "--request", "r0", names=["scenario.json", path])


@pytest.mark.parametrize("text", [
    b"", b"{", b"[]", b"null", b'{"now": 1', b"\xff\xfe{}", b"PK\x03\x04", b"[" * 100_000, b'{"now":' * 100_000,
    b'{"now": "\xed\xa0\x80"}', b'{"requests": [], "requests": []}',
], ids=["empty", "open", "a list", "null", "cut off", "UTF-16", "an archive", "lists to depth", "objects to depth",
        "half a character", "a field twice"])
def test_what_is_no_scenario_at_all_is_refused(refused, text, tmp_path):
    file = tmp_path / "scenario.json"
    file.write_bytes(text)
    refused("match", file, names=["scenario.json"])


def test_a_file_that_is_not_there_is_refused(refused, tmp_path):
    refused("match", tmp_path / "absent.json", names=["absent.json"])


@pytest.mark.parametrize("text", [row[1] for row in FILES], ids=[row[0] for row in FILES])
def test_a_faulty_availability_is_refused_with_its_name(refused, text, tmp_path):
    (tmp_path / "busy.ics").write_bytes(text)
    file = tmp_path / "scenario.json"
    file.write_text(changed(put("availability", "busy.ics", "officers", 0)))
    refused("match", file, names=["busy.ics"])


def test_a_million_requests_are_refused_before_memory_runs_out(jadwal, tmp_path):
    file, one = tmp_path / "million.json", SOUND["requests"][0]
    whole = json.dumps(SOUND | {"requests": []})
    with open(file, "w") as out:
        before, after = whole.split('"requests": []')
        out.write(before + '"requests": [' + json.dumps(one))
        out.writelines(f',{{"id":"r{number}"}}' for number in range(1, 1_000_000))
        out.write("]" + after)
    limit = 1 << 30
    done = subprocess.run(
        [str(jadwal.path), "match", str(file), "--out", str(tmp_path / "out")], capture_output=True, timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
    told = done.stderr.decode()
    assert done.returncode == 2, told
    assert done.stdout == b"" and told.count("\n") == 1 and "million.json" in told, told
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("line", ["yesterday", "2026-03-10", "2026-03-10T09:00:00", "2026-02-30T09:00:00+07:00",
                                  "2026-03-10T24:30:00+07:00", "2026-03-10T09:00:00+25:00", "\0", "9" * 100_000])
def test_a_line_that_is_no_moment_is_refused_with_its_number(jadwal, line):
    done = jadwal("workdays", "earliest", given=f"2026-03-10T09:00:00+07:00\n{line}\n")
    told = done.stderr.decode()
    assert done.returncode == 2
    assert told.count("\n") == 1 and "2" in told, told
