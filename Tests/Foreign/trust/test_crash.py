"""Nothing that was acknowledged is lost, whatever ends the service; and these tests would see it."""
import pytest
from conftest import BINARY
from trust import crash, power

# At length: `make trust`.
KILLS = 100


def test_what_was_acknowledged_outlives_every_kill(tmp_path):
    count, problems = crash.run(BINARY, tmp_path, kills=KILLS, seed=20_260_413)
    assert problems == [], count
    assert count.kills >= KILLS and count.answered > KILLS and count.broken_off > KILLS and count.sent_again


@pytest.mark.parametrize("fault", crash.FAULTS)
def test_a_loss_put_in_on_purpose_is_found(tmp_path, fault):
    _, problems = crash.run(BINARY, tmp_path, kills=60, seed=7, fault=fault)
    assert problems != []


def test_what_was_acknowledged_outlives_a_power_cut_at_any_moment(staff, tmp_path):
    count, problems = power.run(BINARY, staff, tmp_path, cuts=120, seed=20_260_413)
    assert problems == [], count
    assert count.acknowledged >= 40 and count.syncs >= count.acknowledged


def test_a_disk_that_keeps_nothing_is_found(staff, tmp_path):
    _, problems = power.run(BINARY, staff, tmp_path, cuts=120, seed=7, lives=6, fault="sync")
    assert problems != []
