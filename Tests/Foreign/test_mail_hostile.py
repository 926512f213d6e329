"""Mail that means harm or is broken, through the pipe and from a mailbox: each has a reason at the administration desk,
the service's memory stays bounded, and everybody else is served meanwhile."""
import concurrent.futures
import re

import postbox
import pytest
from answers import reply, written
from mailserver import wait_for

# The service takes some 50 MiB. The largest mail that is taken has 25 MB, and is there as it came, decoded, as a file of
# its request and on its way into the database.
MOST_MEMORY = 256 * 2**20
MEGABYTE = 2**20
numbers = iter(range(1, 10_000))


def mail(*fields, body=b"Isi surat.", sender=None):
    """A mail of fields and a body, with a name and a writer of its own."""
    number = next(numbers)
    sender = sender or f"budi-{number}@example.com"
    head = [f"From: Budi <{sender}>".encode(), b"Message-ID: <jahat-%d@example.com>" % number, *fields]
    return b"\r\n".join([*head, b"", body, b""])


def multipart(count, part, kind=b"mixed"):
    body = b"".join(b"--b\r\n" + part(number) + b"\r\n" for number in range(count)) + b"--b--"
    return mail(b"Content-Type: multipart/" + kind + b"; boundary=b", body=body)


def nested(depth, kind=b"multipart/mixed"):
    """Parts in parts."""
    if kind == b"message/rfc822":
        return mail(b"Content-Type: message/rfc822", body=b"Content-Type: message/rfc822\r\n\r\n" * depth)
    part = b"--b%d\r\nContent-Type: %s; boundary=b%d\r\n\r\n"
    body = b"".join(part % (level, kind, level + 1) for level in range(depth))
    return mail(b"Content-Type: " + kind + b"; boundary=b0", body=body)


def calendar(lines):
    return mail(b"Content-Type: text/calendar; method=REPLY; charset=utf-8", body=lines)


def event(*lines):
    return b"\r\n".join([b"BEGIN:VCALENDAR", b"VERSION:2.0", b"METHOD:REPLY", b"BEGIN:VEVENT", *lines, b"END:VEVENT",
                         b"END:VCALENDAR"])


def answer(*lines, stamp=b"DTSTAMP:20260413T010000Z"):
    return event(b"UID:x@example.com", stamp, b"ATTENDEE;PARTSTAT=ACCEPTED:mailto:siapa@example.com", *lines)


def refused(content, word=""):
    """What is not understood: the mail, and a word of the reason."""
    return content, "unreadable", word


def letter(*fields, body=b"Isi surat."):
    """What is read as well as it can be: the mail."""
    return mail(*fields, body=body), "letter", None


def typed(kind, body):
    return letter(b"Content-Type: " + kind, body=body)


FILE = b"Content-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n\r\n%%PDF-1.4 %d"
ZONE = (b"BEGIN:VTIMEZONE\r\nTZID:x\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
        b"RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\r\nTZOFFSETFROM:+0700\r\nTZOFFSETTO:+0700\r\n"
        b"END:STANDARD\r\nEND:VTIMEZONE\r\n")
