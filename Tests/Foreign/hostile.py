"""Texts that try to break out of the field that they are written into, and a play that writes them into every field."""
import base64
import datetime as dt
import json
import re
import urllib.parse

import icalendar
from directorate import PDF, Case, at, form, instant

# In every field: one line.
LINES = [
    # Another line of a calendar, a field of a mail, another part of either.
    "x\\nX-EVIL:1\\r\\nBcc: evil@example.com%0d%0aBcc:evil@example.com\\nEND:VEVENT", "BEGIN:VEVENT", "--=_mixed_0--",
    "ATTENDEE:mailto:evil@example.com", 'x";X-EVIL="1', 'x":mailto:evil@example.com', "a,b;c\\d:e\"f^n^'g", "x\\",
    # Another name, address or field of a mail.
    "=?utf-8?q?x=0d=0aBcc:evil?=", "x =?utf-8?b?PGV2aWxAZXhhbXBsZS5jb20+?= =?utf-8?q?=22?= <evil@example.com>",
    "evil@example.com, <evil2@example.com>", "regu: evil@example.com, x@example.com;", "S.H., M.Kn. (komentar) \"y\" \\z",
    "x\"<>@", "x" + " " * 90 + "y",
    # A page, a template, a table.
    "\"></title></head><svg onload=alert(1)><script>alert('EVIL')</script>",
    "<a href=\"https://evil.example.com/\">x</a>&lt;b&gt;&amp;&#60;b&#62;",
    "=HYPERLINK(\"http://example.com\")'; DROP TABLE request;--{{7*7}}${7*7}%s%n../../etc/passwd",
    # What cannot be seen, and what is long.
    "x\u200bevil\u200d\u00ad\ufeffx\U000e0041\U000e007fx", "\u00a0x\u3000y\u00a0", "A" * 200, "\U0001f600" * 200,
    "a" * 74 + "Z" + "\u0301" * 60 + "\u0e01\u0e33" * 30]
# In fields of several lines.
NOTES = [
    "x\nX-EVIL:1", "x\r\n X-EVIL:1\r\nBcc: evil@example.com", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nX-EVIL:1",
    "x\nSubject: EVIL\n\nEVIL\nFrom evil@example.com Mon Mar  2 08:00:00 2026", "x\n.\nQUIT\n..\nMAIL FROM:<evil@example.com>",
    "x\nhttps://evil.example.com/\n\nMasuk di sini:\nhttps://evil.example.com/", "x\tX-EVIL:1\n\t\n\n\n\ny",
    "x\n--=_alternative_0\nContent-Type: text/html\n\n<b>EVIL</b>\n--=_alternative_0--\n", "A" * 1_990,
    *("\n".join(LINES[first::3]) for first in range(3))]
# In none.
NOWHERE = [
    "x\rX-EVIL:1", "x\n\rX-EVIL:1", "x\u2028X-EVIL:1", "x\u2029Bcc: evil@example.com", "x\u0085X-EVIL:1", "x\u000bX-EVIL:1",
    "x\u000cX-EVIL:1", "x\0X-EVIL:1", "\x1b[31m", "x\x7f\x01\x02", "\u202eevil", "\u2066evil\u2069", "x\u200fevil", "x\u061cevil",
    "x\ufffe", "x\U0010ffff", " ", "\u200b\ufeff", "A" * 100_000]
# No address of electronic mail.
ADDRESSES = [
    "x@example.com\r\nBcc: evil@example.com", "x@example.com\n", "x@example.com, evil@example.com", "X <x@example.com>",
    "x@example.com?cc=evil@example.com", "x@example.com>", '"x y"@example.com', "x@[127.0.0.1]", "x@\u00e9xample.com",
    "\u00e9@example.com", "x@example.com\u200b", "x;y@example.com", "x:y@example.com", "x@example", "x@@example.com", ".x@example.com"]
STAFF = {"desk": (["registry", "deputy", "director", "admin"], None), "officer": (["officer"], ["nib"])}


