"""The running service: the release binary over a folder of its own, started and stopped by its own number."""
import json
import os
import signal
import subprocess
import urllib.error
import urllib.request

NOW = "2026-03-02T08:00:00+07:00"


class Answer:
    """What the service answered."""

    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)


class Service:
    """A service over `folder`/data, on a free port, whose clock begins at `now`.

    Call it: `service("GET", "/healthz")`, `service("POST", "/api/v1/requests", json={...}, token=...)`.
    """

    def __init__(self, binary, folder, now=NOW):
        self.binary = binary
        self.folder = folder
        self.data = folder / "data"
        self.now = now
        self.process = None
        self.address = None

    def environment(self):
        known = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return known | {"LC_ALL": "C.UTF-8", "JADWAL_NOW": self.now, "JADWAL_DATA": str(self.data)}

    def run(self, *words, given="", timeout=120):
        """Runs a command over the same folder to its end."""
        return subprocess.run(
            [str(self.binary), *map(str, words)], input=given.encode(), capture_output=True, timeout=timeout,
            cwd=self.folder, env=self.environment())

    def succeed(self, *words, given=""):
        """The text that a command prints; fails where it fails."""
        done = self.run(*words, given=given)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def account(self, email, *roles, name="Staf", competencies=None, password="kata-sandi-yang-panjang"):
        """Adds an account and returns a token of it; only while the service is stopped."""
        words = ["user", "add", "--email", email, "--name", name, "--role", ",".join(roles)]
        if competencies is not None:
            words += ["--officer-competencies", ",".join(competencies)]
        self.succeed(*words, given=password + "\n")
        return json.loads(self.succeed("token", "issue", "--email", email, "--json"))["token"]

    def launch(self, *options):
        """Starts it, and waits for nothing."""
        self.errors = open(self.folder / "service.log", "ab")
        self.process = subprocess.Popen(
            [str(self.binary), "serve", "--port", "0", "--json", *options], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=self.errors, cwd=self.folder, env=self.environment())

    def start(self, *options):
        """Starts it and waits until it tells its address."""
        self.launch(*options)
        line = self.process.stdout.readline()
        assert line, (self.folder / "service.log").read_text()
        self.address = json.loads(line)["address"]
        return self

    def stop(self, sign=signal.SIGTERM):
        """Stops it as its keeper would, and returns its exit code."""
        if self.process is None:
            return None
        process, self.process = self.process, None
        if process.poll() is None:
            process.send_signal(sign)
        try:
            code = process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
        finally:
            process.stdout.close()
            self.errors.close()
        return code

    @property
    def log(self):
        """What it wrote on standard error until now."""
        return (self.folder / "service.log").read_text()

    def __call__(self, method, path, json=None, token=None, headers=None, data=None, timeout=60):
        """Calls it once; an answer of any status is returned."""
        return call(self.address, method, path, json=json, token=token, headers=headers, data=data, timeout=timeout)


def call(address, method, path, json=None, token=None, headers=None, data=None, timeout=60):
    """Calls an address once; an answer of any status is returned."""
    headers = dict(headers or {})
    if json is not None:
        data = dumps(json)
        headers.setdefault("Content-Type", "application/json")
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(address + path, data=data, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as answer:
        with answer:
            return Answer(answer.code, answer.headers, answer.read())


def dumps(value):
    """A value as the bytes of JSON."""
    return json.dumps(value).encode()
