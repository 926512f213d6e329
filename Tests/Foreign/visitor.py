"""A browser with nothing but cookies and forms, over plain HTTP."""
import html.parser
import http.client
import http.cookies
import urllib.parse


class Forms(html.parser.HTMLParser):
    """The forms of a page: where each goes, how, and its fields with what stands in them."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.links = [], set()
        self.feed(text)

    def handle_starttag(self, name, attributes):
        its = dict(attributes)
        if name == "form":
            self.forms.append((its.get("method", "get").lower(), its.get("action", ""), {}))
        elif name in ("input", "select", "textarea", "button") and self.forms and "name" in its:
            self.forms[-1][2][its["name"]] = its.get("value") or ""
        elif name == "a":
            self.links.add(its.get("href", ""))


class Shown:
    """A page as it came."""

    def __init__(self, answer, content):
        self.status, self.headers, self.body = answer.status, answer.headers, content
        text = content.decode() if answer.headers.get("Content-Type", "").startswith("text/html") else ""
        self.forms, self.links = Forms(text).forms, Forms(text).links

    def form(self, action):
        """The fields of the form that goes to a path."""
        return next(fields for _, where, fields in self.forms if where == action)


def with_file(fields):
    """A form with a small file, as browsers send it: the media type and the body."""
    parts = [f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
             for name, value in fields.items() if name != "file"]
    parts.append('--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n'
                 'Isi\r\n--x--\r\n')
    return "multipart/form-data; boundary=x", "".join(parts).encode()


class Visitor:
    """Somebody at a service, who may sign in."""

    def __init__(self, address):
        self.parts, self.cookies = urllib.parse.urlsplit(address), {}
        self.origin = address

    def ask(self, method, path, data=None, headers=None):
        """Asks once; redirects are not followed."""
        connection = http.client.HTTPConnection(self.parts.hostname, self.parts.port, timeout=60)
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        connection.request(method, path, data, sent | (headers or {}))
        answer = connection.getresponse()
        shown = Shown(answer, answer.read())
        connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in http.cookies.SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return shown

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, fields, **headers):
        """Sends a form as a browser does from a page of the service itself; one that has a `file`, with a file."""
        kind, data = "application/x-www-form-urlencoded", urllib.parse.urlencode(fields).encode()
        if "file" in fields:
            kind, data = with_file(fields)
        given = {"Content-Type": kind, "Origin": self.origin} | {
            name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask("POST", path, data, given)

    def sign_in(self, email, password):
        fields = self.get("/staf/masuk").form("/staf/masuk") | {"email": email, "password": password}
        answer = self.post("/staf/masuk", fields)
        assert answer.status == 303, answer.body
        return self
