#!/usr/bin/env python3
"""An independent referee for `jadwal match`: it shares no code with the program that it judges.

    referee.py check SCENARIO.json PLAN.json      every rule, and the objective recomputed; exit code 1 on any breach
    referee.py best  SCENARIO.json [--seconds S]  the best objective, level by level, by CP-SAT
    referee.py gap   SCENARIO.json PLAN.json      both, and where the plan falls short of the best; exit code 1 if so
    referee.py make  SEED [--requests N --officers N --days N --rooms N] > SCENARIO.json

Days off come from facts/holidays.tsv beside this file. Moments are minutes of the epoch, days are those of WIB.
"""
import argparse
import collections
import datetime as dt
import json
import pathlib
import random
import sys
import time

WIB = dt.timezone(dt.timedelta(hours=7))
FACTS = pathlib.Path(__file__).parent / "facts" / "holidays.tsv"
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
OFFICE = {d: ["07:30-12:00", "13:00-16:00"] for d in WEEK[:4]} | {"fri": ["07:30-11:30", "13:00-16:30"]}
LEVELS = ["priorityMatched", "matched", "rankSum", "workingDaysAfterEarliest", "loadSquares", "startMinutes"]
MAXIMISED = {"priorityMatched", "matched"}
SKILLS = ["nib", "kkpr", "rba", "lkpm", "hak-akses", "integrasi"]


def days_off():
    rows = [line.split("\t") for line in FACTS.read_text(encoding="utf-8").splitlines()][1:]
    return {dt.date.fromisoformat(row[0]) for row in rows}


OFF = days_off()


def working(day):
    return day.weekday() < 5 and day not in OFF


def plus_working(day, n):
    """The day `n` working days after the first working day on or after `day`."""
    while not working(day):
        day += dt.timedelta(1)
    while n:
        day += dt.timedelta(1)
        n -= working(day)
    return day


def at(text):
    moment = dt.datetime.fromisoformat(text)
    assert moment.tzinfo, f"{text}: no offset"
    return moment


def minute(moment):
    return int(moment.timestamp()) // 60


def midnight(day):
    return minute(dt.datetime(day.year, day.month, day.day, tzinfo=WIB))