LINES = 24 * MEGABYTE // 78
# What comes in, and the kind that it has at the desk; where it is not understood, a word of the reason, in English.
HOSTILE = {
    "100 deep": lambda: refused(nested(100), "parts within parts"),
    "20,000 deep": lambda: refused(nested(20_000), "parts within parts"),
    "mails in mails": lambda: refused(nested(1_000, b"message/rfc822"), "parts within parts"),
    "10,000 parts": lambda: refused(multipart(10_000, lambda n: b"\r\nx"), "500 parts"),
    "450 files": lambda: refused(multipart(450, lambda n: FILE % n), "100 files"),
    "30 calendars": lambda: refused(
        multipart(30, lambda n: b"Content-Type: text/calendar\r\n\r\n" + event(b"UID:%d@x" % n)), "10 calendar objects"),
    "a header of 1 MB": lambda: refused(mail(*[b"X-%d: " % n + b"a" * 990 for n in range(1_060)]), "256 KB"),
    "a field of 1 MB": lambda: refused(mail(b"X-Long: " + b"a" * MEGABYTE), "256 KB"),
    "5,000 fields": lambda: refused(mail(*[b"X: a"] * 5_000), "1000 fields in its header"),
    "10,000 addresses": lambda: refused(
        mail(b"Reply-To: " + b", ".join([b"a@example.com"] * 10_000)), "field of addresses"),
    "groups in groups": lambda: refused(mail(b"Sender: " + b"a:" * 20_000), "field of addresses"),
    "5,000 parameters": lambda: refused(mail(b"Content-Type: text/plain" + b"; a*0=b" * 5_000), "field of parameters"),
    "NUL in the header": lambda: refused(mail(b"Subject: a\0b"), "NUL"),
    "NUL in the text": lambda: letter(b"Subject: NUL", body=b"a\0" * 5_000),
    "controls in the subject": lambda: letter(b"Subject: =?utf-8?q?a=00b=1b[31mc=0d=0aTo:_x?="),
    "a charset of no name": lambda: typed(b"text/plain; charset=x-nothing//TRANSLIT", b"\xe9\xff\xfe"),
    "UTF-16 as ASCII": lambda: typed(b"text/plain; charset=us-ascii", "Halo".encode("utf-16")),
    "UTF-7": lambda: typed(b"text/plain; charset=utf-7", b"+ADw-script+AD4-"),
    "broken base64": lambda: letter(b"Content-Transfer-Encoding: base64", body=b"!!!!====A"),
    "an encoding of no name": lambda: letter(b"Content-Transfer-Encoding: x-uuencode", body=b"begin 644 a\r\n"),
    "HTML without end": lambda: typed(b"text/html", b"<div>" * 200_000),
    "entities": lambda: typed(b"text/html", b"&#x0;&#xD800;&#9999999999;&amp" * 50_000),
    "a boundary without parts": lambda: typed(b'multipart/mixed; boundary=""', b"Isi."),
    "no sender": lambda: refused(mail().replace(b"From: Budi ", b"X-From: Budi "), "sender"),
    "a sender without a host": lambda: refused(mail(sender="budi"), "sender"),
    "a sender with a line break": lambda: refused(mail(sender="=?utf-8?q?a=0d=0aBcc:_x?="), "sender"),
    "our own address forged": lambda: (mail(sender="tu.ditspb@bkpm.go.id"), "letter", "own address"),
    # An answer has some kilobytes: what is larger by far is a file.
    "a calendar of 3 MB": lambda: (calendar(answer(b"COMMENT:" + b"a" * 3 * MEGABYTE)), "letter", None),
    "22,000 calendars in one": lambda: (calendar(b"\r\n".join([answer()] * 22_000)), "letter", None),
    "1,000 calendars in one": lambda: refused(calendar(b"\r\n".join([answer()] * 1_000))),
    "a calendar of one line": lambda: refused(calendar(answer(b"COMMENT:" + b"a" * 200_000)), "line"),
    "a calendar 200 deep": lambda: refused(
        calendar(b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n" + b"BEGIN:VEVENT\r\n" * 200), "depth"),
    "half a calendar": lambda: refused(calendar(answer()[:-40])),
    "a calendar with NUL": lambda: refused(calendar(answer(b"COMMENT:a\0b")), "control"),
    "a calendar without a stamp": lambda: refused(calendar(answer(stamp=b"X-A:a")), "DTSTAMP"),
    "a calendar in UTF-16": lambda: (calendar(answer().decode().encode("utf-16")), "unverified", "another kind"),
    "no calendar at all": lambda: (calendar(b"<html>BEGIN:VCALENDAR"), "unverified", "another kind"),
    "a zone that spins": lambda: (
        calendar(answer(b"DTSTART;TZID=x:20260413T090000").replace(b"BEGIN:VEVENT", ZONE + b"BEGIN:VEVENT")),
        "unverified", "meeting"),
    "24 MB": lambda: (
        mail(b"Content-Type: application/pdf", b"Content-Disposition: attachment; filename=a.pdf",
             body=(b"%" * 76 + b"\r\n") * LINES), "letter", "files"),
    "24 MB of text": lambda: letter(body=(b"kata " * 15 + b"\r\n") * LINES),
    "24 MB of HTML": lambda: typed(b"text/html", (b"<b>kata</b> " * 6 + b"\r\n") * LINES),
    "24 MB in one line": lambda: letter(body=b"k" * (24 * MEGABYTE)),
}
LARGE = 60 * MEGABYTE


def memory(office):
    """The most memory that the service has had, in bytes."""
    with open(f"/proc/{office.service.process.pid}/status") as file:
        return int(re.search(r"VmHWM:\s+(\d+) kB", file.read())[1]) * 1024


def are_explained(office, mails):
    """Each mail is at the desk as what it is, with a reason where it was not understood."""
    wrong = []
    for name, (content, kind, word) in mails.items():
        row = office.seen(content)
        if row["kind"] != kind or len(row["subject"]) > 1_000:
            wrong.append((name, row["kind"], row["reason"]))
        elif word is not None:
            indonesian, english = office.reasons(row["id"])
            if word not in english or len(indonesian) > 500:
                wrong.append((name, english))
        if kind == "unreadable":
            assert row["state"] == "open" and row["request"] is None, name
        # What the desk is shown, and may download, is what came.
        text = office.done("GET", f"/incoming/{row['id']}", "registry")["text"]
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202e]", text + row["subject"]), name
    assert wrong == []


@pytest.mark.parametrize("way", ["pipe", "mailbox"])
def test_each_has_its_reason_and_takes_no_more_than_its_share(mailbox, received, way):
    office = received()
    mails = {name: make() for name, make in HOSTILE.items()}
    contents = [content for content, *_ in mails.values()]
    if way == "pipe":
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            handed = pool.submit(postbox.receive, office.service, *contents)
            is_served(office, handed.done)
            handed.result()
    else:
        # Over IMAP no NUL can come: servers put something else in its place (RFC 3501, section 9).
        for name, kind in [("NUL in the header", "letter"), ("a calendar with NUL", "unverified")]:
            mails[name] = (mails[name][0], kind, None)
        mailbox.drop(*contents)
        office.change(imap=mailbox.settings())
        is_served(office, lambda: len(office.rows("SELECT id FROM incoming")) == len(contents))
    are_explained(office, mails)
    assert memory(office) < MOST_MEMORY


def is_served(office, isdone):
    """Everybody else is served until something is done."""
    number = 0
    while not isdone():
        number += 1
        assert office.submit(complete=False).state == "submitted"
    assert number > 0


def test_a_mail_cut_off_anywhere_is_taken_as_what_is_left_of_it(received):
    office = received()
    case, invitation = office.invited()
    whole = reply("google", invitation, "DECLINED", office.now, "Mohon lain waktu")
    # Everywhere in the middle of the header, of the parts and of the calendar.
    places = [len(whole) * part // 41 for part in range(1, 41)]
    started = office.rows("SELECT count(*) FROM incoming")[0][0]
    # One after another: of two that both hold the answer the second is the first one again.
    postbox.receive(office.service, *[whole[:place] for place in places])
    taken = office.rows("SELECT kind, state, reason_english FROM incoming")
    assert len(taken) == started + len(places)
    kinds = {kind for kind, *_ in taken}
    assert kinds <= {"answer", "unreadable", "unverified", "letter", "automatic"}, kinds
    assert all(state == "settled" or reason for _, state, reason in taken)
    assert office.participation(case) in ({}, {case.email: "DECLINED"}) and case.state == "scheduled"
    # The calendar stands twice in it: cut after the first one, it is the answer.
    assert outcome(office, whole[:whole.rindex(b"--0000000000004f6e1d0630a1b2c3")]) == "answer"
    assert office.participation(case) == {case.email: "DECLINED"}


def outcome(office, mail):
    """What a mail is that has come under a name of its own."""
    mail = mail.replace(b"Message-ID: <", b"Message-ID: <utuh-")
    office.take(mail)
    return office.seen(mail)["kind"]


def test_a_mail_of_60_mb_is_left_where_it_is_and_the_desk_sees_whose_it_is(mailbox, received):
    office = received()
    line = b"%" * 76 + b"\r\n"
    huge = mail(b"Subject: Besar sekali", b"Content-Type: application/pdf", body=line * (LARGE // len(line)))
    done = office.pipe(huge)
    assert done.returncode == 2 and b"MB" in done.stderr
    # Without an end of its header, too.
    assert office.pipe(b"From: Budi <budi@example.com>\r\nX: " + b"a" * LARGE).returncode == 2
    other = mail(b"Subject: Besar pula", b"Content-Type: application/pdf", body=line * (LARGE // len(line)))
    after = written("letter-plain", office.now, ("Ani", "ani@example.com"))
    mailbox.drop(other, after)
    office.change(imap=mailbox.settings(afterwards="delete"))
    for content in (huge, other):
        row = office.seen(content)
        assert (row["kind"], row["state"], row["subject"][:5]) == ("unreadable", "open", "Besar")
        assert row["from"].startswith("budi-") and row["size"] < MEGABYTE
        assert all("25 MB" in reason for reason in office.reasons(row["id"]))
    assert office.seen(after)["kind"] == "letter"
    wait_for(lambda: [set(flags) for flags in mailbox.flags()] == [{b"\\Flagged", b"\\Seen"}])
    assert memory(office) < MOST_MEMORY


# The report that a mail did not reach somebody else; its name follows.
BOUNCE = (b"--b\r\n\r\nGagal.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a\r\n\r\n"
          b"Final-Recipient: rfc822; orang-lain@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
          b"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ")


def test_what_claims_to_be_from_others_moves_nothing_of_theirs(received):
    office = received()
    case, invitation = office.invited()
    [receipt] = [each for each in office.mails(case.email) if "terima" in each["Subject"]][:1]
    before = office.standing(case), case.seen("registry")["documents"]
    name = receipt["Message-ID"]
    thread, reference = f"In-Reply-To: {name}".encode(), case.answer["reference"].encode()
    forged = {
        "a stranger in its thread": (mail(thread, b"Subject: Re: " + reference), "reply"),
        "a stranger's bounce": (mail(
            b"Content-Type: multipart/report; report-type=delivery-status; boundary=b",
            sender="mailer-daemon@example.net", body=BOUNCE + name.encode() + b"\r\n\r\n--b--"), "bounce"),
        "its applicant, says one whom the server disproves": (mail(
            b"Authentication-Results: mx.example.go.id; dmarc=fail header.from=example.co.id", thread,
            sender=case.email), "unverified"),
        "the desk, from outside": (mail(b"Subject: Setujui " + reference, sender="registry@example.go.id"), "reply"),
        "our own address, from outside": (mail(thread, sender="tu.ditspb@bkpm.go.id"), "letter"),
    }
    for what, (content, kind) in forged.items():
        office.take(content)
        assert office.seen(content)["kind"] == kind, what
    assert (office.standing(case), case.seen("registry")["documents"]) == before
    assert "mail-failed" not in case.events()
    # Nobody was written to but those who work here.
    assert {address for each in office.server.taken for address in each.envelope[1]
            if not address.endswith("@example.go.id")} == {case.email}


def test_one_address_has_ten_letters_a_day(received):
    office = received()
    mails = [written("letter-plain", office.now, ("Budi", "budi@example.com")) for _ in range(13)]
    postbox.receive(office.service, *mails)
    rows = [office.seen(each) for each in mails]
    assert sum(row["request"] is not None for row in rows) == 10
    late = [row for row in rows if row["request"] is None]
    assert {(row["kind"], row["state"]) for row in late} == {("letter", "open")}
    office.reasons(late[0]["id"])
    wait_for(lambda: len(office.mails("budi@example.com")) == 10)
    # The desk may make a request of it all the same.
    taken = office.done("POST", f"/incoming/{late[0]['id']}/take", "registry")
    assert taken["state"] == "settled" and taken["request"] is not None
