"""A host of officers' own calendars on this machine, which answers each address as badly as a test says."""
import gzip
import http.server
import ssl
import threading
import zlib


class CalendarHost:
    """A host at 127.0.0.1, or another address of the loopback network. `host.gives[path] = answer`, where `answer` is
    called with the handler of each call; `host.asked` are the calls, each with its path and its headers."""

    def __init__(self, address="127.0.0.1", port=0, certificate=None):
        self.gives, self.asked, self.ended = {}, [], threading.Event()
        host = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                host.asked.append((self.path, self.headers))
                self.close_connection = True
                try:
                    host.gives.get(self.path, status(404))(self)
                except OSError:
                    pass  # The caller has had enough.

            def log_message(self, *words):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, caller):
                pass  # A caller that does not trust the certificate hangs up.

        self.server = Server((address, port), Handler)
        self.secure = certificate is not None
        if self.secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self.server.socket = context.wrap_socket(
                self.server.socket, server_side=True, do_handshake_on_connect=False)
        self.address, self.port = address, self.server.server_port
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    def url(self, path="/"):
        return f"http{'s' if self.secure else ''}://{self.address}:{self.port}{path}"

    def paths(self):
        return [path for path, _ in self.asked]

    def stop(self):
        """Stops it: whoever calls finds nobody at its port."""
        if not self.ended.is_set():
            self.ended.set()
            self.server.shutdown()
            self.server.server_close()
            self.thread.join()


def head(handler, code=200, **fields):
    handler.send_response(code)
    for name, value in fields.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()


def text(content, kind="text/calendar; charset=utf-8", code=200, **fields):
    """These bytes."""
    def answer(handler):
        head(handler, code, Content_Type=kind, Content_Length=len(content), **fields)
        handler.wfile.write(content)

    return answer


def status(code):
    return text(b"", code=code)


def redirect(to):
    return text(b"", code=302, Location=to)


def conditional(content, tag):
    """These bytes, unless the caller has them already."""
    def answer(handler):
        known = handler.headers["If-None-Match"] == tag
        (text(b"", code=304) if known else text(content, ETag=tag))(handler)

    return answer


def endless(content, piece):
    """Never ends: the content, and then this piece for ever."""
    def answer(handler):
        head(handler, Content_Type="text/calendar")
        handler.wfile.write(content)
        while True:
            handler.wfile.write(piece)

    return answer


def slow(host, content, seconds=1):
    """A byte a second, without end."""
    def answer(handler):
        head(handler, Content_Type="text/calendar")
        for byte in content + b"X" * 1_000:
            handler.wfile.write(bytes([byte]))
            if host.ended.wait(seconds):
                return

    return answer


def silent(host):
    """Takes the call, and says nothing."""
    return lambda handler: host.ended.wait(300)


def cut(content):
    """Promises more than comes."""
    def answer(handler):
        head(handler, Content_Type="text/calendar", Content_Length=len(content) + 1_000)
        handler.wfile.write(content)

    return answer


def compressed(content):
    return text(gzip.compress(content), Content_Encoding="gzip")


def bomb(megabytes):
    """A little that becomes so much, after the beginning of a calendar."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = packer.compress(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    line = b"X-A:" + b"0" * 60 + b"\r\n"
    packed += b"".join(packer.compress(line * (2**20 // len(line))) for _ in range(megabytes)) + packer.flush()
    return text(packed, Content_Encoding="gzip")
