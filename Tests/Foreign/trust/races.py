"""What happens at the same moment: offers that run out while they are accepted, plans that are approved while their times
are taken, decrees that come while meetings are booked, everything at once on one request. Whoever is told yes has it, and
nobody else; whoever is told no has changed nothing."""
import concurrent.futures
import dataclasses
import datetime as dt
import random
import time

import decrees
from directorate import Directorate, at, instant, working_day
from trust import stored

TODAY = "2026-04-13"
TABS = {"Content-Type": "text/tab-separated-values"}
# An offer of the unit is held until the end of the second working day after it.
LAST_MOMENT = dt.timedelta(seconds=4)


@dataclasses.dataclass
class Count:
    """What was tried, and how it came out."""

    race: str
    seed: int
    tries: int = 0
    won: int = 0
    lost: int = 0

    def note(self, statuses):
        """Counts answers; what is wrong where one is neither yes nor a refusal."""
        self.tries += len(statuses)
        self.won += sum(status < 300 for status in statuses)
        self.lost += sum(status in (404, 409, 412) for status in statuses)
        odd = {status for status in statuses if status >= 300 and status not in (404, 409, 412)}
        return [f"answers of {sorted(odd)}"] if odd else []


def officers(directorate, count):
    """So many more officers; their numbers."""
    directorate.done("PUT", "/settings/online-rooms", "director", {"value": str(2 * count)})
    return [directorate.done("POST", "/officers", "director", {
        "name": f"Petugas {number}", "email": f"petugas-{number}@example.go.id", "competencies": ["nib"]}, status=201)["id"]
        for number in range(count)]


def together(calls, threads=32):
    """Makes calls at the same time; their answers in order."""
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        return list(pool.map(lambda call: call(), calls))


def received(directorate, officer, day):
    """A request that an officer is assigned to, with one day proposed."""
    case = directorate.submit(proposals=[(day, "08:00", "16:00")])
    case.receive()
    case.step("assign", "director", officers=[officer])
    return case


def expiry(directorate, chance, count):
    """Offers that run out are accepted just then: each is agreed, or over, and what is over holds nothing."""
    day, offered = working_day(TODAY, 8), []
    for officer in officers(directorate, 24):
        case = received(directorate, officer, day)
        case.book(day, "09:00")
        offered.append((case, case.offer("director", (day, "13:00"))))
    end = instant(offered[0][1]["rounds"][0]["expiresAt"])
    begin = end - LAST_MOMENT
    directorate.let_pass_until(str(begin.date()), begin.strftime("%H:%M"), begin.strftime("%S"))
    started = time.monotonic()

    def accept(case, offer, moment):
        time.sleep(max(0, started + moment - time.monotonic()))
        return case.call("POST", f"/reschedulings/{offer['id']}/accept", "applicant",
                         {"option": offer["rounds"][0]["options"][0]["id"]}).status

    moments = [LAST_MOMENT.seconds + chance.uniform(-1.5, 3.5) for _ in offered]
    statuses = together([lambda each=each, moment=moment: accept(*each, moment)
                         for each, moment in zip(offered, moments)])
    problems = count.note(statuses)
    # The service ends what has run out by itself.
    time.sleep(max(0, started + LAST_MOMENT.seconds + 7 - time.monotonic()))
    for (case, _), status in zip(offered, statuses):
        seen = case.seen()
        start = seen["meetings"][-1]["start"]
        due = ("agreed", at(day, "13:00")) if status == 200 else ("expired", at(day, "09:00"))
        if (seen["reschedulings"][0]["state"], start) != due or seen["state"] != "scheduled":
            problems.append(f"{case.id} was answered {status}: {seen['reschedulings'][0]['state']}, {start}")
    return problems


def approval(directorate, chance, count):
    """A plan is approved, by several at once, while its times are booked by hand: it is booked whole, or not at all."""
    problems, day = [], working_day(TODAY, 6)
    numbers = officers(directorate, 4)
    for turn in range(4):
        others = [received(directorate, officer, day) for officer in numbers]
        waiting = [directorate.submit(proposals=[(day, "08:00", "16:00")]) for _ in range(3)]
        for case in waiting:
            case.receive()
        plan = directorate.done("POST", "/plans", "director", {"requests": [case.id for case in waiting]}, status=201)
        planned = plan["assignments"]
        path = f"/plans/{plan['id']}/approve"
        taking = [lambda case=case: case.call("POST", "/meetings", "director", {
            "officers": [each["officer"]], "start": each["start"]}) for case, each in zip(others, planned)]
        calls = [lambda: directorate.call("POST", path, "director", {})] * 3 + taking[:turn]
        chance.shuffle(calls)
        answers = together(calls)
        problems += count.note([answer.status for answer in answers])
        approved = [answer for answer in answers if answer.status == 200 and b'"booked"' in answer.body]
        states = {case.state for case in waiting}
        if states != ({"scheduled"} if approved else {"received"}) or len(approved) > 1:
            problems.append(f"approved {len(approved)} times, and the requests are {states}")
        for case in waiting + others:
            case.call("POST", "/actions/withdraw", "applicant", {})
    return problems


