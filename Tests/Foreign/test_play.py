"""The service standard from the letter to the survey, through HTTP alone, for each kind of applicant and outcome."""
import pytest
from conftest import ROOT
from directorate import KINDS, STAFF, at, days_between, instant, transitions, working_day

ARRIVING = ["request-registered", "request-disposed", "request-received"]


@pytest.fixture(params=KINDS)
def directorate(request, opened):
    """The directorate on the day on which a kind of applicant writes."""
    directorate = opened(KINDS[request.param]["today"])
    directorate.kind = request.param
    return directorate


def told(case, *steps):
    """Whom the table tells of some steps, each with its event: pairs of event and address."""
    officers = {f"{who}@example.go.id" for who in ("officer", "colleague")}
    assigned = {address for _, address in case.messages()} & officers
    found = set()
    for event, step, state in steps:
        row = next(row for row in transitions(ROOT / "docs" / "desks.md")
                   if row["step"] == step and (state in row["from"] or state is None and not row["from"]))
        for audience in row["tells"]:
            found |= {(event, address) for address in (
                {case.email} if audience == "applicant" else assigned if audience == "officers" else
                {f"{who}@example.go.id" for who, (roles, _) in STAFF.items() if audience in roles})}
    return found


def check_dates(case, view, today):
    """The dates of the standard, against an independent computation."""
    due = working_day(today, 5)
    assert (view["effectiveReceiptDate"], view["earliestDate"], view["dueDate"]) == (today, due, due)
    assert view["tentative"] is False


def test_a_meeting_from_the_letter_to_the_survey(directorate):
    today, due = directorate.today, directorate.earliest
    windows = [(due, "09:00", "10:00"), (working_day(today, 6), "08:00", "12:00")]
    case = directorate.submit(directorate.kind, proposals=windows)
    assert case.answer["state"] == "submitted" and case.answer["lowerBound"] is True
    assert [(each["rank"], each["state"]) for each in case.answer["proposals"]] == [(1, "open"), (2, "open")]
    check_dates(case, case.answer, today)
    assert case.seen()["missing"] == []
    view = case.receive()
    check_dates(case, view, today)
    assert view["lowerBound"] is False and view["receivedAt"] == view["stateSince"]
    case.assign("officer")
    meeting = case.book(due, "09:00", "officer")
    assert (meeting["sequence"], meeting["state"], meeting["start"]) == (0, "scheduled", at(due, "09:00"))
    assert meeting["officers"] == [directorate.officers["officer"]]
    seen = case.seen("applicant")
    assert seen["state"] == "scheduled" and seen["clock"]["verdict"] == "running"
    assert [each["state"] for each in seen["proposals"]] == ["taken", "open"]
    assert {entry["actor"] for entry in seen["history"]} <= {"unit", "applicant", "anonymous"}
    refused = case.call("POST", "/actions/facilitate", "officer", {"note": "Akun aktif."})
    assert refused.status == 409, "a meeting that is still to come has not been held"
    directorate.let_pass_until(due, "10:30")
    case.document("minutes", who="officer")
    assert case.step("facilitate", "officer", "facilitated")["outcome"] == "meeting"
    closed = case.step("close", "registry", "closed")
    assert [(each["state"], each["uid"]) for each in closed["meetings"]] == [("held", meeting["uid"])]
    clock = case.seen()["clock"]
    assert clock["verdict"] == "on-time" and days_between(today, due) == 5
    documents = ["document-added"] * (len(closed["documents"]) - 1)
    assert case.events() == [
        "request-submitted", *documents, *ARRIVING, "request-assigned", "meeting-booked", "document-added",
        "request-facilitated", "request-closed"]
    assert set(case.messages()) == told(
        case, ("request-submitted", "submit", None), ("request-registered", "register", "submitted"),
        ("request-disposed", "dispose", "registered"), ("request-received", "receive", "disposed"),
        ("request-assigned", "assign", "received"), ("meeting-booked", "schedule", "assigned"),
        ("request-facilitated", "facilitate", "scheduled"), ("request-closed", "close", "facilitated"))
    assert len(case.parts()) == len(set(case.parts())), "nobody is told twice of the same as the same"
    survey = directorate.done("GET", "/service", None)["surveyURL"]
    assert survey.startswith("https://")


