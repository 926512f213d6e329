"""The service as mail comes in: the ways in, and what the administration desk and those whom it tells see of it."""
import datetime as dt
import functools
import json
import subprocess

import answers
import itip
import mailserver
from directorate import Directorate, at, instant, working_day
from mailserver import wait_for

# Whose word on senders the service believes.
TRUSTED = "mx.example.go.id"
HOURS = ["08:00", "09:00", "10:00", "13:00", "14:00"]
OFFICERS = ["officer", "colleague", "outsider"]


class Receiving(Directorate):
    """A directorate whose service takes mail in, and sends its own to a mail server of the test."""

    says = Directorate.says + "|mailbox: |fetchMail: "

    def __init__(self, binary, staff, folder, today, server, **policy):
        self.server, self.asked, self.answered_at = server, 0, instant(at(today, "08:00"))
        self.settings = {"smtp": {"url": server.url(), "tls": "none"},
                         "incoming": {"authenticationServers": [TRUSTED]} | policy}
        super().__init__(binary, *staff, folder, today, mail=self.settings)

    def change(self, **sections):
        """Sets sections anew, and starts the service again."""
        self.settings |= sections
        assert self.service.stop() in (0, None)
        mailserver.write(self.service, **self.settings)
        self.service.start("--unlimited", *self.options)

    def place(self):
        """A day, a time and an officer for one more meeting; nobody has any on the day after it."""
        self.asked += 1
        day, rest = divmod(self.asked - 1, len(OFFICERS) * 4)
        officer, hour = divmod(rest, 4)
        return places(self.earliest)[day], HOURS[hour], OFFICERS[officer]

    def invited(self, **changes):
        """A request with a meeting, and the invitation as its applicant got it."""
        day, time, officer = self.place()
        case = self.submit(proposals=[(day, "08:00", "15:00")], **changes)
        case.scheduled(day, time, officer)
        case.officer = officer
        return case, self.invitation(case)

    def invitation(self, case, sequence=0):
        """The invitation of a revision, as the applicant of a request got it."""
        def found():
            for mail in self.mails(case.email):
                message = itip.message(mail)
                if message and str(message["METHOD"]) == "REQUEST":
                    if int(message.walk("VEVENT")[0]["SEQUENCE"]) == sequence:
                        return answers.Invitation(mail)

        return wait_for(found)

    def mails(self, reader):
        """What a reader has been sent."""
        return [mail for mail in list(self.server.taken) if mail["To"].addresses[0].addr_spec == reader]

    def methods(self, reader):
        """The calendar messages that a reader has been sent: METHOD and SEQUENCE of each."""
        messages = filter(None, map(itip.message, self.mails(reader)))
        return [(str(each["METHOD"]), int(each.walk("VEVENT")[0]["SEQUENCE"])) for each in messages]

    @property
    def now(self):
        """A moment for the next answer: each later than the one before, and none ahead of the service's clock."""
        self.answered_at += dt.timedelta(seconds=1)
        return self.answered_at

    def pipe(self, mail):
        """Hands a mail in as a mail server's pipe does; answers with what the command did."""
        return subprocess.run(
            [str(self.service.binary), "mail", "receive", "--json"], input=mail, capture_output=True, timeout=120,
            cwd=self.service.folder, env=self.service.environment())

    def take(self, mail):
        """Hands a mail in through the pipe, beside the running service or without one."""
        done = self.pipe(mail)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    def seen(self, mail, language="id"):
        """A mail as the administration desk sees it, once it was taken."""
        number = wait_for(lambda: self.rows("SELECT id FROM incoming WHERE message_id = ?", message_id(mail)))[0][0]
        return self.done("GET", f"/incoming/{number}", "registry", headers={"Accept-Language": language})

    def reasons(self, number):
        """Why a mail is as it is, in Indonesian and English."""
        told = [self.done("GET", f"/incoming/{number}", "registry", headers={"Accept-Language": language})["reason"]
                for language in ("id", "en")]
        assert all(told) and told[0] != told[1], told
        return told

    def participation(self, case):
        """What each attendee of a request's meetings has answered."""
        return dict(self.rows(
            "SELECT participation.email, answer FROM participation JOIN meeting ON meeting.id = participation.meeting"
            " WHERE meeting.request = ?", int(case.id)))

    def standing(self, case):
        """All that an answer may change."""
        seen = case.seen()
        return seen["state"], seen["meetings"], seen["reschedulings"], self.participation(case)


@functools.cache
def places(first):
    """Mondays and Wednesdays from a day on that are working days, and the days after them too."""
    days = {working_day(first, number): None for number in range(60)}
    after = {day: str(dt.date.fromisoformat(day) + dt.timedelta(1)) for day in days}
    return [day for day in days if after[day] in days and dt.date.fromisoformat(day).weekday() in (0, 2)]


def message_id(mail):
    """The Message-ID of a mail, without angle brackets."""
    for line in mail.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0].split(b"\n"):
        if line.lower().startswith(b"message-id:"):
            return line.split(b":", 1)[1].strip().strip(b"<>").decode()
    return None
