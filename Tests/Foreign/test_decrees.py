"""The late decrees of four years, imported in the order in which they were made public: on the command line, through
the API, beside a running service, and with meetings on the days that they hit."""
import datetime as dt
import json
import stat

import decrees
import numpy as np
import oracle
import pytest
from conftest import ROOT
from directorate import at

TABS = {"Content-Type": "text/tab-separated-values"}
EXAMPLES = oracle.table("leadtime-examples.tsv")


@pytest.fixture(scope="module")
def calendars(tmp_path_factory):
    """Calendars with no decree of 2022 to 2026: 2027 alone, and the office's hours."""
    folder = tmp_path_factory.mktemp("calendars")
    for name in ("2027.ics", "office-hours.ics"):
        (folder / name).write_bytes((ROOT / "calendars" / name).read_bytes())
    return folder


def letters(year):
    """A letter on each day of a year whose date lies in that year."""
    first = dt.date(int(year), 1, 1)
    return [first + dt.timedelta(n) for n in range(349)]


def dates(text):
    return [dt.date.fromisoformat(line) for line in text.split()]


def expected(year, known_on):
    busdays = oracle.calendar(decrees.days_off(year, known_on))
    return [day.astype(object) for day in oracle.earliest(letters(year), busdays=busdays)]


def test_every_date_is_what_it_was_before_and_after_each_late_decree(stopped_service, calendars, tmp_path):
    """By numpy, for a letter on every day of the year; and as it was known the day before, once the decree is there."""
    service = stopped_service
    common = ["--calendars", calendars]
    file = tmp_path / "skb.tsv"
    years = [year for year in decrees.FIRST if year < "2026"]
    for year in years:
        file.write_text(decrees.first_decree(year))
        service.succeed("holidays", "import", file, "--apply", *common)

    def told(year, *more):
        given = "".join(f"{day}T09:00:00+07:00\n" for day in letters(year))
        return dates(service.succeed("workdays", "earliest", *common, *more, given=given))

    for published in decrees.PUBLISHED:
        year, eve = published[:4], str(dt.date.fromisoformat(published) - dt.timedelta(1))
        before, after = expected(year, eve), expected(year, published)
        assert told(year) == before
        file.write_text(decrees.late_decree(published))
        preview = json.loads(service.succeed("holidays", "import", file, "--amend", "--json", *common))
        assert told(year) == before and not preview["applied"]
        done = json.loads(service.succeed("holidays", "import", file, "--amend", "--apply", "--json", *common))
        changes = [(row["change"], row["date"]) for row in done["changes"]]
        assert sorted(changes) == sorted(
            ({"add": "added", "remove": "removed"}[row["action"]], row["date"]) for row in decrees.AMENDMENTS
            if row["published"] == published)
        assert told(year) == after
        assert told(year, "--known-on", eve) == before
        assert told(year, "--known-on", published) == after
    rows = [row for row in EXAMPLES if row["earliest_date"][:4] in years]
    given = "".join(row["received_at_iso_with_offset"] + "\n" for row in rows)
    answers = service.succeed("workdays", "earliest", *common, given=given).split()
    assert answers == [row["earliest_date"] for row in rows]
    for row in oracle.table("holidays.tsv"):
        if row["date"][:4] in years:
            assert f"{row['date']}\t" in service.succeed("holidays", "list", "--year", row["date"][:4], *common)
    versions = [line.split("\t") for line in service.succeed("holidays", "versions").splitlines()]
    ways = [row[3] for row in versions]
    assert ways == ["program"] + ["year"] * len(years) + ["amend"] * len(decrees.PUBLISHED)
    service.succeed("verify")


# When the decree came, when the letters came before, the days of the meetings that it hits, and those around them.
BOOKED = [
    ("2024-11-21", "2024-11-11", ["2024-11-27"], ["2024-11-26", "2024-11-28"]),
    ("2025-08-07", "2025-07-28", ["2025-08-18"], ["2025-08-15", "2025-08-19"]),
    ("2023-03-29", "2023-03-17", ["2023-04-19", "2023-04-20"], ["2023-04-18", "2023-04-27", "2023-04-28"])]


