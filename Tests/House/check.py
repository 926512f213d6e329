#!/usr/bin/env python3
"""Checks the rules of the house that the formatter and the compiler do not know.

    check.py [ROOT]

A line for each breach, `file:line: what is wrong`, and exit code 1 where there is one. The rules: a target imports only
from floors below it and C only in its wrapper; nothing below the command line reaches for clock, chance, files or
network; files are short and named after one thing; nothing points at a machine, or at a host outside the list; every
Python file compiles. Standard library only.
"""
import pathlib
import re
import subprocess
import sys

# Each target with all that it may import. What is not listed here is no target of the house.
MAY_IMPORT = {
    "WorkCalendar": {"Locks"},
    "Almanac": {"WorkCalendar", "Locks", "CLibnova", "Glibc"},
    "SeededRandom": set(),
    "Locks": {"Glibc"},
    "JSON": {"CJansson", "Glibc"},
    "LinearPrograms": {"CClp", "Glibc"},
    "Scheduling": {"WorkCalendar", "LinearPrograms", "SeededRandom", "Locks"},
    "ICalendar": {"WorkCalendar", "Locks", "CLibical", "Glibc"},
    "Secrets": {"Locks", "CSodium", "Glibc"},
    "Casework": {"Scheduling", "WorkCalendar"},
    "Wording": {"WorkCalendar", "JSON", "ICalendar", "Scheduling", "Casework", "Glibc"},
    "Store": {"Casework", "WorkCalendar", "Locks", "CSQLite", "Glibc"},
    "QRCodes": {"CQRencode", "Glibc"},
    "Transfers": {"CCurl", "Secrets", "Glibc"},
    "Webhooks": {"Secrets", "Transfers", "WorkCalendar", "Glibc"},
    "Mail": {"CGMime", "ICalendar", "Transfers", "WorkCalendar", "Locks", "Glibc"},
    "Office": {
        "Casework", "Store", "ICalendar", "Scheduling", "WorkCalendar", "JSON", "Secrets", "Wording", "Locks",
        "Webhooks", "Transfers", "Mail", "Glibc",
    },
    "HTTPServer": {"Locks", "CMicroHTTPD", "CZlib", "Glibc"},
    "Web": {
        "HTTPServer", "Office", "Casework", "Store", "ICalendar", "Scheduling", "WorkCalendar", "JSON", "Secrets",
        "Wording", "Locks", "QRCodes", "Glibc",
    },
    "Pages": {
        "Web", "HTTPServer", "Office", "Casework", "Store", "Scheduling", "WorkCalendar", "Secrets", "Wording", "Locks",
        "QRCodes",
    },
    "Commands": {
        "Pages", "Web", "HTTPServer", "Office", "Casework", "Store", "ICalendar", "Scheduling", "WorkCalendar", "JSON",
        "Secrets", "Wording", "Locks", "Webhooks", "Transfers", "Mail", "Almanac", "CMalloc", "SeededRandom", "Foundation",
        "Glibc",
    },
    "jadwal": {"Commands"},
}
# Module maps and shims only: no Swift.
C_TARGETS = {"CLibical", "CJansson", "CClp", "CSQLite", "CMicroHTTPD", "CSodium", "CCurl", "CMalloc", "CZlib", "CGMime", "CQRencode", "CLibnova"}
# What a test may import besides the targets of the house.
IN_TESTS = {"Testing", "Foundation", "Glibc", "Seeds"}
# Only the command line may reach for these; below it they are passed in as values.
REACHES_OUT = re.compile(
    r"\b(ContinuousClock|SuspendingClock|clock_gettime|gettimeofday|time\(nil\)|SystemRandomNumberGenerator"
    r"|getenv|fopen|open\(|FileManager|FileHandle|URLSession|socket\()|\.(random\(in|shuffled\(\)|randomElement\(\))"
)
LONGEST_FILE = 400
SOURCE = {".swift", ".py", ".c", ".h", ".sh", ".modulemap", ".css", ".js", ""}
PROSE = {".md"}
VAGUE_NAME = re.compile(r"utils?|helpers?|manager|common", re.IGNORECASE)
LEFT_OVER = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
FORCED = re.compile(r"\bas!|\btry!")
IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?P<access>public|package|internal|fileprivate|private)?\s*import\s+"
    r"(?:(?:struct|class|enum|func|protocol|typealias|let|var)\s+)?(?P<module>\w+)"
)
OF_A_MACHINE = re.compile(r"(?<![\w.~}])/(tmp|work|home|root)/")
HOST = re.compile(r"\b(?:https?|ftp|ssh|git)://(?:[^/@\s]*@)?([A-Za-z0-9.-]+)")
# The hosts that code, fixtures and pages may name.
HOSTS = re.compile(
    r"(.*\.)?example(\.(com|org|net|go\.id|co\.id|id))?|127\.0\.0\.1|localhost|(.*\.)?go\.id"
    r"|(www\.)?rfc-editor\.org|datatracker\.ietf\.org|www\.iana\.org|json-schema\.org|www\.w3\.org|calendar\.google\.com"
    r"|wa\.me"
)
PYTHON_INDEX = re.compile(r"--(extra-)?index-url|--find-links|--trusted-host")


