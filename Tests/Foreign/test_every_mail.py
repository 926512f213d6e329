"""Every kind of mail that the service sends, to everybody who gets it, in both languages, as others' programs read it."""
import collections
import functools
import html.parser
import http.server
import itertools
import json
import re
import threading

import itip
import mailplay
import pytest
import readerclock
from checkers import mail as mails
from conftest import BINARY, CHECKERS, ROOT
from directorate import Directorate, instant, transitions
from mailserver import MailServer

TODAY = "2026-04-13"
UNIT = "tu.ditspb@bkpm.go.id"
FIELDS = ["Date", "From", "To", "Subject", "Message-ID", "In-Reply-To", "References", "Content-Language", "Auto-Submitted",
          "X-Auto-Response-Suppress", "MIME-Version", "Content-Type"]
# What the steps of the table are called in the history. Where a rescheduling ends, one of three is.
EVENTS = {
    "submit": "request-submitted", "register": "request-registered", "return": "request-returned",
    "complete": "request-completed", "refer": "request-referred", "dispose": "request-disposed",
    "receive": "request-received", "assign": "request-assigned", "schedule": "meeting-booked",
    "call-off": "meeting-called-off", "facilitate": "request-facilitated",
    "propose-reschedule": "rescheduling-proposed", "agree-reschedule": "meeting-moved",
    "end-reschedule": "rescheduling-declined", "answer": "request-answered", "close": "request-closed",
    "withdraw": "request-withdrawn"}
# Which method a calendar is told an event with, where it is told.
METHODS = {"meeting-booked": {"REQUEST"}, "meeting-moved": {"REQUEST", "CANCEL"}, "meeting-confirmed": {"REQUEST"},
           "officers-substituted": {"REQUEST", "CANCEL"}, "co-applicants-changed": {"REQUEST", "CANCEL"},
           "meeting-called-off": {"CANCEL"}, "request-answered": {"CANCEL"}, "request-withdrawn": {"CANCEL"},
           "rescheduling-declined": {"DECLINECOUNTER"}, "rescheduling-countered": {"DECLINECOUNTER"},
           "counter-refused": {"DECLINECOUNTER"}}


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """A host of calendars: the address of a file, and where it lies."""
    folder = tmp_path_factory.mktemp("calendars")

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/petugas.ics", folder / "petugas.ics"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def server():
    made = MailServer()
    yield made
    made.end()


@pytest.fixture(scope="module")
def directorate(staff, server, memory):
    made = Directorate(BINARY, *staff, memory, TODAY, "--calendar-allow", "127.0.0.1", mail=server)
    yield made
    made.end()


@pytest.fixture(scope="module")
def sent(directorate, server, host):
    """All mails of all plays, in the order in which the mail server took them, each with the facts of which it was
    made."""
    indonesian = mailplay.Play(
        directorate, server, "id", "Asia/Makassar", [
            {"name": "Budi Santoso", "email": "budi@example.co.id", "timeZone": "Asia/Jakarta", "language": "id"},
            {"name": "Ann Smith", "email": "ann@example.com", "timeZone": "America/New_York", "language": "en"}],
        "08:00", "officer", "colleague")
    english = mailplay.Play(
        directorate, server, "en", "Asia/Jayapura", [
            {"name": "Carla Ê. \"Lala\" Putri, S.H.", "email": "carla@example.co.id", "timeZone": "Asia/Makassar"}],
        "09:30", "colleague", "officer")
    other = mailplay.Play(directorate, server, "id", "Asia/Jakarta", [], "11:00", "outsider", "keeper")
    for play, time in ((indonesian, "09:15"), (english, "10:30")):
        play.written()
        play.withdrawn()
        play.referred()
        play.at_the_counter(time)
    other.stranger()
    other.complaint()
    other.undeliverable()
    other.decree()
    mailplay.act(directorate, indonesian.life(), english.life(), other.subscriptions(*host),
                 other.dates_moved(indonesian, english))
    mailplay.settled(directorate)
    rows = directorate.rows("SELECT id, facts FROM outgoing WHERE channel = 'mail' AND state = 'sent'")
    facts = {number: json.loads(text) for number, text in rows}
    for mail in server.taken:
        mail.number = int(mail["Message-ID"].split(".")[1])
        mail.facts = facts.pop(mail.number)
    assert facts == {}, "every mail that was sent has come"
    return server.taken


