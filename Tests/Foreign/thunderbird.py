"""Thunderbird, Debian's, without a screen: a reader's mail program with a calendar, over Mozilla's Marionette."""
import json
import os
import pathlib
import signal
import subprocess

from mailserver import wait_for
from marionette_driver.marionette import Marionette

PROGRAM = pathlib.Path("/usr/lib/thunderbird/thunderbird")
SCRIPT = pathlib.Path(__file__).with_suffix(".js")
SETTINGS = {
    # The system chooses a port, and it is written into the profile.
    "marionette.port": 0,
    "app.update.disabledForTesting": True, "datareporting.policy.dataSubmissionEnabled": False,
    "mail.provider.suppress_dialog_on_startup": True, "mail.rights.version": 1, "mailnews.start_page.enabled": False,
    "app.donation.eoy.version.viewed": 999, "network.proxy.type": 0,
    "calendar.timezone.local": "Asia/Jakarta", "calendar.timezone.useSystemTimezone": False}


class Thunderbird:
    """The program with a profile of its own in a folder, for one reader, whose answers go to a mail server."""

    def __init__(self, folder, email, server):
        self.email = email
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in SETTINGS.items()]
        (folder / "user.js").write_text("".join(lines))
        with open(folder / "thunderbird.log", "wb") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", folder],
                env=os.environ | {"MOZ_HEADLESS": "1", "HOME": str(folder)}, stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, start_new_session=True)
        try:
            port = folder / "MarionetteActivePort"
            self.marionette = Marionette(
                host="127.0.0.1", port=wait_for(lambda: port.is_file() and int(port.read_text() or 0)))
            self.marionette.start_session()
            self.marionette.set_context("chrome")
            self.marionette.timeout.script = 60
            self.do("account", email, server.port)
        except BaseException:
            self.end()
            raise

    def do(self, act, *words):
        """Lets it do something that the script names; answers with what comes of it."""
        done = self.marionette.execute_async_script(SCRIPT.read_text(), script_args=[act, *words])
        assert "error" not in done, done["error"]
        return done["answer"]

    def shown(self, path, press=None):
        """What it says of a mail in a file, with the buttons that it offers; one of which may be pressed."""
        bar = self.do("open", str(path))
        if press is not None:
            assert bar and press in bar["buttons"], bar
            self.do("press", press)
        return bar

    def item(self, condition):
        """The one item in the calendar, as soon as the condition holds of it."""
        def found():
            items = self.do("items")
            assert len(items) < 2, items
            return bool(items) and condition(items[0]) and items[0]

        return wait_for(found)

    def until_empty(self):
        """Waits until nothing is in the calendar."""
        wait_for(lambda: self.do("items") == [])

    def end(self):
        """Stops it and all that it has started, by the number of its group."""
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
