"""What applicants have brought about before a page is looked at: a draft that is being written, and a request for whose
meeting the unit offers other times."""
import re
import urllib.parse
import urllib.request

from directorate import PDF, form
from service import dumps

# A time on the earliest day of what is handed in on 2 March 2026.
TIME = "2026-03-09T09:00:00+07:00/2026-03-09T10:00:00+07:00"


def send(address, path, fields, page=None):
    """Sends the form that stands on a page, and answers with the address to which that leads."""
    with urllib.request.urlopen(address + (page or path)) as answer:
        token = re.findall(r'name="kunci" value="([0-9a-f]+)"', answer.read().decode())[-1]
    body = urllib.parse.urlencode(fields | {"kunci": token}).encode()
    request = urllib.request.Request(address + path, data=body, headers={"Origin": address})
    with urllib.request.urlopen(request) as answer:
        return answer.url


def draft(address):
    """Writes a request as far as it could be sent. Returns the secret of the draft."""
    url = send(address, "/ajukan", {
        "applicant.kind": "business", "applicant.name": "Siti Rahma", "applicant.email": "siti@example.com",
        "applicant.timeZone": "Asia/Jayapura", "applicant.language": "id", "applicant.priority": "none"})
    secret = url.split("/ajukan/")[1].split("/")[0]
    path = f"/ajukan/{secret}"
    send(address, f"{path}/kendala", {"subject": "NIB tidak terbit", "needs": "nib", "lakukan": "lanjut"})
    send(address, f"{path}/waktu", {"lakukan": f"tambah {TIME}"}, page=path)
    return secret


class Unit:
    """The unit, through the API, with the tokens of the sample staff."""

    def __init__(self, service, tokens):
        self.service, self.tokens = service, tokens

    def done(self, method, path, token, json=None, **more):
        """Calls the API; fails where that fails."""
        answer = self.service(method, "/api/v1" + path, json=json, token=token, **more)
        assert answer.status < 300, f"{method} {path}: {answer.status} {answer.body.decode()}"
        return answer.json if answer.body else None

    def scheduled(self, request, start):
        """Takes a request from the administration desk to a meeting with the officer Ayu."""
        path = f"/requests/{request}"
        headers, body = form("supporting", "bukti.pdf", PDF)
        self.done("POST", f"{path}/documents", self.tokens["registry"], headers=headers, data=body)
        officers = self.done("GET", "/officers", self.tokens["director"])
        officer = next(each["id"] for each in officers if each["name"].startswith("Ayu"))
        self.done("POST", f"{path}/actions/register", self.tokens["registry"], {})
        self.done("POST", f"{path}/actions/dispose", self.tokens["deputy"], {})
        self.done("POST", f"{path}/actions/receive", self.tokens["director"], {})
        self.done("POST", f"{path}/actions/assign", self.tokens["director"], {"officers": [officer]})
        self.done("POST", f"{path}/meetings", self.tokens["director"], {"officers": [officer], "start": start})

    def offered(self, request, *starts):
        """Offers other times for the meeting of a request."""
        self.done("POST", f"/requests/{request}/reschedulings", self.tokens["director"], {
            "reason": "Petugas bertugas ke luar kota", "options": [{"start": start} for start in starts]})

    def seen(self, request):
        """A request as the director sees it."""
        return self.done("GET", f"/requests/{request}", self.tokens["director"])


def offered(service, tokens, submission):
    """A request for whose meeting the unit offers two other times. Returns its secret."""
    answer = service("POST", "/api/v1/requests", data=dumps(submission), headers={"Content-Type": "application/json"})
    unit = Unit(service, tokens)
    unit.scheduled(answer.json["id"], "2026-03-10T09:00:00+07:00")
    unit.offered(answer.json["id"], "2026-03-17T09:00:00+07:00", "2026-03-17T13:00:00+07:00")
    return answer.json["secret"]
