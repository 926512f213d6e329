"""Each desk in turn, as its people play it: from the letter to the closed file, with bad input, with two people on one
request, with JavaScript and without."""
import contextlib
import json
import pathlib

import pytest

from pages.test_accessibility import complaints

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


class Desk:
    """A member of staff at a browser, with a request in hand."""

    def __init__(self, scene, page, request):
        self.scene, self.page, self.request = scene, page, request
        self.address = f"{scene.address}/staf/permohonan/{request}"

    def look(self):
        self.page.goto(self.address)
        return self

    def form(self, word):
        """The form of a step, unfolded."""
        form = self.page.locator(f"form[action$='/{self.request}/{word}']")
        assert form.count() == 1, f"no form {word}: {self.page.inner_text('main')}"
        folded = self.page.locator("details:not([open])", has=form)
        while folded.count():
            folded.first.locator("summary").first.click()
        return form

    def send(self, word):
        """Sends the form of a step that needs nothing more, or was filled in."""
        self.form(word).locator("button").click()
        return self

    def told(self):
        """What the page tells once, after something was done."""
        return self.page.inner_text("[role=status]")

    def wrong(self):
        """What stands against what was sent; what axe-core has to say of the page that shows it is nothing."""
        assert complaints(self.page) == []
        return self.page.inner_text("[role=alert]")


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def scripts(request):
    return request.param


@contextlib.contextmanager
def at_desk(browser, scene, role, request, scripts):
    # axe-core is a script itself: it is put into pages whose own scripts do not run by way of the browser.
    context = scene.context(browser, role, java_script_enabled=scripts, locale="id-ID")
    desk = Desk(scene, context.new_page(), request)
    if not scripts:
        desk.wrong = lambda: desk.page.inner_text("[role=alert]")
    yield desk
    context.close()


def file(tmp_path, name, content):
    path = pathlib.Path(tmp_path) / name
    path.write_bytes(content)
    return path


