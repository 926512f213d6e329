#!/usr/bin/env python3
"""An iCalendar stream as three Python libraries read it: icalendar, ics and vobject. No one of them sees everything.

    libraries.py FILE.ics ...    exit code 1 where one of them complains
"""
import sys
import warnings

warnings.simplefilter("ignore")
import icalendar  # noqa: E402
import ics  # noqa: E402
import vobject  # noqa: E402


def by_icalendar(data):
    """Parse errors, missing, repeated and exclusive properties, zones without a definition, times out of order."""
    calendar = icalendar.Calendar.from_ical(data)
    found = []
    for component in calendar.walk():
        found += [f"{component.name}: {error}" for error in component.errors]
        missing = [name for name in component.required if name not in component]
        if missing:
            found.append(f"{component.name} lacks {missing}")
        repeated = [name for name in component.singletons if isinstance(component.get(name), list)]
        if repeated:
            found.append(f"{component.name} repeats {repeated}")
        exclusive = [name for name in component.exclusive if name in component]
        if len(exclusive) > 1:
            found.append(f"{component.name} has both of {exclusive}")
    zones = calendar.get_missing_tzids()
    if zones:
        found.append(f"zones without VTIMEZONE: {zones}")
    for event in calendar.walk("VEVENT"):
        event.start, event.end  # raise where they contradict each other
    calendar.to_ical()
    return found


def by_ics(data):
    """What ics refuses to parse."""
    ics.Calendar(data.decode())
    return []


def by_vobject(data):
    """What vobject refuses to parse or to validate."""
    for calendar in vobject.readComponents(data.decode()):
        calendar.validate(raiseException=True)
    return []


LIBRARIES = {"icalendar": by_icalendar, "ics": by_ics, "vobject": by_vobject}


def complaints(library, data):
    """All that a library says against a stream; what it raises counts."""
    try:
        return [str(text) for text in LIBRARIES[library](data)]
    except Exception as error:  # any way of refusing is a refusal
        return [f"{type(error).__name__}: {error}"]


def main():
    code = 0
    for name in sys.argv[1:]:
        with open(name, "rb") as file:
            data = file.read()
        told = {library: complaints(library, data) for library in LIBRARIES}
        print(name, "|", " | ".join(f"{library}: {'; '.join(found)[:120] or 'OK'}" for library, found in told.items()))
        code |= any(told.values())
    return code


if __name__ == "__main__":
    sys.exit(main())
