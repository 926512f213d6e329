"""The check of the house finds each breach that it is there for, and nothing in a house that is in order."""
import pathlib
import subprocess
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check  # noqa: E402

IN_ORDER = {
    "Sources/WorkCalendar/Day.swift": "/// A day.\npublic struct Day {}\n",
    "Sources/JSON/Value.swift": "private import CJansson\n",
    "Sources/Commands/Jadwal.swift": "import Foundation\nimport Scheduling\nlet clock = ContinuousClock()\n",
    "Tests/WorkCalendarTests/DayTests.swift": "import Testing\n\n@testable import WorkCalendar\n",
    "Tests/Foreign/test_day.py": 'FEED = "https://jadwal.example.go.id/feed.ics"\n',
}

BREACHES = [
    ("a lower floor that imports a higher one", "Sources/WorkCalendar/A.swift", "import Scheduling\n", "may not import"),
    ("Foundation in a pure target", "Sources/Scheduling/A.swift", "import Foundation\n", "may not import Foundation"),
    ("one declaration of Foundation", "Sources/WorkCalendar/A.swift", "import struct Foundation.Date\n", "may not import"),
    ("a neighbour on the same floor", "Sources/JSON/A.swift", "import WorkCalendar\n", "may not import"),
    ("C outside its wrapper", "Sources/Commands/A.swift", "private import CLibical\n", "may not import CLibical"),
    ("C that shows through", "Sources/ICalendar/A.swift", "import CLibical\n", "private import"),
    ("Swift in a C target", "Sources/CClp/A.swift", "\n", "module map"),
    ("a target without a floor", "Sources/Extra/A.swift", "\n", "no target"),
    ("a clock in a lower floor", "Sources/Scheduling/A.swift", "let now = ContinuousClock().now\n", "pass the value in"),
    ("chance in a lower floor", "Sources/Scheduling/A.swift", "let n = Int.random(in: 0..<2)\n", "pass the value in"),
    ("a forced cast", "Sources/Commands/A.swift", "let n = m as! Int\n", "forced"),
    ("a file too long", "Sources/JSON/A.swift", "\n" * 401, "401 lines"),
    ("a name that says nothing", "Sources/JSON/Utils.swift", "\n", "says nothing"),
    ("a name that ends in nothing", "Sources/JSON/DateHelper.swift", "\n", "says nothing"),
    ("unfinished work", "Sources/JSON/A.swift", "// TO" + "DO: later\n", "unfinished"),
    ("a path of one machine", "Tests/Foreign/a.py", 'P = "/' + 'tmp/x"\n', "path of one machine"),
    ("a host off the list", "README.md", "See https" + "://packages.invalid/simple\n", "packages.invalid"),
    ("an index of packages", "Makefile", "\tpip install --index" + "-url x\n", "where packages come from"),
    ("Python that does not compile", "Tests/Foreign/a.py", "def f(:\n", "does not compile"),
]


def house(root, contents):
    """A small project on disk that git lists."""
    subprocess.run(["git", "init", "--quiet", root], check=True)
    for name, text in contents.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return [f"{path}:{number}: {what}" for path, number, what in check.breaches(root)]


def test_a_house_in_order_has_no_breach(tmp_path):
    assert house(tmp_path, IN_ORDER) == []


@pytest.mark.parametrize("name, text, told", [row[1:] for row in BREACHES], ids=[row[0] for row in BREACHES])
def test_each_breach_is_found_and_told_where(tmp_path, name, text, told):
    found = house(tmp_path, IN_ORDER | {name: text})
    assert len(found) == 1 and found[0].startswith(f"{name}:") and told in found[0]
