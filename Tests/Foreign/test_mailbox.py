"""Mail fetched from a mailbox of Dovecot's: whatever is done with it afterwards, and whatever goes wrong, no mail is
lost and none is taken twice."""
import base64
import concurrent.futures
import itertools
import re
import signal
import time

import dovecot
import pytest
from answers import PDF, reply, written
from mailserver import wait_for

SEEN = (b"\\Seen",)
writers = itertools.count(1)


def letters(office, count, template="letter-plain", **values):
    """Letters of so many writers."""
    return [written(template, office.now, ("Budi Santoso", f"budi-{next(writers)}@example.com"), **values)
            for _ in range(count)]


def taken(office):
    """How often each mail was taken, and the requests that were made of letters."""
    names = [name for name, in office.rows("SELECT message_id FROM incoming ORDER BY id")]
    return names, office.rows("SELECT count(*) FROM request")[0][0]


def are_taken(office, count):
    """So many mails were taken, each once, and each letter became one request."""
    wait_for(lambda: len(taken(office)[0]) >= count, seconds=120)
    names, requests = taken(office)
    assert len(names) == len(set(names)) == requests == count, names


@pytest.mark.parametrize("afterwards", [{}, {"afterwards": "delete"}, {"afterwards": "move", "folder": "Arsip Jadwal"}])
def test_what_was_fetched_is_read_deleted_or_moved_and_a_restart_takes_nothing_twice(mailbox, received, afterwards):
    office = received()
    mailbox.drop(*letters(office, 3))
    office.change(imap=mailbox.settings(**afterwards))
    are_taken(office, 3)
    left = {None: ([SEEN] * 3, []), "delete": ([], []), "move": ([], [3])}[afterwards.get("afterwards")]
    wait_for(lambda: mailbox.flags() == left[0])
    assert office.service.stop() == 0
    mailbox.append(*letters(office, 2))
    # Somebody has looked at the mailbox while the service was away.
    with mailbox.client() as other:
        other.select("INBOX")
        other.store("1:*", "+FLAGS", r"(\Seen)")
    for _ in range(2):
        office.service.start("--unlimited")
        are_taken(office, 5)
        assert office.service.stop() == 0
    assert len(mailbox.flags()) == (0 if afterwards else 5)
    assert len(mailbox.flags("\"Arsip Jadwal\"")) == (5 if "folder" in afterwards else 0)
    office.service.start("--unlimited")


def test_what_somebody_had_read_before_the_first_look_is_left_alone(mailbox, received):
    office = received()
    mailbox.append(*letters(office, 2))
    with mailbox.client() as other:
        other.select("INBOX")
        other.store("1", "+FLAGS", r"(\Seen)")
    office.change(imap=mailbox.settings())
    are_taken(office, 1)
    assert mailbox.flags() == [SEEN, SEEN]


def test_over_starttls_too(mailbox, received):
    office = received()
    mailbox.drop(*letters(office, 1))
    office.change(imap=mailbox.settings(url=f"imap://localhost:{mailbox.ports[0]}"))
    are_taken(office, 1)


def test_a_wrong_password_a_server_that_is_away_and_one_that_nobody_vouches_for_lose_nothing(
        mailbox, received, selfmade):
    office = received()
    mailbox.drop(*letters(office, 2))
    wrong = [
        ({"password": "salah"}, b"login denied", "loginDenied"),
        ({"caFile": str(selfmade[0])}, b"TLS failed", "untrusted"),
        ({"url": f"imaps://localhost:{dovecot.free_port()}"}, b"unreachable", "unreachable")]
    for settings, told, logged in wrong:
        office.change(imap=mailbox.settings(**settings))
        wait_for(lambda: logged in office.service.log)
        done = office.service.run("mail", "check", "--lang", "en")
        assert done.returncode == 1 and told in done.stderr, done.stderr
        # Everything else goes on.
        assert office.submit(complete=False).state == "submitted"
    assert taken(office) == ([], len(wrong)) and mailbox.flags() == [(b"\\Recent",)] * 2
    assert not re.search("salah|rahasia|@", office.service.log)
    # A server that comes back is found without a restart.
    mailbox.stop()
    office.change(imap=mailbox.settings())
    wait_for(lambda: office.service.log.count("unreachable") > 1)
    mailbox.start()
    wait_for(lambda: len(taken(office)[0]) == 2)
    assert mailbox.flags() == [SEEN, SEEN]
    assert office.service.run("mail", "check").returncode == 0


@pytest.mark.parametrize("afterwards", ["seen", "delete"])
def test_a_service_killed_while_it_fetches_loses_nothing_and_takes_nothing_twice(mailbox, received, afterwards):
    office = received()
    # Each takes its time, so that there is a middle to be killed in.
    large = base64.encodebytes(PDF + b"%" * 400_000).decode().strip()
    mails = letters(office, 48, "letter-files", PDF=large)
    mailbox.drop(*mails)
    office.change(imap=mailbox.settings(afterwards=afterwards))
    broken_off = 0
    for count in (3, 15, 30):
        end = time.monotonic() + 60
        while office.rows("SELECT count(*) FROM incoming")[0][0] < count:
            assert time.monotonic() < end
        assert office.service.stop(signal.SIGKILL) == -signal.SIGKILL
        names = taken(office)[0]
        assert len(names) == len(set(names))
        broken_off += len(names) < len(mails)
        office.service.start("--unlimited")
    assert broken_off, "it had taken all before it was killed"
    are_taken(office, len(mails))
    if afterwards == "seen":
        wait_for(lambda: mailbox.flags() == [SEEN] * len(mails))
    else:
        # One that was marked as deleted just before the end stays marked: nobody knows any more who has marked it.
        wait_for(lambda: all(b"\\Deleted" in flags for flags in mailbox.flags()))


def test_a_service_killed_beside_the_pipe_loses_nothing_and_takes_nothing_twice(received):
    office = received()
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        for count in (6, 12, 18):
            handed = [pool.submit(office.take, mail) for mail in letters(office, 6)]
            wait_for(lambda: len(taken(office)[0]) > count - 6)
            # What the service has no time for the commands take themselves, and it starts between them.
            assert office.service.stop(signal.SIGKILL) == -signal.SIGKILL
            office.service.start("--unlimited")
            assert all(each.result()["stored"] for each in handed)
            are_taken(office, count)
    wait_for(lambda: list((office.service.data / "mail" / "incoming").iterdir()) == [])


def test_the_same_mail_over_both_ways_and_again_is_taken_once(mailbox, received):
    office = received()
    case, invitation = office.invited()
    no = reply("google", invitation, "DECLINED", office.now, "Mohon lain waktu")
    [letter] = letters(office, 1)
    for mail in (no, letter, no, letter):
        office.take(mail)
    # Another mail server has put its own lines on top, and a mail program has given it other line ends.
    mailbox.drop(*[b"Received: from a by b; Mon, 13 Apr 2026 09:00:00 +0700\r\n" + mail for mail in (no, letter)])
    mailbox.append(no, letter)
    office.change(imap=mailbox.settings())
    wait_for(lambda: len(mailbox.flags()) == 4 and set(mailbox.flags()) == {SEEN})
    assert [entry["event"] for entry in case.seen()["history"]].count("participation-answered") == 1
    assert taken(office)[1] == 2
    assert case.messages().count(("participation-answered", "director@example.go.id")) == 1