def files(root):
    """The files of the project, as git knows them: tracked, or new and not ignored."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, check=True, capture_output=True).stdout.decode().split("\0")
    return sorted(root / name for name in set(listed) if name and (root / name).is_file())


def of_swift(path, lines):
    """Breaches in a Swift file: who imports what, and what reaches out."""
    floor, target = path.parts[0], path.parts[1] if len(path.parts) > 2 else ""
    if floor == "Sources" and target in C_TARGETS:
        yield 1, f"Swift in {target}, which is for a module map and its shim only"
        return
    if floor == "Sources" and target not in MAY_IMPORT:
        yield 1, f"{target or path.name} is no target that the house knows; give it a floor in Tests/House/check.py"
        return
    allowed = MAY_IMPORT[target] if floor == "Sources" else set(MAY_IMPORT) | IN_TESTS
    for number, line in enumerate(lines, 1):
        code = line.split("//")[0]
        found = IMPORT.match(code)
        if found and floor in ("Sources", "Tests"):
            module = found["module"]
            if module not in allowed:
                yield number, f"{target} may not import {module}"
            if module in C_TARGETS and found["access"] != "private":
                yield number, f"{module} is to be imported with `private import`, so that its types stay inside"
        if FORCED.search(code):
            yield number, "a forced cast or try"
        if floor == "Sources" and target != "Commands" and REACHES_OUT.search(code):
            yield number, f"{target} reaches for clock, chance, files or network; pass the value in"


def of_text(path, lines):
    """Breaches that any source or page can have."""
    if path.suffix in SOURCE | PROSE and len(lines) > LONGEST_FILE:
        yield len(lines), f"{len(lines)} lines; {LONGEST_FILE} are the most"
    for number, line in enumerate(lines, 1):
        if LEFT_OVER.search(line):
            yield number, "unfinished work left in the text"
        if path.suffix in SOURCE | PROSE and OF_A_MACHINE.search(line):
            yield number, "a path of one machine"
        for host in HOST.findall(line):
            if not HOSTS.fullmatch(host.lower()):
                yield number, f"the host {host} is not on the list of Tests/House/check.py"
        if path.name != "check.py" and PYTHON_INDEX.search(line):
            yield number, "names where packages come from; that is the machine's setting"


def of_python(path, text):
    """A Python file that does not compile."""
    try:
        compile(text, str(path), "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        yield getattr(error, "lineno", None) or 1, f"does not compile: {error}"


def breaches(root):
    """Every breach in the project at `root`, as `(path, line number, what is wrong)`."""
    for whole in files(root):
        path = whole.relative_to(root)
        try:
            text = whole.read_bytes().decode()
        except UnicodeDecodeError:
            continue
        lines = text.splitlines()
        found = list(of_text(path, lines))
        if VAGUE_NAME.fullmatch(path.stem) or any(VAGUE_NAME.fullmatch(part) for part in path.parts[:-1]):
            found.append((1, "a name that says nothing; name the file after the one thing in it"))
        elif path.suffix == ".swift" and re.search(r"(Utils?|Helpers?|Manager|Common)$", path.stem):
            found.append((1, "a name that says nothing; name the file after the one thing in it"))
        if path.suffix == ".swift":
            found += of_swift(path, lines)
        if path.suffix == ".py":
            found += of_python(path, text)
        yield from ((path, number, what) for number, what in sorted(found))


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2]).resolve()
    count = 0
    for path, number, what in breaches(root):
        print(f"{path}:{number}: {what}")
        count += 1
    print(f"house: {count} breaches" if count else "house: in order", file=sys.stderr)
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
