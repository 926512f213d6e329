"""The served document and the service, held against each other by schemathesis: all its checks, from a fixed seed."""
import os
import subprocess
import sys

import pytest
from conftest import HERE
from directorate import working_day

# Who calls, with how many examples of each operation, and whether the paths name what is there.
RUNS = {
    "staff, what is there": ("keeper", 5, True), "staff, anything": ("keeper", 3, False), "a stranger": (None, 2, False)}


def numbers(directorate):
    """The numbers of a request with all that belongs to one, for the paths."""
    case = directorate.submit()
    case.scheduled()
    day = working_day(directorate.today, 6)
    rescheduling = case.offer("director", (day, "10:00"))
    complaint = directorate.done("POST", "/complaints", None, {
        "channel": "web", "name": "Siti", "contact": "siti@example.co.id", "text": "Lama."}, status=201)
    return {"id": case.id, "meeting": case.meetings[0]["id"], "rescheduling": rescheduling["id"],
            "document": case.seen()["documents"][0]["id"], "complaint": complaint["id"],
            "officer": directorate.officers["officer"]}


@pytest.mark.parametrize("run", RUNS)
def test_the_service_keeps_to_its_document(opened, tmp_path, run):
    who, examples, is_there = RUNS[run]
    directorate = opened("2026-04-13")
    configuration = (HERE / "schemathesis.toml").read_text()
    if is_there:
        configuration += "\n[parameters]\n" + "".join(
            f'"path.{name}" = "{number}"\n' for name, number in numbers(directorate).items())
    (tmp_path / "schemathesis.toml").write_text(configuration)
    headers = ["--header", f"Authorization: Bearer {directorate.token(who)}"] if who else []
    done = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "--config-file", tmp_path / "schemathesis.toml", "run",
         directorate.service.address + "/api/v1/openapi.json", *headers, "--checks", "all", "--workers", "2",
         "--max-examples", str(examples), "--generation-deterministic", "--continue-on-failure",
         "--no-color", "--warnings", "off", "--request-timeout", "30"],
        capture_output=True, text=True, timeout=300, cwd=tmp_path, env=os.environ | {"NO_COLOR": "1", "COLUMNS": "160"})
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