@pytest.mark.parametrize("published, received, hit, spared", BOOKED, ids=[row[0] for row in BOOKED])
@pytest.mark.parametrize("way", ["command line", "API"])
def test_each_meeting_on_a_day_that_is_off_now_gets_one_rescheduling_and_no_other_does(
        opened, tmp_path, way, published, received, hit, spared):
    eve = str(dt.date.fromisoformat(published) - dt.timedelta(1))
    old = decrees.earlier_calendars(ROOT / "calendars", tmp_path / "old", eve)
    directorate = opened(received, "--calendars", old)
    meetings = {}
    for day in sorted(hit + spared):
        case = directorate.submit(proposals=[(day, "08:00", "12:00")], letter={
            "number": "1/S", "date": received, "channel": "web"})
        meetings[day] = case, case.scheduled(day)["id"]
    directorate.let_pass_until(published)
    file = tmp_path / "skb.tsv"
    file.write_text(decrees.late_decree(published))

    def take(apply):
        if way == "API":
            query = "?mode=amend&name=skb.tsv" + ("&apply=true" if apply else "")
            return directorate.done(
                "POST", "/holidays" + query, "director", headers=TABS, data=file.read_bytes())
        words = ["holidays", "import", file, "--amend", "--json"] + (["--apply"] if apply else [])
        return json.loads(directorate.service.succeed(*words))

    preview = take(False)
    assert directorate.rows("SELECT count(*) FROM rescheduling") == [(0,)]
    done = take(True)
    stood = [meetings[day][1] for day in hit]
    assert [row["meeting"] for row in done["meetings"]] == stood
    assert [row.pop("rescheduling") for row in done["meetings"]] == ["1", "2"][:len(hit)]
    assert done["meetings"] == preview["meetings"] and all(row["alternatives"] for row in done["meetings"])
    assert directorate.rows("SELECT meeting FROM rescheduling ORDER BY id") == [(int(number),) for number in stood]
    busdays = oracle.calendar(decrees.days_off(published[:4], published))
    for row in done["meetings"]:
        offered = [option["start"][:10] for option in row["alternatives"]]
        assert np.is_busday(np.array(offered, dtype="datetime64[D]"), busdaycal=busdays).all()
    for day, (case, number) in meetings.items():
        view = case.seen()
        assert view["state"] == ("rescheduling" if day in hit else "scheduled")
        assert [(meeting["id"], meeting["state"]) for meeting in view["meetings"]] == [(number, "scheduled")]
        told = [to for event, to, _ in case.parts() if event == "rescheduling-proposed"]
        assert (set(told), told.count("applicant")) == (
            ({"applicant", "director", "officers"}, 1) if day in hit else (set(), 0))
    # The same file again, by the other way, changes nothing.
    way = "API" if way == "command line" else "command line"
    assert take(True)["meetings"] == [] and directorate.rows("SELECT count(*) FROM rescheduling") == [(len(hit),)]


def test_a_day_that_is_taken_back_can_be_met_on_again(opened, tmp_path):
    """26 April 2023: leave until SKB 327/2023 of 29 March took it back."""
    old = decrees.earlier_calendars(ROOT / "calendars", tmp_path / "old", "2023-03-28")
    directorate = opened("2023-03-28", "--calendars", old)
    letter = {"number": "1/S", "date": "2023-03-28", "channel": "web"}
    windows = [("2023-04-26", "08:00", "12:00"), ("2023-04-27", "08:00", "12:00")]
    refused = directorate.call("POST", "/requests", None, directorate.submission(proposals=windows, letter=letter))
    assert refused.status == 422 and refused.json["errors"][0]["path"] == "proposals[0]"
    case = directorate.submit(proposals=windows[1:], letter=letter)
    case.receive()
    case.assign("officer")
    assert case.book("2023-04-26", "09:00", status=409)["status"] == 409
    directorate.let_pass_until("2023-03-29")
    done = directorate.done("POST", "/holidays?mode=amend&apply=true", "admin", headers=TABS,
                            data=decrees.late_decree("2023-03-29").encode())
    assert [row["date"] for row in done["changes"]] == ["2023-04-19", "2023-04-20", "2023-04-26"]
    case.done("POST", "/proposals", "applicant", {"proposals": [
        {"start": at(day, start), "end": at(day, end)} for day, start, end in windows]}, status=201)
    case.book("2023-04-26", "09:00")
    asked = [directorate.done("GET", f"/calendar/days?from=2023-04-26&to=2023-04-27{known}", None)[0]["kind"]
             for known in ("", "&knownOn=2023-03-28", "&knownOn=2023-03-29")]
    assert asked == ["working", "collective-leave", "working"]


