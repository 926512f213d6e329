"""Other times by agreement, as both sides play it over HTTP: who offers, who answers, what becomes of the meeting."""
import pytest
from directorate import at, instant, working_day

TODAY = "2026-03-11"

# Each play: who makes each move, and what it is. `propose` and `counter` offer the next two working days; `accept`
# takes the second option of what is on offer. The last move decides what the rescheduling comes to.
PLAYS = {
    "the applicant asks, the officer accepts": [("applicant", "propose"), ("officer", "accept")],
    "the applicant asks, the director accepts": [("applicant", "propose"), ("director", "accept")],
    "the unit asks, the applicant accepts": [("director", "propose"), ("applicant", "accept")],
    "the officer asks, the applicant accepts": [("officer", "propose"), ("applicant", "accept")],
    "the applicant asks, the unit counters": [("applicant", "propose"), ("officer", "counter"), ("applicant", "accept")],
    "the unit asks, the applicant counters": [("officer", "propose"), ("applicant", "counter"), ("director", "accept")],
    "three rounds": [
        ("director", "propose"), ("applicant", "counter"), ("officer", "counter"), ("applicant", "accept")],
    "the unit declines": [("applicant", "propose"), ("director", "decline")],
    "the applicant declines": [("officer", "propose"), ("applicant", "decline")],
    "the applicant declines a counter": [("applicant", "propose"), ("officer", "counter"), ("applicant", "decline")],
    "the applicant takes it back": [("applicant", "propose"), ("applicant", "withdraw")],
    "the unit takes it back": [("director", "propose"), ("officer", "withdraw")],
}
ENDS = {"accept": ("agreed", "meeting-moved"), "decline": ("declined", "rescheduling-declined"),
        "withdraw": ("withdrawn", "rescheduling-ended")}


def side(who):
    return "applicant" if who == "applicant" else "unit"


def options_of(round):
    return [option["start"] for option in round["options"]]


def starts(directorate, number):
    """The starts that the n-th round of an offer names, from 0: two on a later working day each time."""
    day = working_day(directorate.today, 6 + number)
    return (day, "09:00"), (day, "10:15")


@pytest.mark.parametrize("play", PLAYS)
def test_both_sides_come_to_an_end(opened, play):
    directorate = opened(TODAY)
    case = directorate.submit()
    before = case.scheduled()
    moves = PLAYS[play]
    for number, (who, move) in enumerate(moves):
        turn = side(who)
        other = "applicant" if turn == "unit" else "officer"
        if move == "propose":
            rescheduling = case.offer(who, *starts(directorate, 0))
        elif move == "counter":
            options = [{"start": at(*start)} for start in starts(directorate, number)]
            # Only the other side may answer what this side has offered.
            assert case.call("POST", f"/reschedulings/{rescheduling['id']}/counter", other,
                             {"reason": "Lain", "options": options}).status == 409
            rescheduling = case.answered(rescheduling, "counter", who, reason="Lain waktu", options=options)
        else:
            break
        made = rescheduling["rounds"][-1]
        assert (made["side"], rescheduling["turn"], rescheduling["state"]) == (turn, side(other), "open")
        assert options_of(made) == [at(*start) for start in starts(directorate, number)]
        # What the unit offers is held to the end of the second working day; what the applicant wishes is not held.
        if turn == "unit":
            last = working_day(TODAY, 2)
            assert made["expiresAt"][:10] > last and (instant(made["expiresAt"]) - instant(at(last, "00:00"))).days == 1
        else:
            assert made["expiresAt"] is None
        held = directorate.rows("SELECT count(*) FROM occupancy WHERE option IS NOT NULL")[0][0]
        assert held == (4 if turn == "unit" else 0), "an officer and a room at each of two times"
        # The old meeting stands until both agree.
        assert case.state == "rescheduling" and case.meetings == [before]
    who, move = moves[-1]
    offered = rescheduling["rounds"][-1]["options"]
    if move == "accept":
        accept = f"/reschedulings/{rescheduling['id']}/accept"
        own = case.call("POST", accept, moves[-2][0], {"option": offered[1]["id"]})
        assert own.status == 409, "nobody accepts what they offered themselves"
        meeting = case.answered(rescheduling, "accept", who, option=offered[1]["id"])
        assert (meeting["uid"], meeting["sequence"], meeting["start"]) == (before["uid"], 1, offered[1]["start"])
    elif move == "decline":
        case.answered(rescheduling, "decline", who, reason="Tidak dapat")
    else:
        case.answered(rescheduling, "withdraw", who)
    state, event = ENDS[move]
    seen = case.seen()
    ended = seen["reschedulings"][0]
    assert (seen["state"], ended["state"], ended["turn"]) == ("scheduled", state, None)
    assert seen["meetings"] == [meeting if move == "accept" else before]
    assert case.events()[-1] == event and (event, case.email) in case.messages()
    assert directorate.rows("SELECT count(*) FROM occupancy WHERE option IS NOT NULL") == [(0,)]
    if move == "accept":
        assert seen["clock"]["explanation"] and seen["meetings"][0]["start"][:10] > seen["dueDate"]
        directorate.let_pass_until(meeting["start"][:10], "13:00")
        case.step("facilitate", "officer", "facilitated", note="Selesai.")
        assert case.seen()["clock"]["verdict"] == "as-agreed"


