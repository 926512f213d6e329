"""The life of a request as calls that can be broken off at any moment, and sent again under their keys."""
import datetime as dt
import hashlib
import http.client
import json
import random
import urllib.parse
import uuid

from directorate import PDF, at, form, working_day

TODAY = "2026-04-13"
SIZES = 1_000, 300_000
# How many days apart the meetings of one client lie at most; after so many lives the first day comes again.
DAYS = [working_day(TODAY, number) for number in range(5, 65)]


class Unanswered(Exception):
    """The connection ended before the answer was whole: it may be done, or not."""


class Caller:
    """One connection that is kept, to wherever the service listens now."""

    def __init__(self):
        self.connection = None

    def turn_to(self, address):
        self.close()
        parts = urllib.parse.urlsplit(address)
        self.connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)

    def close(self):
        if self.connection:
            self.connection.close()

    def __call__(self, method, path, token, headers, body):
        """The status and the JSON of an answer; `Unanswered` where none came whole."""
        given = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            self.connection.request(method, path, body, given | headers)
            answer = self.connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Unanswered(repr(error)) from None
        return answer.status, json.loads(content) if content else None


class Life:
    """One request, from the letter until it is withdrawn. `answered` is how many of its calls were answered, `isOpen`
    whether another one is under way or was broken off."""

    def __init__(self, client, number, officer, desk, seed):
        self.officer, self.desk, self.number = officer, desk, number
        self.mark = f"{seed}/{client}/{number}"
        self.day = DAYS[number % len(DAYS)]
        chance = random.Random(self.mark)
        self.content = PDF + chance.randbytes(chance.randrange(*SIZES))
        self.digest = hashlib.sha256(self.content).digest()
        self.keys = [str(uuid.UUID(int=chance.getrandbits(128))) for _ in STEPS]
        self.form = form("supporting", "bukti.pdf", self.content)
        self.answered, self.isOpen = 0, False
        self.told = {}

    @property
    def is_over(self):
        return self.answered == len(STEPS)

    def submission(self):
        return {
            "applicant": {"kind": "public", "name": f"Pemohon {self.mark}", "identity": "3171234567890001",
                          "email": f"pemohon-{self.mark.replace('/', '-')}@example.co.id", "whatsapp": "081234567890",
                          "timeZone": "Asia/Jayapura", "language": "id", "priority": "none"},
            "letter": {"number": self.mark, "date": TODAY, "channel": "web"},
            "subject": "Hak akses tidak aktif", "chronology": "Akun terkunci sejak pekan lalu.",
            "consultations": [{"channel": "call-centre", "reference": "CC-1", "date": TODAY}],
            "relatedUnit": {"name": "Direktorat Pelayanan", "reason": "Kendala ada pada sistem."},
            "needs": ["nib"], "durationMinutes": 60,
            "proposals": [{"start": at(self.day, "08:00"), "end": at(self.day, "12:00")}]}

    def next_call(self):
        """The next call: method, path, token, headers and body."""
        name, path, who, body, _, _ = STEPS[self.answered]
        token = {"nobody": None, "applicant": self.told.get("secret"), "desk": self.desk}[who]
        headers = {"Idempotency-Key": self.keys[self.answered]}
        if name == "document":
            headers, data = headers | self.form[0], self.form[1]
        else:
            headers, data = headers | {"Content-Type": "application/json"}, json.dumps(body(self)).encode()
        return "POST", "/api/v1" + path.format(**self.told), token, headers, data

    def go_on(self, call):
        """Makes the next call, or the one that was broken off again. Fails where its answer is not the one due."""
        name, _, _, _, due, keep = STEPS[self.answered]
        self.isOpen = True
        status, answer = call(*self.next_call())
        assert status == due, f"{self.mark}: {name} was answered by {status}: {answer}"
        self.told |= keep(answer)
        self.answered += 1
        self.isOpen = False


def option(answer):
    return {"rescheduling": answer["id"], "option": answer["rounds"][-1]["options"][0]["id"]}


def offer(time):
    return lambda life: {"reason": "Berhalangan", "options": [{"start": at(life.day, time)}]}


def nothing(_):
    return {}


# Each call: its name, where it goes, who makes it, its body, the status of its answer, and what of that is needed later.
STEPS = [
    ("submit", "/requests", "nobody", Life.submission, 201,
     lambda answer: {name: answer[name] for name in ("id", "secret", "reference")}),
    ("document", "/requests/{id}/documents", "applicant", None, 201, nothing),
    ("register", "/requests/{id}/actions/register", "desk", lambda life: {"agendaNumber": life.mark}, 200, nothing),
    ("dispose", "/requests/{id}/actions/dispose", "desk", lambda life: {"note": life.mark}, 200, nothing),
    ("receive", "/requests/{id}/actions/receive", "desk", nothing, 200, nothing),
    ("assign", "/requests/{id}/actions/assign", "desk", lambda life: {"officers": [life.officer]}, 200, nothing),
    ("book", "/requests/{id}/meetings", "desk", lambda life: {"start": at(life.day, "09:00")}, 201, nothing),
    ("offer", "/requests/{id}/reschedulings", "desk", offer("10:00"), 201, option),
    ("accept", "/requests/{id}/reschedulings/{rescheduling}/accept", "applicant",
     lambda life: {"option": life.told["option"]}, 200, nothing),
    ("offer again", "/requests/{id}/reschedulings", "desk", offer("13:00"), 201, option),
    ("decline", "/requests/{id}/reschedulings/{rescheduling}/decline", "applicant",
     lambda life: {"reason": life.mark}, 200, nothing),
    ("withdraw", "/requests/{id}/actions/withdraw", "applicant", lambda life: {"reason": life.mark}, 200, nothing)]

# What is stored after each call, where the rules say it: the state of the request, and when its meeting begins.
STATES = ["submitted", "submitted", "registered", "disposed", "received", "assigned", "scheduled", "rescheduling",
          "scheduled", "rescheduling", "scheduled", "withdrawn"]
STARTS = {"book": "09:00", "offer": "09:00", "accept": "10:00", "offer again": "10:00", "decline": "10:00"}


def seconds(day, time):
    return int(dt.datetime.fromisoformat(at(day, time)).timestamp())