def test_the_api_counts_by_what_was_known_on_a_day(opened, tmp_path):
    old = decrees.earlier_calendars(ROOT / "calendars", tmp_path / "old", "2025-08-06")
    directorate = opened("2025-08-07", "--calendars", old)
    directorate.done("POST", "/holidays?mode=amend&apply=true", "director", headers=TABS,
                     data=decrees.late_decree("2025-08-07").encode())
    for known_on in ("2025-08-06", "2025-08-07", "2025-12-01"):
        for day, date in list(zip(letters("2025"), expected("2025", known_on)))[200:240]:
            answer = directorate.done(
                "GET", f"/calendar/earliest?receivedAt={day}T09:00:00%2B07:00&knownOn={known_on}", None)
            assert (answer["earliestDate"], answer["dueDate"]) == (str(date), str(date))
    assert directorate.call("GET", "/calendar/earliest?knownOn=2021-09-21", None).status == 422


# The ways of a file of days off that cannot be: what is in it, the words of the command, and what is told.
BAD = [
    ("date\tname_id\n", [], "skb.tsv: line 1: column kind: is missing in the line of titles; add it"),
    ("date\tname_id\tkind\tdecree\n2026-04-31\tA\telection\tS (2026-01-01)\n", ["--amend"],
     'skb.tsv: line 2: column date: "2026-04-31" is no date; write it as 2026-03-10'),
    ("date\tname_id\tkind\tdecree\n2026-04-30\tA\telection\tS (2026-01-01)\n", [], "skb.tsv: not the whole year 2026"),
    ("date\tname_id\tkind\twithdrawal\n\n2026-04-30\tA\telection\tS (2026-01-01)\n", ["--amend"],
     "skb.tsv: line 3: no polling day stands on 2026-04-30 that could be taken back"),
    ("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART:2026\n", ["--amend"], "skb.tsv: line 3"),
    ("", [], "skb.tsv: line 1: the table is empty")]


@pytest.mark.parametrize("running", [False, True], ids=["stopped", "running"])
@pytest.mark.parametrize("content, words, told", BAD, ids=range(len(BAD)))
def test_a_bad_file_is_told_with_its_line_and_changes_nothing(stopped_service, running, content, words, told):
    service = stopped_service.start() if running else stopped_service
    (service.folder / "skb.tsv").write_text(content)
    done = service.run("holidays", "import", "skb.tsv", "--apply", "--lang", "en", *words)
    assert (done.returncode, done.stdout) == (2, b"") and told in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    assert service.succeed("holidays", "versions").count("import") == 0
    assert service.run("holidays", "import", "none.ics").returncode == 2


def test_the_command_does_the_same_beside_a_service_and_without(stopped_service, tmp_path):
    service = stopped_service
    file = service.folder / "skb.tsv"
    file.write_text("date\tname_id\tkind\tdecree\n2026-03-10\tCuti\tcollective-leave\tSKB 9/2026 (2026-03-02)\n")
    words = ["holidays", "import", "skb.tsv", "--amend"]
    alone = [service.succeed(*words, *more) for more in ([], ["--json"], ["--lang", "en"])]
    service.start()
    socket = service.data / "jadwal.socket"
    assert stat.S_ISSOCK(socket.stat().st_mode) and stat.S_IMODE(socket.stat().st_mode) == 0o600
    assert [service.succeed(*words, *more) for more in ([], ["--json"], ["--lang", "en"])] == alone
    done = service.succeed(*words, "--apply", "--lang", "en")
    assert done.endswith("Done, as version 2.\n")
    # Everything knows of it at once: the service, and commands that only read.
    days = service("GET", "/api/v1/calendar/days?from=2026-03-10&to=2026-03-11").json
    assert days[0]["kind"] == "collective-leave" and days[0]["decree"] == "SKB 9/2026 (2026-03-02)"
    assert service.succeed("workdays", "count", "--from", "2026-03-10", "--to", "2026-03-11") == "0\n"
    assert b"20260310" in service("GET", "/feeds/holidays.ics").body
    assert service.stop() == 0 and not socket.exists()
    assert service.succeed("workdays", "count", "--from", "2026-03-10", "--to", "2026-03-11") == "0\n"
    # A folder of calendars that is named alone is meant alone.
    named = ["--calendars", ROOT / "calendars"]
    alone = service.run("workdays", "count", "--from", "2026-03-10", "--to", "2026-03-11", *named)
    assert alone.stdout == b"0\n", "JADWAL_DATA names the data, too"
    assert service.succeed("verify")


