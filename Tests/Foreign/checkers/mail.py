#!/usr/bin/env python3
"""A mail as a strict reader takes it: RFC 5322 and MIME in 7 bits, and an iMIP message in the form of RFC 6047 that
Gmail, Outlook, Thunderbird and Evolution all show as an invitation.

    mail.py FILE.eml ...         exit code 1 where a mail is not clean
"""
import email
import email.header
import email.policy
import re
import sys
import urllib.parse

ONCE = ("Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type")


def physical(data):
    """What is wrong with line ends, lengths and characters (RFC 5322, section 2.1)."""
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield "bare LF or CR"
    if any(len(line) > 998 for line in data.split(b"\r\n")):
        yield "a line over 998 octets"
    if not data.isascii():
        yield "octets beyond ASCII"
    if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data):
        yield "control character"


def structural(mail):
    """What the library finds in fields and parts, and fields that are missing or come twice."""
    for part in mail.walk():
        yield from (f"{part.get_content_type()}: {defect!r}" for defect in part.defects)
        for name, value in part.items():
            yield from (f"{name}: {defect!r}" for defect in getattr(value, "defects", ()))
            if name in ("From", "To") and len(value.addresses) != 1:
                yield f"{name}: not one address"
    for name in ONCE:
        if mail.keys().count(name) != 1:
            yield f"{name}: {mail.keys().count(name)} times"


def imip(mail):
    """What is wrong with the calendar message; nothing where there is none."""
    parts = list(mail.walk())
    calendars = [part for part in parts if part.get_content_type() == "text/calendar"]
    files = [part for part in parts if part.get_content_type() == "application/ics"]
    if len(calendars) > 1 or len(files) != len(calendars):
        yield f"{len(calendars)} calendar messages, {len(files)} files"
    for part in calendars[:1]:
        content = part.get_payload(decode=True)
        declared = part["Content-Type"].params
        lines = re.sub(rb"\r?\n[ \t]", b"", content)
        method = b"".join(re.findall(rb"^METHOD:(\S+)", lines, re.M)).decode()
        if declared.get("charset", "").lower() != "utf-8":
            yield "charset is not UTF-8"
        if declared.get("method", "").upper() != method:
            yield f"method={declared.get('method')}, but METHOD:{method}"
        if part.get_content_disposition() is not None:
            yield "the calendar message has a Content-Disposition"
        if part["Content-Transfer-Encoding"] != "base64":
            yield "the calendar message is not in base64"
        alternatives = [each for each in parts if each.get_content_type() == "multipart/alternative"]
        if not alternatives or alternatives[0].get_payload()[-1] is not part:
            yield "the calendar message is not the last alternative"
        if files and files[0].get_payload(decode=True) != content:
            yield "the file is not the calendar message"
        if files and files[0].get_content_disposition() != "attachment":
            yield "the file is not attached"
        yield from people(mail, lines, method)


def people(mail, lines, method):
    """What is wrong with whom the calendar message names."""
    def named(name):
        found = re.findall(rb"^" + name + rb"[^\r\n]*mailto:([^\r\n]+)", lines, re.M | re.I)
        return [urllib.parse.unquote(address.decode()).lower() for address in found]

    sender, reader = (mail[name].addresses[0].addr_spec.lower() for name in ("From", "To"))
    if named(b"ORGANIZER") != [sender]:
        yield "From is not the organizer"
    if reader not in named(b"ATTENDEE"):
        yield "To is no attendee"
    if method == "REQUEST" and b"RSVP=TRUE" not in lines:
        yield "nobody is asked for an answer"


def display_name(mail, field):
    """The name in a field with one address, as RFC 2047 has it. The library's own reading puts blanks between the encoded
    words of a name (Python 3.11)."""
    (value,) = [value for name, value in mail.raw_items() if name == field]
    name, _ = re.fullmatch(r"(.*?)\s*<([^<>]+)>", re.sub(r"\r?\n", "", value)).groups()
    if name.startswith('"'):
        return re.sub(r"\\(.)", r"\1", name[1:-1])
    return str(email.header.make_header(email.header.decode_header(name)))


def complaints(data, mail=None):
    """All that is wrong with a mail, which may have been read already; empty where it is clean."""
    mail = mail or email.message_from_bytes(data, policy=email.policy.default)
    found = [*physical(data), *structural(mail)]
    return found or list(imip(mail))


def main():
    code = 0
    for name in sys.argv[1:]:
        with open(name, "rb") as file:
            found = complaints(file.read())
        print(name, "; ".join(found[:4]) or "OK")
        code |= bool(found)
    return code


if __name__ == "__main__":
    sys.exit(main())
