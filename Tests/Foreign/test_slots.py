"""The free slots of a whole team are those of the reference."""
import hashlib
import json
import random

import pytest
from slots import gen, ref

# The digest of the sorted lines of the right answer, as worked out by three other programs.
LARGE = {
    "one officer, 30 days": (dict(staff=1, days=30, busy=250), "959271d67a2b1908"),
    "a team, 60 days": (dict(staff=20, days=60, busy=500), "53819d6fa8d843d0"),
    "200 people, a year": (dict(staff=200, days=365, busy=3000), "1a3d38d1330f6a00"),
}


def digest(output):
    return hashlib.sha256(b"\n".join(sorted(output.splitlines()))).hexdigest()[:16]


def written(workload, folder, form):
    """A file with a workload, as JSON or as text."""
    file = folder / f"workload.{form}"
    file.write_text(json.dumps(workload) if form == "json" else gen.text(workload))
    return file


@pytest.mark.parametrize("form", ["json", "txt"])
@pytest.mark.parametrize("size", LARGE)
def test_a_large_workload_has_the_known_digest(jadwal, size, form, tmp_path):
    arguments, expected = LARGE[size]
    done = jadwal("bench", "slots", written(gen.workload(**arguments), tmp_path, form))
    assert done.returncode == 0, done.stderr
    assert digest(done.stdout) == expected
    assert b"inner_ms=" in done.stderr


@pytest.mark.parametrize("seed", range(50))
def test_a_random_workload_has_the_reference_s_slots(jadwal, seed, tmp_path):
    chance = random.Random(seed)
    made = gen.workload(
        staff=chance.randrange(1, 8), days=chance.randrange(1, 90), busy=chance.choice([0, 1, 5, 60, 400]), seed=seed,
        align=chance.choice([5, 10, 15, 30, 60]))
    told = jadwal.lines("bench", "slots", written(made, tmp_path, chance.choice(["json", "txt"])))
    assert sorted(told) == sorted(ref.lines(ref.free(made)).splitlines())


def test_the_reference_agrees_with_itself_by_counting():
    numpy = pytest.importorskip("numpy")
    for align in (5, 30):
        made = gen.workload(staff=5, days=40, busy=120, align=align)
        assert ref.free(made) == ref.free_by_numpy(made, numpy)
