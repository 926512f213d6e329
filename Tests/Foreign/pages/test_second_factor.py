"""A code beside the password, made by another's arithmetic (RFC 6238 over the standard library)."""
import base64
import datetime as dt
import hmac
import struct
import time

import pytest
from service import NOW


class Clock:
    """The service's clock, which began at a moment and runs on."""

    def __init__(self):
        self.began = time.monotonic()

    def code(self, key, periods=0):
        """What an app shows now, or so many periods later."""
        now = dt.datetime.fromisoformat(NOW).timestamp() + time.monotonic() - self.began
        digest = hmac.new(
            base64.b32decode(key), struct.pack(">Q", int(now) // 30 + periods), "sha1").digest()
        place = digest[-1] & 15
        return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


@pytest.fixture
def protected(browser, own_scene):
    """A director with codes: the page after signing out, the key, the recovery codes and the clock."""
    clock = Clock()
    context = browser.new_context(locale="id-ID")
    page = context.new_page()
    own_scene.sign_in(page, "director")
    page.goto(own_scene.address + "/staf/akun-saya")
    page.click("text=Pasang kode masuk")
    key = page.inner_text("code").replace(" ", "")
    page.fill("input[name=code]", clock.code(key))
    page.click("main button")
    recovery = page.locator(".recovery code").all_inner_texts()
    page.click("header button")
    yield page, key, recovery, clock
    context.close()


def show_password(scene, page):
    """Signs in as far as the code."""
    email, password = scene.passwords["director"]
    page.goto(scene.address + "/staf/masuk")
    page.fill("input[name=email]", email)
    page.fill("input[name=password]", password)
    page.click("main button")
    assert "/staf/masuk/kode" in page.url
    page.goto(scene.address + "/staf")
    assert "/staf/masuk" in page.url
    page.goto(scene.address + "/staf/masuk/kode")


def give(page, code):
    page.fill("input[name=code]", code)
    page.click("main button")


def test_the_code_of_another_program_opens_once(own_scene, protected):
    page, key, _, clock = protected
    show_password(own_scene, page)
    # The code that was shown to set it up is used, so the next one is.
    code = clock.code(key, 1)
    give(page, code)
    assert page.url == own_scene.address + "/staf"
    page.click("header button")
    show_password(own_scene, page)
    give(page, code)
    assert "tidak berlaku" in page.inner_text("[role=alert]")


def test_a_recovery_code_opens_once(own_scene, protected):
    page, _, recovery, _ = protected
    assert len(set(recovery)) == 10
    show_password(own_scene, page)
    give(page, recovery[3].lower())
    assert page.url == own_scene.address + "/staf"
    page.click("header button")
    show_password(own_scene, page)
    give(page, recovery[3])
    assert "tidak berlaku" in page.inner_text("[role=alert]")


def test_five_wrong_codes_lead_back_to_the_password(own_scene, protected):
    page, _, _, _ = protected
    show_password(own_scene, page)
    for _ in range(5):
        give(page, "000000")
    assert "Masuk lagi dengan kata sandi" in page.inner_text("[role=status]")
    assert page.url.endswith("/staf/masuk")