def test_any_version_is_given_back_byte_for_byte_and_brings_the_calendar_back(opened, tmp_path):
    directorate = opened("2026-04-13")
    service = directorate.service
    before = service.succeed("holidays", "list", "--year", "2026", "--json")
    tables = []
    for number, day in enumerate(["2026-07-01", "2026-07-02", "2026-07-03"]):
        file = tmp_path / f"skb-{number}.tsv"
        file.write_text(decrees.table([{
            "date": day, "name_id": "Cuti", "kind": "collective-leave", "decree": f"SKB {number}/2026 (2026-04-13)"}]))
        tables.append(file.read_bytes())
        service.succeed("holidays", "import", file, "--amend", "--apply")
    exported = {number: service.run("holidays", "export", number).stdout for number in (1, 2, 3, 4)}
    for number, content in exported.items():
        assert directorate.call("GET", f"/holidays/versions/{number}/calendar", "auditor").body == content
    for number, content in zip((2, 3, 4), tables):
        assert service.run("holidays", "export", number, "--source").stdout == content
        assert directorate.call("GET", f"/holidays/versions/{number}/file", "director").body == content
    assert service.run("holidays", "export").stdout == exported[4]
    assert service.run("holidays", "export", 9).returncode == 1
    assert service.run("holidays", "export", 1, "--source").returncode == 1
    (tmp_path / "v1.ics").write_bytes(exported[1])
    service.succeed("holidays", "import", tmp_path / "v1.ics", "--apply")
    assert service.run("holidays", "export").stdout == exported[1]
    assert service.succeed("holidays", "list", "--year", "2026", "--json") == before
    done = directorate.done("POST", "/holidays?apply=true", "admin", headers={"Content-Type": "text/calendar"},
                            data=exported[3])
    assert [row["date"] for row in done["changes"]] == ["2026-07-01", "2026-07-02"] and done["version"] == "6"
    assert service.run("holidays", "export").stdout == exported[3]
    listed = directorate.done("GET", "/holidays/versions", "auditor")
    assert [json.loads(line) for line in service.succeed("holidays", "versions", "--json").splitlines()] == listed
    assert [row.get("mode") for row in listed] == [None, "amend", "amend", "amend", "all", "all"]
    assert listed[1]["decrees"] == ["SKB 0/2026 (2026-04-13)"] and listed[5]["byName"] == "Staf admin"


def test_days_off_that_a_new_release_brings_are_taken_over_as_the_service_starts(opened, tmp_path):
    old = decrees.earlier_calendars(ROOT / "calendars", tmp_path / "old", "2024-11-20")
    directorate = opened("2024-11-11", "--calendars", old)
    case = directorate.submit(proposals=[("2024-11-27", "08:00", "12:00")], letter={
        "number": "1/S", "date": "2024-11-11", "channel": "web"})
    meeting = case.scheduled("2024-11-27")["id"]
    directorate.options = ()
    directorate.let_pass_until("2024-11-21")
    assert directorate.rows("SELECT meeting FROM rescheduling") == [(int(meeting),)]
    assert case.state == "rescheduling"
    assert "the program has brought other days off: version 2 of the calendar" in directorate.service.log
    listed = directorate.done("GET", "/holidays/versions", "director")
    assert [row["source"] for row in listed] == ["program", "program"] and listed[1]["added"] == 2
    # It is told of once; at the next start nothing is new.
    (directorate.service.folder / "service.log").write_text("")
    directorate.let_pass_until("2024-11-22")
    assert directorate.rows("SELECT count(*) FROM rescheduling") == [(1,)]
    assert len(directorate.done("GET", "/holidays/versions", "director")) == 2


def test_a_decree_is_taken_once_for_a_key(opened):
    directorate = opened("2026-04-13")
    content = decrees.table([{
        "date": "2026-07-01", "name_id": "Cuti", "kind": "collective-leave", "decree": "SKB 1/2026 (2026-04-13)"}])
    headers = TABS | {"Idempotency-Key": "skb-1"}
    first, again = (directorate.call("POST", "/holidays?mode=amend&apply=true", "director", headers=headers,
                                     data=content.encode()) for _ in range(2))
    assert first.status == 200 and first.body == again.body
    other = directorate.call("POST", "/holidays?mode=amend&apply=true", "director", headers=headers,
                             data=content.replace("07-01", "07-02").encode())
    assert other.status == 422
    assert len(directorate.done("GET", "/holidays/versions", "director")) == 2
