"""Who may call what: a row for every operation of the served document, a column for every kind of caller."""
import dataclasses
import json

import pytest
from directorate import PDF, at, form, working_day

CALLERS = ["anonymous", "applicant", "another applicant", "registry", "deputy", "director", "officer", "outsider",
           "admin", "auditor"]
STRANGERS = {"anonymous", "another applicant"}
STAFF = {"registry", "deputy", "director", "officer", "outsider", "admin", "auditor"}
EVERYBODY = set(CALLERS)
# Of a request: the officer is assigned to it, the outsider is an officer who is not.
DESKS = {"registry", "deputy", "director", "officer"}
READERS = DESKS | {"applicant", "auditor"}
SIDES = {"applicant", "director", "officer"}

# Who may: whoever is not named is refused.
ALLOWED = {
    "checkHealth": EVERYBODY, "readMetrics": EVERYBODY, "readDocument": EVERYBODY, "readService": EVERYBODY,
    "listDays": EVERYBODY, "findEarliestDate": EVERYBODY,
    "readHolidayFeed": EVERYBODY, "readFeed": EVERYBODY, "readHolidayCode": EVERYBODY, "readFeedCode": EVERYBODY,
    "submitRequest": {"anonymous", "registry"},
    "listRequests": {"registry", "deputy", "director", "officer", "outsider", "auditor"},
    "readRequest": READERS,
    "proposeWindows": {"applicant", "registry"}, "revokeLinks": {"applicant", "registry"},
    "setCoApplicants": {"applicant", "registry"},
    "addDocument": {"applicant", "registry"},
    "readDocumentContent": DESKS | {"applicant"},
    "registerRequest": {"registry"}, "returnRequest": {"registry"},
    "completeRequest": {"applicant", "registry"},
    "referRequest": {"registry", "deputy", "director"},
    "disposeRequest": {"deputy"},
    "receiveRequest": {"registry", "director"},
    "assignRequest": {"director"},
    "answerRequest": {"director", "officer"}, "facilitateRequest": {"director", "officer"},
    "closeRequest": {"registry", "director", "officer"},
    "withdrawRequest": {"applicant", "registry"},
    "bookMeeting": {"registry", "director", "officer"}, "callOffMeeting": {"director", "officer"},
    "proposeRescheduling": SIDES, "acceptOption": SIDES, "declineRescheduling": SIDES,
    "counterRescheduling": SIDES, "withdrawRescheduling": SIDES,
    "registerComplaint": {"anonymous", "applicant", "another applicant", "registry", "director"},
    "listComplaints": {"registry", "director", "auditor"}, "answerComplaint": {"registry", "director"},
    "makeFeed": {"applicant", "registry", "deputy", "director", "officer"},
    "listFeeds": STAFF,
    "revokeFeed": {"applicant", "registry", "deputy", "director", "officer", "admin"},
    # Whose message it is decides what it can do.
    "takeItip": {"applicant", "another applicant", "registry", "admin", "officer", "outsider"},
    "importHolidays": {"admin", "director"}, "listCalendarVersions": {"admin", "director", "auditor"},
    "readCalendarVersion": {"admin", "director", "auditor"}, "readCalendarSource": {"admin", "director", "auditor"},
    "listAccounts": {"admin"}, "addAccount": {"admin"}, "deactivateAccount": {"admin"}, "issueToken": {"admin"},
    "revokeToken": {"admin"}, "activateAccount": {"admin"}, "changeRoles": {"admin"}, "resetPassword": {"admin"},
    "removeSecondFactor": {"admin"},
    "reportServiceLevel": {"registry", "deputy", "director", "admin", "auditor"},
    "reportLoad": {"registry", "deputy", "director", "admin", "auditor"},
    "reportComplaints": {"registry", "deputy", "director", "admin", "auditor"},
    "listSlots": EVERYBODY, "readOptions": READERS,
    "listOfficers": STAFF, "addOfficer": {"admin", "director"},
    "readAvailability": STAFF, "publishAvailability": {"officer", "director"},
    "publishDateHours": {"officer", "director"}, "withdrawDateHours": {"officer", "director"},
    "declareAbsence": {"officer", "director"}, "withdrawAbsence": {"officer", "director"},
    "subscribeCalendar": {"officer", "director"}, "unsubscribeCalendar": {"officer", "director"},
    "refreshSubscription": {"officer", "director"}, "listSubscriptions": {"director"},
    "makePlan": {"director"}, "readPlan": {"director", "officer", "outsider", "auditor"}, "approvePlan": {"director"},
    "changePlan": {"director"}, "restorePlan": {"director"},
    "listSettings": {"admin", "director"}, "changeSetting": {"admin", "director"},
    "unsetSetting": {"admin", "director"},
    "listOutgoingMail": {"registry", "admin"}, "retryMail": {"registry", "admin"}, "dropMail": {"registry", "admin"},
    "readPersonalData": {"applicant", "registry", "director"}, "eraseRequest": {"director"},
    "correctRequest": {"registry"}, "listIncomingMail": {"registry", "admin"},
    "readIncomingMail": {"registry", "deputy", "director", "officer", "outsider", "admin"},
    "readIncomingSource": {"registry", "deputy", "director", "officer", "outsider"},
    "settleIncomingMail": {"registry"}, "takeIncomingMail": {"registry"},
    "addWebhook": {"admin"}, "listWebhooks": {"admin"}, "removeWebhook": {"admin"},
}


