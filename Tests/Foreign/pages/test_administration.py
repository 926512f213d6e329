"""The administrator's pages, as the administrator and those whom they help play them: with JavaScript and without."""
import contextlib
import re

import pytest

from pages.test_accessibility import complaints

CHOSEN = "kuda-laut-makan-siang-2026"


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def scripts(request):
    return request.param


class Person:
    """Somebody at a browser."""

    def __init__(self, scene, page, judges):
        self.scene, self.page, self.judges = scene, page, judges

    def go(self, path):
        self.page.goto(self.scene.address + path)
        return self

    def form(self, action):
        """The form that goes to a path, unfolded."""
        form = self.page.locator(f"form[action='{action}']")
        assert form.count() == 1, f"no form to {action}: {self.page.inner_text('main')}"
        folded = self.page.locator("details:not([open])", has=form)
        while folded.count():
            folded.first.locator("summary").first.click()
        return form

    def send(self, action, **fields):
        """Fills the form that goes to a path, and sends it."""
        form = self.form(action)
        for name, value in fields.items():
            field = form.locator(f"[name={name}]")
            if field.first.get_attribute("type") == "checkbox":
                for box in field.all():
                    box.set_checked(box.get_attribute("value") in value)
            elif field.first.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        form.locator("button").click()
        # What comes of a form is judged as every page is; axe-core is a script itself.
        if self.judges:
            assert complaints(self.page) == []
        return self

    def told(self):
        return self.page.inner_text("[role=status]")

    def wrong(self):
        return self.page.inner_text("[role=alert]")

    def main(self):
        return self.page.inner_text("main")

    def secret(self):
        return self.page.inner_text(".secret code")

    def sign_in(self, email, password):
        self.go("/staf/masuk")
        return self.send("/staf/masuk", email=email, password=password)


@contextlib.contextmanager
def person(browser, scene, role, scripts):
    context = scene.context(browser, role, java_script_enabled=scripts, locale="id-ID")
    yield Person(scene, context.new_page(), scripts)
    context.close()


def test_an_account_from_its_first_day_to_its_last(browser, own_scene, scripts):
    scene = own_scene
    with person(browser, scene, "admin", scripts) as admin, person(browser, scene, None, scripts) as dewi:
        admin.go("/staf/akun").send("/staf/akun", name="Dewi", email="dewi@example.go.id")
        assert "Peran: paling sedikit satu peran" in admin.wrong()
        admin.send("/staf/akun", roles=["officer"], competencies="nib")
        first = admin.secret()
        admin.page.click("main a.button")
        page = admin.page.url.removeprefix(scene.address)
        assert "menunggu kata sandi baru" in admin.main() and first not in admin.page.content()
        dewi.sign_in("dewi@example.go.id", first)
        assert "Pilih kata sandi Anda" in dewi.page.inner_text("h1")
        # Nothing else opens until one is chosen.
        dewi.go("/staf/permohonan")
        assert "Pilih kata sandi Anda" in dewi.page.inner_text("h1")
        dewi.send("/staf/masuk/sandi", password=first)
        assert "pilih yang lain dari kata sandi sementara" in dewi.wrong().lower()
        dewi.send("/staf/masuk/sandi", password=CHOSEN)
        assert dewi.page.url.startswith(scene.address + "/staf/permohonan")
        # Forgotten: reset by the administrator, which ends the session and the token.
        dewi.go("/staf/token").send("/staf/token", purpose="Laporan bulanan")
        token = dewi.secret()
        assert scene.service("GET", "/api/v1/requests", token=token).status == 200
        admin.go(page).send(page + "/sandi")
        second = admin.secret()
        assert scene.service("GET", "/api/v1/requests", token=token).status == 401
        dewi.go("/staf")
        assert "/staf/masuk" in dewi.page.url
        dewi.sign_in("dewi@example.go.id", CHOSEN)
        assert "tidak cocok" in dewi.wrong()
        dewi.sign_in("dewi@example.go.id", second).send("/staf/masuk/sandi", password=CHOSEN)
        # Another role, and off.
        admin.go(page).send(page + "/peran", roles=["officer", "registry"])
        assert "diubah" in admin.told()
        dewi.go("/staf/loket")
        assert "Layanan prioritas" in dewi.main() or "loket" in dewi.main().lower()
        admin.send(page + "/matikan")
        dewi.go("/staf")
        assert "/staf/masuk" in dewi.page.url
        admin.send(page + "/aktifkan")
        assert "aktif lagi" in admin.told()
        # The last administrator stays.
        own = admin.go("/staf/akun").page.locator("main table a", has_text="Administrator").get_attribute("href")
        admin.go(own).send(own + "/peran", roles=["auditor"])
        assert "administrator terakhir yang aktif" in admin.wrong()


