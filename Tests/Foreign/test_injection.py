"""Hostile texts in every field that reaches mail or calendars: refused with the field named, or nothing but a text."""
import html.parser
import itertools
import json
import unicodedata
import urllib.parse

import hostile
import icalendar
import itip
import mailplay
import postbox
import pytest
from checkers import libraries, lines
from checkers import mail as mails
from conftest import BINARY
from directorate import Directorate, staffed
from mailserver import MailServer, wait_for

TODAY = "2026-04-13"
FIELDS = ["Date", "From", "To", "Subject", "Message-ID", "In-Reply-To", "References", "Content-Language", "Auto-Submitted",
          "X-Auto-Response-Suppress", "MIME-Version", "Content-Type"]
NOTICE = ["multipart/alternative", "text/plain", "text/html"]
INVITATION = ["multipart/mixed", *NOTICE, "text/calendar", "application/ics"]
# The names of the unit, each over several requests.
UNITS = ['Putri, S.H. (y) "z" \\', "=?utf-8?b?PGV2aWxAZXhhbXBsZS5jb20+?= <evil@example.com>", 'x":mailto:evil@example.com',
         "\U0001f600" * 200, "END:VEVENT\\nX-EVIL:1;a^n,", "<b>x</b>\u3000y\u00a0\u200bz"]
TAGS = {"html", "head", "meta", "title", "body", "div", "p", "br", "hr", "a", "ul", "li", "dl", "dt", "dd", "blockquote"}
ATTRIBUTES = {"lang", "style", "charset", "name", "content", "href"}
# The service, where the public complains, and where it says how content it is.
HOSTS = {"127.0.0.1", "www.lapor.go.id", "simantab.bkpm.go.id"}
WHOLE = {"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "URL",
         "CONFERENCE", "ORGANIZER", "ATTENDEE"}
