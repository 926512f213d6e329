#!/usr/bin/env python3
"""The bytes of an iCalendar stream against RFC 5545, section 3.1, which no installable validator reads for itself.

    lines.py FILE.ics ...        exit code 1 where a file is not clean
"""
import datetime
import re
import sys

PARAMETER = rb';[A-Za-z0-9-]+=("[^"]*"|[^";:,]*)(,("[^"]*"|[^";:,]*))*'
CONTENT_LINE = re.compile(rb"^[A-Za-z0-9-]+(" + PARAMETER + rb")*:")
WITH_TIMES = (b"DT", b"EX", b"RD", b"RECUR", b"FREEB", b"LAST", b"CREA", b"TRIG")
ONE_TEXT = (b"SUMMARY", b"DESCRIPTION", b"LOCATION", b"COMMENT", b"UID")


def physical(data):
    """What is wrong with line ends, lengths and characters."""
    if not data.endswith(b"\r\n"):
        yield "no final CRLF"
    if data.startswith(b"\xef\xbb\xbf"):
        yield "BOM"
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield "bare LF or CR"
    for number, line in enumerate(data.split(b"\r\n")[:-1], 1):
        if len(line) > 75:
            yield f"line {number}: {len(line)} octets"
        if line == b"":
            yield f"line {number}: empty"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"line {number}: UTF-8 split or invalid"
        if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", line):
            yield f"line {number}: control character"


def logical(data):
    """What is wrong with the unfolded content lines: their form, nesting, escapes and dates."""
    open_components = []
    for line in re.sub(rb"\r\n[ \t]", b"", data).split(b"\r\n"):
        if not line:
            continue
        if not CONTENT_LINE.match(line):
            yield "bad content line: " + line[:60].decode("utf8", "replace")
            continue
        name, value = line.split(b":", 1)
        name = name.split(b";")[0].upper()
        shown = name.decode()
        if name == b"BEGIN":
            open_components.append(value.upper())
        elif name == b"END":
            if not open_components or open_components.pop() != value.upper():
                yield "unbalanced END:" + value.decode("utf8", "replace")
        elif name in ONE_TEXT and re.search(rb"(?<!\\)(?:\\\\)*[;,]", value):
            yield f"{shown}: unescaped , or ;"
        elif name == b"RRULE" and b"COUNT=" in value and b"UNTIL=" in value:
            yield "RRULE with COUNT and UNTIL"
        elif name == b"X-LIC-ERROR":
            yield "X-LIC-ERROR leaked"
        if name.startswith(WITH_TIMES):
            for found in re.finditer(rb"\b(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)", value):
                try:
                    datetime.datetime(*map(int, found.groups()))
                except ValueError:
                    yield f"{shown}: bad date {found.group(0).decode()}"
    if open_components:
        yield f"unclosed {open_components}"


def complaints(data):
    """All that is wrong with the bytes of a stream; empty where they are clean."""
    return [*physical(data), *logical(data)]


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