class Attempt:
    """One text in every field of one line that reaches mail or calendars, another in every field of several, in the
    life of some requests, `cases`. `fields` are those fields, each with what it holds: the text, or a harmless one where
    the answer named the field as too long. Where it `probes`, each field is tried first with what no field may take."""

    def __init__(self, directorate, line, note, number, probes=False):
        self.directorate, self.note, self.number, self.probes = directorate, note, number, probes
        self.harmless, self.fields, self.cases = f"Biasa saja {number}", {}, []
        self.line = line or self.harmless
        # Every character that may stand in an address without quotation marks (RFC 5322, section 3.2.3).
        self.officer, self.companion, self.other = (
            f"{name}-{number}@example.go.id" for name in ("petugas", "ikut", "!#$%&'*+-/=?^_`{|}~lain"))

    def put(self, act, paths, call, body=None):
        """Calls with a body that holds the texts at some paths."""
        body, texts = json.loads(json.dumps(body or {})), {}
        for path in paths:
            insert(body, path, self.harmless)
            has_lines = path.rsplit(".")[-1] in ("chronology", "note", "reason", "text", "answer") and act != "call off"
            texts[path] = self.note if has_lines else self.line
        for path in paths if self.probes else []:
            for text in NOWHERE + ([] if texts[path] is self.note else NOTES):
                self.refused(act, path, text, call, body)
        for path, text in texts.items():
            insert(body, path, text)
            self.fields[act, path] = text
        answer = call(body)
        if answer.status == 422:
            for error in answer.json["errors"]:
                assert len(texts[error["path"]]) > 60, (act, answer.body)
                insert(body, error["path"], self.harmless)
                self.fields[act, error["path"]] = self.harmless
            answer = call(body)
        assert answer.status in (200, 201, 204), (act, body, answer.body)
        return answer.json if answer.body else None

    def refuses(self, act, path, call, body):
        """What is no address is refused."""
        for address in ADDRESSES if self.probes else []:
            self.refused(act, path, address, call, body)

    def refused(self, act, path, text, call, body):
        """A text that a field does not take: the field is named, unless what is around it cannot be read either."""
        body = json.loads(json.dumps(body))
        insert(body, path, text)
        answer = call(body)
        if "\0" in text or act == "call off" and len(text) > 10_000:
            assert answer.status in (400, 414), (act, answer.body)
        else:
            assert answer.status == 422, (act, path, text, answer.body)
            assert [error["path"] for error in answer.json["errors"]] == [path], (act, text, answer.body)

    def step(self, case, name, who, *paths, **body):
        return self.put(name, paths, lambda body: case.call("POST", f"/actions/{name}", who, body), body)

    def submit(self):
        """A complete request."""
        paths = ["applicant.name", "applicant.organization", "applicant.identity", "letter.number", "subject",
                 "chronology", "consultations[0].channel", "consultations[0].reference", "relatedUnit.name",
                 "relatedUnit.reason", "coApplicants[0].name"]
        body = self.directorate.submission() | {"coApplicants": [{"email": self.companion, "language": "en"}]}
        for path in paths:
            insert(body, path, self.harmless)

        def hand_in(body):
            return self.directorate.call("POST", "/requests", "desk", body)

        for path in ("applicant.email", "coApplicants[0].email"):
            self.refuses("submit", path, hand_in, body)
        answer = self.put("submit", paths, hand_in, body)
        case = Case(self.directorate, body, answer)
        case.document("supporting")
        self.cases.append(case)
        return case

    def play(self):
        """The life of one request with a meeting, and of two without."""
        directorate, day = self.directorate, self.directorate.earliest
        self.refuses("unit", "value", lambda body: directorate.call("PUT", "/settings/unit-email", "desk", body), {})
        someone = {"name": self.harmless, "email": self.officer, "competencies": ["nib"]}

        def add(body):
            return directorate.call("POST", "/officers", "desk", body)

        self.refuses("officer", "email", add, someone)
        officer = self.put("officer", ["name"], add, someone)["id"]
        directorate.done("PUT", f"/officers/{officer}/subscription", "desk", {"url": "http://127.0.0.1:9/k.ics"})
        case = self.submit()
        self.step(case, "return", "desk", "note", missing=["supporting-data"])
        case.document("supporting")
        case.step("complete", "applicant")
        self.step(case, "register", "desk", "agendaNumber")
        self.step(case, "dispose", "desk", "note")
        case.step("receive", "desk")
        case.step("assign", "desk", officers=[officer])
        meeting = case.book(day, "09:00", "desk")
        self.answer(case, meeting, "REPLY", "DECLINED")
        self.answer(case, meeting, "COUNTER", "TENTATIVE")
        self.rescheduling(case, "decline", "desk", "decline", case.seen("desk")["reschedulings"][0]["id"])
        made = self.put("offer", ["reason"], lambda body: case.call("POST", "/reschedulings", "desk", body),
                        {"options": [{"start": at(day, "10:15")}]})
        self.rescheduling(case, "counter", "applicant", "counter", made["id"], options=[{"start": at(day, "11:00")}])
        self.put("co-applicants", ["coApplicants[0].name"],
                 lambda body: case.call("PUT", "/co-applicants", "applicant", body),
                 {"coApplicants": [{"email": self.other, "language": "en"}]})
        self.put("call off", ["reason"], lambda body: case.call(
            "DELETE", f"/meetings/{meeting['id']}?{urllib.parse.urlencode(body)}", "desk"))
        self.document(case)
        self.step(case, "answer", "desk", "note")
        self.step(self.submit(), "withdraw", "applicant", "reason")
        self.step(self.submit(), "refer", "desk", "unit", "reason")
        self.put("complaint", ["name", "contact", "text", "answer"],
                 lambda body: directorate.call("POST", "/complaints", "desk", body), {"channel": "counter"})

    def rescheduling(self, case, act, who, name, number, **body):
        self.put(act, ["reason"], lambda body: case.call("POST", f"/reschedulings/{number}/{name}", who, body), body)

    def mails(self):
        """Mails of the first applicant with the texts in them; among them what no field takes, but every mail can hold:
        an encoded word may be of any characters."""
        def encoded(text):
            return f"=?utf-8?b?{base64.b64encode(text.encode()).decode()}?="

        case, pairs = self.cases[0], [(self.line, self.note)] + ([(text[:500], text) for text in NOWHERE] if self.probes else [])
        return [
            b"\r\n".join([
                f"From: {encoded(line)} <{case.email}>".encode(), b"To: <tu.ditspb@bkpm.go.id>",
                f"Subject: {encoded(line)} {case.answer['reference']}".encode(), b"MIME-Version: 1.0",
                f"Message-ID: <{self.number}.{number}@example.com>".encode(), b"Content-Type: multipart/mixed; boundary=x",
                b"", b"--x", b"Content-Type: text/plain; charset=utf-8", b"Content-Transfer-Encoding: base64", b"",
                base64.b64encode(note.encode()), b"--x", b"Content-Type: application/pdf",
                b"Content-Disposition: attachment; filename*=utf-8''" + urllib.parse.quote(line + ".pdf").encode(), b"",
                PDF, b"--x--", b""])
            for number, (line, note) in enumerate(pairs)]

    def document(self, case):
        """A reply letter with the text as its name; with a harmless one where that, or the form around it, is refused."""
        for text in (self.line, self.harmless):
            # As browsers write it (HTML, multipart form data).
            name = text.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
            headers, data = form("reply-letter", name + ".pdf", PDF)
            answer = case.call("POST", "/documents", "desk", headers=headers, data=data)
            if answer.status == 201:
                return
            assert answer.status == 422 and text == self.line, answer.body

    def answer(self, case, meeting, method, participation):
        """An answer from a calendar with the text in it; with a harmless one where the file is refused."""
        start = instant(meeting["start"]).astimezone(dt.timezone.utc)
        for text in (self.note, self.harmless):
            event = icalendar.Event()
            for name, value in (("UID", meeting["uid"]), ("SEQUENCE", meeting["sequence"]), ("DTSTAMP", start),
                                ("DTSTART", start + dt.timedelta(hours=1)), ("DTEND", start + dt.timedelta(hours=2)),
                                ("SUMMARY", text), ("COMMENT", text)):
                event.add(name, value)
            event.add("ATTENDEE", "mailto:" + case.email, parameters={"PARTSTAT": participation})
            calendar = icalendar.Calendar()
            for name, value in (("PRODID", "-//example//reader//EN"), ("VERSION", "2.0"), ("METHOD", method)):
                calendar.add(name, value)
            calendar.add_component(event)
            answer = self.directorate.call(
                "POST", "/itip", "applicant", case=case, headers={"Content-Type": "text/calendar"},
                data=calendar.to_ical())
            if answer.status == 200:
                return
            assert (answer.status, text) == (422, self.note), answer.body


def insert(body, path, text):
    """Puts a text into a place of JSON."""
    *way, last = re.findall(r"[^.\[\]]+", path)
    for name in way:
        body = body[int(name) if name.isdigit() else name]
    body[last] = text

