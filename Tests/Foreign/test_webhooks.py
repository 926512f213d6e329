"""Webhooks of the running service: a receiver on this machine, and Python's own hmac."""
import hmac
import http.server
import json
import threading
import time

import pytest


class Receiver:
    """Takes calls on a port of the machine itself and answers each as `answer` says; `hold` keeps it from answering."""

    def __init__(self):
        self.calls, self.answer, self.hold = [], 200, threading.Event()
        self.hold.set()
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.calls.append((self.path, self.headers, body))
                receiver.hold.wait(60)
                self.send_response(receiver.answer)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"ok")

            do_GET = do_POST

            def log_message(self, *words):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/kait?x=1"

    def after(self, count, seconds=60):
        """The calls, once there are so many."""
        end = time.monotonic() + seconds
        while len(self.calls) < count:
            assert time.monotonic() < end, f"{len(self.calls)} calls of {count}"
            time.sleep(0.05)
        return self.calls

    def close(self):
        self.hold.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def receiver():
    made = Receiver()
    yield made
    made.close()


def add(directorate, url, *events, status=201):
    return directorate.done("POST", "/webhooks", "admin", {"url": url, "events": list(events)}, status=status)


def listed(directorate):
    return directorate.done("GET", "/webhooks", "admin")


def is_genuine(key, headers, body):
    """What a receiver does with a call; the same as the README shows."""
    signed = f"{headers['Jadwal-Webhook-Id']}.{headers['Jadwal-Webhook-Timestamp']}.".encode() + body
    code = hmac.new(bytes.fromhex(key), signed, "sha256").hexdigest()
    return hmac.compare_digest(headers["Jadwal-Webhook-Signature"], "v1=" + code)


def test_an_event_arrives_signed_and_without_personal_data(opened, receiver):
    directorate = opened("2026-04-13", "--webhook-allow", "127.0.0.1")
    added = add(directorate, receiver.url, "request-submitted")
    case = directorate.submit(complete=False)
    path, headers, body = receiver.after(1)[0]
    assert path == "/kait?x=1" and headers["Content-Type"] == "application/json"
    assert is_genuine(added["key"], headers, body)
    assert not is_genuine(added["key"], headers, body + b" ") and not is_genuine("00" * 32, headers, body)
    told = json.loads(body)
    assert (told["event"], told["request"], told["reference"]) == ("request-submitted", case.id, case.answer["reference"])
    assert case.email.encode() not in body and b"Siti" not in body
    [hook] = listed(directorate)
    assert "key" not in hook and hook["url"] == receiver.url and hook["events"] == ["request-submitted"]


def test_what_fails_is_tried_again_under_the_same_number(opened, receiver):
    directorate = opened("2026-04-13", "--webhook-allow", "127.0.0.1")
    receiver.answer = 500
    added = add(directorate, receiver.url)
    receiver.after(1)
    end = time.monotonic() + 30
    while listed(directorate)[0]["lastError"] != "status 500":
        assert time.monotonic() < end
        time.sleep(0.05)
    receiver.answer = 204
    directorate.let_pass_until("2026-04-13", "09:10")
    first, again = receiver.after(2)[:2]
    assert first[1]["Jadwal-Webhook-Id"] == again[1]["Jadwal-Webhook-Id"] and first[2] == again[2]
    assert int(again[1]["Jadwal-Webhook-Timestamp"]) - int(first[1]["Jadwal-Webhook-Timestamp"]) >= 590
    assert is_genuine(added["key"], *again[1:])
    while listed(directorate)[0]["waiting"]:
        assert time.monotonic() < end + 60
        time.sleep(0.05)


def test_a_message_is_given_up_after_a_day_and_the_monitor_sees_it(opened, receiver):
    directorate = opened("2026-04-13", "--webhook-allow", "127.0.0.1")
    receiver.answer = 302
    add(directorate, receiver.url)
    receiver.after(1)
    directorate.let_pass_until("2026-04-14", "09:30")
    receiver.after(2)
    end = time.monotonic() + 30
    while b'jadwal_outgoing{channel="webhook",state="failed"} 1' not in directorate.service("GET", "/metrics").body:
        assert time.monotonic() < end
        time.sleep(0.05)
    # A redirect was not followed.
    assert {call[0] for call in receiver.calls} == {"/kait?x=1"}
    assert listed(directorate)[0]["failed"] == 1


