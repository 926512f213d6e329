"""The served document and the service, held against each other by schemathesis: all its checks, the same each time."""
import os
import subprocess
import sys

import pytest
from conftest import BINARY, HERE
from directorate import Directorate, working_day

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


@pytest.fixture(scope="module")
def judgements(staff, tmp_path_factory):
    """What schemathesis says in each run. They go on at the same time, each over a service of its own."""
    started = {}
    for run, (who, examples, is_there) in RUNS.items():
        folder = tmp_path_factory.mktemp("contract")
        directorate = Directorate(BINARY, *staff, folder, "2026-04-13")
        configuration = (HERE / "schemathesis.toml").read_text()
        if is_there:
            configuration += "\n[parameters]\n" + "".join(
                f'"path.{name}" = "{number}"\n' for name, number in numbers(directorate).items())
        (folder / "schemathesis.toml").write_text(configuration)
        headers = ["--header", f"Authorization: Bearer {directorate.token(who)}"] if who else []
        words = [
            sys.executable, "-m", "schemathesis.cli", "--config-file", folder / "schemathesis.toml", "run",
            directorate.service.address + "/api/v1/openapi.json", *headers, "--checks", "all", "--max-examples",
            str(examples), "--generation-deterministic", "--continue-on-failure", "--no-color", "--warnings", "off",
            "--request-timeout", "30"]
        output = open(folder / "schemathesis.log", "w+")
        started[run] = directorate, output, subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, cwd=folder,
            env=os.environ | {"NO_COLOR": "1", "COLUMNS": "160"})
    told = {}
    for run, (_, output, process) in started.items():
        process.wait(timeout=900)
        output.seek(0)
        told[run] = process.returncode, output.read()
        output.close()
    yield told
    for directorate, _, _ in started.values():
        directorate.end()


@pytest.mark.parametrize("run", RUNS)
def test_the_service_keeps_to_its_document(judgements, run):
    code, told = judgements[run]
    assert code == 0, told[-6000:]