def test_a_reply_letter(directorate):
    case = directorate.submit(directorate.kind)
    case.receive()
    refused = case.call("POST", "/actions/answer", "director", {"note": "Sudah pulih."})
    assert refused.status == 409, "a reply letter is needed, not a note alone"
    case.assign("officer")
    letter = case.document("reply-letter", who="officer")
    view = case.step("answer", "officer", "answered")
    assert (view["outcome"], view["meetings"]) == ("reply-letter", [])
    case.step("close", "officer", "closed")
    given = case.call("GET", f"/documents/{letter['id']}", "applicant")
    assert given.status == 200 and given.headers["Content-Type"] == "application/pdf"
    assert given.headers["Content-Disposition"].startswith("attachment")
    assert case.seen()["clock"]["verdict"] == "on-time"
    assert case.events()[-4:] == ["request-assigned", "document-added", "request-answered", "request-closed"]


@pytest.mark.parametrize("who, state", [
    ("registry", "submitted"), ("deputy", "registered"), ("director", "disposed"), ("director", "received"),
    ("director", "assigned")])
def test_a_related_unit_can_solve_it(opened, who, state):
    case = brought(opened("2026-04-13").submit(), state)
    view = case.step("refer", who, "referred", unit="Direktorat Pelayanan", reason="Dapat diselesaikan di sana.")
    assert (view["outcome"], case.events()[-1]) == ("referred", "request-referred")
    assert view["referredTo"] == {"name": "Direktorat Pelayanan", "reason": "Dapat diselesaikan di sana."}
    assert case.remarks("applicant")[-1] == ("request-referred", "Dapat diselesaikan di sana.")
    assert ("request-referred", case.email) in case.messages()


def test_the_applicant_withdraws(directorate):
    case = directorate.submit(directorate.kind)
    meeting = case.scheduled()
    view = case.step("withdraw", "applicant", "withdrawn", reason="Sudah selesai sendiri.")
    assert view["outcome"] == "withdrawn"
    assert case.remarks()[-1] == ("request-withdrawn", "Sudah selesai sendiri.")
    assert [(each["state"], each["uid"], each["sequence"]) for each in view["meetings"]] == [
        ("cancelled", meeting["uid"], 1)]
    # What the meeting had taken can be had by others.
    directorate.submit(directorate.kind).scheduled()


def test_an_incomplete_letter_goes_back_and_is_completed(directorate):
    body = directorate.submission(directorate.kind)
    body["applicant"] |= {"identity": None, "whatsapp": None}
    case = directorate.submit(
        directorate.kind, complete=False, applicant=body["applicant"], chronology=None, consultations=[],
        relatedUnit=None)
    by_paper = KINDS[directorate.kind]["channel"] in ("email", "post")
    lacking = [
        "chronology", "consultation-proof", "supporting-data", "identity", "contact-number", "related-unit-statement"]
    assert case.answer["missing"] == (["letter"] if by_paper else []) + lacking
    assert case.call("POST", "/actions/register", "registry", {"agendaNumber": "A-1"}).status == 409
    case.step("return", "registry", "returned", missing=lacking, note="Mohon dilengkapi.")
    assert case.remarks() == [("request-returned", "Mohon dilengkapi.")]
    half = case.call("POST", "/actions/complete", "applicant", {"chronology": "Akun terkunci."})
    assert half.status == 409 and case.state == "returned"
    case.document("supporting")
    if by_paper:
        case.document("letter", who="registry")
    case.step(
        "complete", "applicant", "submitted", chronology="Akun terkunci.", identity="3171234567890001",
        whatsapp="081234567890", consultations=[{"channel": "whatsapp", "reference": "WA-1"}],
        relatedUnit={"name": "Unit", "reason": "Tidak dapat."})
    assert case.seen()["missing"] == []
    case.scheduled()
    assert case.events()[-7:] == [
        "request-returned", "document-added", "request-completed", *ARRIVING, "request-assigned", "meeting-booked"][-7:]


def test_a_registered_request_that_goes_back_keeps_its_number(opened):
    case = opened("2026-04-13").submit()
    number = case.register()["agendaNumber"]
    view = case.step("return", "registry", "returned", missing=["supporting-data"])
    assert view["missing"] == ["supporting-data"], "it was there, and the desk asks for it anew"
    assert case.call("POST", "/actions/complete", "applicant", {}).status == 409
    case.document("supporting")
    assert case.step("complete", "applicant", "registered")["agendaNumber"] == number


