"""What a browser is told not to do, and what other sites cannot make it do."""
import contextlib
import http.server
import threading

import pytest

from pages.scene import PAGES


@contextlib.contextmanager
def heard(page, **listeners):
    """What a page tells while it is listened to."""
    for event, listener in listeners.items():
        page.on(event, listener)
    try:
        yield
    finally:
        for event, listener in listeners.items():
            page.remove_listener(event, listener)


@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: shown.name)
def test_no_page_breaks_its_policy_or_asks_another_host(reader, scene, shown):
    page = reader(shown.role)
    hosts, told = set(), []
    with heard(
            page, request=lambda request: hosts.add("/".join(request.url.split("/")[:3])),
            console=lambda message: told.append(message.text) if message.type == "error" else None,
            pageerror=lambda error: told.append(str(error))):
        answer = page.goto(scene.address + scene.path(shown), wait_until="networkidle")
    # A browser tells of an answer of 404 as of an error.
    told = [text for text in told if "status of 404" not in text]
    assert hosts == {scene.address} and told == []
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy and policy.startswith("default-src 'none'")
    assert answer.headers["cache-control"] == "no-store"


def test_an_injected_script_does_not_run(browser, scene):
    context = scene.context(browser)
    page = context.new_page()
    page.goto(scene.address + "/")
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.broken = true";
        document.body.append(script);
    }""")
    assert page.evaluate("window.broken") is None
    context.close()


def test_the_cookie_of_a_session(browser, scene):
    context = scene.context(browser, "officer")
    cookies = [cookie for cookie in context.cookies() if cookie["name"] == "sesi"]
    assert len(cookies) == 1
    assert cookies[0]["httpOnly"] and cookies[0]["sameSite"] == "Lax" and cookies[0]["path"] == "/"
    assert cookies[0]["expires"] == -1
    page = context.new_page()
    page.goto(scene.address + "/staf")
    assert page.evaluate("document.cookie") == ""
    context.close()


def test_nobody_but_staff_has_a_cookie(browser, scene):
    context = scene.context(browser)
    page = context.new_page()
    for shown in PAGES:
        if shown.role is None:
            page.goto(scene.address + scene.path(shown))
    assert context.cookies() == []
    context.close()


@contextlib.contextmanager
def foreign_page(html):
    """Another site on this machine that shows one page; gives its port."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("policy", ["strict-origin-when-cross-origin", "no-referrer"])
def test_a_form_of_another_site_changes_nothing(browser, scene, host, policy):
    """From another port of the same host the cookie comes along, from another site it does not."""
    context = browser.new_context()
    page = context.new_page()
    scene.sign_in(page, "deputy")
    html = f"""<!DOCTYPE html><meta name="referrer" content="{policy}">
        <form method="post" action="{scene.address}/staf/keluar"><button>x</button></form>"""
    with foreign_page(html) as port:
        page.goto(f"http://{host}:{port}/")
        with page.expect_navigation() as gone:
            page.click("button")
        assert gone.value.status == 403
        assert page.inner_text("h1") in (
            "Formulir ini tidak diterima", "Sesi Anda sudah berakhir", "This form was not accepted",
            "Your session has ended")
    page.goto(scene.address + "/staf")
    assert page.url == scene.address + "/staf"
    context.close()


def test_no_other_site_frames_a_page(browser, scene):
    context = browser.new_context()
    page = context.new_page()
    with foreign_page(f'<!DOCTYPE html><iframe src="{scene.address}/staf/masuk"></iframe>') as port:
        page.goto(f"http://127.0.0.1:{port}/", wait_until="networkidle")
        frame = page.frames[1]
        assert frame.locator("input[name=password]").count() == 0
    context.close()


def test_a_planted_session_is_not_taken_over(browser, own_scene):
    """Session fixation: the victim signs in with the secret of the attacker's session in the cookie."""
    attacker = browser.new_context()
    own_scene.sign_in(attacker.new_page(), "deputy")
    planted = next(cookie for cookie in attacker.cookies() if cookie["name"] == "sesi")
    victim = browser.new_context()
    victim.add_cookies([planted])
    page = victim.new_page()
    page.goto(own_scene.address + "/staf")
    page.click("header button")
    own_scene.sign_in(page, "director")
    now = next(cookie for cookie in victim.cookies() if cookie["name"] == "sesi")
    assert now["value"] != planted["value"]
    stolen = attacker.new_page()
    stolen.goto(own_scene.address + "/staf")
    assert "/staf/masuk" in stolen.url
    attacker.close()
    victim.close()


def test_passwords_are_tried_ten_times_and_then_slowly(browser, own_scene):
    context = browser.new_context()
    page = context.new_page()
    statuses = []
    for email in ["deputi@example.go.id", "siapa@example.go.id"]:
        page.goto(own_scene.address + "/staf/masuk")
        for _ in range(11):
            page.fill("input[name=email]", email)
            page.fill("input[name=password]", "salah")
            with page.expect_navigation() as answer:
                page.click("main button")
            statuses.append(answer.value.status)
    assert statuses == ([422] * 10 + [429]) * 2
    context.close()


def test_no_secret_gets_into_the_log(browser, tmp_path):
    from conftest import BINARY
    from pages.scene import Scene

    scene = Scene(BINARY, tmp_path, "--log")
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{scene.address}/permohonan/{scene.secret}")
    scene.sign_in(page, "officer")
    session = next(cookie["value"] for cookie in context.cookies() if cookie["name"] == "sesi")
    page.goto(scene.address + "/staf/akun-saya")
    context.close()
    assert scene.service.stop() == 0
    log = scene.service.log
    assert "GET /staf/akun-saya 200" in log
    for secret in [scene.secret, session, *scene.passwords["officer"]]:
        assert secret not in log
