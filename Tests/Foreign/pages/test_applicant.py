"""An applicant with a phone hands a request in, counters what the unit offers, and accepts; the unit acts through the
API. With scripts and without, with a finger and with keys alone."""
import contextlib

import pytest

from directorate import PDF
from pages.applicants import Unit
from pages.hands import Keyboard, Pointer

WAYS = {"scripts": (Pointer, True), "no-scripts": (Pointer, False), "keyboard": (Keyboard, True)}
FILE = {"name": "tangkapan layar.pdf", "mimeType": "application/pdf", "buffer": PDF}


@contextlib.contextmanager
def phone(scene, browser, scripts=True):
    """A page as wide as a small phone, whose reader is in Papua."""
    context = scene.context(
        browser, viewport={"width": 360, "height": 740}, java_script_enabled=scripts, locale="id-ID")
    page = context.new_page()
    yield page
    context.close()


def written(page, hands, scene):
    """Writes a request up to its dates. Returns the secret of the draft."""
    page.goto(scene.address + "/")
    hands.press("main a.button")
    hands.tick("input[value=business]")
    hands.write("[name='applicant.name']", "Siti Rahma")
    hands.write("[name='applicant.identity']", "9120001234567")
    hands.write("[name='applicant.whatsapp']", "0812 3456 7890")
    hands.write("[name='applicant.email']", "siti@example.com")
    hands.tick("input[value='Asia/Jayapura']")
    hands.press("button[value=lanjut]")
    secret = page.url.split("/ajukan/")[1].split("/")[0]
    hands.write("[name=subject]", "NIB tidak terbit")
    hands.tick("input[value=nib]")
    hands.write("[name=chronology]", "Pembayaran diterima, NIB tidak terbit.")
    hands.press("button[value=lanjut]")
    hands.choose("select", "call-centre")
    hands.write("[name='consultations[0].reference']", "CC-88123")
    hands.write("[name='relatedUnit.name']", "Pusat Bantuan")
    hands.write("[name='relatedUnit.reason']", "Di luar kewenangannya.")
    hands.press("button[value=lanjut]")
    hands.choose("select[name=role]", "supporting")
    hands.attach("input[type=file]", FILE)
    hands.press("main form:has(input[type=file]) button")
    page.wait_for_selector("ul.documents >> text=tangkapan layar.pdf")
    assert page.locator("aside .box.done").count() == 1
    hands.press("main .buttons a.button")
    return secret


@pytest.mark.parametrize("way", WAYS)
def test_the_whole_play(browser, own_scene, way):
    make, scripts = WAYS[way]
    unit = Unit(own_scene.service, own_scene.tokens)
    with phone(own_scene, browser, scripts) as page:
        hands = make(page)
        secret = written(page, hands, own_scene)
        hands.press("table.month a >> nth=1")
        assert "Waktu bebas: Selasa, 10 Maret 2026" in page.inner_text("#hari")
        hands.press("button.time:has-text('11.00–12.00')")
        hands.press("table.month a >> nth=0")
        hands.press("button.time:has-text('10.00–14.00')")
        assert page.locator("ol.wishes > li").count() == 2
        hands.press("ol.wishes li:nth-child(2) button:has-text('Naikkan')")
        assert "9 Maret 2026, 10.00–14.00 WIT (08.00–12.00 WIB" in page.inner_text("ol.wishes li >> nth=0")
        hands.press("main .buttons a.button")
        assert "Siti Rahma" in page.inner_text("main")
        hands.press("main form button")
        page.wait_for_url(f"**/permohonan/{secret}*")
        assert "Pada Tata Usaha" in page.inner_text("main")

        request = unit.service("GET", "/api/v1/requests", token=unit.tokens["director"]).json["requests"][0]["id"]
        seen = unit.seen(request)
        assert seen["missing"] == [] and [each["rank"] for each in seen["proposals"]] == [1, 2]
        assert seen["proposals"][0]["start"] == "2026-03-09T08:00:00+07:00"
        unit.scheduled(request, "2026-03-09T09:00:00+07:00")
        unit.offered(request, "2026-03-16T09:00:00+07:00", "2026-03-16T13:00:00+07:00")

        page.goto(f"{own_scene.address}/permohonan/{secret}")
        assert "Petugas bertugas ke luar kota" in page.inner_text("main")
        assert page.locator("ul.offers > li").count() == 2
        hands.press("a.button:has-text('Tawarkan waktu lain')")
        hands.press("table.month a:has-text('12')")
        hands.press("button.time:has-text('11.00–12.00')")
        hands.write("[name=reason]", "Saya di kapal pada hari Senin.")
        hands.press("button:has-text('Kirim usulan waktu')")
        page.wait_for_selector("text=Menunggu jawaban unit")
        open_one = unit.seen(request)["reschedulings"][-1]
        assert open_one["turn"] == "unit"
        assert open_one["rounds"][-1]["options"][0]["start"] == "2026-03-12T09:00:00+07:00"

        unit.done("POST", f"/requests/{request}/reschedulings/{open_one['id']}/counter", unit.tokens["director"], {
            "reason": "Kamis penuh", "options": [{"start": "2026-03-13T09:00:00+07:00"}]})
        page.goto(f"{own_scene.address}/permohonan/{secret}")
        hands.press("ul.offers button")
        page.wait_for_selector("text=Waktu disepakati")
        assert "Jumat, 13 Maret 2026, 11.00–12.00 WIT" in page.inner_text("#pertemuan + dl")
        meeting = unit.seen(request)["meetings"][-1]
        assert meeting["start"] == "2026-03-13T09:00:00+07:00" and meeting["state"] == "scheduled"


