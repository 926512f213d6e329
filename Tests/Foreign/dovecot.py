"""A mailbox of another's: Debian's Dovecot, for one user, in a folder of its own on free ports of this machine."""
import contextlib
import grp
import imaplib
import os
import pathlib
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile

from mailserver import wait_for

PROGRAM = shutil.which("dovecot", path=os.environ.get("PATH", "") + ":/usr/sbin")
USER, PASSWORD = "tu.ditspb", "rahasia \"dan\\ panjang"
SETTINGS = """\
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
ssl = required
ssl_cert = <{folder}/host.pem
ssl_key = <{folder}/host.key
auth_failure_delay = 0
auth_mechanisms = plain
mail_location = maildir:{folder}/Maildir
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 1
passdb {{
  driver = passwd-file
  args = scheme=PLAIN {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}
}}
namespace inbox {{
  inbox = yes
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {ports[0]}
  }}
  inet_listener imaps {{
    port = {ports[1]}
    ssl = yes
  }}
}}
"""


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Dovecot:
    """The server with one mailbox. It runs as whoever runs the tests; for root, which it serves no mail, as nobody."""

    def __init__(self, authority):
        (certificate, key), self.trusted = authority
        self.process, self.dropped = None, 0
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dovecot-"))
        me = pwd.getpwuid(os.getuid()) if os.getuid() else pwd.getpwnam("nobody")
        self.ports = free_port(), free_port()
        shutil.copy(certificate, self.folder / "host.pem")
        shutil.copy(key, self.folder / "host.key")
        (self.folder / "users").write_text(f"{USER}:{PASSWORD}::::::\n")
        (self.folder / "dovecot.conf").write_text(SETTINGS.format(
            folder=self.folder, user=me.pw_name, group=grp.getgrgid(me.pw_gid).gr_name, uid=me.pw_uid, gid=me.pw_gid,
            ports=self.ports))
        for part in ("Maildir/new", "Maildir/cur", "Maildir/tmp"):
            (self.folder / part).mkdir(parents=True)
        self.owner = {}
        if os.getuid() == 0:
            self.owner = {"user": me.pw_uid, "group": me.pw_gid, "extra_groups": []}
            for path in [self.folder, *self.folder.rglob("*")]:
                os.chown(path, me.pw_uid, me.pw_gid)

    def start(self):
        command = [PROGRAM, "-F", "-c", self.folder / "dovecot.conf"]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, cwd=self.folder, **self.owner)
        wait_for(self.answers)
        return self

    def answers(self):
        assert self.process.poll() is None, (self.folder / "dovecot.log").read_text()
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.ports[1]), 5):
            return True

    def stop(self):
        """Stops it; whoever calls then finds nobody."""
        process, self.process = self.process, None
        if process is not None:
            process.terminate()
            process.wait(timeout=30)

    def end(self):
        self.stop()
        shutil.rmtree(self.folder)

    def settings(self, **more):
        """The section of `mail.json` that names the mailbox."""
        return {"url": f"imaps://localhost:{self.ports[1]}", "user": USER, "password": PASSWORD,
                "caFile": str(self.trusted), "everySeconds": 5} | more

    def drop(self, *mails):
        """Delivers mails as a mail server's delivery program does: files in the Maildir."""
        for mail in mails:
            # The time in it is what puts mails in their order.
            self.dropped += 1
            name = f"{1_700_000_000 + self.dropped}.M{self.dropped}.localhost"
            draft = self.folder / "Maildir" / "tmp" / name
            draft.write_bytes(mail)
            if self.owner:
                os.chown(draft, self.owner["user"], self.owner["group"])
            draft.rename(self.folder / "Maildir" / "new" / name)

    @contextlib.contextmanager
    def client(self):
        """Another program that looks into the mailbox at the same time."""
        trusting = ssl.create_default_context(cafile=self.trusted)
        imap = imaplib.IMAP4_SSL("localhost", self.ports[1], ssl_context=trusting)
        imap.login(USER, PASSWORD)
        try:
            yield imap
        finally:
            imap.logout()

    def append(self, *mails):
        """Delivers mails as a mail program does that moves them here."""
        with self.client() as imap:
            for mail in mails:
                assert imap.append("INBOX", None, None, mail)[0] == "OK"

    def flags(self, folder="INBOX"):
        """The flags of each mail in a folder, oldest first; none where there is no such folder."""
        with self.client() as imap:
            there, counted = imap.select(folder, readonly=True)
            if there != "OK" or counted == [b"0"]:
                return []
            found = imap.fetch("1:*", "(FLAGS)")[1]
            return [imaplib.ParseFlags(line) for line in found if line]
