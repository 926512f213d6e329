"""A plan breaks no rule, is the best one, and is the same each time: an independent referee says so."""
import datetime as dt
import json

import pytest
import referee

# (seed, requests, officers, days, rooms)
CHECKED = [(seed, requests, officers, days, rooms) for seed, (requests, officers, days, rooms) in enumerate([
    (0, 1, 1, 1), (1, 1, 2, 1), (3, 2, 2, 1), (5, 2, 3, 2), (8, 1, 5, 1), (8, 3, 3, 1), (10, 4, 4, 2), (12, 3, 6, 2),
    (15, 5, 5, 2), (20, 8, 6, 4), (20, 8, 6, 1), (20, 12, 8, 4), (30, 8, 6, 3), (30, 10, 8, 4), (40, 8, 6, 4),
    (40, 12, 8, 6), (40, 20, 10, 8), (60, 10, 8, 4), (80, 12, 8, 6), (80, 20, 10, 8), (160, 20, 10, 10)], 1)]
SOLVED = [(seed, 14, 4, 4, 2) for seed in range(101, 107)] + [(110, 20, 8, 6, 4), (111, 24, 6, 6, 3)]


def scenario(folder, seed, requests, officers, days, rooms):
    """A file with a scenario by chance, and the referee's case for it."""
    made = referee.make(str(seed), requests, officers, days, rooms)
    file = folder / f"scenario-{seed}.json"
    file.write_text(json.dumps(made))
    return file, referee.Case(made)


def plan(jadwal, file, *words):
    done = jadwal("match", file, *words)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def named(row):
    return "seed {}: {} requests, {} officers, {} days, {} rooms".format(*row)


@pytest.mark.parametrize("row", CHECKED, ids=named)
def test_no_rule_is_broken_and_the_objective_is_told_truly(jadwal, row, tmp_path):
    file, case = scenario(tmp_path, *row)
    breaches, _ = referee.check(case, plan(jadwal, file))
    assert breaches == []


@pytest.mark.parametrize("row", SOLVED, ids=named)
def test_no_plan_of_another_solver_is_better(jadwal, row, tmp_path):
    file, case = scenario(tmp_path, *row)
    told = plan(jadwal, file)
    top, proved, _ = referee.best(case, 30)
    breaches, truly = referee.check(case, told)
    assert breaches == []
    difference = referee.verdict(truly, top)
    assert not (difference and difference[1]), f"worse at {difference[0]}: {truly}, best found {top}"
    # What the other solver proved cannot be beaten, and what we call optimal must not be.
    assert not (proved and difference), f"better than a proved best: {truly}, {top}"


@pytest.mark.parametrize("row", [CHECKED[9], CHECKED[14]], ids=named)
def test_the_same_scenario_gives_the_same_bytes(jadwal, row, tmp_path):
    file, _ = scenario(tmp_path, *row)
    runs = []
    for name in ("first", "second"):
        done = jadwal("match", file, "--out", tmp_path / name)
        assert done.returncode == 0, done.stderr
        out = tmp_path / name
        files = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        runs.append((done.stdout, files))
    assert runs[0] == runs[1]
    assert runs[0][1]


def test_a_short_limit_still_gives_a_sound_plan(jadwal, tmp_path):
    file, case = scenario(tmp_path, 7, 160, 20, 10, 10)
    assert referee.check(case, plan(jadwal, file, "--seconds", 1))[0] == []


def later(text):
    return (dt.datetime.fromisoformat(text) + dt.timedelta(minutes=7)).isoformat()


def doctored(told, change):
    told = json.loads(json.dumps(told))
    change(told["assignments"])
    return told


@pytest.mark.parametrize("breach, change", [
    ("assigned twice", lambda plan: plan.append(plan[0])),
    ("not a partition", lambda plan: plan.pop()),
    ("off the grid", lambda plan: plan[0].update(start=later(plan[0]["start"]), end=later(plan[0]["end"]))),
    ("earliestDate", lambda plan: plan[0].update(earliestDate="2026-01-01")),
    ("is not the rank taken", lambda plan: plan[0].update(proposal=9)),
    ("no such officer", lambda plan: plan[0].update(officer="nobody")),
])
def test_the_referee_sees_a_breach(jadwal, breach, change, tmp_path):
    file, case = scenario(tmp_path, 5, 12, 4, 4, 2)
    told = plan(jadwal, file)
    assert told["assignments"]
    assert any(breach in text for text in referee.check(case, doctored(told, change))[0])
