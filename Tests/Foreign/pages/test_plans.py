"""A director who plans, changes the plan by hand, and approves it: with scripts and without, and with keys alone. The
plan on paper, and the team's week."""
import contextlib

import pytest

from pages.applicants import Unit
from pages.hands import Keyboard, Pointer
from pages.test_accessibility import complaints

WAYS = {"scripts": (Pointer, True), "no-scripts": (Pointer, False), "keyboard": (Keyboard, True)}
# Of the sample requests these two wait for a meeting, and propose the same two mornings.
FIRST, SECOND = "5", "6"


@contextlib.contextmanager
def desk(browser, scene, role="director", scripts=True, **more):
    context = scene.context(browser, role, java_script_enabled=scripts, locale="id-ID", **more)
    yield context.new_page()
    context.close()


def told(page):
    return page.inner_text("[role=status]")


@pytest.mark.parametrize("way", WAYS)
def test_a_director_plans_changes_by_hand_and_approves(browser, own_scene, way):
    make, scripts = WAYS[way]
    unit = Unit(own_scene.service, own_scene.tokens)
    with desk(browser, own_scene, scripts=scripts) as page:
        hands = make(page)
        page.goto(own_scene.address + "/staf")
        hands.press("main a[href='/staf/rencana']")
        assert page.locator("input[name=requests]:checked").count() == 2
        hands.press("main form button:has-text('Buat rencana')")
        assert "Belum ada yang ditetapkan" in told(page)
        assert "Terbukti tidak ada rencana yang lebih baik" in page.inner_text("main")
        plan = page.url.split("/rencana/")[1].split("?")[0]
        made = unit.done("GET", f"/plans/{plan}", own_scene.tokens["director"])["assignments"]
        first = next(each for each in made if each["request"] == FIRST)

        # The same officer at the same time: refused beside the field, and nothing is changed.
        change = f"a[href$='/rencana/{plan}/permohonan/{SECOND}']"
        hands.press(change)
        hands.tick(f"input[name=start][value='{first['start']}']")
        hands.choose("select[name=officer]", first["officer"])
        hands.press("main form button:has-text('Pakai dalam rencana')")
        assert f"sudah bertemu permohonan nomor {FIRST}" in page.inner_text("#ubah-officer-galat")
        if scripts:
            assert complaints(page) == []

        # Another time is looked at before it is used.
        free = page.locator("input[name=start][value^='2026-03-12']").last.get_attribute("value")
        hands.tick(f"input[name=start][value='{free}']")
        hands.choose("select[name=officer]", "")
        hands.press("main form button[name=lihat]")
        effect = page.inner_text("section.effect")
        assert "Lebih buruk" in effect and "ini yang menentukan" in effect and "Belum ada yang diubah" in effect
        assert page.locator(f"input[name=start][value='{free}']").is_checked()
        if scripts:
            assert complaints(page) == []
        hands.press("main form button:has-text('Pakai dalam rencana')")
        assert "Rencana diubah. Lebih buruk" in told(page)
        assert page.locator("table .badge:has-text('diubah dengan tangan')").count() == 1

        # Taken out and put back.
        hands.press(change)
        hands.press("main form button:has-text('Keluarkan')")
        assert "Dikeluarkan dari rencana" in told(page)
        hands.press(f"ul.unmet {change}")
        hands.press("main form button:has-text('Seperti semula')")
        assert page.locator("table .badge:has-text('diubah dengan tangan')").count() == 0
        hands.press(change)
        hands.tick(f"input[name=start][value='{free}']")
        hands.choose("select[name=officer]", "")
        hands.press("main form button:has-text('Pakai dalam rencana')")

        hands.press("main form button:has-text('Setujui')")
        assert "Rencana disetujui: 2 pertemuan ditetapkan" in told(page)
    assert unit.seen(SECOND)["meetings"][-1]["start"] == free
    assert unit.seen(FIRST)["meetings"][-1]["start"] == first["start"]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_time_that_was_not_proposed_needs_the_applicant(browser, own_scene, scripts):
    unit = Unit(own_scene.service, own_scene.tokens)
    with desk(browser, own_scene, scripts=scripts) as page:
        page.goto(f"{own_scene.address}/staf/rencana/{own_scene.plan}/permohonan/{SECOND}")

        def use(date, time):
            page.check("input[name=start][value=lain]")
            page.fill("input[name=date]", date)
            page.fill("input[name=time]", time)
            page.click("main form button:has-text('Pakai dalam rencana')")

        use("2026-03-13", "09:00")
        assert "sepakati dahulu" in page.inner_text("#ubah-agreed-galat")
        page.check("input[name=agreed]")
        use("2026-03-14", "09:00")
        assert "Hari libur: Sabtu" in page.inner_text("#ubah-start-galat")
        use("2026-03-13", "09:00")
        assert "disepakati dengan pemohon" in page.inner_text("main")
        page.click("main form button:has-text('Setujui')")
        assert "Rencana disetujui" in told(page)
    assert unit.seen(SECOND)["meetings"][-1]["start"] == "2026-03-13T09:00:00+07:00"


