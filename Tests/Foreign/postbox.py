"""Mails to the unit as others' programs write them, and the pipe through which they reach the service."""
import email.message
import email.policy
import email.utils
import subprocess

from mailserver import wait_for

UNIT = "tu.ditspb@bkpm.go.id"


def written(sender, subject, text, name="", answers=None, calendar=None, files=()):
    """The bytes of a mail to the unit. `answers` is the mail that it answers, `calendar` the iTIP message in it, `files`
    are pairs of name and content."""
    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    mail["From"], mail["To"] = email.utils.formataddr((name, sender)), UNIT
    mail["Subject"], mail["Date"] = subject, email.utils.formatdate(localtime=True)
    mail["Message-ID"] = email.utils.make_msgid(domain="example.com")
    if answers is not None:
        mail["In-Reply-To"] = answers["Message-ID"]
        mail["References"] = f"{answers['References']} {answers['Message-ID']}"
    mail.set_content(text)
    if calendar is not None:
        mail.add_alternative(calendar, "text", "calendar", params={
            "charset": "UTF-8", "method": "COUNTER" if b"METHOD:COUNTER" in calendar else "REPLY"})
    for file, content in files:
        mail.add_attachment(content, "application", "octet-stream", filename=file)
    return mail.as_bytes()


def receive(service, *mails):
    """Gives mails to `jadwal mail receive` as a mail server's pipe does, side by side, and waits until the running
    service has taken them."""
    started = []
    for mail in mails:
        command = [str(service.binary), "mail", "receive"]
        started.append(subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=service.folder,
            env=service.environment()))
        started[-1].stdin.write(mail)
        started[-1].stdin.close()
    for process in started:
        with process:
            assert (process.wait(60), process.stderr.read()) == (0, b"")
    wait_for(lambda: not list((service.data / "mail" / "incoming").glob("*")))
