"""The directorate as the outside meets it: staff with their tokens, and requests that go from hand to hand, over HTTP."""
import contextlib
import datetime as dt
import functools
import json
import re
import shutil
import sqlite3
import uuid

import numpy as np
import mailserver
import oracle
from service import Service

# Each member of staff: a name for the tests, the roles, and the competencies of those who are officers. The officer
# and the colleague are assigned in turn; the outsider is an officer too, and is never assigned; the keeper may do all.
STAFF = {
    "registry": (["registry"], None), "deputy": (["deputy"], None), "director": (["director"], None),
    "officer": (["officer"], ["nib", "oss"]), "colleague": (["officer"], ["nib", "oss"]),
    "outsider": (["officer"], ["nib", "oss"]), "admin": (["admin"], None), "auditor": (["auditor"], None),
    "keeper": (["registry", "deputy", "director", "officer", "admin"], ["nib"])}
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"

# What differs between the kinds of applicants: how the letter comes and who hands it in, zone, language, and the day.
# The days lie before holidays, collective leave and a year's end, so that the fifth working day is not a week ahead.
KINDS = {
    "public": dict(channel="web", by=None, zone="Asia/Jakarta", language="id", today="2026-03-11"),
    "business": dict(channel="email", by="registry", zone="Asia/Makassar", language="en", today="2026-05-08"),
    "ministry": dict(channel="post", by="registry", zone="Asia/Jakarta", language="id", today="2026-06-10"),
    "region": dict(channel="web", by=None, zone="Asia/Jayapura", language="id", today="2026-08-12"),
    "internal": dict(channel="e-office", by="registry", zone="Asia/Jakarta", language="id", today="2026-12-18")}


def staffed(binary, folder, staff=STAFF):
    """A data folder with the accounts of the staff, and their tokens; made once and copied from then on."""
    service = Service(binary, folder, now="2026-01-05T08:00:00+07:00")
    service.succeed("init")
    return {who: service.account(f"{who}@example.go.id", *roles, name=f"Staf {who}", competencies=skills)
            for who, (roles, skills) in staff.items()}


def at(date, time, second="00"):
    """An instant of office time, as the API writes it."""
    return f"{date}T{time}:{second}+07:00"


def working_day(date, days):
    """The n-th working day after the day on which something was received, by the arithmetic of others."""
    return str(oracle.earliest([date], days)[0])


def form(role, name, content):
    """The headers and the body that hand a document in."""
    mark = uuid.uuid4().hex
    parts = (f'--{mark}\r\nContent-Disposition: form-data; name="role"\r\n\r\n{role}\r\n--{mark}\r\n'
             f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n'
             f"Content-Type: application/octet-stream\r\n\r\n").encode()
    return {"Content-Type": f"multipart/form-data; boundary={mark}"}, parts + content + f"\r\n--{mark}--\r\n".encode()


class Directorate:
    """A running service with staff, at 09:00 of a day; its mail goes to a mail server where one is given, or as the
    sections of `mail.json` say."""

    # What its log may be about, as a pattern: nothing but what mail came in.
    says = r"incoming mail \d+: [a-z]+, (?:open|settled)"

    def __init__(self, binary, template, tokens, folder, today, *options, mail=None):
        shutil.copytree(template / "data", folder / "data")
        self.tokens, self.today, self.options = tokens, today, options
        self.service = Service(binary, folder, now=at(today, "09:00"))
        if isinstance(mail, dict):
            mailserver.write(self.service, **mail)
        elif mail:
            mailserver.plain(self.service, mail)
        self.service.start("--unlimited", *options)
        self.officers = {row[0].split("@")[0]: str(row[1]) for row in self.rows("SELECT email, id FROM officer")}
        self.agenda = 0

    @property
    def earliest(self):
        """The first day of a meeting for what comes in today."""
        return working_day(self.today, 5)

    def let_pass_until(self, date, time="09:00", second="00"):
        """Lets time pass: the service is stopped, and started again at a later moment over the same folder."""
        assert self.service.stop() == 0
        self.today, self.service.now = date, at(date, time, second)
        self.service.start("--unlimited", *self.options)

    def end(self):
        """Stops the service; it must end well, have logged nothing else than it may, and have kept every invariant."""
        code = self.service.stop()
        assert code == 0, f"it ended with {code}: {self.service.log}"
        says = re.compile(rf"\S+ (?:{self.says}).*")
        assert [line for line in self.service.log.splitlines() if not says.fullmatch(line)] == []
        self.service.succeed("verify")

    def rows(self, question, *values):
        """The rows that the database itself has for a question, read by another's program."""
        file = f"file:{self.service.data}/jadwal.sqlite?mode=ro"
        with contextlib.closing(sqlite3.connect(file, uri=True)) as database:
            return database.execute(question, values).fetchall()

    def token(self, who, case=None):
        """The token of a member of staff, the secret of the applicant of a case, or none for `None`."""
        return case.secret if who == "applicant" else self.tokens[who] if who else None

    def call(self, method, path, who, json=None, case=None, **more):
        """Calls the API as somebody."""
        return self.service(method, "/api/v1" + path, json=json, token=self.token(who, case), **more)

    def done(self, method, path, who, json=None, case=None, status=200, **more):
        """Calls the API and answers with the JSON; fails where the status is another."""
        answer = self.call(method, path, who, json, case, **more)
        assert answer.status == status, f"{method} {path} by {who}: {answer.status} {answer.body.decode()}"
        return answer.json if answer.body else None

    def submission(self, kind="public", proposals=None, priority="none", **changes):
        """The body of a request with everything that the letter has to hold but the documents."""
        its = KINDS[kind]
        windows = proposals or [(self.earliest, "08:00", "12:00")]
        body = {
            "applicant": {
                "kind": kind, "name": "Siti Rahma", "organization": f"Organisasi {kind}",
                "identity": "3171234567890001", "email": f"{kind}-{uuid.uuid4().hex[:8]}@example.co.id",
                "whatsapp": "081234567890", "timeZone": its["zone"], "language": its["language"], "priority": priority},
            "letter": {"number": "12/S/2026", "date": self.today, "channel": its["channel"]},
            "subject": "Hak akses tidak aktif", "chronology": "Akun terkunci sejak pekan lalu.",
            "consultations": [{"channel": "call-centre", "reference": "CC-88123", "date": self.today}],
            "relatedUnit": {"name": "Direktorat Pelayanan", "reason": "Kendala ada pada sistem."},
            "needs": ["nib"], "durationMinutes": 60,
            "proposals": [{"start": at(day, start), "end": at(day, end)} for day, start, end in windows]}
        return body | changes

    def submit(self, kind="public", complete=True, by=False, **changes):
        """Hands a request in as its kind does; with the documents that complete it, unless told otherwise."""
        body = self.submission(kind, **changes)
        answer = self.done("POST", "/requests", KINDS[kind]["by"] if by is False else by, body, status=201)
        case = Case(self, body, answer)
        if complete:
            case.document("supporting")
            if body["letter"]["channel"] in ("email", "post", "counter"):
                case.document("letter", who="registry")
        return case


