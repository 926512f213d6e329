"""A backup made at any moment is a service again; and these tests would see one that lacks something."""
from conftest import BINARY
from trust import restore


def test_every_backup_made_at_work_comes_back_whole(tmp_path):
    count, problems = restore.run(BINARY, tmp_path, backups=5, seed=20_260_413)
    assert problems == [] and count.restored == 5, count


def test_a_backup_that_lacks_something_is_found(tmp_path):
    _, problems = restore.run(BINARY, tmp_path, backups=2, seed=7, fault="early")
    assert problems != []