def test_the_settings(browser, own_scene, scripts):
    with person(browser, own_scene, "director", scripts) as director:
        director.go("/staf/setelan").send("/staf/setelan/online-rooms", value="seribu satu")
        assert "bilangan bulat 1 sampai 1000" in director.wrong()
        director.send("/staf/setelan/online-rooms", value="12")
        assert "online-rooms sekarang: 12" in director.told()
        director.send("/staf/setelan/online-rooms/bawaan")
        assert "online-rooms sekarang: 10" in director.told()


def test_a_webhook_that_nobody_answers(browser, tmp_path, scripts):
    from conftest import BINARY
    from pages.scene import Scene

    scene = Scene(BINARY, tmp_path, "--webhook-allow", "127.0.0.1")
    try:
        with person(browser, scene, "admin", scripts) as admin:
            admin.go("/staf/webhook").send("/staf/webhook", url="ftp://hooks.example.go.id/")
            assert "harus dimulai dengan https" in admin.wrong()
            # Nobody listens on this port; it is told of its own addition.
            admin.send("/staf/webhook", url="http://127.0.0.1:1024/kait")
            assert re.fullmatch("[0-9a-f]{64}", admin.secret())
            for _ in range(100):
                admin.go("/staf/webhook")
                if "tidak dapat dihubungi" in admin.main():
                    break
                admin.page.wait_for_timeout(200)
            assert "Servernya tidak dapat dihubungi" in admin.main() or "servernya tidak dapat" in admin.main()
            admin.send("/staf/webhook/1/hapus")
            assert "dihapus" in admin.told()
    finally:
        assert scene.service.stop() == 0


def test_mail_that_waits(browser, own_scene, scripts):
    scene = own_scene
    with person(browser, scene, "admin", scripts) as admin:
        admin.go("/staf/surel")
        # Nothing is at fault here: mail goes into a folder, or waits for its time.
        assert "Isi surat tidak ditampilkan" in admin.main()
        assert "@example.com" not in admin.main() or "…@example.com" in admin.main()
        admin.page.click("nav.tally a >> nth=1")
        assert "Tidak ada surel yang gagal" in admin.main()


def test_a_calendar_to_subscribe_to(browser, own_scene, scripts):
    scene = own_scene
    with person(browser, scene, "director", scripts) as director:
        director.go("/staf/langganan").send("/staf/langganan", language="id")
        assert "Kalender: pilih salah satu" in director.wrong()
        director.send("/staf/langganan", calendar="unit", language="id")
        assert director.page.locator("svg.qr").count() == 1
        assert director.page.get_attribute("a.button", "href").startswith("webcal://")
        address = director.page.inner_text("main code")
        path = address.removeprefix(scene.address)
        assert scene.service("GET", path).status == 200
        director.page.click("main a.button >> text=Sudah saya pasang")
        assert address not in director.page.content()
        director.send("/staf/langganan/2/cabut")
        assert "tidak ada lagi yang dapat membacanya" in director.told()
        assert scene.service("GET", path).status == 404


def test_the_health_of_the_service(browser, own_scene, scripts):
    scene = own_scene
    with person(browser, scene, "admin", scripts) as admin:
        admin.go("/staf/kesehatan")
        assert "Ada yang perlu ditindak sekarang" in admin.page.inner_text(".box.problem")
        assert "belum ada yang diketahui" in admin.main()
        scene.service.succeed("backup", scene.service.folder / "cadangan.sqlite")
        admin.go("/staf/kesehatan")
        assert "Senin, 2 Maret 2026" in admin.page.locator("section", has_text="Cadangan data").inner_text()
        assert "belum ada yang diketahui" not in admin.main()


def test_the_menu_of_the_administrator_leaves_room_on_a_phone(browser, scene):
    context = scene.context(browser, "admin", viewport={"width": 360, "height": 740}, locale="id-ID")
    page = context.new_page()
    page.goto(scene.address + "/staf/akun")
    box = page.locator("h1").bounding_box()
    assert box["y"] < 440, box
    for entry in page.locator("nav.menu a").all():
        assert entry.bounding_box()["height"] >= 40
    context.close()


def test_what_is_shown_once_is_open_to_everybody(browser, own_scene):
    """The pages that nothing but a form leads to: the key of sign-in codes with its drawing, and the recovery codes."""
    from pages.test_second_factor import Clock

    clock = Clock()
    with person(browser, own_scene, "deputy", True) as deputy:
        deputy.go("/staf/akun-saya").send("/staf/akun-saya/kode")
        key = deputy.page.inner_text("main code").replace(" ", "")
        deputy.send("/staf/akun-saya/kode/periksa", code=clock.code(key))
        assert deputy.page.locator(".recovery code").count() == 10
