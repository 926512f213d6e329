"""The service as its administrator handles it: made, started, stopped, and kept."""
import json
import signal
import stat
import subprocess
import time

import pytest

from service import Service


def test_init_makes_a_folder_that_only_its_owner_can_look_into(stopped_service):
    assert stat.S_IMODE(stopped_service.data.stat().st_mode) == 0o700
    assert stat.S_IMODE((stopped_service.data / "jadwal.sqlite").stat().st_mode) == 0o600
    again = json.loads(stopped_service.succeed("init", "--json"))
    assert again["isNew"] is False


def test_serve_without_data_says_to_run_init(jadwal, tmp_path):
    done = jadwal("serve", "--port", "0", "--data", tmp_path / "none", "--lang", "en")
    assert done.returncode == 2 and b"run jadwal init" in done.stderr and not (tmp_path / "none").exists()


def test_the_service_answers_for_its_database(service):
    answer = service("GET", "/healthz")
    assert (answer.status, answer.json) == (200, {"status": "ok"})


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_service_and_leaves_one_file(service, sign):
    assert service.stop(sign) == 0
    assert sorted(file.name for file in service.data.iterdir()) == [
        "jadwal.sqlite", "jadwal.sqlite.lock", "link.key"]
    key = service.data / "link.key"
    assert key.stat().st_mode & 0o777 == 0o600 and len(key.read_bytes()) == 32


def test_a_second_service_over_the_same_data_is_refused(service):
    done = service.run("serve", "--port", "0", "--lang", "en")
    assert done.returncode == 1 and b"another process is using the data" in done.stderr


def test_a_taken_port_is_named(service, tmp_path):
    port = service.address.rsplit(":", 1)[1]
    other = tmp_path / "other"
    service.succeed("init", "--data", other)
    done = service.run("serve", "--port", port, "--data", other, "--lang", "en")
    assert done.returncode == 1 and f"{port}: the port is taken".encode() in done.stderr


def test_the_log_has_a_line_for_each_answer_and_no_secret(stopped_service):
    service = stopped_service.start("--log")
    service("GET", "/api/v1/service?nama=Siti", token="rahasia")
    service.stop()
    line = next(line for line in service.log.splitlines() if "/api/v1/service" in line)
    assert line.startswith("2026-03-02T08:00:") and " GET /api/v1/service " in line
    assert "Siti" not in service.log and "rahasia" not in service.log