def test_what_lies_long_before_the_unit_gets_it_has_to_propose_anew(opened):
    """The rule is checked at submission and again on receipt by the unit, from which the clock runs."""
    directorate = opened("2026-04-13")
    case = directorate.submit(proposals=[(directorate.earliest, "08:00", "12:00")])
    case.register()
    directorate.let_pass_until("2026-04-16")
    case.step("dispose", "deputy", "disposed")
    view = case.step("receive", "director", "received")
    check_dates(case, view, "2026-04-16")
    assert [each["state"] for each in view["proposals"]] == ["too-early"]
    assert case.events()[-1] == "proposals-needed" and ("proposals-needed", case.email) in case.messages()
    case.assign("officer")
    assert case.book("2026-04-20", "09:00", status=409)["type"] == "/masalah/terlalu-dini"
    early = case.call("POST", "/proposals", "applicant", {"proposals": [
        {"start": at("2026-04-20", "09:00"), "end": at("2026-04-20", "12:00")}]})
    assert early.status == 422 and early.json["errors"][0]["path"] == "proposals[0]"
    day = directorate.earliest
    windows = [{"start": at(day, "09:00"), "end": at(day, "12:00")}]
    made = case.done("POST", "/proposals", "applicant", {"proposals": windows}, status=201)
    assert [each["state"] for each in made["proposals"]] == ["open"]
    case.book(day, "09:00")
    desks = {each["desk"]: each["workingDays"] for each in case.seen()["clock"]["desks"]}
    assert sum(desks.values()) >= 3, "the time before the unit is kept and told"


@pytest.mark.parametrize("priority", ["disability", "elderly", "pregnant"])
def test_priority_at_the_counter_is_served_the_same_day(opened, priority):
    directorate = opened("2026-04-13")
    body = directorate.submission(priority=priority)
    case = directorate.submit(by="registry", priority=priority, letter=body["letter"] | {"channel": "counter"})
    view = case.step("receive", "registry", "received", agendaNumber="L-1/2026")
    assert view["agendaNumber"] == "L-1/2026"
    meeting = case.book(directorate.today, "09:15", "registry", officers=[directorate.officers["officer"]])
    assert instant(meeting["start"]).date().isoformat() == directorate.today
    directorate.let_pass_until(directorate.today, "10:30")
    case.step("facilitate", "officer", "facilitated", note="Akun aktif kembali.")
    assert case.remarks()[-1] == ("request-facilitated", "Akun aktif kembali.")
    assert case.step("close", "registry", "closed")["outcome"] == "meeting"
    assert case.seen()["clock"]["verdict"] == "on-time"


def test_a_stranger_cannot_say_to_be_at_the_counter(opened):
    directorate = opened("2026-04-13")
    body = directorate.submission(priority="elderly")
    for channel, kind in (("counter", "public"), ("e-office", "public")):
        wrong = body | {"applicant": body["applicant"] | {"kind": kind}, "letter": body["letter"] | {"channel": channel}}
        refused = directorate.call("POST", "/requests", None, wrong)
        assert refused.status == 422 and refused.json["errors"][0]["path"] == "letter.channel"


def test_what_has_changed_since_it_was_read_is_not_overwritten(opened):
    case = opened("2026-04-13").submit()
    seen = {who: case.call("GET", "", who).headers["ETag"] for who in ("registry", "director")}
    case.register()
    for who, tag in seen.items():
        late = case.call("POST", "/actions/withdraw", "registry", {}, headers={"If-Match": tag})
        assert late.status == 412 and late.json["type"] == "/masalah/sudah-berubah", who
    tag = case.call("GET", "", "director").headers["ETag"]
    case.done("POST", "/actions/withdraw", "registry", {}, headers={"If-Match": f'"99", {tag}'})
    assert case.state == "withdrawn"


def test_at_the_counter_others_wait_as_everybody(opened):
    directorate = opened("2026-04-13")
    body = directorate.submission()
    case = directorate.submit(by="registry", letter=body["letter"] | {"channel": "counter"})
    assert case.call("POST", "/actions/receive", "registry", {"agendaNumber": "L-1"}).status == 409
    case.receive()
    case.assign("officer")
    assert case.book(directorate.today, "13:00", status=409)["type"] == "/masalah/terlalu-dini"


def brought(case, state):
    """Brings a complete request into a state on the way to the officers."""
    if state != "submitted":
        case.register()
    if state in ("disposed", "received", "assigned"):
        case.step("dispose", "deputy")
    if state in ("received", "assigned"):
        case.step("receive", "director")
    if state == "assigned":
        case.assign("officer")
    return case
