"""Mail as it leaves the running service: over a mail server of Python's, with TLS and login, or into a folder."""
import re
import signal

import pytest
from checkers import mail as mails
from mailserver import PASSWORD, USER, configure, plain, wait_for


def staffed(service):
    """The service with somebody at the administration desk; the token."""
    return service.account("tata.usaha@example.go.id", "registry")


def submit(service, name="Siti Rahma", address="siti@example.co.id", subject="Hak akses"):
    answer = service("POST", "/api/v1/requests", json={
        "applicant": {"kind": "public", "name": name, "identity": "3171234567890001", "email": address,
                      "whatsapp": "081234567890", "timeZone": "Asia/Jakarta", "language": "id", "priority": "none"},
        "letter": {"number": "1", "date": "2026-03-02", "channel": "web"}, "subject": subject,
        "chronology": "Terkunci.", "consultations": [], "relatedUnit": {"name": "Unit", "reason": "Sistem"},
        "needs": ["nib"], "durationMinutes": 60,
        "proposals": [{"start": "2026-03-11T09:00:00+07:00", "end": "2026-03-11T11:00:00+07:00"}]})
    assert answer.status == 201, answer.body
    return answer.json


def listed(service, token, state):
    return service("GET", f"/api/v1/outgoing?state={state}", token=token).json["messages"]


def test_what_was_queued_reaches_its_readers_cleanly(stopped_service, served):
    server = served()
    plain(stopped_service, server)
    staffed(stopped_service)
    service = stopped_service.start()
    submitted = submit(service, name='Siti "Ê" Rahma, S.H.', subject="Hak akses – terkunci")
    server.until(lambda: len(server.taken) == 2)
    assert {mail["To"].addresses[0].addr_spec for mail in server.taken} == {
        "siti@example.co.id", "tata.usaha@example.go.id"}
    for mail in server.taken:
        assert mails.complaints(mail.data) == []
        assert mail.envelope == ("tu.ditspb@bkpm.go.id", [mail["To"].addresses[0].addr_spec])
        assert mail["From"].addresses[0].addr_spec == "tu.ditspb@bkpm.go.id"
        assert mail["Auto-Submitted"] == "auto-generated" and submitted["reference"] in mail["In-Reply-To"]
        assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    (applicant,) = [mail for mail in server.taken if "siti" in mail["To"]]
    assert applicant["To"].addresses[0].display_name == 'Siti "Ê" Rahma, S.H.'
    assert len({mail["Message-ID"] for mail in server.taken}) == 2


@pytest.mark.parametrize("scheme", ["smtps", "smtp"])
def test_over_tls_with_name_and_password(stopped_service, served, authority, scheme):
    certificate, trusted = authority
    server = served(certificate=certificate, starttls=scheme == "smtp", login=True)
    (stopped_service.data / "kata-sandi").write_text(PASSWORD + "\n")
    configure(stopped_service, url=server.url(scheme, "localhost"), user=USER, passwordFile="kata-sandi",
              caFile=str(trusted), sender="balikan@example.go.id")
    staffed(stopped_service)
    assert stopped_service.run("mail", "check").returncode == 0
    service = stopped_service.start()
    submit(service)
    server.until(lambda: len(server.taken) == 2)
    assert set(server.logins) == {(USER, PASSWORD, True)}
    assert {mail.envelope[0] for mail in server.taken} == {"balikan@example.go.id"}


def test_a_server_that_nobody_vouches_for_or_that_has_no_tls_gets_nothing(stopped_service, served, authority):
    certificate, _ = authority
    token = staffed(stopped_service)
    for settings, scheme in [({"certificate": certificate}, "smtps"), ({}, "smtp")]:
        server = served(**settings)
        configure(stopped_service, url=server.url(scheme, "localhost"), user=USER, password=PASSWORD)
        done = stopped_service.run("mail", "check", "--lang", "en")
        assert done.returncode == 1 and b"the mail server takes nothing: TLS failed" in done.stderr
        service = stopped_service.start()
        submit(service)
        waiting = wait_for(lambda: [m for m in listed(service, token, "waiting") if m["attempts"]])
        assert {message["error"] for message in waiting} == {"TLS failed"}
        assert not server.came and not server.logins
        assert stopped_service.stop() == 0


def test_a_wrong_password_keeps_all_mail_waiting(stopped_service, served):
    server = served(login=True)
    plain(stopped_service, server, user=USER, password="salah")
    token = staffed(stopped_service)
    service = stopped_service.start()
    submit(service)
    waiting = wait_for(lambda: [m for m in listed(service, token, "waiting") if m["attempts"]])
    assert len(waiting) == 2 and {m["error"][:12] for m in waiting} == {"login denied"}, waiting
    assert not server.taken and not listed(service, token, "failed")


def test_what_is_refused_for_now_comes_again_as_the_same_mail(stopped_service, served):
    server = served()
    server.answer = lambda mail, number: "451 4.7.1 greylisted" if number <= 2 else "250 OK"
    plain(stopped_service, server)
    token = staffed(stopped_service)
    service = stopped_service.start("--public-address", "https://jadwal.example.go.id")
    submit(service)
    server.until(lambda: len(server.came) == 2)
    wait_for(lambda: all(m["error"] == "4.7.1 greylisted" for m in listed(service, token, "waiting")))
    assert service.stop() == 0
    service.now = "2026-03-02T08:10:00+07:00"
    service.start("--public-address", "https://jadwal.example.go.id")
    server.until(lambda: len(server.taken) == 2)
    assert {mail.data for mail in server.taken} == {mail.data for mail in server.came[:2]}


