"""What `make install` puts in place: the program with all that it needs, and units that hold it to little."""
import re
import stat
import subprocess

import pytest
from conftest import BINARY, ROOT
from directorate import Directorate
from trust import syscalls
from trust.wrapped import wrapped

UNITS = ["jadwal.service", "jadwal-backup.service", "jadwal-backup.timer"]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The prefix into which it was installed."""
    prefix = tmp_path_factory.mktemp("prefix")
    # The binary is there: nothing is built for this.
    subprocess.run(["make", "--old-file=build", "install", f"PREFIX={prefix}", f"BINARY={BINARY}"], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    return prefix


def test_the_program_finds_its_calendars_where_it_was_installed(installed, tmp_path):
    program = installed / "bin" / "jadwal"
    assert stat.S_IMODE(program.stat().st_mode) == 0o755
    done = subprocess.run([program, "workdays", "earliest", "2026-03-11T10:00:00+07:00"], cwd=tmp_path, env={},
                          capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "2026-03-25\n"), done.stderr


def test_the_units_are_in_form_and_name_what_is_installed(installed):
    folder = installed / "lib" / "systemd" / "system"
    assert sorted(file.name for file in folder.iterdir()) == sorted(UNITS)
    done = subprocess.run(["systemd-analyze", "verify", *(folder / unit for unit in UNITS)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    text = (folder / "jadwal.service").read_text()
    assert f"ExecStart={installed}/bin/jadwal serve" in text and "/usr/local" not in text
    assert (installed / "lib" / "sysusers.d" / "jadwal.conf").exists()
    # What the unit may write is what is made for it.
    made = {line.split()[1] for line in (installed / "lib" / "tmpfiles.d" / "jadwal.conf").read_text().splitlines()[1:]}
    written = set(re.findall(r"^ReadWritePaths=(.*)$", text, re.MULTILINE)[0].split())
    assert written <= made and "JADWAL_DATA=/srv/jadwal" in text


@pytest.mark.parametrize("unit", ["jadwal.service", "jadwal-backup.service"])
def test_a_unit_is_exposed_to_little(installed, unit):
    """By the count of systemd itself, of 100; without any of its options it is 96."""
    file = installed / "lib" / "systemd" / "system" / unit
    done = subprocess.run(["systemd-analyze", "security", "--offline=true", "--threshold=15", file], capture_output=True,
                          text=True)
    assert done.returncode == 0, done.stdout


def calls_of(groups):
    """The calls of the system that groups of systemd stand for."""
    found = set()
    for group in groups:
        told = subprocess.run(["systemd-analyze", "syscall-filter", group], capture_output=True, text=True, check=True).stdout
        names = [line.strip() for line in told.splitlines()[1:] if line.strip() and not line.strip().startswith("#")]
        found |= {name for name in names if not name.startswith("@")}
        found |= calls_of([name for name in names if name.startswith("@")])
    return found


def test_what_the_service_asks_of_the_system_is_what_its_unit_allows(staff, tmp_path):
    """Every call of a life, from start to stop, as another's program sees it; and no memory is both written and run."""
    text = (ROOT / "systemd" / "jadwal.service").read_text()
    filters = re.findall(r"^SystemCallFilter=(~?)(.*)$", text, re.MULTILINE)
    allowed, denied = (calls_of([name for sign, names in filters if sign == which for name in names.split()])
                       for which in ("", "~"))
    folder = tmp_path / "office"
    folder.mkdir()
    watched = wrapped(BINARY, tmp_path, *syscalls.WATCHED, "-s", "0", "-o", tmp_path / "trace")
    directorate = Directorate(watched, *staff, folder, "2026-04-13")
    case = directorate.submit()
    case.scheduled()
    feed = directorate.done("POST", "/feeds", "director", {"scope": "unit"}, status=201)["url"]
    assert directorate.service("GET", feed.removeprefix(directorate.service.address)).status == 200
    directorate.done("POST", "/plans", "director", {}, status=201)
    assert directorate.service("GET", "/metrics").status == 200
    directorate.end()
    lines = syscalls.lines(tmp_path / "trace")
    asked = {found[1] for line in lines if (found := re.match(r"\d+ +(?:<\.\.\. )?(\w+)[( ]", line))}
    assert {"execve", "fdatasync", "accept4"} <= asked
    # SQLite gives files to the owner of their folder where it is root, which the unit's user is not.
    assert asked - (allowed - denied) - {"fchown"} == set()
    assert [line for line in lines if "PROT_WRITE" in line and "PROT_EXEC" in line] == []
    families = {found[1] for line in lines if (found := re.search(r" socket\((AF_\w+|PF_\w+)", line))}
    assert families <= set(re.search(r"^RestrictAddressFamilies=(.*)$", text, re.MULTILINE)[1].split())
