"""Everything of which the service tells somebody by mail, made to happen over HTTP in one directorate.

Each play is a generator that yields the day until which time passes; `act` lets several go on side by side.
"""
import datetime as dt
import json

import decrees
import itip
import postbox
from directorate import at, instant, working_day
from mailserver import wait_for

DAY_OFF = """\
BEGIN:VEVENT
UID:dadakan@example.go.id
DTSTAMP:20260413T000000Z
DTSTART;VALUE=DATE:{day}
DTEND;VALUE=DATE:{after}
SUMMARY;LANGUAGE=id:Cuti bersama dadakan
DESCRIPTION;LANGUAGE=en:Collective leave at short notice
CATEGORIES:COLLECTIVE-LEAVE
COMMENT:Keppres 99/2026 (2026-04-13)
X-JADWAL-PUBLISHED;VALUE=DATE:20260413
STATUS:CONFIRMED
END:VEVENT
END:VCALENDAR
"""
ANSWER = """\
BEGIN:VCALENDAR
PRODID:-//example//reader//EN
VERSION:2.0
METHOD:REPLY
BEGIN:VEVENT
UID:rapat-lain@example.com
DTSTAMP:20260413T010000Z
ORGANIZER:mailto:tu.ditspb@bkpm.go.id
ATTENDEE;PARTSTAT=ACCEPTED:mailto:orang-lain@example.com
END:VEVENT
END:VCALENDAR
"""


def act(directorate, *plays):
    """Plays some plays side by side: none goes on before the day that it waits for."""
    waiting = []
    for play in plays:
        forward(play, waiting)
    while waiting:
        day = min(day for day, _ in waiting)
        settled(directorate)  # What is handed over just as the service stops may come twice.
        directorate.let_pass_until(day)
        due, waiting[:] = [play for other, play in waiting if other == day], [row for row in waiting if row[0] != day]
        for play in due:
            forward(play, waiting)


def forward(play, waiting):
    day = next(play, None)
    if day is not None:
        waiting.append((day, play))


def settled(directorate):
    """Waits until nothing that is due waits to be sent."""
    wait_for(lambda: directorate.rows(
        "SELECT count(*) FROM outgoing WHERE channel = 'mail' AND state = 'waiting'") == [(0,)])