def test_a_plan_that_is_old_says_so(browser, own_scene):
    unit = Unit(own_scene.service, own_scene.tokens)
    with desk(browser, own_scene) as page:
        plan = f"{own_scene.address}/staf/rencana/{own_scene.plan}"
        page.goto(plan)
        assert page.locator(".box.warning").count() == 0
        kept = unit.done("GET", f"/plans/{own_scene.plan}", own_scene.tokens["director"])["changed"]["assignments"][0]
        unit.done("POST", f"/requests/{kept['request']}/meetings", own_scene.tokens["director"], {
            "officers": [kept["officer"]], "start": kept["start"]})
        # What the page showed no longer holds: it is refused with the reason, and the page then tells what changed.
        page.click("main form button:has-text('Setujui')")
        assert "SPB-2026-" in page.inner_text("[role=alert]")
        warning = page.inner_text(".box.warning")
        assert "Pertemuan atau waktu yang ditahan" in warning and "Tidak lagi menunggu" in warning
        assert "tidak lagi menunggu pertemuan" in page.inner_text(".box.problem:not([role=alert])")
        assert complaints(page) == []


def test_on_paper_there_is_the_plan_and_a_line_to_sign(browser, scene):
    with desk(browser, scene) as page:
        page.goto(f"{scene.address}/staf/rencana/{scene.plan}")
        assert page.locator(".signature").is_hidden()
        page.emulate_media(media="print")
        for shown in ("h1", "main table", ".signature", ".paper >> nth=0", "ul.unmet"):
            assert page.locator(shown).first.is_visible(), shown
        for hidden in ("nav.menu", ".languages", ".account", "main form", "main .screen", "a.skip"):
            places = page.locator(hidden)
            assert places.count() > 0, hidden
            assert not any(place.is_visible() for place in places.all()), hidden
        assert "Direktorat Sistem Perizinan Berusaha" in page.locator(".paper >> nth=0").inner_text()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert len(page.pdf(format="A4")) > 5_000


@pytest.mark.parametrize("width", [360, 1280])
def test_the_week_of_the_team(browser, scene, width):
    with desk(browser, scene, viewport={"width": width, "height": 900}) as page:
        page.goto(scene.address + "/staf/minggu")
        assert "Senin, 2 Maret 2026" in page.inner_text("p.lead")
        page.click("nav.pager a:has-text('Minggu berikutnya')")
        table = page.inner_text("table.data")
        assert "09.00–10.00" in table and "ditahan bagi pemohon" in table
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.click("table.data a[href$='/permohonan/7'] >> nth=0")
        assert page.url.endswith("/staf/permohonan/7")
        page.go_back()
        page.fill("input[name=tanggal]", "2026-03-19")
        page.click("main form button")
        assert "Hari Suci Nyepi" in page.inner_text("main .box") and "SKB" in page.inner_text("main .box")