def test_a_service_with_a_receiver_that_never_answers_stops_at_once_and_tells_it_later(opened, receiver):
    directorate = opened("2026-04-13", "--webhook-allow", "127.0.0.1")
    receiver.hold.clear()
    add(directorate, receiver.url)
    receiver.after(1)
    assert directorate.service("GET", "/healthz").status == 200
    begin = time.monotonic()
    assert directorate.service.stop() == 0
    assert time.monotonic() - begin < 8, "it waited for the receiver"
    receiver.hold.set()
    directorate.service.start("--unlimited", *directorate.options)
    first, again = receiver.after(2)[:2]
    assert first[1]["Jadwal-Webhook-Id"] == again[1]["Jadwal-Webhook-Id"]


def test_a_removed_webhook_is_told_nothing_more(opened, receiver):
    directorate = opened("2026-04-13", "--webhook-allow", "127.0.0.1")
    added = add(directorate, receiver.url)
    receiver.after(1)
    assert directorate.call("DELETE", f"/webhooks/{added['id']}", "admin").status == 204
    assert directorate.call("DELETE", f"/webhooks/{added['id']}", "admin").status == 404
    assert listed(directorate) == []
    directorate.submit(complete=False)
    add(directorate, receiver.url)
    told = [json.loads(call[2])["event"] for call in receiver.after(2)]
    assert told == ["webhook-added", "webhook-added"]


def test_without_the_allowance_an_address_of_the_machine_is_neither_taken_nor_called(opened, receiver):
    directorate = opened("2026-04-13", "--webhook-allow", "127.0.0.1,hooks.example.go.id")
    receiver.answer = 500
    add(directorate, receiver.url)
    receiver.after(1)
    directorate.options = ()
    directorate.let_pass_until("2026-04-13", "09:30")
    end = time.monotonic() + 30
    while listed(directorate)[0]["lastError"] != "refused: loopback address":
        assert time.monotonic() < end
        time.sleep(0.05)
    assert len(receiver.calls) == 1
    port = receiver.server.server_port
    hosts = ["127.0.0.1", "localhost", "LOCALHOST.", "127.1", "0.0.0.0", "0", "2130706433", "0x7f000001", "0177.0.0.1",
             "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "user@127.0.0.1", "example.com@127.0.0.1",
             "127.0.0.1%00.example.com", "①②⑦.0.0.1", "[fd00:ec2::254]", "10.0.0.1", "192.168.0.1", "169.254.169.254"]
    urls = [f"{scheme}://{host}:{port}/" for host in hosts for scheme in ("http", "https", "HTTP")]
    urls += [f"{scheme}://127.0.0.1:{port}/" for scheme in ("webcal", "gopher", "ftp")]
    urls += ["file:///etc/passwd", "data:text/plain,x", f"//127.0.0.1:{port}/", f"http:/\\127.0.0.1:{port}/",
             "https://hooks.example.com/#x", "https://hooks.example.com:22/", "http://hooks.example.com/", "x", " "]
    for url in urls:
        problem = add(directorate, url, status=422)
        assert [error["path"] for error in problem["errors"]] == ["url"], url
    assert len(listed(directorate)) == 1 and len(receiver.calls) == 1


@pytest.mark.parametrize("body, path", [
    ({}, "url"), ({"url": None}, "url"), ({"url": 7}, "url"), ({"url": ""}, "url"),
    ({"url": "https://hooks.example.com/" + "a" * 2000}, "url"),
    ({"url": "https://hooks.example.com/", "events": ["no-event"]}, "events[0]"),
    ({"url": "https://hooks.example.com/", "events": ["request-closed", "request-closed"]}, "events[1]"),
    ({"url": "https://hooks.example.com/", "events": "request-closed"}, "events"),
    ({"url": "https://hooks.example.com/", "key": "00"}, "key")])
def test_bad_fields_are_named(shared, body, path):
    answer = shared.call("POST", "/webhooks", "admin", body)
    assert answer.status == 422, answer.body
    assert [error["path"] for error in answer.json["errors"]] == [path]
    assert listed(shared) == []


def test_a_host_that_is_none_is_refused_on_the_command_line(stopped_service):
    done = stopped_service.run("serve", "--port", "0", "--webhook-allow", "127.1", "--lang", "en")
    assert done.returncode == 2 and b"--webhook-allow" in done.stderr
