"""Other people's calendar clients subscribe to the running service: vdirsyncer fetches, khal shows, five checkers judge."""
import gzip
import subprocess
import urllib.parse

import pytest
from conftest import CHECKERS, Khal
from directorate import working_day

TODAY = "2026-04-13"
VDIRSYNCER = """\
[general]
status_path = "{folder}/status/"
[pair feed]
a = "service"
b = "here"
collections = null
[storage service]
type = "http"
url = "{url}"
[storage here]
type = "filesystem"
path = "{folder}/calendar"
fileext = ".ics"
"""


class Subscriber(Khal):
    """A reader's calendar: vdirsyncer brings a feed to khal."""

    def __init__(self, folder, url):
        folder.mkdir()
        super().__init__(folder)
        (folder / "vdirsyncer").write_text(VDIRSYNCER.format(folder=folder, url=url))
        self.tell("discover")

    def tell(self, *words):
        done = subprocess.run(
            ["vdirsyncer", "-c", str(self.folder / "vdirsyncer"), *words], capture_output=True, text=True, input="y\n",
            timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def fetch(self):
        self.tell("sync")

    def starts(self, subject):
        """When khal shows meetings about a subject to begin, in office time. vdirsyncer gives events of a feed its own UIDs."""
        words = ["list", "--format", "{title}|{start-date} {start-time}", "--day-format", "", TODAY, "2026-06-30"]
        rows = [line.split("|") for line in self.run(*words).splitlines() if "|" in line]
        return [start for title, start in rows if subject in title]

    def texts(self):
        return [file.read_text().replace("\n ", "") for file in (self.folder / "calendar").iterdir()]


@pytest.fixture
def scene(opened, tmp_path):
    """A request with a meeting, and the addresses of the unit's feed, the officer's, the request's and the busy times'."""
    directorate = opened(TODAY)
    case = directorate.submit()
    case.meeting = case.scheduled()
    officer = directorate.officers["officer"]
    made = {
        "unit": directorate.done("POST", "/feeds", "director", {"scope": "unit"}, status=201),
        "officer": directorate.done("POST", "/feeds", "officer", {"scope": "officer", "officer": officer}, status=201),
        "request": directorate.done("POST", "/feeds", "applicant", {"scope": "request"}, case, status=201),
        "busy": directorate.done("POST", "/feeds", "director", {"scope": "busy"}, status=201)}
    case.feeds = {scope: urllib.parse.urlsplit(feed["url"]).path for scope, feed in made.items()}
    case.feeds["holidays"] = "/feeds/holidays.ics"
    case.numbers = {scope: feed["id"] for scope, feed in made.items()}
    return case


@pytest.mark.parametrize("scope", ["unit", "officer", "request"])
def test_clients_see_a_meeting_its_move_and_its_end(scene, tmp_path, scope):
    directorate, subject, due = scene.directorate, scene.body["subject"], scene.directorate.earliest
    reader = Subscriber(tmp_path / "reader", directorate.service.address + scene.feeds[scope])
    reader.fetch()
    assert reader.starts(subject) == [f"{due} 09:00"]
    later = working_day(TODAY, 7)
    rescheduling = scene.offer("officer", (later, "10:00"))
    reader.fetch()
    assert reader.starts(subject) == [f"{due} 09:00"], "nothing moves until both agree"
    option = rescheduling["rounds"][0]["options"][0]["id"]
    scene.answered(rescheduling, "accept", "applicant", option=option)
    reader.fetch()
    assert reader.starts(subject) == [f"{later} 10:00"]
    scene.done("DELETE", f"/meetings/{scene.meeting['id']}?reason=Sakit", "director")
    reader.fetch()
    kept = [text for text in reader.texts() if subject in text]
    assert len(kept) == 1 and "STATUS:CANCELLED" in kept[0] and "SEQUENCE:2" in kept[0]


def test_a_reader_sees_only_what_is_for_that_reader(scene):
    directorate = scene.directorate
    other = directorate.submit(proposals=[(working_day(TODAY, 6), "08:00", "12:00")])
    meeting = other.scheduled(working_day(TODAY, 6), officer="colleague")
    texts = {scope: directorate.service("GET", path).body.decode() for scope, path in scene.feeds.items()}
    assert meeting["uid"] in texts["unit"] and scene.meeting["uid"] in texts["unit"]
    for scope in ("officer", "request"):
        assert scene.meeting["uid"] in texts[scope] and meeting["uid"] not in texts[scope]
    unfolded = texts["busy"].replace("\r\n ", "")
    for private in ("Siti", "Organisasi", scene.email, scene.body["subject"], "ATTENDEE", "Staf officer"):
        assert private not in unfolded, private
    assert texts["busy"].count("BEGIN:VEVENT") + texts["busy"].count("FREEBUSY") >= 2


@pytest.mark.parametrize("scope", ["unit", "officer", "request", "busy", "holidays"])
def test_a_second_fetch_is_told_that_nothing_has_changed(scene, scope):
    service, path = scene.directorate.service, scene.feeds[scope]
    first = service("GET", path)
    assert first.status == 200 and first.headers["Content-Type"].startswith("text/calendar")
    tag, date = first.headers["ETag"], first.headers["Last-Modified"]
    for condition in ({"If-None-Match": tag}, {"If-None-Match": f'"other", {tag}'}, {"If-Modified-Since": date}):
        again = service("GET", path, headers=condition)
        assert (again.status, again.body, again.headers["ETag"]) == (304, b"", tag), condition
    assert service("GET", path, headers={"If-None-Match": '"other"'}).status == 200
    head = service("HEAD", path)
    assert (head.status, head.body, head.headers["ETag"]) == (200, b"", tag)
    assert head.headers["Content-Length"] == str(len(first.body))
    packed = service("GET", path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip" and gzip.decompress(packed.body) == first.body
    assert packed.headers["ETag"] != tag or packed.headers["ETag"].startswith("W/")
    assert "Accept-Encoding" in first.headers["Vary"] and service("POST", path).status == 405


def test_what_changes_changes_the_tag(scene):
    service, path = scene.directorate.service, scene.feeds["request"]
    before = service("GET", path)
    scene.done("DELETE", f"/meetings/{scene.meeting['id']}?reason=Sakit", "director")
    after = service("GET", path, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status == 200 and b"STATUS:CANCELLED" in after.body and after.headers["ETag"] != before.headers["ETag"]


def test_an_address_that_was_revoked_is_one_that_never_was(scene):
    service, path = scene.directorate.service, scene.feeds["request"]
    etag = service("GET", path).headers["ETag"]
    assert scene.directorate.call("DELETE", f"/feeds/{scene.numbers['request']}", "applicant", case=scene).status == 204
    gone = service("GET", path, headers={"If-None-Match": etag})
    never = service("GET", "/feeds/" + "A" * 43 + ".ics")
    assert gone.status == never.status == 404 and gone.body == never.body


@pytest.mark.parametrize("checker", CHECKERS)
def test_the_checkers_have_nothing_to_say(scene, complaints, tmp_path, checker):
    rescheduling = scene.offer("applicant", (working_day(TODAY, 7), "10:00"))
    scene.answered(rescheduling, "accept", "officer", option=rescheduling["rounds"][0]["options"][0]["id"])
    other = scene.directorate.submit("region", proposals=[(working_day(TODAY, 6), "08:00", "12:00")])
    called_off = other.scheduled(working_day(TODAY, 6), officer="colleague")
    other.done("DELETE", f"/meetings/{called_off['id']}?reason=Sakit", "director")
    for scope, path in scene.feeds.items():
        file = tmp_path / f"{scope}.ics"
        file.write_bytes(scene.directorate.service("GET", path).body)
        assert complaints(checker, file) == [], scope