def test_a_recipient_that_is_refused_for_good_is_shown_told_and_can_be_tried_again(stopped_service, served):
    server = served()
    server.unknown.add("siti@example.co.id")
    plain(stopped_service, server)
    token = staffed(stopped_service)
    service = stopped_service.start()
    request = submit(service)
    (failed,) = wait_for(lambda: listed(service, token, "failed"))
    assert failed["recipient"] == "siti@example.co.id" and failed["error"] == "5.1.1 <siti@example.co.id> unknown"
    assert failed["request"] == request["id"] and failed["event"] == "request-submitted"
    # The administration desk gets its own notice, and another that the applicant's did not arrive.
    server.until(lambda: len(server.taken) == 2)
    assert "siti@example.co.id" in server.taken[-1].get_body(("plain",)).get_content()
    assert mails.complaints(server.taken[-1].data) == []
    history = service("GET", f"/api/v1/requests/{request['id']}", token=token).json["history"]
    assert "mail-failed" in [entry["event"] for entry in history]
    server.unknown.clear()
    assert service("POST", f"/api/v1/outgoing/{failed['id']}/retry", token=token).status == 200
    server.until(lambda: len(server.taken) == 3)
    assert server.taken[-1]["To"] == "Siti Rahma <siti@example.co.id>"
    wait_for(lambda: not listed(service, token, "waiting"))  # What is taken is marked a moment later.
    assert service("POST", f"/api/v1/outgoing/{failed['id']}/drop", token=token).status == 412


def test_a_server_that_is_away_loses_nothing(stopped_service, served):
    server = served()
    plain(stopped_service, server)
    server.stop()
    token = staffed(stopped_service)
    service = stopped_service.start()
    submit(service)
    waiting = wait_for(lambda: [m for m in listed(service, token, "waiting") if m["attempts"]])
    assert {message["error"] for message in waiting} == {"unreachable"}
    assert service.stop() == 0
    done = service.run("mail", "send", "--lang", "en")
    assert done.returncode == 0 and b"waiting: 2" in done.stdout, "nothing is due yet"
    service.now = "2026-03-02T09:30:00+07:00"
    done = service.run("mail", "send", "--lang", "en")
    assert done.returncode == 1 and b"unreachable" in done.stderr
    other = served()
    plain(service, other)
    service.now = "2026-03-02T11:00:00+07:00"
    assert service.succeed("mail", "send", "--lang", "en") == "sent: 2; waiting: 0; failed: 0\n"
    assert len(other.taken) == 2


def test_a_service_killed_while_it_sends_sends_again_what_it_had_not_noted(stopped_service, served):
    server = served()
    server.slow.clear()
    plain(stopped_service, server)
    staffed(stopped_service)
    service = stopped_service.start("--public-address", "https://jadwal.example.go.id")
    submit(service)
    server.until(lambda: len(server.came) == 1)
    assert service.stop(signal.SIGKILL) == -signal.SIGKILL
    server.slow.set()
    service.start("--public-address", "https://jadwal.example.go.id")
    server.until(lambda: len(server.taken) == 3)
    first, again = [mail for mail in server.taken if mail["Message-ID"] == server.taken[0]["Message-ID"]]
    assert first.data == again.data
    assert len({mail["Message-ID"] for mail in server.taken}) == 2
    wait_for(lambda: b'jadwal_outgoing{channel="mail",state="waiting"} 0' in service("GET", "/metrics").body)
    assert len(server.taken) == 3


def test_without_a_server_mail_becomes_files(stopped_service):
    staffed(stopped_service)
    service = stopped_service.start()
    submit(service, name="../../etc")
    folder = service.data / "mail" / "outgoing"
    files = wait_for(lambda: len(list(folder.glob("*.eml"))) == 2 and sorted(folder.glob("*.eml")))
    for file in files:
        assert re.fullmatch(r"20260302T0800\d\d-jadwal\.\d+\.\d+\.\d+\.eml", file.name)
        assert file.stat().st_mode & 0o777 == 0o600
        assert mails.complaints(file.read_bytes()) == []
    assert folder.stat().st_mode & 0o777 == 0o700
    assert service.log == ""
    told = service.run("mail", "send", "--lang", "en")
    assert told.returncode == 0 and told.stdout == b"the service runs and sends by itself; waiting: 0; failed: 0\n"


@pytest.mark.parametrize("text, what", [
    ("{", b"mail.json: line 1"), ('{"smtp": {"url": "mail"}}', b"mail.json: smtp.url"),
    ('{"smtp": {"url": "smtps://a.id", "pasword": "x"}}', b"mail.json: smtp.pasword")])
def test_a_configuration_that_is_wrong_is_named_with_its_place(stopped_service, text, what):
    (stopped_service.data / "mail.json").write_text(text)
    for command in (["mail", "check"], ["mail", "send"], ["serve", "--port", "0"]):
        done = stopped_service.run(*command, "--lang", "en")
        assert done.returncode == 2 and what in done.stderr, done.stderr
        assert done.stderr.count(b"\n") == 1
    assert not list(stopped_service.data.glob("mail"))