@dataclasses.dataclass
class Scene:
    """A request with a meeting, an offer of the unit, a document and a feed; and a request of somebody else."""

    directorate: object
    case: object
    other: object
    ids: dict

    def call(self, caller, operation, method, path, ids=None):
        """Calls an operation with all that it needs, but for what only its path decides."""
        for name, value in (self.ids | (ids or {})).items():
            path = path.replace("{" + name + "}", value)
        headers, data = {}, None
        if operation in QUERIES:
            path += QUERIES[operation]
        if operation == "addDocument":
            headers, data = form("supporting", "a.pdf", PDF)
        elif operation in CALENDARS:
            headers, data = {"Content-Type": "text/calendar"}, CALENDARS[operation]
        elif method in ("post", "put", "patch") and operation not in WITHOUT_BODY:
            body = bodies(self.directorate, self.case).get(operation, {})
            headers, data = {"Content-Type": "application/json"}, json.dumps(body).encode()
        headers |= HEADERS.get(operation, {})
        token = {"anonymous": None, "applicant": self.case.secret, "another applicant": self.other.secret}.get(
            caller, self.directorate.tokens.get(caller))
        return self.directorate.service(method.upper(), path, token=token, headers=headers, data=data)

    def fingerprint(self):
        """Everything that the service keeps, but for what only tells that somebody asked, and how far the messages
        are that go out meanwhile."""
        tables = [row[0] for row in self.directorate.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")]
        # Calendars are looked at whenever they are due, whoever asks for what.
        columns = {"outgoing": "id, history, channel, recipient, facts", "subscription": "officer, url",
                   "token": "id, account, digest, purpose, created_at, revoked_at"}
        return {table: self.directorate.rows(f"SELECT {columns.get(table, '*')} FROM {table}")
                for table in tables if table != "answer"}


QUERIES = {
    "reportServiceLevel": "?from=2026-04-01&to=2026-05-01", "reportLoad": "?from=2026-04-01&to=2026-05-01",
    "reportComplaints": "?from=2026-04-01&to=2026-05-01",
    "listDays": "?from=2026-03-01&to=2026-04-01", "callOffMeeting": "?reason=Sakit",
    "listSlots": "?from=2026-04-20&to=2026-04-24&durationMinutes=60&needs=nib"}
WITHOUT_BODY = {"retryMail", "dropMail", "refreshSubscription", "eraseRequest"}
HEADERS = dict.fromkeys(["publishAvailability", "publishDateHours", "withdrawDateHours"], {"If-Match": '"1"'})
CALENDARS = dict.fromkeys(["takeItip", "importHolidays"], b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")


def bodies(directorate, case):
    """What the operations are sent."""
    later = [{"start": at(working_day(directorate.today, 8), "10:00")}]
    offer = {"reason": "Berhalangan", "options": later}
    officer = directorate.officers["officer"]
    return {
        "submitRequest": directorate.submission(),
        "proposeWindows": {"proposals": [
            {"start": at(directorate.earliest, "09:00"), "end": at(directorate.earliest, "12:00")}]},
        "correctRequest": {"subject": "NIB belum terbit"}, "settleIncomingMail": {"note": "Selesai"},
        "setCoApplicants": {"coApplicants": [{"name": "Dewi", "email": "dewi@example.co.id"}]},
        "registerRequest": {"agendaNumber": "Z-1"}, "returnRequest": {"missing": ["chronology"]},
        "referRequest": {"unit": "Unit", "reason": "Dapat di sana"}, "assignRequest": {"officers": [officer]},
        "bookMeeting": {"start": at(directorate.earliest, "09:00")}, "proposeRescheduling": offer,
        "acceptOption": {"option": case.rescheduling["rounds"][0]["options"][0]["id"]},
        "declineRescheduling": {"reason": "Tidak dapat"}, "counterRescheduling": offer,
        "registerComplaint": {"channel": "web", "name": "Siti", "contact": "siti@example.co.id", "text": "Lama."},
        "answerComplaint": {"answer": "Sudah ditindaklanjuti."},
        "makeFeed": {"scope": "request", "request": case.id},
        "addAccount": {"email": "akun@example.go.id", "name": "Akun", "roles": ["auditor"],
                       "password": "kata-sandi-yang-panjang"},
        "changeRoles": {"roles": ["auditor"]},
        "addOfficer": {"name": "Baru", "email": "baru@example.go.id", "competencies": ["nib"]},
        "publishAvailability": {"hours": None}, "publishDateHours": {"hours": ["07:00-09:00"]},
        "makePlan": {"requests": [case.id]},
        "changePlan": {"assignments": []},
        "declareAbsence": {"start": at("2026-12-01", "08:00"), "end": at("2026-12-01", "12:00"), "reason": "Cuti",
                           "resolution": "substitute"},
        "changeSetting": {"value": "Direktorat Contoh"},
        # Of an event that does not happen here: nothing is to be delivered meanwhile.
        "subscribeCalendar": {"url": "https://calendar.example.com/a.ics"},
        "addWebhook": {"url": "https://hooks.example.com/", "events": ["token-revoked"]},
    }


@pytest.fixture
def scene(shared):
    """A scene of its own for a test."""
    case, other = shared.submit(), shared.submit()
    shared.days_used = getattr(shared, "days_used", 0) + 1
    day = working_day(shared.today, 5 + shared.days_used)
    for each in (case, other):
        each.receive()
        each.assign("officer")
    windows = {"proposals": [{"start": at(day, "08:00"), "end": at(day, "12:00")}]}
    case.done("POST", "/proposals", "applicant", windows, status=201)
    meeting = case.book(day, "09:00")
    case.rescheduling = case.offer("director", (day, "10:00"))
    document = case.seen()["documents"][0]["id"]
    feed = shared.done("POST", "/feeds", "applicant", {"scope": "request"}, case, status=201)
    complaint = shared.done("POST", "/complaints", None, bodies(shared, case)["registerComplaint"], status=201)
    plan = shared.done("POST", "/plans", "director", {"requests": [other.id]}, status=201)
    if not hasattr(shared, "webhook"):
        shared.webhook = shared.done("POST", "/webhooks", "admin", bodies(shared, case)["addWebhook"], status=201)["id"]
    ids = {
        "id": case.id, "meeting": meeting["id"], "rescheduling": case.rescheduling["id"], "document": document,
        "feed": feed["id"], "complaint": complaint["id"], "officer": shared.officers["officer"],
        "file": feed["url"].rsplit("/", 1)[1], "secret": feed["url"].rsplit("/", 1)[1].removesuffix(".ics"), "plan": plan["id"], "account": "999999999", "token": "999999999",
        "webhook": shared.webhook, "name": "unit-name", "message": "999999999", "version": "999999999",
        "absence": "999999999", "date": "2026-12-01"}
    return Scene(shared, case, other, ids)


def served(directorate):
    """The operations that the service says it has."""
    document = directorate.service("GET", "/api/v1/openapi.json").json
    return {operation["operationId"]: (method, path)
            for path, methods in document["paths"].items() for method, operation in methods.items()}


def test_every_operation_has_its_row_and_every_row_its_operation(shared):
    assert set(served(shared)) == set(ALLOWED)


@pytest.mark.parametrize("operation", ALLOWED)
def test_only_those_who_may_are_let_in(scene, operation):
    method, path = served(scene.directorate)[operation]
    of_a_request = "/requests/{id}" in path or operation == "revokeFeed"
    before = scene.fingerprint()
    for caller in CALLERS:
        if caller in ALLOWED[operation]:
            continue
        answer = scene.call(caller, operation, method, path)
        if caller == "anonymous":
            due = {401}
        elif operation == "makeFeed" or of_a_request and caller in ("another applicant", "outsider"):
            due = {403, 404}
        else:
            due = {403}
        assert answer.status in due, f"{operation} by {caller}: {answer.status} {answer.body.decode()}"
        assert answer.headers["Content-Type"] == "application/problem+json"
    assert scene.fingerprint() == before, "a refused call has left something behind"
    for caller in CALLERS:
        if caller in ALLOWED[operation]:
            answer = scene.call(caller, operation, method, path)
            what = f"{operation} by {caller}: {answer.status} {answer.body.decode()}"
            assert answer.status not in (401, 403, 500), what


# What an applicant may do with a request of their own, by the number in the path.
OF_ONE_REQUEST = [
    name for name, who in ALLOWED.items() if "applicant" in who and not who & STRANGERS and name != "makeFeed"]


@pytest.mark.parametrize("operation", OF_ONE_REQUEST)
def test_what_is_another_s_looks_as_if_it_were_not_there(scene, operation):
    method, path = served(scene.directorate)[operation]
    name = "feed" if operation == "revokeFeed" else "id"
    for caller in ("another applicant", "outsider"):
        foreign = scene.call(caller, operation, method, path)
        unknown = scene.call(caller, operation, method, path, {name: "999999999"})
        assert (foreign.status, foreign.body) == (unknown.status, unknown.body), caller
        if caller == "another applicant":
            assert foreign.status == 404


def test_parts_of_another_request_are_not_found_under_ones_own(scene):
    """Ids of somebody else's meeting, offer and document, under one's own request."""
    other = scene.other
    for operation, (method, path) in served(scene.directorate).items():
        if "/requests/{id}/" not in path or path.count("{") != 2:
            continue
        for caller in ALLOWED[operation] - {"applicant"}:
            answer = scene.call(caller, operation, method, path, {"id": other.id})
            assert answer.status == 404, f"{operation} by {caller}: {answer.status} {answer.body.decode()}"


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "é" * 10, "A" * 5000, "../../etc/passwd"])
def test_a_token_that_is_nobody_s_is_refused(shared, token):
    shown = {"Authorization": "Bearer " + token.encode().decode("latin-1")}
    answer = shared.service("GET", "/api/v1/requests", headers=shown)
    assert answer.status == 401 or (len(token) > 4096 and answer.status in (400, 413, 431))
    assert "WWW-Authenticate" in answer.headers or answer.status != 401


def test_an_answer_from_a_calendar_is_taken_from_those_invited_only(scene):
    """Another applicant knows the name of the meeting and the address of whom it is for."""

    def reply(uid):
        lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//test//EN", "METHOD:REPLY", "BEGIN:VEVENT",
            f"UID:{uid}", "DTSTAMP:20260413T030000Z", "SEQUENCE:0", "ORGANIZER:mailto:tu.ditspb@bkpm.go.id",
            f"ATTENDEE;PARTSTAT=DECLINED:mailto:{scene.case.email}", "END:VEVENT", "END:VCALENDAR", ""]
        return scene.directorate.call(
            "POST", "/itip", "applicant", case=scene.other, headers={"Content-Type": "text/calendar"},
            data="\r\n".join(lines).encode())

    before = scene.fingerprint()
    foreign, unknown = reply(scene.case.meetings[0]["uid"]), reply("0123@bkpm.go.id")
    assert foreign.status >= 400 and (foreign.status, foreign.body) == (unknown.status, unknown.body)
    assert scene.fingerprint() == before
