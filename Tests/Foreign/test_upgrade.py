"""Data of every earlier version of the program, taken over by this one: nothing is lost, nothing is changed, and the
tables are those of a new folder."""
import contextlib
import re
import shutil
import sqlite3

import mailserver
import pytest
from conftest import BINARY
from directorate import Directorate
from service import Service

# How each step is undone, by its name without a number: the data are then as the program before it had left them. Steps
# before `records` were never in use by themselves.
FIRST = "records"
UNDONE = {
    "outgoing-mail": ["DROP INDEX outgoing_recipient"],
    "invitees": ["DROP TABLE co_applicant", "DROP TABLE applicant_link"],
    "subscriptions": ["DROP TABLE subscription"],
    "reminders": ["DROP TABLE reminder"],
    "incoming-mail": ["DROP TABLE incoming", "DROP TABLE mailbox"],
    "sessions": ["DROP TABLE session", "DROP TABLE second_factor", "DROP TABLE recovery_code"],
    "drafts": ["DROP TABLE draft_document", "DROP TABLE draft"],
    "desk": ["DROP INDEX request_open", "DROP INDEX complaint_open"],
    "calendar-versions": ["DROP TABLE calendar_version"],
    "accounts": [f"ALTER TABLE {column.replace('.', ' DROP COLUMN ')}" for column in (
        "account.one_time_until", "account.signed_in_at", "token.purpose", "token.used_at")],
    "plan-changes": [f"ALTER TABLE plan DROP COLUMN {column}" for column in ("basis", "changed", "version")],
    "erasure": ["DROP INDEX request_kept", "DROP INDEX complaint_kept", "DROP INDEX outgoing_history",
                "DROP INDEX complaint_request", "ALTER TABLE request DROP COLUMN erased_at",
                "ALTER TABLE complaint DROP COLUMN erased_at"],
    "search": ["DROP INDEX request_search"],
    "date-hours": ["DROP TABLE date_hours"],
}
# What a start adds of itself: the days off that the program has brought, and the record of it.
ADDED = {"topic", "history_end", "calendar_version"}


@contextlib.contextmanager
def opened(file):
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as database:
        yield database


def steps(file):
    """The steps that a database has behind it, in order, by their names without numbers."""
    with opened(file) as database:
        rows = database.execute("SELECT name FROM schema_migration ORDER BY position").fetchall()
    return [re.sub(r"^\d+-", "", name) for name, in rows]


def schema(file):
    """Everything that is declared, however it came there: columns, indexes, triggers."""
    with opened(file) as database:
        names = database.execute("SELECT type, name, tbl_name FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
        columns = {name: sorted(row[1:] for row in database.execute(f"SELECT * FROM pragma_table_info('{name}')"))
                   for kind, name, _ in names if kind == "table"}
    return sorted(names), columns


def content(file, columns=None):
    """The rows of every table, in these columns."""
    with opened(file) as database:
        tables = [name for name, in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        columns = columns or {table: [row[1] for row in database.execute(f"PRAGMA table_info({table})")] for table in tables}
        return columns, {
            table: database.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
            for table, names in columns.items() if table != "schema_migration"}


@pytest.fixture(scope="module")
def lived_in(staff, tmp_path_factory):
    """A data folder in which everything has happened that leaves a row behind."""
    directorate = Directorate(BINARY, *staff, tmp_path_factory.mktemp("lived-in"), "2026-04-13")
    first, second, third = directorate.submit(), directorate.submit("business"), directorate.submit("region")
    meeting = first.scheduled()
    first.offer("director", (directorate.earliest, "10:15"))
    second.receive()
    directorate.done("POST", "/plans", "director", {}, status=201)
    third.step("withdraw", "applicant", reason="Selesai")
    directorate.done("POST", "/complaints", None, {
        "channel": "web", "name": "Siti", "contact": "siti@example.co.id", "text": "Lama."}, status=201)
    directorate.done("POST", "/feeds", "director", {"scope": "unit"}, status=201)
    directorate.done("PUT", "/settings/unit-name", "director", {"value": "Direktorat Contoh"})
    assert meeting["state"] == "scheduled"
    # What waits would go out at the next start.
    mailserver.wait_for(lambda: directorate.rows("SELECT DISTINCT state FROM outgoing") == [("sent",)])
    directorate.end()
    return directorate.service.data



def test_every_step_can_be_undone(lived_in):
    """Whoever adds a step says here how it is undone, so that its upgrade is tried from then on."""
    known = steps(lived_in / "jadwal.sqlite")
    assert set(known[known.index(FIRST) + 1:]) <= set(UNDONE)


def test_data_of_every_earlier_version_are_taken_over(lived_in, tmp_path):
    whole = lived_in / "jadwal.sqlite"
    known = steps(whole)
    for number, name in list(enumerate(known, 1))[known.index(FIRST):-1]:
        service = Service(BINARY, tmp_path, now="2026-04-13T15:00:00+07:00")
        service.data = tmp_path / name
        shutil.copytree(lived_in, service.data)
        file = service.data / "jadwal.sqlite"
        with opened(file) as database:
            for later in reversed(known[number:]):
                for statement in UNDONE[later]:
                    database.execute(statement)
            database.execute("DELETE FROM schema_migration WHERE position > ?", (number,))
        assert steps(file) == known[:number]
        columns, before = content(file)
        refused = service.run("verify", "--lang", "en")
        assert refused.returncode == 1 and refused.stderr.count(b"\n") == 1, "who only reads does not change it"
        try:
            service.start("--unlimited")
            assert service("GET", "/healthz").status == 200
        finally:
            assert service.stop() == 0
        service.succeed("verify")
        assert steps(file) == known and schema(file) == schema(whole), name
        _, after = content(file, columns)
        for table, rows in before.items():
            if table not in ADDED:
                more = len(after[table]) - len(rows)
                assert set(rows) <= set(after[table]) and more <= (table == "history"), (name, table)


def test_data_of_a_later_version_are_left_alone(lived_in, tmp_path):
    service = Service(BINARY, tmp_path)
    shutil.copytree(lived_in, service.data)
    file = service.data / "jadwal.sqlite"
    with opened(file) as database:
        database.execute("INSERT INTO schema_migration SELECT max(position) + 1, '999-later', 0 FROM schema_migration")
    before = file.read_bytes()
    for command in ("verify", "serve --port 0", "setting list"):
        done = service.run(*command.split(), "--lang", "en")
        assert done.returncode == 1 and done.stderr.count(b"\n") == 1, done.stderr
    assert file.read_bytes() == before