def told(sent):
    """Which events were told as whom: pairs."""
    return {(mail.facts["event"], mail.facts["to"]) for mail in sent}


def all_events():
    """The events of which somebody is told by mail, as the program lists them; each by its word in the history."""
    words = dict(re.findall(r'case (\w+) = "([\w-]+)"', (ROOT / "Sources/Office/Event.swift").read_text()))
    text = (ROOT / "Sources/Office/Mail/EventNotice.swift").read_text()
    switch = re.search(r"switch facts\.event \{\n(.*?)\n    \}", text, re.DOTALL).group(1)
    cases = re.findall(r"\bcase (\.[^:]+):\s*(\w*)", switch)
    assert cases[-1][1] == "nil" and {name for names, _ in cases for name in re.findall(r"\.(\w+)(?=[,\s:]|$)", names)
                                      if name in words} == set(words), "every event has a case"
    return {words[name] for names, what in cases if what != "nil" for name in re.findall(r"\.(\w+)", names)
            if name in words}


def plain(mail):
    """Subject and text, with blanks in place of line ends."""
    return " ".join(f"{mail['Subject']} {mail.get_body(('plain',)).get_content()}".split())


def failures(sent, check):
    """What a check says against mails: the event, as whom it is told, and what."""
    return [(mail.facts["event"], mail.facts["to"], what) for mail in sent for what in check(mail)]


def test_every_event_of_which_mail_tells_was_played(sent):
    assert all_events() - {event for event, _ in told(sent)} == set()


def test_everybody_was_told_whom_the_table_of_steps_names(sent):
    table = {(EVENTS[row["step"]], audience) for row in transitions(ROOT / "docs" / "desks.md") for audience in row["tells"]}
    substituted = {("request-assigned", "co-applicants")}  # Assigning while a meeting stands is a substitution.
    assert table - substituted - told(sent) == set()
    assert ("officers-substituted", "co-applicants") in told(sent)


def test_whoever_is_outside_the_unit_was_told_of_everything_in_both_languages(sent):
    found = collections.defaultdict(set)
    for mail in sent:
        if mail.facts["to"] in ("applicant", "co-applicants"):
            found[mail.facts["event"], mail.facts["to"]].add(mail.facts["language"])
    assert {key: languages for key, languages in found.items() if languages != {"id", "en"}} == {}


def test_a_strict_reader_finds_no_fault(sent):
    assert failures(sent, lambda mail: mails.complaints(mail.data, mail)) == []


def test_the_head_says_what_it_has_to_and_no_more(sent):
    for mail in sent:
        told = mail.facts
        assert mail.keys() == [name for name in FIELDS if "reference" in told or name not in ("In-Reply-To", "References")]
        (sender,), (reader,) = mail["From"].addresses, mail["To"].addresses
        assert mail.envelope == (UNIT, [reader.addr_spec]) and sender.addr_spec == UNIT
        assert sender.display_name == "Direktorat Sistem Perizinan Berusaha" and reader.display_name == told["name"]
        assert mail["Date"].datetime == instant(told["at"]) and mail["Content-Language"] == told["language"]
        assert (mail["Auto-Submitted"], mail["X-Auto-Response-Suppress"]) == ("auto-generated", "OOF, AutoReply")
    assert len({mail["Message-ID"] for mail in sent}) == len(sent)


def test_the_mails_about_one_request_are_one_thread_in_its_order(sent):
    threads, orders = collections.defaultdict(set), collections.defaultdict(list)
    for mail in sent:
        if "reference" in mail.facts:
            assert mail["References"] == mail["In-Reply-To"] and mail.facts["reference"] in mail["Subject"]
            threads[mail.facts["reference"]].add(mail["References"])
            orders[mail.facts["reference"], mail["To"]].append(mail.number)
    assert len(set(itertools.chain(*threads.values()))) == len(threads) == sum(map(len, threads.values())) > 1
    assert {key: numbers for key, numbers in orders.items() if numbers != sorted(numbers)} == {}


