"""What happens at the same moment happens once, whole, and to one."""
import pytest
from conftest import BINARY
from trust import races, stored


@pytest.mark.parametrize("race", races.RACES, ids=lambda race: race.__name__)
def test_whoever_is_told_yes_has_it_and_nobody_else(staff, tmp_path, race):
    count, problems = races.run(BINARY, staff, tmp_path, race, seed=20_260_413)
    assert problems == [], count
    assert count.won and count.lost, count


def test_two_at_a_time_are_found(opened):
    """A row by hand, where the table's own rule was taken away: the questions of these tests see it."""
    directorate = opened(races.TODAY)
    directorate.submit().scheduled()
    assert directorate.service.stop() == 0
    copy = directorate.service.data / "jadwal.sqlite"
    before = copy.read_bytes()
    with stored.opened(directorate.service.data, write=True) as database:
        database.execute("DROP TRIGGER occupancy_overlap")
        database.execute(
            "INSERT INTO occupancy SELECT resource, start_at + 60, end_at, request, meeting, option FROM occupancy")
        assert "a resource is taken twice at a time" in stored.broken(database)
    done = directorate.service.run("verify", "--lang", "en")
    assert done.returncode == 1 and b"twice" in done.stdout + done.stderr, done.stdout
    for file in directorate.service.data.glob("jadwal.sqlite-*"):
        file.unlink()
    copy.write_bytes(before)
    directorate.service.start("--unlimited")