class Play:
    """Somebody's requests in one language, with those who come along, at a time of day that no other play has."""

    def __init__(self, directorate, server, language, zone, companions, time, officer, substitute):
        self.directorate, self.server, self.language, self.zone = directorate, server, language, zone
        self.companions, self.time, self.officer, self.substitute = companions, time, officer, substitute

    def submit(self, days, companions=True, **more):
        """Hands a request in with windows on some days, all morning."""
        applicant = self.directorate.submission()["applicant"]
        applicant |= {"language": self.language, "timeZone": self.zone} | more.pop("applicant", {})
        return self.directorate.submit(
            proposals=[(day, "08:00", "12:00") for day in days], applicant=applicant,
            coApplicants=self.companions if companions else [], **more)

    def day(self, number):
        """The n-th working day after today."""
        return working_day(self.directorate.today, number)

    def calendar_of(self, email):
        """What is in the calendar of a reader who has taken all that came until now."""
        settled(self.directorate)
        calendar = itip.ReaderCalendar(email)
        for mail in self.server.taken:
            if mail.envelope[1] == [email] and (message := itip.message(mail)):
                calendar.take(message)
        return calendar

    def answer(self, case, who, email, make, status=200):
        """Sends what a reader's calendar program makes of the invitation, as that reader."""
        (uid,) = {meeting["uid"] for meeting in case.meetings}
        stamp = dt.datetime.now(dt.timezone.utc) + dt.timedelta(days=3_650)
        content = make(self.calendar_of(email), uid, stamp)
        headers = {"Content-Type": "text/calendar"}
        return self.directorate.done("POST", "/itip", who, case=case, headers=headers, data=content, status=status)

    def propose_from_calendar(self, case, day):
        """The applicant proposes another time from a calendar program; the rescheduling that it opens or goes on."""
        start = instant(at(day, self.time))
        self.answer(case, "applicant", case.email, lambda calendar, uid, stamp: calendar.counter(
            uid, start, stamp, "Lebih baik hari lain"))
        return case.seen()["reschedulings"][-1]

    def offer(self, case, who, *days):
        return case.offer(who, *[(day, self.time) for day in days])

    # The plays.

    def life(self):
        """A request that goes every way about before it is done."""
        directorate = self.directorate
        case = self.submit([self.day(5)], complete=False)
        case.step("return", "registry", missing=["supporting-data"], note="Mohon dilengkapi, ya.")
        case.document("supporting")
        case.step("complete", "applicant", "submitted")
        case.register()
        case.step("return", "registry", missing=["supporting-data"])
        case.document("supporting")
        case.step("complete", "applicant", "registered")
        yield self.day(1)
        case.step("dispose", "deputy", note="Segera; hari ini.")
        case.step("receive", "director")  # The window that was proposed has become too early.
        self.propose_windows(case, self.day(5), self.day(6))
        case.assign(self.officer)
        self.propose_windows(case, self.day(5))
        meeting = case.book(self.day(5), self.time)
        self.declines(case)
        self.writes(case)
        self.companions_change(case)
        yield from self.reschedulings(case)
        moved = self.offer(case, "applicant", self.day(5))
        case.answered(moved, "accept", "director", option=moved["rounds"][0]["options"][0]["id"],
                      officers=[self.directorate.officers[self.substitute]])
        case.assign(self.officer)
        case.done("DELETE", "/links", "applicant", status=204)
        case.done("DELETE", f"/meetings/{meeting['id']}?reason=Listrik+padam", "director")
        again = self.offer(case, "applicant", self.day(6))
        case.answered(again, "accept", self.officer, option=again["rounds"][0]["options"][0]["id"])
        again = self.offer(case, "director", self.day(7))
        case.done("DELETE", f"/meetings/{meeting['id']}?reason=Listrik+padam+lagi", "director")
        case.answered(again, "accept", "applicant", option=again["rounds"][0]["options"][0]["id"])
        # A working day before, or an hour before: the clock begins at 09:00.
        yield self.day(6) if self.time < "09:00" else self.day(7)
        wait_for(lambda: "meeting-reminded" in case.events())
        yield self.day(8)
        case.document("minutes", who=self.officer)
        case.step("facilitate", self.officer, note="Akun aktif kembali.\n\nTerima kasih.")
        case.step("close", "registry", "closed")

    def propose_windows(self, case, *days):
        windows = [{"start": at(day, "08:00"), "end": at(day, "12:00")} for day in days]
        case.done("POST", "/proposals", "applicant", {"proposals": windows}, status=201)

    def declines(self, case):
        """The applicant, somebody who comes along and the officer answer from their calendars."""
        officer = f"{self.officer}@example.go.id"
        for who, email, participation, comment in (
                ("applicant", case.email, "ACCEPTED", None), ("applicant", case.email, "DECLINED", "Ada rapat, maaf"),
                (self.officer, officer, "DECLINED", None), (self.officer, officer, "ACCEPTED", None)):
            self.answer(case, who, email, lambda calendar, uid, stamp: calendar.reply(
                uid, participation, stamp, comment))

    def writes(self, case):
        """What comes by mail: the applicant writes a letter, and everybody proposes from a calendar what cannot be."""
        (meeting,) = case.meetings
        saturday = dt.date.fromisoformat(meeting["start"][:10])
        saturday += dt.timedelta(days=5 - saturday.weekday())
        stamp = dt.datetime.now(dt.timezone.utc) + dt.timedelta(days=3_650)
        officer = f"{self.officer}@example.go.id"
        mails = []
        for email, day in ((case.email, self.day(1)), (officer, saturday), *(
                (person["email"], self.day(6)) for person in self.companions)):
            counter = self.calendar_of(email).counter(meeting["uid"], instant(at(day, self.time)), stamp, "Lebih cocok")
            mails.append(postbox.written(email, "Usulan waktu", "Bagaimana bila hari lain?", calendar=counter))
        invitation = [mail for mail in self.server.taken if mail.envelope[1] == [case.email]][-1]
        mails.append(postbox.written(
            case.email, f"Re: {invitation['Subject']}", "Terima kasih.\n\nSampai jumpa.", "Siti", answers=invitation))
        postbox.receive(self.directorate.service, *mails)

    def stranger(self):
        """Somebody answers who was never asked."""
        postbox.receive(self.directorate.service, postbox.written(
            "orang-lain@example.com", "Ya", "Saya hadir.", "Orang Lain, S.H.", calendar=ANSWER.replace("\n", "\r\n").encode()))

    def companions_change(self, case):
        """Somebody more comes along, and then does not."""
        more = {"name": "Rahmat, S.T.", "email": f"rahmat-{case.id}@example.co.id", "language": "id"}
        for people in ([*self.companions, more], self.companions):
            case.done("PUT", "/co-applicants", "applicant", {"coApplicants": people})

    def reschedulings(self, case):
        """Both sides ask for other times, and come to nothing in every way there is."""
        made = self.offer(case, self.officer, self.day(6), self.day(7))
        options = [{"start": at(self.day(8), self.time)}]
        case.answered(made, "counter", "applicant", reason="Hari lain saja", options=options)
        case.answered(made, "decline", self.officer, reason="Penuh")
        made = self.propose_from_calendar(case, self.day(7))
        case.answered(made, "counter", self.officer, reason="Lebih siang", options=options)
        case.answered(made, "decline", "applicant", reason="Tidak bisa")
        made = self.propose_from_calendar(case, self.day(8))
        case.answered(made, "decline", "director", reason="Tidak ada petugas")
        made = self.offer(case, "director", self.day(6))
        case.answered(made, "withdraw", "director")
        self.offer(case, self.officer, self.day(6), self.day(7))
        for day in (self.day(6), self.day(7)):
            self.absent(self.officer, day)
        self.offer(case, "director", self.day(8))
        yield self.day(3)  # What the unit offers is held to the end of the second working day.
        wait_for(lambda: case.state == "scheduled")

    def absent(self, officer, day):
        """An officer is away for a quarter of an hour of a day: from the moment of this play's meetings."""
        start = instant(at(day, self.time))
        body = {"start": start.isoformat(), "end": (start + dt.timedelta(minutes=15)).isoformat(), "reason": "Dinas",
                "resolution": "reschedule"}
        self.directorate.done(
            "POST", f"/officers/{self.directorate.officers[officer]}/absences", "director", body, status=201)

    def written(self):
        """A meeting stands when the reply letter comes."""
        case = self.submit([self.day(5)])
        case.scheduled(self.day(5), self.time, self.officer)
        case.document("reply-letter", who=self.officer)
        case.step("answer", self.officer, "answered", note="Surat menyusul; terlampir.")
        case.step("close", self.officer)

    def withdrawn(self):
        """The applicant withdraws while a meeting stands, and before."""
        case = self.submit([self.day(5)])
        case.scheduled(self.day(5), self.time, self.officer)
        case.step("withdraw", "applicant", "withdrawn", reason="Sudah selesai sendiri, terima kasih.")
        early = self.submit([self.day(5)])
        early.register()
        early.step("withdraw", "applicant", "withdrawn")

    def referred(self):
        """Another unit can help: seen by the deputy, and by the director once officers have it."""
        for assigned in (False, True):
            case = self.submit([self.day(5)])
            case.register()
            if assigned:
                case.step("dispose", "deputy")
                case.step("receive", "director")
                case.assign(self.officer)
                case.assign(self.substitute)
            case.step("refer", "director" if assigned else "deputy", "referred", unit="Direktorat Lain",
                      reason="Dapat diselesaikan di sana.")

    def at_the_counter(self, time):
        """Somebody who is served first, today."""
        letter = self.directorate.submission()["letter"] | {"channel": "counter"}
        case = self.submit([self.day(5)], applicant={"priority": "elderly"}, letter=letter, by="registry")
        case.step("receive", "registry", "received", agendaNumber=f"L-{case.id}/2026")
        case.book(self.directorate.today, time, "registry", officers=[self.directorate.officers[self.officer]])

    def decree(self):
        """A day is declared off on which a meeting is, and the officer is away on all the days around it."""
        day = self.day(16)
        self.submit([day], companions=False).scheduled(day, self.time, self.officer)
        number = self.directorate.officers[self.officer]
        for first, last in ((self.day(1), day), (str(dt.date.fromisoformat(day) + dt.timedelta(1)), self.day(40))):
            body = {"start": at(first, "00:00"), "end": at(last, "00:00"), "reason": "Cuti", "resolution": "reschedule"}
            self.directorate.done("POST", f"/officers/{number}/absences", "director", body, status=201)
        file = self.directorate.service("GET", "/feeds/holidays.ics")
        after = str(dt.date.fromisoformat(day) + dt.timedelta(1))
        content = file.body.decode().replace("END:VCALENDAR\r\n", DAY_OFF.format(
            day=day.replace("-", ""), after=after.replace("-", "")).replace("\n", "\r\n"))
        headers = {"Content-Type": "text/calendar"}
        self.directorate.done(
            "POST", "/holidays?apply=true", "director", headers=headers, data=content.encode())

    def dates_moved(self, *others):
        """Long after all else, a decree comes while requests wait for a time: their dates move, and nothing else."""
        yield self.day(20)
        for play in others:
            play.submit([self.day(8)], companions=False)
        file = decrees.table([{"date": self.day(3), "name_id": "Cuti", "kind": "collective-leave",
                               "decree": f"SKB 98/2026 ({self.directorate.today})"}])
        self.directorate.done("POST", "/holidays?mode=amend&apply=true", "director", data=file.encode(),
                              headers={"Content-Type": "text/tab-separated-values"})

    def complaint(self):
        """Somebody complains."""
        body = {"channel": "web", "name": "Siti, S.H.", "contact": "siti@example.co.id", "text": "Lama.\nSekali."}
        self.directorate.done("POST", "/complaints", None, body, status=201)

    def undeliverable(self):
        """A mail that nobody takes."""
        self.server.unknown.add("hilang@example.co.id")
        self.submit([self.day(5)], companions=False, applicant={"email": "hilang@example.co.id"})

    def subscriptions(self, url, file):
        """A calendar of an officer's own that cannot be had for more than a day, and then can again: it is a file that
        a host gives."""
        path = f"/officers/{self.directorate.officers[self.officer]}/subscription"
        self.directorate.done("PUT", path, "director", {"url": url})
        yield self.day(2)
        self.directorate.done("POST", path + "/refresh", self.officer)
        wait_for(lambda: self.queued("subscription-broken"))
        file.write_bytes(self.directorate.service("GET", "/feeds/holidays.ics").body)
        yield self.day(3)
        self.directorate.done("POST", path + "/refresh", self.officer)
        wait_for(lambda: self.queued("subscription-mended"))
        self.directorate.done("DELETE", path, "director", status=204)

    def queued(self, event):
        """Whether anybody is told of an event by mail."""
        return any(json.loads(facts)["event"] == event for (facts,) in self.directorate.rows(
            "SELECT facts FROM outgoing WHERE channel = 'mail'"))
