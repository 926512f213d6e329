"""A plan changed by hand through the API: the effect before anything is booked, refusals by place, and two who change it
at once."""
from directorate import at, working_day


def planned(directorate, count=2):
    """Requests that wait for one morning, and the plan for them."""
    directorate.days_used = getattr(directorate, "days_used", 0) + 1
    day = working_day(directorate.today, 5 + directorate.days_used)
    cases = [directorate.submit(proposals=[(day, "08:00", "12:00")]) for _ in range(count)]
    for case in cases:
        case.receive()
    plan = directorate.done(
        "POST", "/plans", "director", {"requests": [case.id for case in cases]}, status=201)
    return day, cases, plan


def placed(plan):
    return [{name: each[name] for name in ("request", "officer", "start")} for each in plan["assignments"]]


def change(directorate, plan, assignments, **headers):
    return directorate.call(
        "PUT", f"/plans/{plan['id']}/assignments", "director", {"assignments": assignments},
        headers={name.replace("_", "-"): value for name, value in headers.items()})


def test_a_change_tells_its_effect_and_books_nothing(shared):
    day, cases, plan = planned(shared)
    later = placed(plan)
    later[0]["start"] = at(day, "10:00")
    answer = change(shared, plan, later)
    assert answer.status == 200, answer.body
    changed = answer.json["changed"]
    assert answer.json["objective"] == plan["objective"] and not changed["optimal"]
    names = ["priorityMatched", "matched", "rankSum", "workingDaysAfterEarliest", "loadSquares"]
    assert [changed["objective"][name] for name in names] == [plan["objective"][name] for name in names]
    assert changed["objective"]["startMinutes"] > plan["objective"]["startMinutes"]
    assert [case.state for case in cases] == ["received", "received"]
    booked = shared.done("POST", f"/plans/{plan['id']}/approve", "director", {})["booked"]
    assert sorted(each["meeting"]["start"] for each in booked) == sorted(each["start"] for each in later)
    read = shared.done("GET", f"/plans/{plan['id']}", "auditor")
    assert read["state"] == "approved" and read["approvedAt"] and "since" not in read
    assert change(shared, plan, later).status == 409


def test_what_cannot_be_is_refused_by_its_place(shared):
    day, cases, plan = planned(shared)
    same = placed(plan)
    same[1] |= {name: same[0][name] for name in ("officer", "start")}
    evening = placed(plan)
    evening[0]["start"] = at(day, "13:00")
    stranger = placed(plan) + [placed(plan)[0] | {"request": "999999"}]
    for wrong, path in [
            (same, "assignments[1].officer"), (evening, "assignments[0].agreed"),
            (stranger, "assignments[2].request"), (placed(plan) * 2, "assignments[2].request")]:
        answer = change(shared, plan, wrong)
        assert answer.status == 422, answer.body
        assert path in [error["path"] for error in answer.json["errors"]]
    assert "changed" not in shared.done("GET", f"/plans/{plan['id']}", "director")
    evening[0]["agreed"] = True
    answer = change(shared, plan, evening)
    assert [each.get("agreed") for each in answer.json["changed"]["assignments"]] == [True, None]
    back = shared.done("DELETE", f"/plans/{plan['id']}/assignments", "director")
    assert "changed" not in back


def test_of_two_who_change_a_plan_the_second_is_told(shared):
    _, _, plan = planned(shared)
    tag = shared.call("GET", f"/plans/{plan['id']}", "director").headers["ETag"]
    assert change(shared, plan, placed(plan)[:1], If_Match=tag).status == 200
    assert change(shared, plan, [], If_Match=tag).status == 412
    approval = shared.call(
        "POST", f"/plans/{plan['id']}/approve", "director", {}, headers={"If-Match": tag})
    assert approval.status == 412


def test_a_plan_tells_what_has_changed_since(shared):
    day, cases, plan = planned(shared)
    since = shared.done("GET", f"/plans/{plan['id']}", "director")["since"]
    assert since == {"changed": [], "arrived": [], "gone": [], "altered": []}
    first = placed(plan)[0]
    shared.done(
        "POST", f"/requests/{first['request']}/meetings", "director",
        {"officers": [first["officer"]], "start": first["start"]}, status=201)
    read = shared.done("GET", f"/plans/{plan['id']}", "director")
    assert read["since"]["changed"] == ["meetings"] and read["since"]["gone"] == [first["request"]]
    assert [each["request"] for each in read["refused"]] == [first["request"]]
    assert shared.call("POST", f"/plans/{plan['id']}/approve", "director", {}).status == 409
