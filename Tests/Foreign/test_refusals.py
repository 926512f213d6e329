"""Every step that the table of docs/desks.md does not allow, by everybody, in every state: refused, and nothing changed."""
import json

import pytest
from conftest import ROOT
from directorate import PDF, at, form, transitions, working_day

TABLE = transitions(ROOT / "docs" / "desks.md")
STEPS = sorted({row["step"] for row in TABLE} - {"submit"})
ACTORS = ["anonymous", "applicant", "another applicant", "registry", "deputy", "director", "officer", "outsider",
          "admin", "auditor"]
STANDING, OFF = {"meeting-stands", "registered"}, {"no-meeting-stands", "called-off", "registered"}


def at_the_counter(directorate):
    """A complete request of somebody who is to be served first."""
    body = directorate.submission(priority="elderly")
    return directorate.submit(by="registry", priority="elderly", letter=body["letter"] | {"channel": "counter"})


def submitted(directorate):
    return directorate.submit()


def returned(directorate):
    case = submitted(directorate)
    case.step("return", "registry", "returned", missing=["supporting-data"])
    return case


def registered(directorate):
    case = submitted(directorate)
    case.register()
    return case


def returned_with_its_number(directorate):
    case = registered(directorate)
    case.step("return", "registry", "returned", missing=["supporting-data"])
    return case


def disposed(directorate):
    case = registered(directorate)
    case.step("dispose", "deputy", "disposed")
    return case


def received(directorate):
    case = disposed(directorate)
    case.step("receive", "director", "received")
    return case


def assigned(directorate):
    case = received(directorate)
    case.assign("officer")
    return case


def scheduled(directorate):
    directorate.meetings = getattr(directorate, "meetings", 0) + 1
    case = assigned(directorate)
    case.day = working_day(directorate.today, 4 + directorate.meetings)
    windows = {"proposals": [{"start": at(case.day, "08:00"), "end": at(case.day, "12:00")}]}
    case.done("POST", "/proposals", "applicant", windows, status=201)
    case.book(case.day, "09:00")
    return case


def called_off(directorate):
    case = scheduled(directorate)
    case.done("DELETE", f"/meetings/{case.meetings[0]['id']}?reason=Sakit", "director")
    return case


def rescheduling(directorate):
    case = scheduled(directorate)
    case.offer("director", (case.day, "10:00"))
    return case


def rescheduling_without_a_meeting(directorate):
    case = called_off(directorate)
    case.offer("director", (case.day, "10:00"))
    return case


def facilitated(directorate):
    case = at_the_counter(directorate)
    case.step("receive", "registry", "received", agendaNumber="L-F")
    case.book(directorate.today, "09:00", "registry", officers=[directorate.officers["officer"]])
    case.step("facilitate", "officer", "facilitated", note="Selesai.")
    return case


def answered(directorate):
    case = assigned(directorate)
    case.document("reply-letter", who="officer")
    case.step("answer", "officer", "answered")
    return case


def closed(directorate):
    case = answered(directorate)
    case.step("close", "registry", "closed")
    return case


def referred(directorate):
    case = assigned(directorate)
    case.step("refer", "director", "referred", unit="Unit", reason="Dapat di sana")
    return case


def withdrawn(directorate):
    case = scheduled(directorate)
    case.step("withdraw", "applicant", "withdrawn")
    return case


def counter_registered(directorate):
    case = at_the_counter(directorate)
    case.register()
    return case


def counter_received(directorate):
    case = counter_registered(directorate)
    case.step("receive", "registry", "received")
    return case


# How a request is brought to where the steps are tried; its state, and which circumstances of the table hold there.
PLACES = {
    submitted: ("submitted", {"unregistered", "no-meeting-stands"}),
    returned: ("returned", {"unregistered", "no-meeting-stands"}),
    returned_with_its_number: ("returned", {"registered", "no-meeting-stands"}),
    registered: ("registered", {"registered", "no-meeting-stands"}),
    disposed: ("disposed", {"registered", "no-meeting-stands"}),
    received: ("received", {"registered", "no-meeting-stands"}),
    assigned: ("assigned", {"registered", "no-meeting-stands"}),
    called_off: ("assigned", OFF),
    scheduled: ("scheduled", STANDING),
    rescheduling: ("rescheduling", STANDING),
    rescheduling_without_a_meeting: ("rescheduling", OFF),
    facilitated: ("facilitated", {"registered", "no-meeting-stands", "priority-at-counter"}),
    answered: ("answered", {"registered", "no-meeting-stands"}),
    closed: ("closed", {"registered", "no-meeting-stands"}),
    referred: ("referred", {"registered", "no-meeting-stands"}),
    withdrawn: ("withdrawn", OFF),
    at_the_counter: ("submitted", {"unregistered", "no-meeting-stands", "priority-at-counter"}),
    counter_registered: ("registered", {"registered", "no-meeting-stands", "priority-at-counter"}),
    counter_received: ("received", {"registered", "no-meeting-stands", "priority-at-counter"}),
}


def here(step, place):
    """The rows of the table that allow a step at a place, to somebody."""
    state, holding = PLACES[place]
    return [row for row in TABLE if row["step"] == step and state in row["from"] and row["when"] in holding | {""}]


def role(actor):
    return "officer" if actor == "outsider" else actor


def is_stranger(actor, view):
    """Whether it is an officer who is not assigned to the request: it is not there for them."""
    return actor == "outsider" or actor == "officer" and not view["officers"]


