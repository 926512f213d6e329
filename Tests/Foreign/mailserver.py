"""A mail server of another's, to which the service sends: aiosmtpd on a free port of this machine."""
import email
import email.policy
import json
import socket
import ssl
import threading
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

USER, PASSWORD = "jadwal", "rahasia \"dan\" panjang"


class MailServer(Controller):
    """A mail server on a free port of this machine. `answer(mail, number)` says how it answers a message, the
    recipients in `unknown` are refused for good, and `slow` is waited for before a message is answered."""

    def __init__(self, certificate=None, starttls=False, login=False):
        self.came, self.taken, self.unknown, self.logins = [], [], set(), []
        self.answer = lambda mail, number: "250 OK"
        self.arrived, self.slow = threading.Condition(), threading.Event()
        self.slow.set()
        self.certificate, self.starttls, self.login = certificate, starttls, login
        secure = None
        if certificate and not starttls:
            secure = self.context()
        super().__init__(self, hostname="127.0.0.1", port=0, ssl_context=secure)
        self.start()

    def context(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self.certificate)
        return context

    def factory(self):
        return SMTP(
            self, tls_context=self.context() if self.starttls else None, require_starttls=self.starttls,
            auth_required=self.login, auth_require_tls=False,
            authenticator=self.check if self.login else None)

    def check(self, server, session, envelope, mechanism, data):
        secure = server.transport.get_extra_info("ssl_object") is not None
        self.logins.append((data.login.decode(), data.password.decode(), secure))
        return AuthResult(success=self.logins[-1][:2] == (USER, PASSWORD), handled=False)

    def _trigger_server(self):
        """The library wants to be called once, at the port that the system has chosen."""
        self.port = self.server.sockets[0].getsockname()[1]
        with socket.create_connection(("127.0.0.1", self.port), 10) as caller:
            if self.ssl_context:
                unverified = ssl.create_default_context()
                unverified.check_hostname, unverified.verify_mode = False, ssl.CERT_NONE
                caller = unverified.wrap_socket(caller)
            caller.recv(1024)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.unknown:
            return f"550 5.1.1 <{address}> unknown"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = read(envelope.content)
        mail.envelope = (envelope.mail_from, envelope.rcpt_tos)
        with self.arrived:
            self.came.append(mail)
            answer = self.answer(mail, len(self.came))
            if answer.startswith("2"):
                self.taken.append(mail)
            self.arrived.notify_all()
        while not self.slow.is_set():
            await server.loop.run_in_executor(None, self.slow.wait, 0.1)
        return answer

    def end(self):
        if self._thread is not None:
            self.slow.set()
            self.stop()

    def until(self, condition, seconds=60):
        """Waits until `condition()` holds."""
        end = time.monotonic() + seconds
        with self.arrived:
            while not condition():
                assert self.arrived.wait(timeout=end - time.monotonic()), [m["Subject"] for m in self.came]

    def url(self, scheme="smtp", host="127.0.0.1"):
        return f"{scheme}://{host}:{self.port}"


def read(data):
    """A mail as Python's library reads it, with its bytes in `data`."""
    mail = email.message_from_bytes(data, policy=email.policy.default)
    mail.data = data
    return mail


def write(service, **sections):
    """Writes the sections of a service's `mail.json`."""
    file = service.data / "mail.json"
    file.touch(0o600)
    file.write_text(json.dumps(sections))


def configure(service, **smtp):
    """Tells a service which mail server takes its mail."""
    write(service, smtp=smtp)


def plain(service, server, **more):
    """The same for a server without TLS."""
    configure(service, url=server.url(), tls="none", **more)


def wait_for(condition, seconds=60):
    """Waits until `condition()` is true, and answers with what it is."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end
        time.sleep(0.05)
    return found
