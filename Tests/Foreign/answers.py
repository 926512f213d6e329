"""What programs write when they answer our mail: the templates of `answers/`, filled in for a mail that they got."""
import base64
import datetime as dt
import email.header
import email.utils
import itertools
import pathlib
import quopri
import re

import itip
from directorate import PDF

FOLDER = pathlib.Path(__file__).parent / "answers"
UTC, WIB, WITA = dt.timezone.utc, dt.timezone(dt.timedelta(hours=7)), dt.timezone(dt.timedelta(hours=8))
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
TNEF = bytes.fromhex("789f3e22010006900800040000000000010001000100")
WORDS = {
    "ACCEPTED": ("Diterima", "Accepted"), "TENTATIVE": ("Tentatif", "Tentatively Accepted"),
    "DECLINED": ("Ditolak", "Declined"), "COUNTER": ("Waktu Baru Diusulkan", "Proposed new time")}
BLOCK = re.compile(r"<<(base64|quoted-printable|7bit|8bit)(?: ([\w-]+))?\n(.*?)\n>>", re.DOTALL)
numbers = itertools.count(1)


class Invitation:
    """An invitation as its reader has it: the mail, and what it says of the meeting."""

    def __init__(self, mail):
        self.mail = mail
        self.reader = mail["To"].addresses[0]
        (self.event,) = itip.message(mail).walk("VEVENT")
        self.uid, self.sequence = str(self.event["UID"]), int(self.event["SEQUENCE"])
        self.start, self.end = self.event["DTSTART"].dt, self.event["DTEND"].dt
        self.organizer = itip.address(self.event["ORGANIZER"])


def header(text):
    """A text as a header field holds it."""
    return email.header.Header(text, "utf-8", maxlinelen=70).encode()


def escaped(text):
    """A text as a calendar holds it (RFC 5545, section 3.3.11)."""
    return re.sub(r"([\\,;])", r"\\\1", text).replace("\n", r"\n")


def folded(lines):
    """Content lines of at most 75 octets (RFC 5545, section 3.1), without splitting a character."""
    out = []
    for line in lines.split("\n"):
        while len(line.encode()) > 75:
            end = next(n for n in range(len(line), 0, -1) if len(line[:n].encode()) <= 75)
            out.append(line[:end])
            line = " " + line[end:]
        out.append(line)
    return "\r\n".join(out)


def encoded(match):
    """A block in the transfer encoding and the charset that it names, as Latin-1 text: a byte a character."""
    encoding, charset, text = match.groups()
    is_calendar = text.startswith("BEGIN:VCALENDAR")
    content = (folded(text) if is_calendar else text.replace("\n", "\r\n")).encode(charset or "utf-8") + b"\r\n"
    if encoding == "base64":
        content = base64.encodebytes(content)
    elif encoding == "quoted-printable":
        content = quopri.encodestring(content.replace(b"\r\n", b"\n"))
    return content.decode("latin-1").replace("\r\n", "\n").rstrip("\n")


def moments(name, start, end):
    """The values for a time, in the forms that clients write."""
    forms = {"": (WIB, "%Y%m%dT%H%M%S"), "_UTC": (UTC, "%Y%m%dT%H%M%SZ"), "_WITA": (WITA, "%Y%m%dT%H%M%S")}
    return {f"{name}{which}{form}": moment.astimezone(zone).strftime(text)
            for which, moment in (("START", start), ("END", end)) for form, (zone, text) in forms.items()}


def written(name, now, sender, unit="tu.ditspb@bkpm.go.id", **values):
    """The mail of a template, with CRLF. `sender` is a pair of name and address; `values` go in besides."""
    number = next(numbers)
    domain = sender[1].partition("@")[2]
    values = {
        "NAME": sender[0], "FROM": sender[1], "DOMAIN": domain, "UNIT": unit, "ID": f"surel-{number}.",
        "DATE": email.utils.format_datetime(now), "STAMP": now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ"),
        "UNIT_NAME": "Direktorat Sistem Perizinan Berusaha", "TOPIC": "Undangan", "INVITATION": "tidak-ada@example.com",
        "PDF": base64.encodebytes(PDF).decode().strip(), "JPEG": base64.encodebytes(JPEG).decode().strip(),
        "TNEF": base64.encodebytes(TNEF).decode().strip(),
        "PDF2": base64.encodebytes(PDF + b"%2\n").decode().strip()} | values
    text = (FOLDER / f"{name}.eml").read_text()
    # Who has no comment to make writes none.
    if not values.get("COMMENT"):
        text = re.sub(r"^COMMENT.*\n", "", text, flags=re.MULTILINE)
        values["COMMENT"] = ""
    blocks = []

    def aside(match):
        blocks.append(encoded(match))
        return f"<<{len(blocks) - 1}>>"

    for key in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{key}@", str(values[key]))
    text = BLOCK.sub(aside, text)
    text = re.sub(r"<<(\d+)>>", lambda match: blocks[int(match[1])], text.encode().decode("latin-1"))
    return text.replace("\n", "\r\n").encode("latin-1")


def reply(client, invitation, participation, now, comment="", **values):
    """How a client answers an invitation."""
    return calendar(client + "-reply", invitation, participation, now, comment, values)


def counter(client, invitation, start, now, comment="", **values):
    """How a client proposes another time."""
    length = invitation.end - invitation.start
    return calendar(
        client + "-counter", invitation, "COUNTER", now, comment, moments("NEW_", start, start + length) | values)


def calendar(name, invitation, answer, now, comment, values):
    summary = str(invitation.event["SUMMARY"])
    indonesian, english = WORDS[answer]
    reader = invitation.reader
    return written(name, now, (reader.display_name, reader.addr_spec), **{
        "UNIT": invitation.organizer, "UID": invitation.uid, "SEQUENCE": invitation.sequence,
        "SUMMARY": escaped(summary), "PARTSTAT": answer, "COMMENT": escaped(comment),
        "ANSWER_ID": indonesian, "ANSWER_EN": english, "SUBJECT_ID": header(f"{indonesian}: {summary}"),
        "SUBJECT_EN": header(f"{english}: {summary}"), "TOPIC": header(summary),
        "INVITATION": invitation.mail["Message-ID"].strip("<>"),
        **moments("", invitation.start, invitation.end)} | values)


def bounced(name, mail, now):
    """The report of a mail server that a mail of ours did not arrive, or is late."""
    return written(
        name, now, ("", "x@example.com"), READER=mail["To"].addresses[0].addr_spec, TOPIC=header(mail["Subject"]),
        INVITATION=mail["Message-ID"].strip("<>"))
