"""A service over data made for measuring, and wrk as its load. Linux only; standard library, wrk, nginx."""
import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import urllib.parse


class Server:
    """A server under load: its address, and the process whose memory and processor time are its own."""

    def __init__(self, address, process):
        self.address = address
        self.process = process

    def rss_mib(self):
        """What it holds in memory, its children included."""
        return sum(_rss(pid) for pid in [self.process.pid, *_children(self.process.pid)]) / 1024

    def get(self, path, headers=()):
        """Status, headers and body of one GET."""
        parts = urllib.parse.urlsplit(self.address)
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
        connection.request("GET", path, headers=dict(headers))
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.headers, body

    def load(self, path, headers=(), seconds=5, connections=64, script=""):
        """Load of wrk on a path, or on what a script of wrk's asks: requests a second, milliseconds, refusals."""
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
            file.write(script)
            file.flush()
            command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "30s"]
            command += ["-s", file.name] if script else []
            for name, value in headers:
                command += ["-H", f"{name}: {value}"]
            told = subprocess.run([*command, self.address + path], capture_output=True, text=True, check=True).stdout
        found = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
        return {
            "per_second": float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1]),
            "p50_ms": _milliseconds(re.search(r"50%\s+([\d.]+)(us|ms|s)", told)),
            "p99_ms": _milliseconds(re.search(r"99%\s+([\d.]+)(us|ms|s)", told)),
            "requests": int(re.search(r"(\d+) requests in", told)[1]),
            "not_2xx_3xx": int(found[1]) if found else 0,
        }


def _milliseconds(match):
    return float(match[1]) * {"us": 1e-3, "ms": 1, "s": 1e3}[match[2]]


def _rss(pid):
    try:
        return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1])
    except (OSError, TypeError):
        return 0


def _children(pid):
    try:
        text = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(child) for child in text.split()]


@contextlib.contextmanager
def jadwal(binary, folder, now):
    """The service over a data folder, without limits on calls, ended by its own number."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "JADWAL_NOW": now}
    with open(pathlib.Path(folder) / "service.log", "ab") as errors:
        process = subprocess.Popen(
            [str(binary), "serve", "--data", str(folder), "--port", "0", "--json", "--unlimited"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env=environment)
        try:
            yield Server(json.loads(process.stdout.readline())["address"], process)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


@contextlib.contextmanager
def nginx(folder, feed, port=54331):
    """nginx that serves a feed's bytes from disk, with its gzip form beside it."""
    folder = pathlib.Path(folder)
    (folder / "www").mkdir(parents=True)
    (folder / "www" / "feed.ics").write_bytes(feed)
    subprocess.run(["gzip", "-k9", str(folder / "www" / "feed.ics")], check=True)
    for place in (folder.parent, folder):
        place.chmod(0o755)  # its workers run as somebody else
    temporary = " ".join(
        f"{kind}_temp_path {folder}/tmp;" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(f"""
worker_processes 2; daemon off; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 4096; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; types {{ text/calendar ics; }}
  gzip_static on; {temporary} open_file_cache max=100;
  server {{ listen 127.0.0.1:{port} backlog=4096 reuseport; root {folder}/www; }} }}
""")
    process = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL)
    try:
        server = Server(f"http://127.0.0.1:{port}", process)
        _wait(server, "/feed.ics")
        yield server
    finally:
        process.terminate()
        process.wait(30)


@contextlib.contextmanager
def radicale(python, folder, feed, port=54332):
    """Radicale with the same feed as a calendar."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True)
    (folder / "rights").write_text("[all]\nuser: .*\ncollection: .*\npermissions: RrWw\n")
    process = subprocess.Popen(
        [python, "-m", "radicale", "--config", "", "--server-hosts", f"127.0.0.1:{port}", "--server-max-connections",
         "100", "--server-max-content-length", "100000000", "--auth-type", "none", "--rights-type", "from_file",
         "--rights-file", str(folder / "rights"), "--storage-filesystem-folder", str(folder / "data"),
         "--logging-level", "error"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        server = Server(f"http://127.0.0.1:{port}", process)
        _wait(server, "/")
        for method, path, body in (("MKCOL", "/u/", None), ("PUT", "/u/cal/", feed)):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
            connection.request(method, path, body, {"Content-Type": "text/calendar"})
            connection.getresponse().read()
            connection.close()
        yield server
    finally:
        process.terminate()
        process.wait(30)


def _wait(server, path):
    for _ in range(100):
        try:
            server.get(path)
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{server.address} does not answer")