def test_from_letter_to_close(browser, own_scene, tmp_path, scripts):
    scene, request = own_scene, own_scene.request
    with at_desk(browser, scene, "registry", request, scripts) as registry:
        page = registry.page
        page.goto(scene.address + "/staf")
        page.click(f"a[href$='/permohonan/{request}']")
        # The letter lacks something: it cannot be registered, and the page says why.
        assert page.locator("form[action$=agendakan]").count() == 0
        page.click("details.refused summary")
        assert "Permohonan belum lengkap: data dukung" in page.inner_text("details.refused")
        registry.send("dokumen")
        assert "pilih berkas" in registry.wrong().lower()
        form = registry.form("dokumen")
        form.locator("select").select_option("supporting")
        form.locator("input[type=file]").set_input_files(file(tmp_path, "program.exe", b"MZ\x00\x01"))
        registry.send("dokumen")
        assert "bukan PDF" in registry.wrong() or "Bukan PDF" in registry.wrong()
        form = registry.form("dokumen")
        form.locator("select").select_option("supporting")
        form.locator("input[type=file]").set_input_files(file(tmp_path, "bukti.pdf", PDF))
        registry.send("dokumen")
        assert "Dokumen ditambahkan" in registry.told()
        registry.form("agendakan").locator("[name=agendaNumber]").fill("AGD-3")  # a sample request has it already
        registry.send("agendakan")
        assert "sudah dipakai" in registry.wrong().lower()
        registry.form("agendakan").locator("[name=agendaNumber]").fill("AGD-77/2026")
        registry.send("agendakan")
        assert "diteruskan ke deputi" in registry.told()
    with at_desk(browser, scene, "deputy", request, scripts) as deputy:
        deputy.page.goto(scene.address + "/staf")
        deputy.page.click(f"a[href$='/permohonan/{request}']")
        deputy.form("disposisi").locator("textarea").fill("Mohon ditindaklanjuti.")
        assert "direktur" in deputy.send("disposisi").told()
    with at_desk(browser, scene, "director", request, scripts) as director:
        director.page.goto(scene.address + "/staf")
        director.page.click(f"a[href$='/permohonan/{request}']")
        assert "lima hari kerja" in director.send("terima").told()
        for box in director.form("tugaskan").locator("input:checked").all():
            box.uncheck()
        director.send("tugaskan")
        assert "pilih paling sedikit satu petugas" in director.wrong().lower()
        director.form("tugaskan").get_by_label("Ayu Lestari Putri").check()
        assert "ditugaskan" in director.send("tugaskan").told()
    with at_desk(browser, scene, "officer", request, scripts) as officer:
        page = officer.page
        page.goto(scene.address + "/staf")
        page.click(f"a[href$='/permohonan/{request}']")
        page.goto(officer.address + "/jadwalkan")
        page.click("main form button")
        assert "pilih waktu" in officer.wrong().lower()
        page.locator("main form input[name=start]").first.check()
        page.click("main form button")
        assert "Pertemuan dijadwalkan: Selasa, 10 Maret 2026" in officer.told()
        # The meeting lies ahead: it cannot have been held.
        page.click("details.refused summary")
        assert "Pertemuan belum dimulai" in page.inner_text("details.refused")
        # Another time: offered, countered by the applicant, accepted.
        page.goto(officer.address + "/jadwal-ulang")
        page.click("main form button")
        assert "pilih paling sedikit satu waktu" in officer.wrong().lower()
        page.fill("textarea[name=reason]", "Rapat pimpinan")
        page.locator("input[name=options]").first.check()
        page.click("main form button")
        assert "ditahan sampai dijawab" in officer.told()
        token = {"token": scene.secret}
        seen = json.loads(scene.service("GET", f"/api/v1/requests/{request}", **token).body)
        counter = scene.service(
            "POST", f"/api/v1/requests/{request}/reschedulings/{seen['reschedulings'][-1]['id']}/counter",
            json={"reason": "Sekolah", "options": [{"start": "2026-03-11T10:00:00+07:00"}]}, **token)
        assert counter.status == 200, counter.body
        page.goto(scene.address + "/staf")
        assert "Permintaan waktu lain" in page.inner_text("main")
        officer.look()
        page.click("form[action$=setujui] button")
        assert "dipindahkan ke Rabu, 11 Maret 2026" in officer.told()
        # The matter turns out to be clear: answered by letter.
        officer.send("jawab")
        assert "surat balasan" in officer.wrong().lower()
        officer.form("jawab").locator("input[type=file]").set_input_files(file(tmp_path, "balasan.pdf", PDF))
        assert "Surat balasan dikirim" in officer.send("jawab").told()
        assert "Berkas ditutup" in officer.send("tutup").told()
        assert "Saat ini tidak ada langkah untuk Anda" in page.inner_text("main")
        assert "Tata Usaha" in page.inner_text(".timeline")
    stored = json.loads(scene.service("GET", f"/api/v1/requests/{request}", token=scene.secret).body)
    assert stored["state"] == "closed" and stored["outcome"] == "reply-letter"


def test_two_people_on_one_request(browser, own_scene, scripts):
    scene, request = own_scene, own_scene.request
    with contextlib.ExitStack() as stack:
        first, second = (stack.enter_context(at_desk(browser, scene, "registry", request, scripts)) for _ in range(2))
        first.look(), second.look()
        first.form("kembalikan").locator("textarea").fill("Mohon dilengkapi")
        assert "dikembalikan" in first.send("kembalikan").told()
        second.form("teruskan").locator("[name=unit]").fill("Pusat Bantuan")
        second.form("teruskan").locator("textarea").fill("Dapat diselesaikan di sana")
        second.send("teruskan")
        told = second.wrong()
        assert "Orang lain sudah mengubah permohonan ini" in told and "dikembalikan untuk dilengkapi" in told
        # Nothing was done; the page shows the request as it is now.
        assert "dikembalikan untuk dilengkapi" in second.page.inner_text(".badges")
        second.form("cabut").locator("textarea").fill("Diminta pemohon lewat telepon")
        assert "dicabut" in second.send("cabut").told()