def sql(service, *statements, write=False):
    """Runs statements of another's program over the database; references are not enforced there."""
    mode = [] if write else ["-readonly"]
    done = subprocess.run(
        ["sqlite3", *mode, str(service.data / "jadwal.sqlite"), ";".join(statements)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_an_account_and_its_token_open_the_api(stopped_service):
    token = stopped_service.account("tu@example.go.id", "registry", name="Tata Usaha")
    service = stopped_service.start()
    assert service("GET", "/api/v1/requests", token=token).status == 200
    assert service("GET", "/api/v1/requests", token="A" * 43).status == 401
    kept = (service.data / "jadwal.sqlite").read_bytes()
    assert token.encode() not in kept and b"kata-sandi-yang-panjang" not in kept


def test_a_revoked_token_opens_nothing(stopped_service):
    stopped_service.account("tu@example.go.id", "registry")
    issued = json.loads(stopped_service.succeed("token", "issue", "--email", "tu@example.go.id", "--json"))
    stopped_service.succeed("token", "revoke", issued["id"])
    again = stopped_service.run("token", "revoke", issued["id"], "--lang", "en")
    assert again.returncode == 1 and b"no valid token has the number" in again.stderr
    assert stopped_service.start()("GET", "/api/v1/requests", token=issued["token"]).status == 401


@pytest.mark.parametrize(
    "password, told",
    [("", b"at least 12 characters"), ("sebelas-hrf\n", b"at least 12"), ("a" * 1025, b"at most 1024 bytes")],
    ids=["none", "short", "long"])
def test_a_password_that_does_not_fit_is_refused(stopped_service, password, told):
    done = stopped_service.run(
        "user", "add", "--email", "a@example.go.id", "--name", "A", "--role", "admin", "--lang", "en", given=password)
    assert done.returncode == 1 and told in done.stderr
    assert sql(stopped_service, "SELECT count(*) FROM account") == ["0"]


def test_an_unknown_role_is_refused_with_those_there_are(stopped_service):
    done = stopped_service.run("user", "add", "--email", "a@example.go.id", "--name", "A", "--role", "admin,king")
    assert done.returncode == 2 and b"king" in done.stderr and b"auditor" in done.stderr


def test_an_officers_account_is_an_officer(stopped_service):
    stopped_service.account("ayu@example.go.id", "officer", name="Ayu", competencies=["nib", "oss"])
    assert sql(stopped_service, "SELECT account, competencies FROM officer") == ["1|nib,oss"]


def test_accounts_are_refused_clearly_while_the_service_runs(service):
    done = service.run("token", "issue", "--email", "tu@example.go.id", "--lang", "en")
    assert done.returncode == 1 and b"stop the service first, or do it through its API" in done.stderr


def test_a_backup_of_the_running_service_restores_to_the_same(stopped_service, tmp_path):
    stopped_service.account("tu@example.go.id", "registry")
    service = stopped_service.start()
    copy = tmp_path / "copy.sqlite"
    service.succeed("backup", copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    taken = service.run("backup", copy, "--lang", "en")
    assert taken.returncode == 1 and b"is there already" in taken.stderr
    full = service.run("restore", copy, "--lang", "en")
    assert full.returncode == 1 and b"not empty" in full.stderr
    other = tmp_path / "restored"
    service.succeed("restore", copy, "--data", other)
    service.succeed("verify", "--data", other)
    text = [subprocess.run(["sqlite3", "-readonly", file, ".dump"], capture_output=True).stdout
            for file in (service.data / "jadwal.sqlite", other / "jadwal.sqlite")]
    assert text[0] == text[1] and b"tu@example.go.id" in text[0]


def test_a_damaged_backup_is_not_restored(stopped_service, tmp_path):
    copy = tmp_path / "copy.sqlite"
    stopped_service.succeed("backup", copy)
    copy.write_bytes(copy.read_bytes()[:40_000] + b"\0" * 4_096 + copy.read_bytes()[44_096:])
    other = tmp_path / "restored"
    done = stopped_service.run("restore", copy, "--data", other, "--lang", "en")
    assert done.returncode == 1 and b"cannot be read" in done.stderr
    assert not (other / "jadwal.sqlite").exists()


def test_verify_works_while_the_service_runs_and_names_what_is_broken(stopped_service):
    service = stopped_service
    service.account("tu@example.go.id", "registry")
    service.start()
    assert service.succeed("verify", "--lang", "en") == "all is whole\n"
    service.stop()
    sql(service, "INSERT INTO token (account, digest, created_at) VALUES (99, x'00', 0)",
        "DROP TRIGGER history_unchanged", "UPDATE history SET actor = 'staff:7' WHERE id = 1", write=True)
    done = service.run("verify", "--json", "--lang", "en")
    assert done.returncode == 1
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [breach["rule"] for breach in told] == ["damaged", "history"]
    assert "names a row of account that is not there" in told[0]["text"]


def test_the_sample_is_whole_at_any_time_of_the_year_and_opens_the_api(jadwal, tmp_path):
    for number, now in enumerate(["2026-03-02T08:00:00+07:00", "2026-12-28T20:00:00+07:00", "2027-01-03T05:00:00+07:00"]):
        service = Service(jadwal.path, tmp_path, now)
        service.data = tmp_path / f"data-{number}"
        made = json.loads(service.succeed("init", "--sample", "--json"))
        assert {role for account in made["accounts"] for role in account["roles"]} == {
            "registry", "deputy", "director", "officer", "admin", "auditor"}
        service.succeed("verify")
        states = sql(service, "SELECT state FROM request")
        assert len(states) == len(set(states)) == 8
    token = next(account["token"] for account in made["accounts"] if account["roles"] == ["director"])
    try:
        assert len(service.start()("GET", "/api/v1/requests", token=token).json["requests"]) == 8
    finally:
        service.stop()
    again = service.run("init", "--sample", "--lang", "en")
    assert again.returncode == 1 and b"not empty" in again.stderr


def test_metrics_count_routes_and_refusals_and_tell_no_secret(service):
    service("GET", "/healthz")
    service("GET", "/api/v1/requests/7", token="A" * 43)
    service("GET", "/tidak/ada?nama=Siti")
    # An answer is counted once it is sent, which its reader may know first.
    for _ in range(50):
        text = service("GET", "/metrics").body.decode()
        if 'route="none",status="4xx"} 1' in text and 'route="/api/v1/requests/{id}",status="4xx"} 1' in text:
            break
        time.sleep(0.1)
    assert 'jadwal_http_requests_total{method="GET",route="/healthz",status="2xx"} 1' in text
    assert 'jadwal_http_requests_total{method="GET",route="/api/v1/requests/{id}",status="4xx"} 1' in text
    assert 'jadwal_http_requests_total{method="GET",route="none",status="4xx"} 1' in text
    assert 'jadwal_refusals_total{problem="perlu-token"} 1' in text
    assert 'jadwal_outgoing{channel="mail",state="waiting"} 0' in text
    figures = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    assert int(figures["process_resident_memory_bytes"]) > 1_000_000
    assert int(figures["jadwal_database_bytes"]) > 4_096
    assert figures['jadwal_http_duration_seconds_bucket{le="+Inf"}'] == figures["jadwal_http_duration_seconds_count"]
    assert "Siti" not in text and "A" * 43 not in text