def test_what_is_held_for_one_applicant_no_other_gets(opened):
    directorate = opened(TODAY)
    day = working_day(TODAY, 6)
    case, other = directorate.submit(), directorate.submit(proposals=[(day, "08:00", "12:00")])
    case.scheduled()
    rescheduling = case.offer("director", (day, "09:00"), (day, "11:00"))
    other.receive()
    other.assign("officer")
    for start in ("08:15", "09:00", "09:45", "10:15"):
        assert other.book(day, start, status=409)["type"] == "/masalah/sudah-terisi", start
    case.answered(rescheduling, "decline", "applicant", reason="Tidak dapat")
    other.book(day, "09:45")


def test_an_offer_runs_out(opened):
    directorate = opened(TODAY)
    case = directorate.submit()
    before = case.scheduled()
    rescheduling = case.offer("officer", *starts(directorate, 0))
    option = rescheduling["rounds"][0]["options"][0]["id"]
    directorate.let_pass_until(working_day(TODAY, 2), "23:50")
    assert case.state == "rescheduling"
    directorate.let_pass_until(working_day(TODAY, 3), "00:05")
    # The service ends it by itself; whoever comes before is told the same.
    late = case.call("POST", f"/reschedulings/{rescheduling['id']}/accept", "applicant", {"option": option})
    assert late.status == 409
    seen = case.seen()
    assert (seen["state"], seen["reschedulings"][0]["state"], seen["meetings"]) == ("scheduled", "expired", [before])
    assert case.events()[-1] == "rescheduling-expired" and ("rescheduling-expired", case.email) in case.messages()
    assert directorate.rows("SELECT count(*) FROM occupancy WHERE option IS NOT NULL") == [(0,)]


def test_officers_are_substituted_without_agreement(opened):
    directorate = opened(TODAY)
    case = directorate.submit()
    before = case.scheduled()
    view = case.assign("colleague")
    after = view["meetings"][0]
    assert (after["uid"], after["start"], after["officers"]) == (
        before["uid"], before["start"], [directorate.officers["colleague"]])
    assert after["sequence"] == before["sequence"] + 1 and view["state"] == "scheduled"
    assert case.call("GET", "", "officer").status == 404, "who no longer works on it no longer sees it"
    assert case.seen("colleague")["state"] == "scheduled"
    assert case.events()[-1] == "officers-substituted"
    told = {address for event, address in case.messages() if event == "officers-substituted"}
    assert {case.email, "officer@example.go.id", "colleague@example.go.id"} <= told
    # The officer's time is free again, the colleague's is taken.
    other = directorate.submit(proposals=[(before["start"][:10], "08:00", "12:00")])
    other.receive()
    other.assign("colleague")
    assert other.book(before["start"][:10], "09:00", status=409)["type"] == "/masalah/sudah-terisi"
    other.book(before["start"][:10], "09:00", officers=[directorate.officers["officer"]])


def test_a_meeting_is_called_off_and_booked_anew(opened):
    directorate = opened(TODAY)
    case = directorate.submit()
    first = case.scheduled()
    off = case.done("DELETE", f"/meetings/{first['id']}?reason=Listrik+padam", "director")
    assert (off["state"], off["uid"], off["sequence"]) == ("cancelled", first["uid"], 1)
    assert case.state == "assigned" and [each["state"] for each in case.seen()["proposals"]] == ["open"]
    assert case.call("DELETE", f"/meetings/{first['id']}?reason=Lagi", "director").status == 409
    second = case.book(directorate.earliest, "10:15")
    assert second["uid"] != first["uid"] and second["sequence"] == 0
    assert [each["state"] for each in case.meetings] == ["cancelled", "scheduled"]
    assert case.events()[-2:] == ["meeting-called-off", "meeting-booked"]


def test_a_meeting_that_was_called_off_is_moved_by_agreement(opened):
    directorate = opened(TODAY)
    case = directorate.submit()
    first = case.scheduled()
    case.done("DELETE", f"/meetings/{first['id']}?reason=Sakit", "officer")
    rescheduling = case.offer("officer", *starts(directorate, 0))
    option = rescheduling["rounds"][0]["options"][0]
    moved = case.answered(rescheduling, "accept", "applicant", option=option["id"])
    assert (moved["uid"], moved["state"], moved["start"]) == (first["uid"], "scheduled", option["start"])
    assert moved["sequence"] == 2, "one for the cancellation, one for the new time"