def test_the_counter_in_under_a_minute(browser, own_scene, scripts):
    """Nine keys and clicks besides what is typed; the meeting is held and recorded in the same minute."""
    scene = own_scene
    with at_desk(browser, scene, "registry", "9", scripts) as registry:
        page = registry.page
        page.goto(scene.address + "/staf/loket")
        page.click("main form button")
        assert page.locator("[role=alert] a").count() == 4
        registry.wrong()
        page.get_by_label("Lansia").check()
        page.get_by_label("Nama", exact=True).fill("Hj. Siti Aminah")
        page.get_by_label("Kendalanya").fill("Akun OSS terkunci")
        page.locator("input[name=needs][value=oss]").check()
        page.click("main form button")
        assert "dicatat: ditemui Senin, 2 Maret 2026, 08.00" in registry.told()
        made = page.url.split("/")[-1].split("?")[0]
        officers = page.inner_text("main")
    name = "Citra" if "Citra" in officers else "Ayu"
    with at_desk(browser, scene, "director", made, scripts) as director:
        director.look()
        director.send("laksanakan")
        assert "notula atau catatan" in director.wrong()
        director.form("laksanakan").locator("textarea").fill(f"{name} membuka kunci akun.")
        assert "terlaksana" in director.send("laksanakan").told()
        assert "Berkas ditutup" in director.send("tutup").told()


def test_a_complaint_at_the_counter(browser, own_scene, scripts):
    scene = own_scene
    with at_desk(browser, scene, "registry", "9", scripts) as registry:
        page = registry.page
        page.goto(scene.address + "/staf/pengaduan")
        page.locator("details.step summary").click()
        page.locator("details.step button").click()
        assert "cara menghubungi" in registry.wrong().lower()
        page.locator("details.step select").select_option("counter")
        page.fill("[name=name]", "Sari")
        page.fill("[name=contact]", "0812 3456 7890")
        page.fill("[name=request]", "SPB-2026-000001")
        page.fill("[name=text]", "Menunggu terlalu lama.")
        page.locator("details.step button").click()
        assert "dicatat" in registry.told()
        page.fill("[name=answer]", "Mohon maaf; antrean sudah ditambah.")
        page.click("main form button")
        assert "dijawab" in registry.told()
        page.goto(scene.address + "/staf")
        assert "Pengaduan yang belum dijawab" not in page.inner_text("main")


def test_a_mail_that_waits(browser, own_scene, scripts):
    """A letter by mail that names two senders waits for the desk, which makes a request of it; one person does."""
    scene = own_scene
    mail = (
        "From: Budi <budi@example.com>, Ani <ani@example.com>\r\nTo: tu@example.go.id\r\n"
        "Subject: Permohonan fasilitasi\r\nMessage-ID: <surat-1@example.com>\r\n"
        "Date: Mon, 2 Mar 2026 07:00:00 +0700\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        "NIB kami tidak terbit.\r\n")
    scene.service.stop()
    scene.service.succeed("mail", "receive", given=mail)
    scene.service.start()
    scene.address = scene.service.address
    with contextlib.ExitStack() as stack:
        first, second = (stack.enter_context(at_desk(browser, scene, "registry", "9", scripts)) for _ in range(2))
        for desk in (first, second):
            desk.page.goto(scene.address + "/staf")
            desk.page.click("main li a:has-text('Permohonan fasilitasi')")
        page = first.page
        assert "NIB kami tidak terbit." in page.inner_text("main")
        assert "Menyebut beberapa pengirim" in page.inner_text(".box.warning")
        page.fill("[name=request]", "SPB-2026-999999")
        page.click("form[action$=jamin] button")
        assert "tidak ada permohonan dengan nomor ini" in first.wrong().lower()
        page.fill("[name=request]", "")
        page.click("form[action$=jamin] button")
        assert "Surel diproses" in first.told()
        assert "Permohonan fasilitasi" in page.inner_text("h1")
        assert "Surel masuk" in page.inner_text(".told")
        second.page.click("form[action$=jamin] button")
        assert "sudah ditangani orang lain" in second.wrong()
        second.page.goto(scene.address + "/staf/surel-masuk")
        assert "Tidak ada surel yang menunggu" in second.page.inner_text("main")
        second.page.click("nav.tally a >> nth=1")
        assert "Permohonan fasilitasi" in second.page.inner_text("main")