class Case:
    """A scenario, and what its rules say of one meeting."""

    def __init__(self, scenario):
        self.scenario, service = scenario, scenario["service"]
        self.now = minute(at(scenario["now"]))
        self.lead = service.get("leadWorkingDays", 5)
        self.grid = service.get("slotMinutes", 15)
        self.buffer = service.get("bufferMinutes", 0)
        self.cap = service.get("maxMeetingsPerOfficerPerDay", 4)
        self.rooms = service.get("onlineRooms", 10)
        self.length = service.get("meetingMinutes", 60)
        self.officers = {o["id"]: o for o in scenario["officers"]}
        self.requests = {r["id"]: r for r in scenario["requests"]}
        self.booked = [(b["officer"], minute(at(b["start"])), minute(at(b["end"]))) for b in scenario.get("booked", [])]
        self.away = {
            o["id"]: [(minute(at(u["start"])), minute(at(u["end"]))) for u in o.get("unavailable", [])]
            for o in scenario["officers"]}
        self.earliest = {
            r["id"]: plus_working(at(r["receivedAt"]).astimezone(WIB).date(), self.lead) for r in scenario["requests"]}

    def hours(self, officer, day):
        week = self.officers[officer].get("hours") or OFFICE
        out = []
        for span in week.get(WEEK[day.weekday()], []):
            a, b = (int(clock[:2]) * 60 + int(clock[3:]) for clock in span.split("-"))
            out.append((midnight(day) + a, midnight(day) + b))
        return out

    def day(self, m):
        return dt.datetime.fromtimestamp(m * 60, WIB).date()

    def working_days_after(self, rid, day):
        d, n = self.earliest[rid], 0
        while d < day:
            d += dt.timedelta(1)
            n += working(d)
        return n

    def rank(self, rid, start, end):
        """The rank of the first window that holds the whole meeting."""
        for rank, window in enumerate(self.requests[rid]["proposals"]):
            if minute(at(window["start"])) <= start and end <= minute(at(window["end"])):
                return rank

    def duration(self, rid):
        return self.requests[rid].get("durationMinutes", self.length)

    def refusal(self, rid, officer, start, end):
        """Why this meeting, alone, may not be; None where it may."""
        request, member = self.requests[rid], self.officers.get(officer)
        day = self.day(start)
        if member is None:
            return "no such officer"
        if end - start != self.duration(rid):
            return "wrong duration"
        if (start - midnight(day)) % self.grid:
            return "off the grid"
        if not working(day):
            return "day off"
        if day < self.earliest[rid]:
            return "before the earliest date"
        if start < self.now:
            return "in the past"
        if self.rank(rid, start, end) is None:
            return "in no proposed window"
        if not set(request.get("needs", [])) <= set(member.get("competencies", [])):
            return "not competent"
        if not any(a <= start and end <= b for a, b in self.hours(officer, day)):
            return "outside hours"
        if any(a < end and start < b for a, b in self.away[officer]):
            return "unavailable"
        near = self.buffer
        if any(w == officer and a < end + near and start < b + near for w, a, b in self.booked):
            return "already booked"
        return None

    def candidates(self, rid):
        """Every `(officer, start)` that could be this request's meeting, alone."""
        out, length = set(), self.duration(rid)
        for window in self.requests[rid]["proposals"]:
            a, b = minute(at(window["start"])), minute(at(window["end"]))
            first = midnight(self.day(a))
            start = first + -(-(a - first) // self.grid) * self.grid
            while start + length <= b:
                out |= {(o, start) for o in self.officers if self.refusal(rid, o, start, start + length) is None}
                start += self.grid
        return sorted(out)

    def objective(self, plan):
        load = collections.Counter(officer for officer, _, _ in self.booked)
        told = dict.fromkeys(LEVELS, 0)
        for rid, officer, start, end in plan:
            load[officer] += 1
            told["priorityMatched"] += self.requests[rid].get("priority", "none") != "none"
            told["matched"] += 1
            told["rankSum"] += self.rank(rid, start, end) or 0
            told["workingDaysAfterEarliest"] += self.working_days_after(rid, self.day(start))
            told["startMinutes"] += start - self.now
        told["loadSquares"] = sum(load[officer] ** 2 for officer in self.officers)
        return told


def check(case, told):
    """Every breach of a plan as text, and its objective as it truly is."""
    wrong, plan, seen = [], [], set()
    for a in told["assignments"]:
        rid, start, end = a["request"], minute(at(a["start"])), minute(at(a["end"]))
        if rid in seen or rid not in case.requests:
            wrong.append(f"{rid}: unknown or assigned twice")
            continue
        seen.add(rid)
        why = case.refusal(rid, a["officer"], start, end)
        if why:
            wrong.append(f"{rid}: {why}")
        elif a.get("proposal") != case.rank(rid, start, end):
            wrong.append(f"{rid}: proposal {a.get('proposal')} is not the rank taken")
        if a.get("earliestDate") != case.earliest[rid].isoformat():
            wrong.append(f"{rid}: earliestDate {a.get('earliestDate')}")
        plan.append((rid, a["officer"], start, end))
    unmatched = {u["request"] for u in told["unmatched"]}
    if unmatched | seen != set(case.requests) or unmatched & seen:
        wrong.append("assignments and unmatched are not a partition of the requests")
    for i, (r1, o1, s1, e1) in enumerate(plan):
        for r2, o2, s2, e2 in plan[i + 1:]:
            if o1 == o2 and s1 < e2 + case.buffer and s2 < e1 + case.buffer:
                wrong.append(f"{r1}, {r2}: one officer, overlapping")
    everything = [(s, e) for _, _, s, e in plan] + [(s, e) for _, s, e in case.booked]
    for s, _ in everything:
        if sum(a <= s < b for a, b in everything) > case.rooms:
            wrong.append(f"more meetings than rooms at minute {s}")
            break
    per_day = collections.Counter((o, case.day(s)) for _, o, s, _ in plan)
    per_day += collections.Counter((o, case.day(s)) for o, s, _ in case.booked)
    wrong += [f"{o}: {n} meetings on {d}" for (o, d), n in per_day.items() if n > case.cap]
    objective, claimed = case.objective(plan), told.get("objective", {})
    wrong += [f"objective.{k}: told {claimed.get(k)}, is {v}" for k, v in objective.items() if claimed.get(k) != v]
    return wrong, objective


def best(case, seconds):
    """The best objective that CP-SAT finds, level by level; whether every level was proved; the seconds it took."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    x = {(rid, o, s): model.new_bool_var("") for rid in case.requests for o, s in case.candidates(rid)}
    by_request, by_officer, by_day = (collections.defaultdict(list) for _ in range(3))
    for (rid, o, s), v in x.items():
        by_request[rid].append(v)
        by_officer[o].append((rid, s, v))
        by_day[o, case.day(s)].append(v)
    for vs in by_request.values():
        model.add_at_most_one(vs)
    for items in by_officer.values():
        model.add_no_overlap([
            model.new_optional_fixed_size_interval_var(s, case.duration(rid) + case.buffer, v, "")
            for rid, s, v in items])
    fixed = collections.Counter((o, case.day(s)) for o, s, _ in case.booked)
    for key, vs in by_day.items():
        model.add(sum(vs) <= case.cap - fixed[key])
    intervals = [
        model.new_optional_fixed_size_interval_var(s, case.duration(rid), v, "") for (rid, _, s), v in x.items()]
    intervals += [model.new_fixed_size_interval_var(s, e - s, "") for _, s, e in case.booked]
    model.add_cumulative(intervals, [1] * len(intervals), case.rooms)
    booked, squares = collections.Counter(officer for officer, _, _ in case.booked), []
    for o in case.officers:
        n = len({rid for rid, _, _ in by_officer[o]}) + booked[o]
        load, square = model.new_int_var(0, n, ""), model.new_int_var(0, n * n, "")
        model.add(load == booked[o] + sum(v for _, _, v in by_officer[o]))
        model.add_multiplication_equality(square, [load, load])
        squares.append(square)
    asks_first = {rid for rid, r in case.requests.items() if r.get("priority", "none") != "none"}
    parts = {
        "priorityMatched": sum(v for (rid, _, _), v in x.items() if rid in asks_first),
        "matched": sum(x.values()),
        "rankSum": sum(case.rank(rid, s, s + case.duration(rid)) * v for (rid, _, s), v in x.items()),
        "workingDaysAfterEarliest": sum(
            case.working_days_after(rid, case.day(s)) * v for (rid, _, s), v in x.items()),
        "loadSquares": sum(squares),
        "startMinutes": sum((s - case.now) * v for (_, _, s), v in x.items()),
    }
    out, proved, began = {}, True, time.time()
    for level in LEVELS:
        if isinstance(parts[level], int):
            out[level] = parts[level]
            continue
        (model.maximize if level in MAXIMISED else model.minimize)(parts[level])
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 2
        solver.parameters.max_time_in_seconds = max(1, seconds - (time.time() - began))
        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return out, False, time.time() - began
        proved &= status == cp_model.OPTIMAL
        out[level] = int(round(solver.objective_value))
        model.clear_objective()
        model.add(parts[level] == out[level])
        model.clear_hints()
        for v in x.values():
            model.add_hint(v, solver.value(v))
    return out, proved, time.time() - began


def verdict(told, top):
    """`(level, worse)` for the first level at which a plan differs from the best found; None where there is none."""
    for level in LEVELS:
        if level not in top:
            return None
        if told[level] != top[level]:
            return level, (told[level] < top[level]) == (level in MAXIMISED)
    return None


def make(seed, requests=40, officers=8, days=6, rooms=4):
    """A scenario by chance: the same arguments give the same one. `seed` is text, as on the command line."""
    rnd = random.Random(seed)
    first = dt.date(2026, rnd.choice([1, 4, 5, 8, 9, 10]), rnd.randint(2, 20))
    while not working(first):
        first += dt.timedelta(1)

    def clock(d, m):
        return dt.datetime(d.year, d.month, d.day, m // 60, m % 60, tzinfo=WIB)

    horizon, d = [], plus_working(first, 5)
    while len(horizon) < days:
        if working(d):
            horizon.append(d)
        d += dt.timedelta(1)
    people = []
    for i in range(officers):
        o = {"id": f"o{i}", "name": f"Petugas {i}", "email": f"petugas{i}@example.go.id",
             "competencies": sorted(rnd.sample(SKILLS, rnd.randint(2, 4)))}
        o["hours"] = {w: list(OFFICE[w]) for w in OFFICE if rnd.random() > 0.1}
        o["unavailable"] = []
        for day in horizon:
            if rnd.random() < 0.35:
                a = rnd.randrange(450, 900, 5)
                end = clock(day, a + rnd.choice([30, 45, 60, 120, 240]))
                o["unavailable"].append({"start": clock(day, a).isoformat(), "end": end.isoformat()})
        people.append(o)
    asked = []
    for i in range(requests):
        received = clock(first, rnd.randrange(420, 1000)) - dt.timedelta(days=rnd.randint(0, 6))
        windows = []
        for _ in range(rnd.randint(1, 4)):
            near = horizon[: max(2, days // 2)] if rnd.random() < 0.7 else horizon
            day, a = rnd.choice(near), rnd.choice([450, 480, 540, 600, 780, 840])
            end = min(a + rnd.choice([60, 90, 120, 180, 240]), 990)
            windows.append({"start": clock(day, a).isoformat(), "end": clock(day, end).isoformat()})
        priority = rnd.choices(["none", "disability", "elderly", "pregnant"], [88, 4, 4, 4])[0]
        needs = rnd.sample(SKILLS, 1 if rnd.random() < 0.8 else 2)
        duration = rnd.choice([30, 60, 60, 90])
        zone = rnd.choice(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
        asked.append({
            "id": f"r{i}", "receivedAt": received.isoformat(), "priority": priority, "needs": needs,
            "durationMinutes": duration, "proposals": windows,
            "applicant": {"name": f"Pemohon {i}", "email": f"pemohon{i}@example.co.id", "timeZone": zone}})
    booked = []
    for o in people:
        for day in horizon:
            if rnd.random() < 0.15:
                start = clock(day, rnd.choice([480, 540, 600, 780, 840]))
                s, e = start.isoformat(), (start + dt.timedelta(minutes=60)).isoformat()
                full = sum(b["start"] == s for b in booked) >= rooms
                if not full and not any(u["start"] < e and s < u["end"] for u in o["unavailable"]):
                    booked.append({"officer": o["id"], "start": s, "end": e})
    return {
        "now": clock(first, 1020).isoformat(),
        "service": {
            "leadWorkingDays": 5, "slotMinutes": 15, "meetingMinutes": 60, "bufferMinutes": rnd.choice([0, 15]),
            "maxMeetingsPerOfficerPerDay": rnd.choice([2, 3, 4]), "onlineRooms": rooms},
        "officers": people, "requests": asked, "booked": booked}


def read(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=["check", "best", "gap", "make"])
    parser.add_argument("args", nargs="*")
    for name, value in [("seconds", 60), ("requests", 40), ("officers", 8), ("days", 6), ("rooms", 4)]:
        parser.add_argument(f"--{name}", type=int, default=value)
    a = parser.parse_args()
    if a.verb == "make":
        json.dump(make(a.args[0], a.requests, a.officers, a.days, a.rooms), sys.stdout, indent=1)
        return 0
    case, code = Case(read(a.args[0])), 0
    if a.verb in ("check", "gap"):
        wrong, told = check(case, read(a.args[1]))
        for breach in wrong:
            print("BREACH", breach)
        print("plan", json.dumps(told))
        code = 1 if wrong else 0
    if a.verb in ("best", "gap"):
        top, proved, took = best(case, a.seconds)
        print("best", json.dumps(top), "proved" if proved else "not proved", f"{took:.1f} s")
    if a.verb == "gap":
        differs = verdict(told, top)
        if differs:
            level, worse = differs
            print(f"{'GAP' if worse else 'BETTER'} at {level}: plan {told[level]}, best found {top[level]}")
            code = 1 if worse else code
        else:
            print("no gap")
    return code


if __name__ == "__main__":
    sys.exit(main())