def is_allowed(step, place, actor, view):
    return not is_stranger(actor, view) and any(actor in row["by"] for row in here(step, place))


def due(step, place, actor, view, is_named):
    """The statuses that may refuse a step."""
    ever = {who for row in TABLE if row["step"] == step for who in row["by"]}
    if actor == "anonymous":
        return {401}
    if actor == "another applicant":
        return {404} if "applicant" in ever else {403}
    if role(actor) not in ever:
        return {403}
    if is_stranger(actor, view) or not is_named:
        return {404}
    return {403} if here(step, place) else {409}


def call(case, view, step, actor, other):
    """Tries a step with all that it needs; answers also with whether its path names what is there."""
    directorate = case.directorate
    start = [{"start": at(working_day(directorate.today, 9), "11:00")}]
    meeting = view["meetings"][-1]["id"] if view["meetings"] else "999999"
    offer = view["reschedulings"][-1] if view["reschedulings"] else None
    number = offer["id"] if offer else "999999"
    option = offer["rounds"][-1]["options"][0]["id"] if offer else "999999"
    officers = [directorate.officers["officer"]]
    method, path, body = {
        "schedule": ("POST", "/meetings", {"officers": officers, "start": at(directorate.earliest, "09:00")}),
        "call-off": ("DELETE", f"/meetings/{meeting}?reason=Sakit", None),
        "propose-reschedule": ("POST", "/reschedulings", {"reason": "Sakit", "options": start}),
        "agree-reschedule": ("POST", f"/reschedulings/{number}/accept", {"option": option}),
        "end-reschedule": ("POST", f"/reschedulings/{number}/decline", {"reason": "Tidak"}),
    }.get(step) or ("POST", f"/actions/{step}", {
        "register": {"agendaNumber": "X-1"}, "return": {"missing": ["chronology"]},
        "refer": {"unit": "Unit", "reason": "Di sana"}, "assign": {"officers": officers},
        "receive": {"agendaNumber": "X-2"}, "facilitate": {"note": "Selesai."}}.get(step, {}))
    token = {"anonymous": None, "applicant": case.secret, "another applicant": other.secret}.get(
        actor, directorate.tokens.get(actor))
    answer = directorate.service(method, f"/api/v1/requests/{case.id}{path}", json=body, token=token)
    return answer, "999999" not in path


@pytest.fixture(scope="module")
def other(shared):
    return shared.submit()


@pytest.fixture(scope="module", params=PLACES, ids=lambda place: place.__name__.replace("_", " "))
def place(request):
    return request.param


@pytest.fixture(scope="module")
def case(shared, place):
    """A request at a place, which no test changes."""
    return place(shared)


def test_the_places_are_all_that_the_table_knows():
    states = {state for row in TABLE for state in [*row["from"], row["to"]]}
    assert {state for state, _ in PLACES.values()} == states
    assert {row["when"] for row in TABLE} - {""} <= {word for _, holding in PLACES.values() for word in holding}


def test_what_the_table_does_not_allow_is_refused_and_changes_nothing(shared, other, place, case):
    view = case.seen()
    assert view["state"] == PLACES[place][0]

    def kept():
        return shared.rows("SELECT (SELECT max(id) FROM history), (SELECT max(id) FROM outgoing),"
                           " (SELECT sum(version) FROM request), (SELECT sum(version) FROM meeting),"
                           " (SELECT count(*) FROM occupancy), (SELECT count(*) FROM assignment)")

    before, tried = kept(), 0
    for step in STEPS:
        for actor in ACTORS:
            if is_allowed(step, place, actor, view):
                continue
            answer, is_named = call(case, view, step, actor, other)
            tried += 1
            what = f"{step} by {actor} in {place.__name__}: {answer.status} {answer.body.decode()}"
            assert answer.status in due(step, place, actor, view, is_named), what
            assert answer.headers["Content-Type"] == "application/problem+json" and answer.json["title"], what
            assert kept() == before, what
    assert tried > len(STEPS) * (len(ACTORS) - 4)
    assert strip(case.seen()) == strip(view)


def strip(view):
    """A request without what only the passing of time changes."""
    return {name: value for name, value in view.items() if name != "clock"}


def test_the_steps_that_are_told_are_those_of_the_table(place, case):
    """What a reader is told to be possible is what the table allows that reader, and no more."""
    view = case.seen()
    for actor in ("applicant", "registry", "deputy", "director", "officer", "auditor"):
        answer = case.call("GET", "", actor)
        assert answer.status == (404 if is_stranger(actor, view) else 200)
        if answer.status == 404:
            continue
        allowed = {step for step in STEPS if is_allowed(step, place, actor, view)}
        assert set(answer.json["steps"]) == allowed, actor


@pytest.mark.parametrize("step, who, begin", [("answer", "director", received), ("answer", "officer", assigned)])
def test_what_a_step_needs_is_told(shared, step, who, begin):
    answer = begin(shared).call("POST", f"/actions/{step}", who, {})
    assert answer.status == 409 and answer.json["detail"]


def test_documents_and_windows_are_refused_once_it_is_done(shared):
    case = closed(shared)
    headers, body = form("supporting", "a.pdf", PDF)
    before = case.seen()
    assert case.call("POST", "/documents", "applicant", headers=headers, data=body).status == 409
    windows = {"proposals": [{"start": at(shared.earliest, "09:00"), "end": at(shared.earliest, "12:00")}]}
    assert case.call("POST", "/proposals", "applicant", windows).status == 409
    assert json.dumps(strip(case.seen())) == json.dumps(strip(before))
