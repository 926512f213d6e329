"""Days off, hours and reports, as the director and the officers play them: with bad input, with two people at one thing,
with JavaScript and without."""
import calendarhost
import pytest
from mailserver import wait_for

from pages.applicants import Unit
from pages.hands import Keyboard
from pages.test_accessibility import complaints
from pages.test_desks import at_desk, file, scripts  # noqa: F401

HEAD = "date\tname_id\tname_en\tkind\tdecree\n"
DECREE = HEAD + (
    "2026-03-06\tCuti Bersama Jumat\tFriday collective leave\tcollective-leave\tSKB 9/2026 (2026-02-27)\n"
    "2026-03-11\tCuti Bersama Tambahan\tAdditional collective leave\tcollective-leave\tSKB 9/2026 (2026-02-27)\n")
OTHER = HEAD + (
    "2026-12-28\tCuti Bersama Akhir Tahun\tYear-end leave\tcollective-leave\tSKB 10/2026 (2026-02-28)\n")
BUSY = b"\r\n".join([
    b"BEGIN:VCALENDAR", b"VERSION:2.0", b"PRODID:-//contoh//id", b"BEGIN:VEVENT", b"UID:1@example.com",
    b"DTSTAMP:20260301T000000Z", b"DTSTART:20260309T020000Z", b"DTEND:20260309T030000Z", b"SUMMARY:Rapat rahasia",
    b"END:VEVENT", b"END:VCALENDAR", b""])


def is_free(scene, date, hour, needs="nib"):
    """Whether anybody could hold a meeting of an hour then."""
    answer = scene.service(
        "GET", f"/api/v1/slots?from={date}&to={date[:8]}{int(date[8:]) + 1:02}&durationMinutes=60&needs={needs}",
        token=scene.tokens["director"])
    return any(slot["start"].startswith(f"{date}T{hour}") for slot in answer.json)



def test_a_decree(browser, own_scene, tmp_path, scripts):  # noqa: F811
    scene = own_scene
    with at_desk(browser, scene, "director", "7", scripts) as director:
        page = director.page
        page.goto(scene.address + "/staf")
        page.click("nav.menu a:has-text('Hari libur')")
        assert "datang bersama program" in page.inner_text("main")
        page.click("main a.button:has-text('Impor keputusan')")
        page.click("main form button")
        assert "pilih berkas" in director.wrong().lower()
        # A table that is no whole year is refused as one, beside its field.
        page.set_input_files("input[type=file]", file(tmp_path, "skb.tsv", DECREE.encode()))
        page.check("input[name=mode][value=year]")
        page.click("main form button")
        page.wait_for_selector("[role=alert] a[href='#impor-file']")
        director.wrong()
        page.set_input_files("input[type=file]", file(tmp_path, "skb.tsv", DECREE.encode()))
        page.check("input[name=mode][value=amend]")
        page.click("main form button")
        page.wait_for_selector("h1:has-text('Pratinjau')")
        shown = page.inner_text("main")
        assert "Belum diterapkan" in shown and "Cuti Bersama Tambahan" in shown and "SKB 9/2026" in shown
        assert "Permohonan yang tanggalnya berubah" in shown and "Pertemuan yang terkena" in shown
        assert page.locator("main a[href='/staf/permohonan/7']").count() >= 1
        if scripts:
            assert complaints(page) == []
        assert is_free(scene, "2026-03-11", "13")
        # Somebody brings another decree meanwhile: nothing is done, and it is looked at anew.
        other = scene.service(
            "POST", "/api/v1/holidays?mode=amend&apply=true", data=OTHER.encode(), token=scene.tokens["admin"],
            headers={"Content-Type": "text/tab-separated-values"})
        assert other.status == 200, other.body
        page.click("main button:has-text('Terapkan')")
        assert "Belum ada yang diterapkan" in director.wrong()
        assert is_free(scene, "2026-03-11", "13")
        page.click("main button:has-text('Terapkan')")
        assert "Diterapkan sebagai versi 3" in director.told()
        assert "Sudah diterapkan" in page.inner_text("main")
        if scripts:
            assert complaints(page) == []
        assert not is_free(scene, "2026-03-11", "13")
        page.click("main a[href='/staf/permohonan/7'] >> nth=0")
        assert "dijadwalkan ulang" in page.inner_text(".badges")
        # Back to how it was, again with a look first.
        page.goto(scene.address + "/staf/hari-libur")
        page.click("main button:has-text('Kembali ke versi 2')")
        assert "dihapus" in page.inner_text("main") and "dapat tetap pada waktunya" in page.inner_text("main")
        page.click("main button:has-text('Terapkan')")
        assert "Diterapkan sebagai versi 4" in director.told()
        assert is_free(scene, "2026-03-11", "13")


