"""The page of the administrator: every command on it works as it stands, and what it says of the service is so."""
import re
import shlex
import shutil

import pytest
from conftest import ROOT
from service import Service
from visitor import Visitor

PAGE = (ROOT / "docs" / "operation.md").read_text()
# The system's own commands are not tried here: those that the page may name.
OF_THE_SYSTEM = {"make", "systemctl", "systemd-sysusers", "systemd-tmpfiles", "journalctl", "JADWAL_OPTIONS"}


def commands():
    """The commands of the page, in order, each as words."""
    lines = [line[4:].split(" #")[0].strip() for line in PAGE.splitlines() if line.startswith("    ")]
    return [shlex.split(part) for line in lines for part in line.split("&&")]


def test_every_command_of_the_page_works(tmp_path, jadwal):
    """In the order of the page, but that the service runs from the moment at which the page starts it."""
    service, tried = Service(jadwal.path, tmp_path), []
    (tmp_path / "backups").mkdir()
    try:
        for words in commands():
            if words[:3] == ["sudo", "-u", "jadwal"]:
                words = words[3:]
            words = [word.replace("/srv/jadwal", str(service.data)).replace("/var/backups/jadwal", str(tmp_path / "backups"))
                     for word in words]
            if words[0] == "jadwal":
                if "restore" in words and words[words.index("--data") + 1] == str(service.data):
                    # The machine is lost.
                    service.stop()
                    shutil.rmtree(service.data)
                service.succeed(*words[1:], given="kata-sandi-yang-panjang\n")
            elif words[0] == "curl":
                assert service("GET", words[1].removeprefix("http://127.0.0.1:8080")).status == 200, words
            elif words[0] == "rm":
                assert str(service.data) in words[2]
                shutil.rmtree(words[2])
            else:
                assert words[0].split("=")[0] in OF_THE_SYSTEM, words
                if words[:2] == ["systemctl", "enable"]:
                    service.start()
            tried.append(words[0])
        assert tried.count("jadwal") == 8 and tried.count("curl") == 2
        service.start()
        assert service("GET", "/healthz").status == 200
    finally:
        service.stop()


def test_what_the_page_names_is_there(stopped_service):
    """Measures, operations and files that the page tells of are those of the service."""
    service = stopped_service.start()
    figures = service("GET", "/metrics").body.decode()
    for name in set(re.findall(r"`((?:jadwal|process)_\w+)", PAGE)):
        assert f"# HELP {name} " in figures, name
    document = service("GET", "/api/v1/openapi.json")
    for kind in re.findall(r'\{problem="([\w-]+)"\}', PAGE):
        assert f"/masalah/{kind}" in document.body.decode(), kind
    paths = document.json["paths"]
    for method, path in re.findall(r"`(GET|POST|DELETE) (/api/v1/[\w/]+)`", PAGE):
        form = re.sub(r"/ID(?=/|$)", "/{}", path)
        known = {re.sub(r"\{\w+\}", "{}", each): methods for each, methods in paths.items()}
        assert method.lower() in known[form], path
    for link in re.findall(r"\]\((\w[\w-]*\.md)\)", PAGE):
        assert (ROOT / "docs" / link).exists(), link
    for unit in set(re.findall(r"jadwal(?:-backup)?\.(?:service|timer)", PAGE)):
        assert (ROOT / "systemd" / unit).exists(), unit


@pytest.mark.parametrize("what, begin", [
    ("the port is taken", lambda service: service.run(
        "serve", "--port", service.address.rsplit(":", 1)[1], "--data", service.folder / "other", "--lang", "en")),
    ("another process is using the data", lambda service: service.run("serve", "--port", "0", "--lang", "en"))])
def test_the_last_line_says_why_it_does_not_come_up(service, what, begin):
    service.succeed("init", "--data", service.folder / "other")
    done = begin(service)
    assert done.returncode == 1 and what in done.stderr.decode().splitlines()[-1]


def test_sessions_outlive_a_start(stopped_service):
    """Whoever has signed in is not signed out by a new version."""
    service = stopped_service
    service.account("tu@example.go.id", "registry")
    visitor = Visitor(service.start().address).sign_in("tu@example.go.id", "kata-sandi-yang-panjang")
    assert visitor.get("/staf").status == 200
    service.stop()
    again = Visitor(service.start().address)
    assert again.get("/staf").status == 303
    again.cookies = visitor.cookies
    assert again.get("/staf").status == 200
