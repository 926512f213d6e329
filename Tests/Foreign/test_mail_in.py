"""Answers of calendar programs and other mail, as programs write them, lead to the right state whichever way they come."""
import datetime as dt

import itip
import postbox
from answers import bounced, counter, reply, written
from directorate import instant
from mailserver import wait_for

REPLYING = ["exchange", "outlook", "outlook-com", "google", "apple", "thunderbird", "android", "caldav", "gateway"]
COUNTERING = ["exchange", "outlook", "google"]
BOUNCES = ["postfix", "exim", "exchange", "gmail", "qmail"]
SITI = ("Siti Rahma", "siti@example.co.id")
COMMENT = "Saya dinas luar, mohon waktu lain;\nsore saja"


class Post:
    """Mails of every kind for an office, and what each has to lead to."""

    def __init__(self, office):
        self.office, self.waves, self.checks = office, ([], [], []), []
        for group in (self.replies, self.counters, self.doubtful, self.machines, self.bounces, self.letters):
            group()

    def add(self, name, mail, check, *expected, wave=0):
        """A mail, and what has to be seen of it: kind and state, and what `check` finds in the row of the desk. Mails of
        a later wave come after those of an earlier one."""
        self.waves[wave].append(mail)
        self.checks.append((name, mail, check, expected))

    def check(self):
        for name, mail, check, expected in self.checks:
            row = self.office.seen(mail)
            assert (row["kind"], row["state"]) == expected, (name, row)
            check(row)

    def replies(self):
        """Every program answers maybe, yes, and then no with a comment."""
        for client in REPLYING:
            case, invitation = self.office.invited()

            def noted(row, case=case):
                assert (row["reason"], row["request"], row["from"]) == (None, case.id, case.email), row

            def declined(row, case=case):
                noted(row, case)
                told = [entry for entry in case.seen()["history"] if entry["event"] == "participation-answered"]
                assert [entry["detail"]["participation"] for entry in told] == ["TENTATIVE", "ACCEPTED", "DECLINED"]
                # The unit is told that another time is asked for, and why; the meeting stands.
                assert [entry["detail"]["asksForAnotherTime"] for entry in told] == [False, False, True]
                assert told[-1]["remark"] == COMMENT
                whom = {who for event, who in case.messages() if event == "participation-answered"}
                assert whom == {f"{who}@example.go.id" for who in ("director", "keeper", case.officer)}
                assert case.state == "scheduled" and case.meetings[0]["state"] == "scheduled"
                assert self.office.participation(case) == {case.email: "DECLINED"}

            for wave, answer in enumerate(["TENTATIVE", "ACCEPTED", "DECLINED"]):
                is_no = answer == "DECLINED"
                mail = reply(client, invitation, answer, self.office.now, COMMENT if is_no else "")
                self.add(f"{client} {answer}", mail, declined if is_no else noted, "answer", "settled", wave=wave)

    def counters(self):
        """Every program that can proposes another time: one that the rules allow, and one that they do not."""
        for client in COUNTERING:
            case, invitation = self.office.invited()
            start = invitation.start + dt.timedelta(days=1)

            def opened(row, case=case, start=start):
                assert (row["request"], case.state) == (case.id, "rescheduling"), row
                [rescheduling] = case.seen()["reschedulings"]
                [only] = rescheduling["rounds"]
                assert only["side"] == "applicant" and only["reason"] == COMMENT
                assert [instant(option["start"]) for option in only["options"]] == [start]
                assert case.meetings[0]["state"] == "scheduled"
                assert self.office.participation(case) == {case.email: "TENTATIVE"}

            mail = counter(client, invitation, start, self.office.now, COMMENT)
            self.add(f"{client} COUNTER", mail, opened, "answer", "settled")
            other, early = self.office.invited()

            def refused(row, case=other, invitation=early):
                assert (row["request"], case.state) == (case.id, "scheduled"), row
                assert case.seen()["reschedulings"] == [] and row["reason"].endswith("; pengirim diberi tahu")
                # A refusal to calendar and reader, and the meeting as it stands.
                wait_for(lambda: self.office.methods(case.email) == [
                    ("REQUEST", 0), ("DECLINECOUNTER", 0), ("REQUEST", 0)])
                *_, refusal, again = self.office.mails(case.email)
                [event] = itip.message(refusal).walk("VEVENT")
                assert set(itip.attendees(event)) == {case.email} and str(event["UID"]) == invitation.uid
                [event] = itip.message(again).walk("VEVENT")
                assert event["DTSTART"].dt == invitation.start

            sunday = early.start + dt.timedelta(days=6 - early.start.weekday())
            mail = counter(client, early, sunday, self.office.now)
            self.add(f"{client} COUNTER on a Sunday", mail, refused, "answer", "settled")

    def doubtful(self):
        """Answers that change nothing, and wait for the administration desk with the reason in both languages."""
        case, invitation = self.office.invited()
        now = self.office.now
        yes = reply("google", invitation, "ACCEPTED", now)
        plain = reply("caldav", invitation, "ACCEPTED", now).replace(b"\r\n ", b"")
        stranger = b"penipu@example.net"
        before = self.office.standing(case)

        def unchanged(row):
            # What else befalls this case has not happened when the mails come in.
            self.office.reasons(row["id"])
            assert self.office.standing(case) == before

        def swapped(mail, *pairs):
            for old, new in pairs:
                assert old in mail, old
                mail = mail.replace(old, new)
            return numbered(mail)

        sender = f"From: {case.email}".encode()
        whole = plain[plain.index(b"BEGIN:VCALENDAR"):].strip()
        event = plain[plain.index(b"BEGIN:VEVENT"):plain.index(b"END:VCALENDAR")]
        doubtful = {
            "a stranger's address": swapped(plain, (sender, b"From: " + stranger)),
            "a stranger in both": swapped(plain, (case.email.encode(), stranger)),
            "a foreign UID": swapped(plain, (b"UID:" + invitation.uid.encode()[:40], b"UID:lain-" + b"x" * 40)),
            "another ORGANIZER": swapped(plain, (b"mailto:tu.ditspb@bkpm.go.id", b"mailto:tu.lain@example.go.id")),
            "a forged From": swapped(yes, (b"dmarc=pass", b"dmarc=fail")),
            "two in From": swapped(plain, (sender, sender + b", " + stranger)),
            "two From": swapped(plain, (sender, sender + b"\r\nFrom: " + stranger)),
            "another METHOD stated": swapped(plain, (b'METHOD="REPLY"', b"METHOD=COUNTER")),
        }
        unreadable = {
            "two events": swapped(plain, (event, event + event)),
            "a rule": swapped(plain, (b"END:VEVENT", b"RRULE:FREQ=DAILY;COUNT=3\r\nEND:VEVENT")),
            "one of a series": swapped(plain, (b"END:VEVENT", b"RECURRENCE-ID:20260420T020000Z\r\nEND:VEVENT")),
            "two who answer": swapped(
                plain, (b"END:VEVENT", b"ATTENDEE;PARTSTAT=DECLINED:mailto:budi@example.com\r\nEND:VEVENT")),
            "a floating time": swapped(
                plain, (b"DTSTAMP:", b"X-A:"), (b"REQUEST-STATUS:2.0;Success", b"DTSTAMP:20260413T090000")),
            "two calendars": swapped(plain, (b"END:VCALENDAR", b"END:VCALENDAR\r\n" + whole)),
        }
        for name, mail in doubtful.items():
            self.add(name, mail, unchanged, "unverified", "open")
        for name, mail in unreadable.items():
            self.add(name, mail, unchanged, "unreadable", "open")
        # What an untrusted server says is not believed, for nor against.
        believed, other = self.office.invited()
        mail = swapped(reply("google", other, "ACCEPTED", self.office.now),
                       (b"Results: mx.example.go.id", b"Results: mx.example.net"), (b"dmarc=pass", b"dmarc=fail"))
        self.add("an untrusted server's word", mail, lambda row: self.is_answer_of(row, believed, "unknown"),
                 "answer", "settled")

    def is_answer_of(self, row, case, authentication):
        assert (row["request"], row["authentication"]) == (case.id, authentication)
        assert self.office.participation(case) == {case.email: "ACCEPTED"}

    def machines(self):
        """What no person has written is never answered."""
        case = self.office.submit()
        [receipt] = wait_for(lambda: self.office.mails(case.email))
        for name in ("exchange", "gmail", "sieve"):
            mail = written(f"{name}-absence", self.office.now, ("Siti Rahma", case.email), TOPIC=receipt["Subject"],
                           INVITATION=receipt["Message-ID"].strip("<>"))

            def ignored(row, case=case):
                assert row["request"] == case.id and case.state == "submitted"
                assert len(self.office.mails(case.email)) == 1

            self.add(f"{name}'s absence", mail, ignored, "automatic", "settled")
        self.add("a list", written("list", self.office.now, SITI),
                 lambda row: self.is_unanswered("berita@lists.example.org"), "automatic", "open")
        self.add("our own", receipt.data, lambda row: None, "automatic", "settled")

    def is_unanswered(self, address):
        assert self.office.mails(address) == []

    def bounces(self):
        """A report that a mail of ours did not arrive marks that mail; that it is late changes nothing."""
        def failed():
            rows = self.office.done("GET", "/outgoing?state=failed", "registry")["messages"]
            return {row["recipient"]: row["error"] for row in rows}

        for name in BOUNCES:
            case = self.office.submit()
            [receipt] = wait_for(lambda: self.office.mails(case.email))

            def marked(row, case=case, name=name):
                assert row["request"] == case.id, row
                assert failed()[case.email] == ("bounced 5.1.10" if name == "exchange" else "bounced 5.1.1")
                assert "mail-failed" in case.events()

            mail = bounced(f"{name}-bounce", receipt, self.office.now)
            self.add(f"{name}'s bounce", mail, marked, "bounce", "settled")
        late = self.office.submit()
        [receipt] = wait_for(lambda: self.office.mails(late.email))

        def unharmed(row):
            assert row["request"] == late.id and late.email not in failed()

        self.add("a delay", bounced("postfix-delay", receipt, self.office.now), unharmed, "bounce", "settled")

    def letters(self):
        """Letters become requests; the writer is told what is missing."""
        def letter(template, documents=(), left=(), **facts):
            sender = ("Siti Rahma", f"{template}@example.co.id")

            def submitted(row):
                assert row["request"], row
                seen = self.office.done("GET", f"/requests/{row['request']}", "registry")
                assert (seen["state"], seen["letter"]["channel"]) == ("submitted", "email")
                assert seen["applicant"]["email"] == sender[1]
                assert seen["applicant"]["name"] == facts.get("name", sender[0])
                assert seen["applicant"]["whatsapp"] == facts.get("whatsapp")
                assert seen["subject"] == facts["subject"] and facts["says"] in seen["chronology"], seen
                assert {(each["role"], each["name"]) for each in seen["documents"]} == set(documents)
                assert [each["name"] for each in row["attachments"] if not each["isKept"]] == list(left)
                assert all(name in row["reason"] for name in left) if left else row["reason"] is None
                # Who is not known to have written it is told nothing before the desk has looked at it.
                if row["authentication"] == "passed":
                    [receipt] = wait_for(lambda: self.office.mails(sender[1]))
                    assert seen["reference"] in receipt["Subject"]
                else:
                    self.is_unanswered(sender[1])

            self.add(template, written(template, self.office.now, sender), submitted, "letter",
                     "open" if left else "settled")

        text = [("letter", "surel.txt")]
        letter("letter-plain", subject="Permohonan fasilitasi kendala NIB", whatsapp="+6281234567890", documents=text,
               says="membayar – pesan galat “Server Error” muncul")
        letter("letter-files", subject="Surat permohonan fasilitasi – PT Contoh", says="konsultasi, dan tangkapan",
               documents=[("letter", "Surat Permohonan PT Contoh.pdf"), ("supporting", "IMG_20260311.jpg"),
                          ("consultation-proof", "Tiket konsultasi OSS.pdf")])
        letter("letter-html", subject="Mohon bantuan OSS", says="terkunci & tidak dapat dibuka.", documents=text)
        letter("letter-tnef", subject="Surat dari Outlook", says="di dalam lampiran", left=["winmail.dat"])
        letter("letter-latin1", subject="Permohonan dari José Ximénez", name="José Ximénez", documents=text,
               says="José Ximénez. Biaya kami £5")
        letter("letter-forwarded", subject="Fwd: Permohonan kami", says="Saya teruskan surat atasan saya.",
               documents=[("letter", "Permohonan kami.eml")])
        case = self.office.submit(complete=False)
        [receipt] = wait_for(lambda: self.office.mails(case.email))
        answer = written("answer", self.office.now, ("Siti Rahma", case.email), TOPIC=receipt["Subject"],
                         INVITATION=receipt["Message-ID"].strip("<>"))

        def added(row):
            assert row["request"] == case.id
            assert [(each["name"], each["isKept"]) for each in row["attachments"]] == [
                ("bukti konsultasi.pdf", True), ("program.exe", False)]
            assert ("consultation-proof", "bukti konsultasi.pdf") in {
                (each["role"], each["name"]) for each in case.seen("registry")["documents"]}

        self.add("an answer with files", answer, added, "reply", "open")


def numbered(mail):
    """The same mail under another name."""
    numbered.last = getattr(numbered, "last", 0) + 1
    return mail.replace(b"surel-", b"surel-%d-" % numbered.last, 1)


def test_beside_the_running_service(received):
    post = Post(received())
    for wave in post.waves:
        # A mail server's pipe gives lines as its system ends them, after a line of its own.
        postbox.receive(post.office.service, *(
            b"From siti@example.co.id Mon Apr 13 09:00:00 2026\n" + mail.replace(b"\r\n", b"\n") for mail in wave))
    post.check()


def test_with_no_service_running(received):
    office = received()
    post = Post(office)
    assert office.service.stop() == 0
    for wave in post.waves:
        for mail in wave:
            # The command itself takes it, at once.
            assert office.take(mail)["taken"] is not None
    office.service.start("--unlimited", *office.options)
    post.check()


def test_from_a_mailbox(mailbox, received):
    office = received()
    post = Post(office)
    for wave in post.waves:
        mailbox.drop(*wave[::2])
        mailbox.append(*wave[1::2])
    office.change(imap=mailbox.settings())
    post.check()
    assert {flags for flags in mailbox.flags()} == {(b"\\Seen",)}