def test_a_draft_is_taken_up_in_another_browser(browser, own_scene):
    with phone(own_scene, browser) as page:
        secret = written(page, Pointer(page), own_scene)
        page.click("table.month a >> nth=0")
        page.click("button.time >> nth=0")
    with phone(own_scene, browser, scripts=False) as page:
        page.goto(f"{own_scene.address}/ajukan/{secret}")
        page.click("main a.button")
        assert "9 Maret 2026" in page.inner_text("main") and "CC-88123" in page.inner_text("main")
        page.goto(f"{own_scene.address}/ajukan/{secret}/pemohon")
        page.fill("[name='applicant.name']", "Siti Rahma Dewi")
        page.click("button[value=nanti]")
        assert "Draf disimpan" in page.inner_text("[role=status]")


def test_an_upload_is_seen_to_go_and_a_wrong_file_is_told(browser, own_scene):
    with phone(own_scene, browser) as page:
        page.goto(f"{own_scene.address}/permohonan/{own_scene.secret}/dokumen")
        page.select_option("select", "supporting")
        page.set_input_files("input[type=file]", {"name": "x.zip", "mimeType": "application/zip", "buffer": b"PK\0\0"})
        page.evaluate("""() => {
            window.bars = 0;
            new MutationObserver((changes) => {
                for (const change of changes) {
                    for (const node of change.addedNodes) if (node.nodeName === "PROGRESS") window.bars += 1;
                }
            }).observe(document.documentElement, {childList: true, subtree: true});
        }""")
        page.click("main form button")
        page.wait_for_selector("#ringkasan")
        assert page.evaluate("document.activeElement.id") == "ringkasan"
        assert page.evaluate("window.bars") == 1
        assert "Bukan PDF" in page.inner_text(".field.wrong")
        page.select_option("select", "supporting")
        page.set_input_files("input[type=file]", FILE)
        page.click("main form button")
        page.wait_for_selector("ul.documents >> text=tangkapan layar.pdf")
        with page.expect_download() as kept:
            page.click("ul.documents a")
        with open(kept.value.path(), "rb") as file:
            assert file.read() == PDF


def test_the_meeting_gets_into_a_calendar(browser, own_scene, complaints, tmp_path):
    with phone(own_scene, browser, scripts=False) as page:
        page.goto(f"{own_scene.address}/permohonan/{own_scene.offered}")
        with page.expect_download() as kept:
            page.click("text=Tambahkan ke kalender")
        kept.value.save_as(tmp_path / "undangan.ics")
        for checker in ["lines", "icalendar", "libical"]:
            assert complaints(checker, tmp_path / "undangan.ics") == []
        page.click("text=Langganan kalender permohonan ini")
        page.click("main form button")
        address = page.get_attribute("a[href^=webcal]", "href")
        assert page.locator("svg.qr").count() == 1
        feed = own_scene.service("GET", address[address.index("/feeds/"):])
        assert feed.status == 200 and b"BEGIN:VEVENT" in feed.body


def test_the_receipt_prints_alone(browser, scene):
    with phone(scene, browser) as page:
        page.goto(f"{scene.address}/permohonan/{scene.secret}/tanda-terima")
        assert page.is_visible("[data-print]")
        page.emulate_media(media="print")
        assert not page.is_visible("[data-print]") and page.is_visible("dl.facts")
        assert scene.secret not in page.inner_text("body")


def test_no_secret_of_an_applicant_gets_into_the_log_or_to_other_sites(browser, tmp_path):
    from conftest import BINARY
    from pages.scene import Scene

    scene = Scene(BINARY, tmp_path, "--log")
    with phone(scene, browser) as page:
        told = []
        page.on("request", lambda request: told.append(request.headers.get("referer", "")))
        for path in [f"/permohonan/{scene.offered}", f"/ajukan/{scene.draft}/periksa"]:
            page.goto(scene.address + path)
            page.click("nav.menu a >> nth=0")
        page.goto(f"{scene.address}/ajukan/{scene.draft}/waktu")
        page.click("table.month a >> nth=0")
    assert scene.service.stop() == 0
    assert "/ajukan/{secret}/waktu" in scene.service.log
    for secret in [scene.secret, scene.draft, scene.offered]:
        assert secret not in scene.service.log
        assert not any(secret in referer for referer in told)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_complaint_by_anybody(browser, own_scene, scripts):
    with phone(own_scene, browser, scripts) as page:
        page.goto(own_scene.address + "/pengaduan")
        page.click("main form button")
        assert page.locator("#ringkasan li").count() == 3
        page.fill("[name=name]", "Siti Rahma")
        page.fill("[name=contact]", "0812 3456 7890")
        page.fill("[name=text]", "Sudah sepekan belum dijawab.")
        page.click("main form button")
        assert "Pengaduan dicatat dengan nomor" in page.inner_text("[role=status]")