PROPERTIES = {"REQUEST": WHOLE | {"STATUS", "TRANSP"}, "CANCEL": WHOLE | {"STATUS", "TRANSP", "COMMENT"},
              "REMOVAL": WHOLE, "DECLINECOUNTER": {
                  "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "ORGANIZER", "ATTENDEE", "COMMENT"}}


@pytest.fixture(scope="module")
def server():
    made = MailServer()
    yield made
    made.end()


@pytest.fixture(scope="module")
def directorate(server, memory, tmp_path_factory):
    folder = tmp_path_factory.mktemp("staff")
    tokens = staffed(BINARY, folder, hostile.STAFF)
    made = Directorate(BINARY, folder, tokens, memory, TODAY, "--calendar-allow", "127.0.0.1", mail=server)
    yield made
    made.end()


@pytest.fixture(scope="module")
def played(directorate, server):
    """What was tried, and all mails that came of it, each with its facts."""
    texts = list(zip(hostile.LINES, itertools.cycle(hostile.NOTES)))
    attempts = [hostile.Attempt(directorate, *pair, number, probes=number == 0) for number, pair in enumerate(texts)]
    for number, unit in enumerate(UNITS):
        directorate.done("PUT", "/settings/unit-name", "desk", {"value": unit})
        for attempt in attempts[number::len(UNITS)]:
            attempt.unit = unit
            attempt.play()
        written = [mail for attempt in attempts[number::len(UNITS)] for mail in attempt.mails()]
        postbox.receive(directorate.service, *written)
        mailplay.settled(directorate)
    # Nobody answers at the addresses of the officers' calendars: that is told in a title with the officer's name.
    directorate.let_pass_until("2026-04-15")
    wait_for(lambda: directorate.rows(
        "SELECT count(*) FROM outgoing WHERE facts LIKE '%subscription-broken%'") == [(len(attempts) * 2,)])
    mailplay.settled(directorate)
    rows = {number: (json.loads(facts), recipient) for number, facts, recipient in directorate.rows(
        "SELECT id, facts, recipient FROM outgoing WHERE channel = 'mail'")}
    owners = {case.id: attempt for attempt in attempts for case in attempt.cases}
    for mail in server.taken:
        mail.facts, mail.reader = rows.pop(int(mail["Message-ID"].split(".")[1]))
        mail.attempt = owners.get(mail.facts.get("request"))
    assert rows == {}, "every mail has come, once"
    return attempts, server.taken, directorate


def shown(text):
    """A text as a letter shows it on one line: without what cannot be seen."""
    seen = (" " if unicodedata.category(each) == "Zs" else each for each in text
            if unicodedata.category(each) not in ("Cf", "Cs", "Co", "Cn"))
    return " ".join("".join(seen).split())


def kept(text):
    """A text as it is kept."""
    return text.replace("\r\n", "\n")


def people(attempt):
    """Everybody outside the desk whom an attempt names: the field of the name by the address."""
    applicants = {case.email: ("submit", "applicant.name") for case in attempt.cases}
    return applicants | {
        attempt.companion: ("submit", "coApplicants[0].name"), attempt.officer: ("officer", "name"),
        attempt.other: ("co-applicants", "coApplicants[0].name")}


class Page(html.parser.HTMLParser):
    """A page as a browser reads it: its tags, attributes, links and words."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.links, self.words = set(), set(), set(), []
        self.feed(text)

    def hosts(self):
        """Where its links lead. What a secret in them may spell by chance is no matter."""
        return {urllib.parse.urlsplit(link).hostname for link in self.links}

    def handle_starttag(self, name, attributes):
        self.tags.add(name)
        self.attributes |= {key for key, _ in attributes}
        self.links |= {value for key, value in attributes if key == "href"}

    def handle_data(self, data):
        self.words += data.split()


def test_no_mail_has_a_field_a_reader_or_a_part_too_many(played):
    for mail in played[1]:
        assert mails.complaints(mail.data, mail) == [], mail.facts
        assert mail.keys() == [name for name in FIELDS if "reference" in mail.facts or name not in (
            "In-Reply-To", "References")], mail.facts
        assert mail.envelope == ("tu.ditspb@bkpm.go.id", [mail.reader])
        assert [address.addr_spec for address in mail["To"].addresses] == [mail.reader]
        types = [part.get_content_type() for part in mail.walk()]
        assert types in (NOTICE, INVITATION) and mail.is_multipart(), mail.facts
        assert sum(part.is_multipart() for part in mail.walk()) == (1 if types == NOTICE else 2)


def test_names_and_titles_are_read_as_they_were_written(played):
    attempts, sent, _ = played
    names = {email: attempt.fields[field] for attempt in attempts for email, field in people(attempt).items()}
    titles = set()
    for mail in sent:
        sender, reader = mails.display_name(mail, "From"), mails.display_name(mail, "To")
        assert sender in [" ".join(unit.split()) for unit in UNITS]
        if mail.attempt:
            assert sender == " ".join(mail.attempt.unit.split())
        assert reader == " ".join(names.get(mail.reader, "Staf desk").split()), mail.facts
        if mail.facts["event"] == "subscription-broken":
            titles.add(mail["Subject"])
    assert titles == {f"Kalender {shown(attempt.fields['officer', 'name'])} tidak terbaca" for attempt in attempts}


def test_pages_have_no_tag_link_or_picture_of_others(played):
    _, sent, directorate = played
    for mail in sent:
        plain = mail.get_body(("plain",)).get_content()
        page = Page(mail.get_body(("html",)).get_content())
        assert page.tags <= TAGS and page.attributes <= ATTRIBUTES, mail.facts
        assert page.links == {line for line in plain.splitlines() if line.startswith("http")}, mail.facts
        assert page.hosts() <= HOSTS, mail.facts
        for text in (plain, " ".join(page.words), mail["Subject"]):
            assert not any(unicodedata.category(each) in ("Cc", "Cf") and each not in "\r\n" for each in text), mail.facts
        if mail.attempt:
            subject = shown(mail.attempt.fields["submit", "subject"])
            told = subject in " ".join(plain.split()), subject in " ".join(page.words)
            assert told == (True, True), mail.facts


# How many mails about one request are told in a day.
TOLD_IN_A_DAY = 10


def test_what_somebody_has_written_is_told_as_a_quotation(played):
    attempts, sent, _ = played
    arrived = [mail for mail in sent if mail.facts["event"] == "mail-arrived"]
    told = sum(min(len(attempt.mails()), TOLD_IN_A_DAY) for attempt in attempts)
    assert len(arrived) == 2 * told, "the desk and the officer are told, as often as people write in a day"
    for attempt in attempts:
        texts = [mail.get_body(("plain",)).get_content().splitlines() for mail in sent if mail.attempt is attempt]
        quoted = {shown(" ".join(line.removeprefix(">") for line in text if line.startswith(">"))) for text in texts}
        assert shown(attempt.note) in quoted, "in a mail"
        for field in (("return", "note"), ("decline", "reason"), ("offer", "reason"), ("counter", "reason"),
                      ("call off", "reason"), ("answer", "note"), ("refer", "reason")):
            assert shown(attempt.fields[field]) in quoted, (field, attempt.fields[field])
        own = {line.strip() for line in kept(attempt.note).splitlines()[1:]} - {"", attempt.line, attempt.unit}
        assert own & {line for text in texts for line in text} == set(), "no line stands by itself"


def test_calendars_read_what_was_written_and_nothing_else(played):
    seen = set()
    for mail in played[1]:
        message = itip.message(mail)
        if message is None:
            continue
        (part,) = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
        content = part.get_payload(decode=True)
        assert lines.complaints(content) == [] and libraries.complaints("icalendar", content) == [], mail.facts
        assert libraries.complaints("vobject", content) == [], mail.facts
        (event,), method = message.walk("VEVENT"), str(message["METHOD"])
        form = "REMOVAL" if method == "CANCEL" and "STATUS" not in event else method
        seen.add(form)
        assert [each.name for each in message.walk()] == ["VCALENDAR", "VTIMEZONE", "STANDARD", "VEVENT"] + (
            ["VALARM"] if method == "REQUEST" else [])
        assert set(event) == PROPERTIES[form], mail.facts
        check(mail, event)
    assert seen == set(PROPERTIES)


def check(mail, event):
    """The texts of an event are those of its attempt."""
    fields, invited = mail.attempt.fields, people(mail.attempt)
    subject, applicant = kept(fields["submit", "subject"]), kept(fields["submit", "applicant.name"])
    titles = {"applicant": f"Fasilitasi: {subject}", "co-applicants": f"Facilitation: {subject}",
              "officers": f"{mail.facts['reference']} {subject} – {applicant}"}
    assert str(event["SUMMARY"]) == titles[mail.facts["to"]]
    assert itip.address(event["ORGANIZER"]) == "tu.ditspb@bkpm.go.id"
    assert event["ORGANIZER"].params["CN"] == in_parameter(mail.attempt.unit)
    attendees = itip.attendees(event)
    assert mail.reader in attendees and set(attendees) <= set(invited)
    for email, attendee in attendees.items():
        assert attendee.params["CN"] == in_parameter(fields[invited[email]]), email
    if "DESCRIPTION" in event:
        assert f"{mail.facts['reference']}: {subject}\n" in str(event["DESCRIPTION"])
        assert f": {kept(fields['officer', 'name'])}\n" in str(event["DESCRIPTION"])
    if "COMMENT" in event:
        field = ("decline", "reason") if mail.facts["event"] == "rescheduling-declined" else ("call off", "reason")
        assert str(event["COMMENT"]) == kept(fields[field])


def in_parameter(name):
    """A name in quotation marks, where no quotation mark can stand."""
    return kept(name).replace('"', "'").replace("^", "")


def test_feeds_read_what_was_written_and_nothing_else(played):
    attempts, _, directorate = played
    url = directorate.done("POST", "/feeds", "desk", {"scope": "unit"}, status=201)["url"]
    content = directorate.service("GET", "/" + url.split("/", 3)[3]).body
    assert lines.complaints(content) == [] and libraries.complaints("icalendar", content) == []
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    subjects = [(kept(attempt.fields["submit", "subject"]), kept(attempt.fields["submit", "applicant.name"]))
                for attempt in attempts]
    titles = sorted(str(event["SUMMARY"]).split(" ", 1)[1] for event in events)
    assert titles == sorted(f"{subject} – {applicant}" for subject, applicant in subjects)
    assert {name for event in events for name in event} <= WHOLE | {"STATUS", "TRANSP", "CREATED"} - {"ATTENDEE"}


@pytest.mark.parametrize("said", [
    "550 5.1.1 =?utf-8?q?x=0d=0aBcc:evil?= <evil@example.com>", "550-5.1.1 x\r\n550 5.1.1 Bcc: evil@example.com",
    "550 5.1.1 <script>alert(1)</script>\t\x1b[31m \x07x", "550 5.1.1 " + "A" * 400])
def test_what_a_mail_server_says_is_told_as_a_text(opened, served, said):
    server = served()
    server.answer = lambda mail, number: said if "public-" in mail["To"] else "250 OK"
    opened(TODAY, mail=server).submit(complete=False)
    server.until(lambda: [mail for mail in server.taken if mail["Subject"].startswith("Surel tidak sampai")])
    told = server.taken[-1]
    assert mails.complaints(told.data) == [] and told.keys() == FIELDS
    assert [part.get_content_type() for part in told.walk()] == NOTICE
    page = Page(told.get_body(("html",)).get_content())
    assert page.tags <= TAGS and page.hosts() <= HOSTS
    assert "Jawaban server: 5.1.1" in told.get_body(("plain",)).get_content()
