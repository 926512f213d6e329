"""Many at once: for one slot there is one meeting, and for one key one booking, whatever runs at the same time."""
import concurrent.futures
import json
import subprocess
import sys

import pytest
from conftest import HERE
from directorate import at, working_day

TODAY = "2026-04-13"
CONNECTIONS, ATTEMPTS, REQUESTS = 64, 2_000, 50
OVERLAPS = """
    SELECT count(*) FROM meeting_officer a JOIN meeting_officer b ON a.officer = b.officer AND a.meeting < b.meeting
    JOIN meeting m ON m.id = a.meeting JOIN meeting n ON n.id = b.meeting
    WHERE m.state = 'scheduled' AND n.state = 'scheduled' AND m.start_at < n.end_at AND n.start_at < m.end_at"""
TAKEN_TWICE = """
    SELECT count(*) FROM occupancy a JOIN occupancy b ON a.resource = b.resource AND a.start_at < b.start_at
    WHERE a.end_at > b.start_at"""


@pytest.fixture
def race(opened, tmp_path):
    """20 slots of two officers, each with shifted starts that overlap one another; some overlap what is held."""
    directorate = opened(TODAY)
    days = [working_day(TODAY, number) for number in range(5, 10)]
    windows = [(day, "07:30", "16:30") for day in days]
    cases = [directorate.submit(proposals=windows) for _ in range(REQUESTS)]
    for case in cases:
        case.receive()
        case.assign("officer")
    holder = directorate.submit(proposals=[(working_day(TODAY, 11), "08:00", "12:00")])
    holder.scheduled(working_day(TODAY, 11))
    holder.offer("director", *[(day, "10:15") for day in days])
    slots = [
        {"officer": directorate.officers[who], "request": [case.id for case in cases],
         "start": [at(day, f"{hour}:{minute}") for minute in ("00", "15", "30", "45")]}
        for day in days for who in ("officer", "colleague") for hour in ("09", "13")]
    file = tmp_path / "slots.jsonl"
    file.write_text("".join(json.dumps(slot) + "\n" for slot in slots))

    def run(*options):
        service = directorate.service
        done = subprocess.run(
            [sys.executable, HERE / "load" / "book_race.py", "--slots", file, "--attempts", str(ATTEMPTS),
             "-c", str(CONNECTIONS), "--url", service.address + "/api/v1/requests/{request}/meetings",
             "--body", '{"officers":["{officer}"],"start":"{start}"}', "--reason", "type", "--dup", "2",
             "-H", f"Authorization: Bearer {directorate.tokens['director']}", "-H", "Idempotency-Key: {key}", *options],
            capture_output=True, text=True, timeout=300)
        return json.loads(done.stdout)

    run.directorate, run.slots = directorate, len(slots)
    return run


@pytest.mark.parametrize("order", ["shuffled", "burst"])
def test_a_slot_is_booked_once_however_many_want_it(race, order):
    told = race(*(["--burst"] if order == "burst" else ["--seed", "7"]))
    rows = race.directorate.rows
    assert told["pass"] and told["winners_per_slot"] == {"1": race.slots}, told
    assert told["codes"] == {"201": race.slots, "409": ATTEMPTS - race.slots}, told
    # Sent again with their keys, the winners get their answers again.
    assert told["dup"] == {"201": 2 * race.slots}
    # Taken by another, or the request has its meeting already.
    assert set(told["reasons"]) <= {"/masalah/sudah-terisi", "/masalah/langkah-tidak-sesuai"}, told["reasons"]
    assert told["reasons"]["/masalah/sudah-terisi"] > ATTEMPTS / 2
    assert rows("SELECT count(*) FROM meeting WHERE state = 'scheduled'") == [(race.slots + 1,)]
    assert rows(OVERLAPS) == rows(TAKEN_TWICE) == [(0,)]
    assert rows("SELECT count(*) FROM occupancy WHERE option IS NOT NULL") == [(10,)], "what was held is still held"
    booked = rows("SELECT count(*) FROM history WHERE event = 'meeting-booked'")
    assert booked == [(race.slots + 1,)]


