"""QR codes of the addresses of calendars: drawn by librsvg, read by zbar as a phone's camera does."""
import re
import subprocess
import urllib.parse

import pytest
from conftest import ROOT
from service import call

DOCUMENT = ROOT / "docs" / "subscribe.md"
PUBLIC = "https://jadwal.example.go.id"


def scanned(svg, folder, width=300):
    """What a camera reads in a picture."""
    picture = folder / "code.png"
    subprocess.run(["rsvg-convert", "--width", str(width), "--output", picture], input=svg, check=True)
    read = subprocess.run(["zbarimg", "--quiet", "--raw", picture], capture_output=True, check=True)
    return read.stdout.decode().removesuffix("\n")


@pytest.mark.parametrize("scope", ["unit", "officer", "request", "busy"])
def test_the_code_of_a_calendar_leads_to_it(shared, tmp_path, scope):
    case = shared.submit()
    body = {"unit": {}, "busy": {}, "officer": {"officer": shared.officers["officer"]}, "request": {"request": case.id}}
    made = shared.done("POST", "/feeds", "director", {"scope": scope} | body[scope], status=201)
    picture = call("", "GET", made["qrCode"])
    assert (picture.status, picture.headers["Content-Type"]) == (200, "image/svg+xml")
    assert scanned(picture.body, tmp_path) == made["webcal"] == "webcal" + made["url"].removeprefix("http")
    calendar = call("", "GET", made["webcal"].replace("webcal", "http", 1))
    assert calendar.status == 200 and calendar.body.startswith(b"BEGIN:VCALENDAR\r\n")
    google = urllib.parse.urlsplit(made["google"])
    assert (google.scheme, google.netloc, google.path) == ("https", "calendar.google.com", "/calendar/r")
    assert urllib.parse.parse_qs(google.query, strict_parsing=True) == {"cid": [made["webcal"]]}
    # As small as it is printed on a letter.
    assert scanned(picture.body, tmp_path, width=120) == made["webcal"]


def test_a_code_shows_no_secret_that_is_revoked(shared):
    made = shared.done("POST", "/feeds", "director", {"scope": "unit"}, status=201)
    assert call("", "HEAD", made["qrCode"]).status == 200
    shared.done("DELETE", f"/feeds/{made['id']}", "director", status=204)
    gone, never = call("", "GET", made["qrCode"]), shared.service("GET", "/feeds/" + "A" * 43 + ".svg")
    assert gone.status == never.status == 404 and gone.body == never.body


def test_no_log_has_a_secret(stopped_service):
    token = stopped_service.account("direktur@example.go.id", "director")
    service = stopped_service.start("--log")
    made = service("POST", "/api/v1/feeds", json={"scope": "unit"}, token=token).json
    secret = made["url"].rsplit("/", 1)[1].removesuffix(".ics")
    for path in (f"/feeds/{secret}.svg", f"/feeds/{secret}.ics", f"/feeds/x{secret}.svg", f"/feeds/{secret}.svg?a={secret}"):
        service("GET", path, headers={"Referer": path})
    assert service.stop() == 0
    assert "/feeds/{secret}.svg" in service.log and secret not in service.log


@pytest.fixture
def published(stopped_service):
    """A service that the outside reaches at the address of the documents."""
    stopped_service.succeed("init")
    return stopped_service.start("--public-address", PUBLIC)


def test_the_picture_of_the_documents_is_that_of_the_service_and_leads_where_they_say(published, tmp_path):
    picture, text = (DOCUMENT.parent / "subscribe" / "holidays.svg").read_bytes(), DOCUMENT.read_text()
    assert published("GET", "/feeds/holidays.svg").body == picture
    (address,) = set(re.findall(r"`(https://\S+\.ics)`", text))
    (link,) = set(re.findall(r"<(webcal://\S+)>", text))
    (google,) = re.findall(r"<(https://\S+)>", text)
    assert scanned(picture, tmp_path) == link == address.replace("https", "webcal", 1)
    assert urllib.parse.parse_qs(urllib.parse.urlsplit(google).query) == {"cid": [link]}
    assert address.startswith(PUBLIC) and published("GET", address.removeprefix(PUBLIC)).status == 200
    assert f'alt="QR code of {link}"' in text and f"`{address.removesuffix('ics')}svg`" in text
