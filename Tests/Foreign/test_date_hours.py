"""The hours of a single date, from the outside: published, found, proposed, booked, agreed on, taken back."""
import datetime as dt

import pytest
from conftest import BINARY
from directorate import Directorate, at

TODAY = "2026-04-13"
HOURS = ["18:00-20:00", "06:30-07:30"]


@pytest.fixture
def directorate(staff, tmp_path):
    place = Directorate(BINARY, *staff, tmp_path, TODAY)
    yield place
    place.end()


@pytest.fixture
def address(directorate):
    return f"/officers/{directorate.officers['officer']}"


def read(directorate, address):
    """The availability with its tag."""
    answer = directorate.call("GET", f"{address}/availability", "registry")
    assert answer.status == 200
    return answer.json, answer.headers["ETag"]


def publish(directorate, address, day, hours, tag=None, who="officer"):
    return directorate.call(
        "PUT", f"{address}/dates/{day}", who, {"hours": hours},
        headers={"If-Match": tag or read(directorate, address)[1]})


def starts(directorate, day):
    after = dt.date.fromisoformat(day) + dt.timedelta(days=1)
    found = directorate.done("GET", f"/slots?from={day}&to={after}&durationMinutes=60&needs=nib", None)
    return {slot["start"] for slot in found}


def test_they_hold_on_their_date_until_they_are_taken_back(directorate, address):
    day, tag = directorate.earliest, read(directorate, address)[1]
    late, usual = at(day, "18:00"), starts(directorate, day)
    assert late not in usual
    directorate.submit(proposals=[(day, "08:00", "12:00")])
    body = directorate.submission(proposals=[(day, "18:00", "19:00")])
    assert directorate.call("POST", "/requests", None, body).status == 422
    answer = publish(directorate, address, day, HOURS)
    assert (answer.status, answer.json) == (200, {"date": day, "hours": sorted(HOURS)})
    assert answer.headers["ETag"] != tag == '"1"'
    assert read(directorate, address)[0]["dates"] == [{"date": day, "hours": sorted(HOURS)}]
    assert late in starts(directorate, day)
    case = directorate.submit(proposals=[(day, "18:00", "19:00")])
    case.scheduled(day, "18:00")
    # The meeting stands when the hours are taken back; nobody else finds a time there any more.
    tag = read(directorate, address)[1]
    assert directorate.call(
        "DELETE", f"{address}/dates/{day}", "director", headers={"If-Match": tag}).status == 204
    assert starts(directorate, day) == usual
    assert case.meetings[0]["start"] == late and case.state == "scheduled"
    assert directorate.call(
        "DELETE", f"{address}/dates/{day}", "director",
        headers={"If-Match": read(directorate, address)[1]}).status == 404


def test_an_applicant_may_ask_for_them_when_a_meeting_is_to_be_moved(directorate, address):
    case = directorate.submit()
    case.scheduled()
    day = directorate.earliest
    assert case.call("POST", "/reschedulings", "applicant", {
        "reason": "Rapat", "options": [{"start": at(day, "18:00")}]}).status == 409
    assert publish(directorate, address, day, HOURS).status == 200
    rescheduling = case.offer("applicant", (day, "18:00"))
    option = rescheduling["rounds"][0]["options"][0]["id"]
    case.answered(rescheduling, "accept", "director", option=option)
    assert case.meetings[-1]["start"] == at(day, "18:00")


@pytest.mark.parametrize("day, hours, status, field", [
    ("2026-04-12", HOURS, 422, "date"), ("2027-05-18", HOURS, 422, "date"), ("2026-04-18", HOURS, 422, "date"),
    ("2026-05-01", HOURS, 422, "date"), ("2026-04-20", [], 422, "hours"), ("2026-04-20", None, 422, "hours"),
    ("2026-04-20", ["08:00-12:00", "11:00-13:00"], 422, "hours[1]"), ("2026-04-20", ["12:00-08:00"], 422, "hours[0]"),
    ("2026-04-20", ["08:00-25:00"], 422, "hours[0]"), ("2026-04-31", HOURS, 404, None), ("besok", HOURS, 404, None)])
def test_what_is_no_date_or_no_hours_is_named_and_changes_nothing(directorate, address, day, hours, status, field):
    before = read(directorate, address)
    answer = publish(directorate, address, day, hours)
    assert answer.status == status, answer.body
    if field:
        assert field in [problem["path"] for problem in answer.json["errors"]], answer.json
    assert read(directorate, address) == before


def test_nobody_overwrites_what_another_has_published_meanwhile(directorate, address):
    day, seen = directorate.earliest, read(directorate, address)[1]
    assert publish(directorate, address, day, HOURS, seen, "director").status == 200
    assert publish(directorate, address, day, ["19:00-20:00"], seen).status == 412
    assert directorate.call("PUT", f"{address}/dates/{day}", "officer", {"hours": HOURS}).status == 422
    assert directorate.call("DELETE", f"{address}/dates/{day}", "officer", headers={"If-Match": seen}).status == 412
    assert read(directorate, address)[0]["dates"][0]["hours"] == sorted(HOURS)
    assert publish(directorate, address, day, HOURS, who="outsider").status == 403