def legislation(directorate, chance, count):
    """A decree takes days while meetings are booked on them: no meeting stands there of which nobody was told."""
    days = [working_day(TODAY, number) for number in (6, 7, 8)]
    cases = [(received(directorate, officer, day), day) for day in days for officer in officers_once(directorate, 12)]
    decree = decrees.table([{"date": day, "name_id": "Cuti", "kind": "collective-leave", "decree": "SKB 1/2026 (2026-04-13)"}
                            for day in days]).encode()

    def book(case, day, wait):
        time.sleep(wait)
        return case.call("POST", "/meetings", "director", {"start": at(day, "09:00")}).status

    def legislate():
        time.sleep(0.02)
        return directorate.call(
            "POST", "/holidays?mode=amend&apply=true", "director", headers=TABS, data=decree).status

    calls = [legislate] + [lambda case=case, day=day, wait=chance.uniform(0, 0.15): book(case, day, wait)
                           for case, day in cases]
    statuses = together(calls, threads=48)
    problems = count.note(statuses) + ([] if statuses[0] == 200 else [f"the decree was answered by {statuses[0]}"])
    begins = {stored.seconds(day, "09:00") for day in days}
    marks = ", ".join(map(str, begins))
    stands = {row[0] for row in directorate.rows(
        f"SELECT request FROM meeting WHERE state = 'scheduled' AND start_at IN ({marks})")}
    told = {row[0] for row in directorate.rows("SELECT DISTINCT request FROM history WHERE event IN"
                                               " ('rescheduling-proposed', 'proposals-needed', 'request-dates-moved')")}
    asked = {row[0] for row in directorate.rows("SELECT request FROM rescheduling WHERE state = 'open'")}
    booked = {int(case.id) for (case, _), status in zip(cases, statuses[1:]) if status == 201}
    if stands != booked:
        problems.append(f"{len(booked)} were told of a meeting, {len(stands)} meetings stand")
    if stands - asked - told:
        problems.append(f"{len(stands - asked - told)} meetings stand on days off, and nobody was told")
    return problems


def officers_once(directorate, count):
    """The same officers for each day."""
    if not hasattr(directorate, "more"):
        directorate.more = officers(directorate, count)
    return directorate.more


def everything(directorate, chance, count):
    """On one request both sides do all that they may at the same moment: one thing happens after another, or not."""
    problems = []
    for turn, officer in enumerate(officers(directorate, 8)):
        day = working_day(TODAY, 6 + turn % 4)
        case = received(directorate, officer, day)
        meeting = case.book(day, "09:00")
        offer = case.offer(chance.choice(["applicant", "director"]), (day, "10:15"))
        path, option = f"/reschedulings/{offer['id']}", offer["rounds"][0]["options"][0]["id"]
        acts = [
            lambda: case.call("POST", path + "/accept", "applicant", {"option": option}),
            lambda: case.call("POST", path + "/accept", "director", {"option": option}),
            lambda: case.call("POST", path + "/decline", "director", {"reason": "Tidak"}),
            lambda: case.call("POST", path + "/counter", "applicant", {
                "reason": "Lain", "options": [{"start": at(day, "14:00")}]}),
            lambda: case.call("POST", path + "/counter", "director", {
                "reason": "Lain", "options": [{"start": at(day, "15:00")}]}),
            lambda: case.call("DELETE", f"/meetings/{meeting['id']}?reason=Sakit", "director"),
            lambda: case.call("POST", "/actions/withdraw", "applicant", {"reason": "Selesai"}),
            lambda: case.call("POST", "/meetings", "director", {"start": at(day, "13:00")}),
            lambda: case.call("POST", "/actions/assign", "director", {"officers": [officer]})] * 2
        chance.shuffle(acts)
        statuses = [answer.status for answer in together(acts)]
        problems += count.note(statuses)
        seen, events = case.seen(), case.events()
        if events.count("request-withdrawn") > 1 or events.count("meeting-called-off") > events.count("meeting-booked"):
            problems.append(f"{case.id}: {events}")
        standing = [each for each in seen["meetings"] if each["state"] == "scheduled"]
        if seen["state"] in ("withdrawn", "assigned") and standing or seen["state"] == "scheduled" and len(standing) != 1:
            problems.append(f"{case.id} is {seen['state']} with {len(standing)} meetings")
    return problems


RACES = [expiry, approval, legislation, everything]


def run(binary, staff, folder, race, seed=1):
    """One race over data of its own; returns what was counted, and what was wrong."""
    directorate, count = Directorate(binary, *staff, folder, TODAY), Count(race.__name__, seed)
    try:
        problems = race(directorate, random.Random(seed), count)
        with stored.opened(directorate.service.data) as database:
            problems += stored.broken(database)
    finally:
        directorate.end()
    return count, problems