class Case:
    """One request, and what is done with it."""

    def __init__(self, directorate, body, answer):
        self.directorate, self.body, self.answer = directorate, body, answer
        self.id, self.secret = answer["id"], answer["secret"]
        self.email = body["applicant"].get("email")
        self.path = f"/requests/{self.id}"

    def done(self, method, path, who, json=None, status=200, **more):
        return self.directorate.done(method, self.path + path, who, json, case=self, status=status, **more)

    def call(self, method, path, who, json=None, **more):
        return self.directorate.call(method, self.path + path, who, json, case=self, **more)

    def seen(self, who="director"):
        """The request as somebody sees it."""
        return self.done("GET", "", who)

    @property
    def state(self):
        return self.seen()["state"]

    @property
    def meetings(self):
        return self.seen()["meetings"]

    def step(self, name, who, state=None, **body):
        """Takes a step; fails where it is refused, or where it leads to another state than told."""
        view = self.done("POST", f"/actions/{name}", who, body)
        assert state in (None, view["state"])
        return view

    def document(self, role, who="applicant", name="surat.pdf", content=PDF):
        headers, body = form(role, name, content)
        return self.done("POST", "/documents", who, status=201, headers=headers, data=body)

    def register(self):
        self.directorate.agenda += 1
        return self.step("register", "registry", "registered", agendaNumber=f"A-{self.directorate.agenda}/2026")

    def receive(self):
        """From the administration desk to the unit."""
        self.register()
        self.step("dispose", "deputy", "disposed", note="untuk ditindaklanjuti")
        return self.step("receive", "director", "received")

    def assign(self, *officers):
        return self.step("assign", "director", officers=[self.directorate.officers[who] for who in officers])

    def book(self, date, time, who="director", status=201, **body):
        """Books a meeting, with the officers assigned unless others are told."""
        return self.done("POST", "/meetings", who, {"start": at(date, time), **body}, status=status)

    def scheduled(self, date=None, time="09:00", officer="officer"):
        """All the way to a meeting."""
        self.receive()
        self.assign(officer)
        return self.book(date or self.directorate.earliest, time)

    def offer(self, who, *starts, status=201):
        """Asks for another time."""
        options = [{"start": at(*start)} for start in starts]
        return self.done("POST", "/reschedulings", who, {"reason": "Berhalangan", "options": options}, status=status)

    def answered(self, rescheduling, what, who, status=200, **body):
        """Answers a rescheduling."""
        return self.done("POST", f"/reschedulings/{rescheduling['id']}/{what}", who, body, status=status)

    def events(self):
        """What the history tells, in order."""
        return [entry["event"] for entry in self.seen()["history"]]

    def remarks(self, who="director"):
        """What was said in words of what happened: pairs of event and remark, in order."""
        return [(entry["event"], entry["remark"]) for entry in self.seen(who)["history"] if entry["remark"]]

    def parts(self):
        """What is queued for whom, and as whom they are told."""
        found = self.directorate.rows(
            "SELECT facts, recipient FROM outgoing JOIN history ON history.id = outgoing.history"
            " WHERE channel = 'mail' AND history.request = ? ORDER BY outgoing.id", int(self.id))
        return [(json.loads(facts)["event"], json.loads(facts)["to"], recipient) for facts, recipient in found]

    def messages(self):
        """What is queued for whom: pairs of event and address, as they were queued."""
        return [(event, recipient) for event, _, recipient in self.parts()]


@functools.cache
def transitions(page):
    """The table of steps as docs/desks.md shows it: one dictionary for each row."""
    lines = page.read_text().splitlines()
    cells = [[cell.strip() for cell in re.findall(r"\|([^|]*)", line)[:7]] for line in lines if line.startswith("| ")]
    head, _, *rows = cells
    lists = {"from", "by", "needs", "tells"}
    return [{name: [word for word in cell.split(", ") if word] if name in lists else cell
             for name, cell in zip(head, row, strict=True)} for row in rows]


def days_between(first, last):
    """The number of working days in [first, last)."""
    return int(np.busday_count(first, last, busdaycal=oracle.CALENDAR))


def instant(text):
    """An instant as Python has it."""
    return dt.datetime.fromisoformat(text)