def test_one_key_is_one_booking(opened):
    directorate = opened(TODAY)
    case, other = directorate.submit(), directorate.submit()
    for each in (case, other):
        each.receive()
        each.assign("officer")
    body = {"start": at(directorate.earliest, "09:00")}
    key = {"Idempotency-Key": "6f1d2c9e-4b7a-4f0e-9c55-0d6c1f3b8a21"}

    def book(_=None):
        return case.call("POST", "/meetings", "director", body, headers=key)

    with concurrent.futures.ThreadPoolExecutor(64) as pool:
        answers = list(pool.map(book, range(64)))
    answers += [book() for _ in range(3)]
    assert {answer.status for answer in answers} == {201}
    assert len({answer.body for answer in answers}) == 1 and len(case.meetings) == 1
    assert directorate.rows("SELECT count(*) FROM history WHERE event = 'meeting-booked'") == [(1,)]
    later = {"start": at(directorate.earliest, "10:00")}
    others = {
        "another body": case.call("POST", "/meetings", "director", later, headers=key),
        "another request": other.call("POST", "/meetings", "director", body, headers=key),
        "another operation": case.call("POST", "/actions/assign", "director", {"officers": ["1"]}, headers=key)}
    for what, again in others.items():
        assert (again.status, again.json["type"]) == (422, "/masalah/kunci-terpakai"), what
    # Keys belong to who sends them: the registry's is another.
    assert case.call("POST", "/actions/withdraw", "registry", {}, headers=key).status == 200


def test_a_request_is_taken_in_once_for_its_key_and_shows_its_secret_again(opened):
    directorate = opened(TODAY)
    body = directorate.submission()
    key = {"Idempotency-Key": "permohonan-1"}
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: directorate.call("POST", "/requests", None, body, headers=key), range(16)))
    assert {answer.status for answer in answers} == {201} and len({answer.body for answer in answers}) == 1
    assert directorate.rows("SELECT count(*) FROM request") == [(1,)]
    secret = answers[0].json["secret"]
    kept = directorate.rows("SELECT body FROM answer")
    assert len(kept) == 1 and secret.encode() not in bytes(kept[0][0]), "the secret lies open in the database"


def test_what_was_refused_can_be_tried_again_with_the_same_key(opened):
    directorate = opened(TODAY)
    case = directorate.submit(complete=False)
    key = {"Idempotency-Key": "agenda-1"}

    def register():
        return case.call("POST", "/actions/register", "registry", {"agendaNumber": "A-1"}, headers=key)

    assert register().status == 409
    case.document("supporting")
    assert register().status == 200 and register().status == 200
    assert case.events().count("request-registered") == 1


def test_two_who_answer_one_offer_at_once(opened):
    """Of accepting, declining and withdrawing at the same moment exactly one comes to pass."""
    directorate = opened(TODAY)
    for round in range(6):
        case = directorate.submit(proposals=[(working_day(TODAY, 5 + round), "08:00", "12:00")])
        case.scheduled(working_day(TODAY, 5 + round))
        offer = case.offer("director", (working_day(TODAY, 5 + round), "10:00"))
        option, path = offer["rounds"][0]["options"][0]["id"], f"/reschedulings/{offer['id']}"
        tries = [("accept", "applicant", {"option": option}), ("decline", "applicant", {"reason": "Tidak"}),
                 ("withdraw", "director", {}), ("accept", "applicant", {"option": option})] * 2
        with concurrent.futures.ThreadPoolExecutor(len(tries)) as pool:
            answers = list(pool.map(lambda each: case.call("POST", f"{path}/{each[0]}", each[1], each[2]), tries))
        assert sorted(answer.status for answer in answers) == [200] + [409] * (len(tries) - 1)
        seen = case.seen()
        assert seen["state"] == "scheduled" and seen["reschedulings"][0]["state"] in ("agreed", "declined", "withdrawn")
    assert directorate.rows(TAKEN_TWICE) == [(0,)]