def test_each_reader_is_spoken_to_in_the_readers_language(sent):
    words = {"id": ("Yth. ", "Hormat kami,"), "en": ("Dear ", "Yours sincerely,")}
    for mail in sent:
        language = mail.facts["language"]
        text = mail.get_body(("plain",)).get_content()
        for spoken, (greeting, closing) in words.items():
            assert text.startswith(greeting) == (closing in text) == (spoken == language), mail["Subject"]
        assert f'<html lang="{language}"' in mail.get_body(("html",)).get_content()
        assert mail.facts["to"] in ("applicant", "co-applicants") or language == "id"


def test_each_reader_is_told_times_on_the_readers_clocks(sent):
    def untold(mail):
        for name, (start, end) in readerclock.spans(mail.facts):
            if (mail.facts["event"], mail.facts["to"]) == ("co-applicants-changed", "applicant"):
                continue  # The applicant's own list: no meeting is told.
            text = readerclock.span(start, end, mail.facts["timeZone"], mail.facts["language"])
            if text not in plain(mail):
                yield name, text

    assert failures(sent, untold) == []
    assert {mail.facts["timeZone"] for mail in sent} == {
        "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "America/New_York"}


class Links(html.parser.HTMLParser):
    """The addresses of a page, and whether it asks for anything from elsewhere."""

    def __init__(self, page):
        super().__init__()
        self.found, self.names = set(), set()
        self.feed(page)

    def handle_starttag(self, name, attributes):
        self.names.add(name)
        self.found |= {value for key, value in attributes if key == "href"}
        assert not {"src", "srcset", "onclick", "background"} & {key for key, _ in attributes}


def test_text_and_page_lead_to_the_same_places(sent):
    for mail in sent:
        page = Links(mail.get_body(("html",)).get_content())
        lines = mail.get_body(("plain",)).get_content().splitlines()
        assert page.found == {line for line in lines if re.fullmatch(r"https?://\S+", line)}, mail["Subject"]
        assert page.names.isdisjoint({"script", "link", "img", "iframe", "form"})


def test_survey_and_complaint_channels_are_told_to_applicants_alone(sent):
    for mail in sent:
        outside, text = mail.facts["to"] in ("applicant", "co-applicants"), mail.get_body(("plain",)).get_content()
        assert ("lapor.go.id" in text) == outside
        asks = outside and mail.facts["event"] in ("request-facilitated", "request-closed") or (
            mail.facts["event"], mail.facts["to"]) == ("request-answered", "applicant")
        assert ("simantab.bkpm.go.id" in text) == asks, mail["Subject"]


def test_calendars_are_told_what_has_happened_by_its_method(sent):
    seen = collections.defaultdict(set)
    for mail in sent:
        message = itip.message(mail)
        if message is None:
            continue
        told, (event,) = mail.facts, message.walk("VEVENT")
        assert told["to"] in ("applicant", "co-applicants", "officers")
        seen[told["event"]].add(str(message["METHOD"]))
        about = told.get("declinedCounter", told)
        assert (str(event["UID"]), int(event["SEQUENCE"])) == (about["uid"], about["sequence"])
        assert event["DTSTAMP"].dt == instant(told["at"])
        assert (event.start, event.end) == (instant(about["start"]), instant(about["end"]))
        zone = told["timeZone"] if told["timeZone"].startswith("Asia/") else "Asia/Jakarta"
        assert event["DTSTART"].params["TZID"] == event["DTEND"].params["TZID"] == zone
        assert event["SUMMARY"].params["LANGUAGE"] == told["language"]
    assert seen == METHODS


@pytest.mark.parametrize("checker", CHECKERS)
def test_every_calendar_message_passes_each_checker(sent, complaints, tmp_path, checker):
    file, found = tmp_path / "message.ics", []
    for mail in sent:
        message = itip.message(mail)
        # libical 3.0.16 wants SEQUENCE to be 0 and no ATTENDEE in a DECLINECOUNTER, against RFC 5546, section 3.2.8.
        if message is None or checker == "libical" and message["METHOD"] == "DECLINECOUNTER":
            continue
        (part,) = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
        file.write_bytes(part.get_payload(decode=True))
        found += [(mail.facts["event"], what) for what in complaints(checker, file)]
    assert found == []
