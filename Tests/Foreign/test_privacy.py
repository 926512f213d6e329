"""Personal data (law 27/2022): the applicant is given all of it, and when its time is over no byte of it is left, while
the history and the figures are as they were."""
import json

import pytest
from conftest import BINARY
from directorate import PDF, Directorate
from mailserver import wait_for
from service import Service

TODAY = "2026-04-13"
PRIVATE = {"name": "Siti Zamrudiana", "organization": "CV Qinclong", "identity": "3171009988776655",
           "email": "siti.zamrudiana@example.co.id", "whatsapp": "+6281355577799"}
LETTER = {"subject": "Perihal Xylofonia", "chronology": "Kronologi Wintergrun sejak pekan lalu."}
SAID = ["Alasan Querulantis", "Pengaduan Vexatoria"]
DOCUMENT = PDF + b"% Lampiran Jubilaria\n" + bytes(range(256)) * 40


def words():
    """What must not be found any more, in the forms in which it may be kept: as it was written, and for searching."""
    texts = [*PRIVATE.values(), *LETTER.values(), *SAID, "Lampiran Jubilaria", "pendamping.zamrud@example.co.id"]
    return {form.encode() for text in texts for form in (text, text.lower(), text.upper())}


def found(folder):
    """Which of them lie in the files of the database."""
    content = b"".join(file.read_bytes() for file in sorted(folder.glob("jadwal.sqlite*")))
    return sorted(word for word in words() if word in content)


@pytest.fixture
def ended(staff, tmp_path):
    """A directorate with a request that has ended, and one that has not."""
    directorate = Directorate(BINARY, *staff, tmp_path, TODAY)
    applicant = directorate.submission()["applicant"] | PRIVATE
    case = directorate.submit(applicant=applicant, **LETTER, coApplicants=[
        {"name": "Pendamping", "email": "pendamping.zamrud@example.co.id"}])
    case.document("supporting", name="jubilaria.pdf", content=DOCUMENT)
    case.scheduled()
    case.done("DELETE", f"/meetings/{case.meetings[0]['id']}?reason=Alasan+Querulantis", "director")
    directorate.done("POST", "/complaints", "applicant", {
        "channel": "web", "name": PRIVATE["name"], "contact": PRIVATE["email"], "text": SAID[1],
        "request": case.id}, case, status=201)
    directorate.done("POST", "/complaints/1/answer", "director", {"answer": "Sudah ditindaklanjuti."})
    case.step("withdraw", "applicant", reason=SAID[0])
    directorate.other = directorate.submit()
    wait_for(lambda: directorate.rows("SELECT DISTINCT state FROM outgoing") == [("sent",)])
    directorate.case = case
    yield directorate
    directorate.end()


def history(directorate, count=-1):
    """The first entries of the history, as they are kept."""
    return directorate.rows(
        "SELECT id, at, actor, request, event, detail, digest FROM history ORDER BY id LIMIT ?", count)


def level(directorate):
    return directorate.done("GET", "/reports/service-level?from=2026-04-01&to=2026-05-01", "director")


def test_the_applicant_is_given_everything_that_is_held(ended):
    told = ended.case.done("GET", "/personal-data", "applicant")
    text = json.dumps(told, ensure_ascii=False)
    for word in [*PRIVATE.values(), *LETTER.values(), *SAID, "jubilaria.pdf", "pendamping.zamrud@example.co.id"]:
        assert word in text, word
    for who in ("deputy", "officer", "outsider", "admin", "auditor"):
        assert ended.case.call("GET", "/personal-data", who).status in (403, 404), who
    assert ended.call("GET", f"/requests/{ended.case.id}/personal-data", "applicant", case=ended.other).status == 404


@pytest.mark.parametrize("way", ["asked", "in time"])
def test_no_byte_of_it_is_left_and_the_history_is(ended, way, tmp_path):
    case, before = ended.case, history(ended)
    assert found(ended.service.data) != []
    if way == "asked":
        assert case.call("POST", "/erase", "registry").status == 403
        told = level(ended)
        case.done("POST", "/erase", "director")
        assert level(ended) == told
    else:
        ended.done("PUT", "/settings/retention-days", "director", {"value": "30"})
        ended.let_pass_until("2026-05-12")
        assert case.call("GET", "", "applicant").status == 200, "not before its time"
        ended.let_pass_until("2026-05-14")
        wait_for(lambda: ended.rows("SELECT count(*) FROM request WHERE erased_at IS NOT NULL") == [(1,)])
    assert history(ended, len(before)) == before
    assert case.call("GET", "", "applicant").status in (401, 404), "its secret opens nothing any more"
    assert ended.other.seen("applicant")["state"] == "submitted", "no other request is touched"
    copy = tmp_path / "copy.sqlite"
    ended.service.succeed("backup", copy)
    ended.service.succeed("verify")
    assert ended.service.stop() == 0
    left = found(ended.service.data), [word for word in words() if word in copy.read_bytes()]
    ended.service.start("--unlimited")
    assert left == ([], [])
    restored = Service(BINARY, tmp_path)
    restored.data = tmp_path / "restored"
    restored.succeed("restore", copy)
    restored.succeed("verify")


def test_what_has_not_ended_is_not_erased(ended):
    assert ended.other.call("POST", "/erase", "director").status == 409
    assert ended.other.seen("applicant")["applicant"]["name"] == "Siti Rahma"