def test_a_calendar_of_others(browser, own_scene, tmp_path, scripts):  # noqa: F811
    with at_desk(browser, own_scene, "auditor", "7", scripts) as auditor:
        page = auditor.page
        page.goto(own_scene.address + "/staf/hari-libur")
        page.click("main a:has-text('Bandingkan')")
        page.click("main form button")
        assert "pilih berkas" in auditor.wrong().lower()
        page.set_input_files("input[type=file]", file(tmp_path, "lain.tsv", DECREE.encode()))
        page.click("main form button")
        page.wait_for_selector("table.data")
        assert "libur hanya di berkas" in page.inner_text("main tr:has-text('11 Maret 2026')")
        assert "hari kerja berbeda" in page.inner_text(".box.problem")
        if scripts:
            assert complaints(page) == []


def test_hours_of_the_week(browser, own_scene, scripts):  # noqa: F811
    scene = own_scene
    with at_desk(browser, scene, "officer", "7", scripts) as officer, \
            at_desk(browser, scene, "director", "7", scripts) as director:
        page = officer.page
        page.goto(scene.address + "/staf")
        page.click("nav.menu a:has-text('Ketersediaan')")
        assert "Berlaku jam kantor" in page.inner_text("main")
        director.page.goto(page.url)
        page.fill("[name=mon]", "pagi")
        page.click("main button:has-text('Simpan jam')")
        assert "bukan jam" in officer.wrong()
        page.fill("[name=mon]", "9-12")
        for day in ("tue", "wed", "thu"):
            page.fill(f"[name={day}]", "")
        page.fill("[name=fri]", "08.00-10.00; 13.00-14.00")
        page.click("main button:has-text('Simpan jam')")
        assert "Jam disimpan" in officer.told()
        assert page.input_value("[name=mon]") == "09.00–12.00"
        assert page.input_value("[name=fri]") == "08.00–10.00, 13.00–14.00"
        # Somebody who has the page from before overwrites nothing.
        director.page.fill("[name=mon]", "10-11")
        director.page.click("main button:has-text('Simpan jam')")
        assert "sudah diubah sejak Anda membuka" in director.wrong()
        page.reload()
        assert page.input_value("[name=mon]") == "09.00–12.00"
        assert "tidak bebas" in page.inner_text("main tr:has-text('10 Maret 2026')")
        page.click("main button:has-text('Kembali ke jam kantor')")
        assert "Berlaku jam kantor lagi" in officer.told()


def test_hours_of_a_single_date(browser, own_scene, scripts):  # noqa: F811
    scene = own_scene
    with at_desk(browser, scene, "officer", "7", scripts) as officer:
        page = officer.page
        page.goto(scene.address + "/staf/ketersediaan")
        tuesday = page.locator("[aria-labelledby=dua-pekan] tr:has-text('10 Maret 2026')")
        before = tuesday.inner_text()
        assert "18.00" not in before
        page.fill("[name=date]", "2026-03-14")
        page.fill("#tanggal-hours", "18-20")
        page.click("main button:has-text('Simpan jam tanggal ini')")
        assert "hari libur: sabtu" in officer.wrong().lower()
        assert page.input_value("#tanggal-hours") == "18-20"
        page.fill("[name=date]", "2026-03-10")
        page.click("main button:has-text('Simpan jam tanggal ini')")
        assert "disimpan" in officer.told()
        assert tuesday.locator("[data-label=Bebas]").inner_text().strip() == "18.00–20.00"
        page.click("[aria-labelledby=tanggal] button:has-text('Cabut')")
        assert "dicabut" in officer.told()
        assert tuesday.inner_text() == before


