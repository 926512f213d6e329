"""The service as its administrator handles it: made, started, stopped, and kept."""
import json
import signal
import stat

import pytest


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
    assert sorted(file.name for file in service.data.iterdir()) == ["jadwal.sqlite", "jadwal.sqlite.lock"]


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