def test_the_week_can_be_painted(browser, own_scene):
    """With a mouse, with the keyboard alone, and with a finger: the lines say the same as the table."""
    scene = own_scene
    # The whole week is in sight: a page that scrolled while the button is down would paint what it scrolls past.
    context = scene.context(browser, "officer", locale="id-ID", viewport={"width": 1280, "height": 1600})
    page = context.new_page()
    page.goto(scene.address + "/staf/ketersediaan")

    def cell(day, hour):
        return page.locator(f".paint button[aria-label^='{day} {hour}']")

    assert cell("Senin", "09.00").get_attribute("aria-pressed") == "true"
    page.fill("[name=mon]", "08.00-09.00")
    assert cell("Senin", "08.30").get_attribute("aria-pressed") == "true"
    assert cell("Senin", "09.00").get_attribute("aria-pressed") == "false"
    cell("Senin", "09.00").hover()
    page.mouse.down()
    cell("Senin", "10.00").hover()
    cell("Senin", "10.30").hover()
    page.mouse.up()
    assert page.input_value("[name=mon]") == "08.00–09.30, 10.00–11.00"
    cell("Senin", "09.30").click()
    assert page.input_value("[name=mon]") == "08.00–11.00"
    # One stop of Tab for the whole table, and arrows within it.
    assert page.locator(".paint button[tabindex='0']").count() == 1
    page.locator(".paint button[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Selasa 07.00")
    page.keyboard.press("Space")
    assert page.input_value("[name=tue]").startswith("07.00–")
    page.keyboard.press("Space")
    assert not page.input_value("[name=tue]").startswith("07.00–")
    # What is no whole slot stays.
    page.fill("[name=wed]", "08.10-08.50")
    cell("Rabu", "10.00").click()
    assert page.input_value("[name=wed]") == "08.10–08.50, 10.00–10.30"
    assert complaints(page) == []
    page.click("main button:has-text('Simpan jam')")
    assert "Jam disimpan" in page.inner_text("[role=status]")
    assert page.input_value("[name=wed]") == "08.10–08.50, 10.00–10.30"
    context.close()
    context = scene.context(browser, "officer", locale="id-ID", has_touch=True, viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.goto(scene.address + "/staf/ketersediaan")
    page.fill("[name=mon]", "")
    cell("Senin", "09.00").tap()
    assert page.input_value("[name=mon]") == "09.00–09.30"
    cell("Senin", "09.00").tap()
    assert page.input_value("[name=mon]") == ""
    context.close()


def test_hours_and_leave_by_the_keyboard_alone(browser, own_scene):
    scene = own_scene
    context = scene.context(browser, "officer", locale="id-ID")
    page = context.new_page()
    hands = Keyboard(page)
    page.goto(scene.address + "/staf")
    hands.press("nav.menu a:has-text('Ketersediaan')")
    # The painted week is one stop on the way to the lines.
    hands.write("[name=mon]", "09.00-12.00")
    hands.press("main button:has-text('Simpan jam')")
    assert page.input_value("[name=mon]") == "09.00–12.00"
    hands.reach("[name=start]")
    page.keyboard.type("03112026")
    hands.write("[name=reason]", "Cuti")
    hands.tick("input[name=resolution][value=reschedule]")
    hands.press("main button:has-text('Lihat akibatnya')")
    assert "Rabu, 11 Maret 2026" in page.inner_text("main")
    hands.press("main button:has-text('Nyatakan berhalangan')")
    assert "Ketidakhadiran dinyatakan" in page.inner_text("[role=status]")
    context.close()


def test_an_officer_falls_away(browser, own_scene, scripts):  # noqa: F811
    scene = own_scene
    with at_desk(browser, scene, "officer", "7", scripts) as officer:
        page = officer.page
        page.goto(scene.address + "/staf/ketersediaan")
        page.click("main button:has-text('Lihat akibatnya')")
        assert "pilih tanggal" in officer.wrong().lower()
        page.fill("[name=start]", "2026-03-11")
        page.fill("[name=end]", "2026-03-10")
        page.fill("[name=reason]", "Dinas ke Jayapura")
        page.click("main button:has-text('Lihat akibatnya')")
        assert "harus sesudah awalnya" in officer.wrong().lower()
        page.fill("[name=end]", "2026-03-12")
        page.click("main button:has-text('Lihat akibatnya')")
        assert "pemohon ditawari" in page.inner_text("main tr:has-text('SPB-2026-000007')")
        assert "Belum ada yang dinyatakan" in page.inner_text("main")
        if scripts:
            assert complaints(page) == []
        unit = Unit(scene.service, scene.tokens)
        assert unit.seen("7")["state"] == "scheduled"
        page.click("main button:has-text('Nyatakan berhalangan')")
        assert "Ditawari waktu lain: 1" in officer.told()
        assert unit.seen("7")["state"] == "rescheduling"
        shown = page.inner_text("main")
        assert "Dinas ke Jayapura" in shown and "11 Maret 2026 – 12 Maret 2026" in shown
        assert page.locator("#berhalangan ~ table a[href='/staf/permohonan/7']").count() == 1
        if scripts:
            assert complaints(page) == []
        page.click("main button:has-text('Cabut')")
        assert "Ketidakhadiran dicabut" in officer.told()
        assert "Tidak ada yang dinyatakan" in page.inner_text("main")


def test_an_own_calendar(browser, own_scene, tmp_path, scripts):  # noqa: F811
    scene, host = own_scene, calendarhost.CalendarHost()
    scene.service.stop()
    scene.service.start("--calendar-allow", "127.0.0.1")
    scene.address = scene.service.address
    host.gives["/milik-ayu/saya.ics"] = calendarhost.text(BUSY)
    with at_desk(browser, scene, "officer", "7", scripts) as officer:
        page = officer.page
        page.goto(scene.address + "/staf/ketersediaan")
        page.fill("[name=url]", "kalender saya")
        page.click("main button:has-text('Langgani')")
        officer.wrong()
        page.fill("[name=url]", host.url("/milik-ayu/salah.ics"))
        page.click("main button:has-text('Langgani')")
        assert "Kalender dilanggani" in officer.told()

        def health(word):
            page.goto(scene.address + "/staf/ketersediaan")
            return word in page.inner_text("#kalender-sendiri ~ dl")

        # What is wrong is told in words, and what to do; another address is looked at at once.
        wait_for(lambda: health("gagal dibaca, dicoba lagi"))
        assert "Host menolak memberikannya; buat alamat ICS baru" in page.inner_text("main")
        page.fill("[name=url]", host.url("/milik-ayu/saya.ics"))
        page.click("main button:has-text('Ganti alamat')")
        wait_for(lambda: health("Saat sibuk dalam 14 hari"))
        assert "Yang salah" not in page.inner_text("main")
        shown = page.inner_text("main")
        assert host.url("/milik-ayu/saya.ics") in shown and "Rapat rahasia" not in shown
        assert "sibuk menurut kalender sendiri 09.00–10.00" in page.inner_text("main tr:has-text('9 Maret 2026')")
        if scripts:
            assert complaints(page) == []
        with at_desk(browser, scene, "director", "7", scripts) as director:
            director.page.goto(scene.address + "/staf/ketersediaan")
            director.page.click("main a:has-text('Ayu')")
            assert "milik-ayu" not in director.page.inner_text("main")
        page.click("main button:has-text('Ambil sekarang')")
        assert "sekali semenit" in officer.told()
        page.click("main button:has-text('Hentikan langganan')")
        assert "Langganan dihentikan" in officer.told()
        page.set_input_files("input[type=file]", file(tmp_path, "bukan.ics", b"bukan kalender"))
        page.click("main button:has-text('Unggah')")
        page.wait_for_selector("[role=alert]")
        officer.wrong()
        page.set_input_files("input[type=file]", file(tmp_path, "saya.ics", BUSY))
        page.click("main button:has-text('Unggah')")
        page.wait_for_selector("[role=status]")
        assert "sibuk menurut kalender sendiri" in page.inner_text("main tr:has-text('9 Maret 2026')")
        page.click("main button:has-text('Hapus berkas')")
        assert "Berkas dihapus" in officer.told()
    host.stop()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_reports(browser, own_scene, scripts, scheme):  # noqa: F811
    scene = own_scene
    complaint = scene.service("POST", "/api/v1/complaints", token=scene.tokens["registry"], json={
        "channel": "counter", "name": "Sari", "contact": "0812", "text": "Lama."})
    assert complaint.status == 201, complaint.body
    context = scene.context(browser, "director", java_script_enabled=scripts, locale="id-ID", color_scheme=scheme)
    page = context.new_page()
    page.goto(scene.address + "/staf")
    page.click("nav.menu a:has-text('Laporan')")
    page.fill("[name=dari]", "2026-03-01")
    page.fill("[name=sampai]", "2026-03-31")
    page.click("main button:has-text('Tampilkan')")
    shown = page.inner_text("main")
    assert "1 Maret 2026 – 31 Maret 2026" in shown and "Beban petugas" in shown and "Pengaduan" in shown
    assert page.locator("figure.chart > svg[role=img]").count() >= 3
    for drawing in page.locator("figure.chart > svg").all():
        assert drawing.locator("rect").count() >= 1
    if scripts:
        assert complaints(page) == []
        assert page.is_visible("[data-print]")
    with page.expect_download() as download:
        page.click("#beban-petugas ~ p a")
    assert download.value.suggested_filename == "beban-2026-03-01-2026-03-31.csv"
    expected = scene.service(
        "GET", "/api/v1/reports/load?from=2026-03-01&to=2026-04-01", token=scene.tokens["director"],
        headers={"Accept": "text/csv", "Accept-Language": "id"})
    with open(download.value.path(), "rb") as given:
        assert given.read() == expected.body
    page.emulate_media(media="print")
    assert not page.is_visible("main form") and page.is_visible("figure.chart")
    context.close()
