"""A running service with sample data, and the pages that it shows: what every test of pages stands on."""
import dataclasses
import functools
import json
import re
import urllib.parse
import urllib.request

from pages import applicants, plans
from service import Service

REQUEST = {
    "applicant": {
        "kind": "business", "name": "PT Cenderawasih Timur", "organization": "PT Cenderawasih Timur",
        "identity": "9120001234567", "email": "ayu@example.com", "whatsapp": "+6281234567890",
        "timeZone": "Asia/Jayapura", "language": "id", "priority": "none"},
    "letter": {"number": "12/PT/2026", "date": "2026-02-27", "channel": "web"},
    "subject": "NIB tidak terbit sesudah pembayaran", "chronology": "Pembayaran diterima, NIB tidak terbit.",
    "consultations": [{"channel": "call-centre", "reference": "CC-1", "date": "2026-02-26"}],
    "relatedUnit": {"name": "Pusat Bantuan", "reason": "Di luar kewenangannya"}, "needs": ["nib"],
    "durationMinutes": 60,
    "proposals": [{"start": "2026-03-10T09:00:00+07:00", "end": "2026-03-10T12:00:00+07:00"}]}


@dataclasses.dataclass(frozen=True)
class Shown:
    """A page to look at: its name for pictures, who opens it (`None`, or a role of the sample staff), and its path.
    `{secret}` and `{request}` in the path are those of a request that was handed in, `{draft}` is the secret of one that
    is being written, `{offered}` of one for whose meeting the unit offers other times, and `{feed}` of a calendar of the
    first; `{plan}` is a plan that was changed by hand."""

    name: str
    role: str | None
    path: str
    status: int = 200


# Every page that can be opened: whoever adds a page adds it here, and it is judged by all tests of pages.
PAGES = [
    Shown("layanan", None, "/"),
    Shown("kalender", None, "/kalender"),
    Shown("kalender-perkiraan", None, "/kalender?tahun=2031"),
    Shown("pengaduan", None, "/pengaduan"),
    Shown("ruang", None, "/ruang/1"),
    Shown("ajukan", None, "/ajukan"),
    Shown("draf", None, "/ajukan/{draft}"),
    Shown("draf-pemohon", None, "/ajukan/{draft}/pemohon"),
    Shown("draf-kendala", None, "/ajukan/{draft}/kendala"),
    Shown("draf-konsultasi", None, "/ajukan/{draft}/konsultasi"),
    Shown("draf-dokumen", None, "/ajukan/{draft}/dokumen"),
    Shown("draf-waktu", None, "/ajukan/{draft}/waktu?bulan=2026-03&hari=2026-03-09"),
    Shown("draf-periksa", None, "/ajukan/{draft}/periksa"),
    Shown("permohonan", None, "/permohonan/{secret}"),
    Shown("permohonan-ditawari", None, "/permohonan/{offered}"),
    Shown("permohonan-waktu", None, "/permohonan/{offered}/waktu?bulan=2026-03&hari=2026-03-12"),
    Shown("permohonan-dokumen", None, "/permohonan/{secret}/dokumen"),
    Shown("permohonan-lengkapi", None, "/permohonan/{secret}/lengkapi"),
    Shown("permohonan-pendamping", None, "/permohonan/{secret}/pendamping"),
    Shown("permohonan-kalender", None, "/permohonan/{secret}/kalender"),
    Shown("permohonan-alamat-kalender", None, "/permohonan/{secret}/kalender/{feed}"),
    Shown("permohonan-cabut", None, "/permohonan/{secret}/cabut"),
    Shown("permohonan-pengaduan", None, "/permohonan/{secret}/pengaduan"),
    Shown("tanda-terima", None, "/permohonan/{secret}/tanda-terima"),
    Shown("masuk", None, "/staf/masuk"),
    Shown("tidak-ada", None, "/tidak-ada", 404),
    Shown("meja-tu", "registry", "/staf"),
    Shown("meja-direktur", "director", "/staf"),
    Shown("meja-pemeriksa", "auditor", "/staf"),
    Shown("meja-deputi", "deputy", "/staf"),
    Shown("meja-petugas", "officer", "/staf"),
    Shown("meja-admin", "admin", "/staf"),
    Shown("permohonan", "registry", "/staf/permohonan"),
    Shown("permohonan-tanpa-hasil", "auditor", "/staf/permohonan?cari=tidak-ada-yang-cocok"),
    Shown("permohonan-masuk", "registry", "/staf/permohonan/{request}"),
    Shown("permohonan-dikembalikan", "registry", "/staf/permohonan/2"),
    Shown("permohonan-diagendakan", "deputy", "/staf/permohonan/3"),
    Shown("permohonan-diterima", "director", "/staf/permohonan/5"),
    Shown("permohonan-dijadwalkan", "officer", "/staf/permohonan/7"),
    Shown("permohonan-dijadwalkan-ulang", "director", "/staf/permohonan/8"),
    Shown("permohonan-pemeriksa", "auditor", "/staf/permohonan/8"),
    Shown("jadwalkan", "director", "/staf/permohonan/5/jadwalkan"),
    Shown("jadwal-ulang", "director", "/staf/permohonan/7/jadwal-ulang"),
    Shown("lengkapi", "registry", "/staf/permohonan/2/lengkapi"),
    Shown("betulkan", "registry", "/staf/permohonan/3/betulkan"),
    Shown("usulan", "registry", "/staf/permohonan/3/usulan"),
    Shown("loket", "registry", "/staf/loket"),
    Shown("surel-masuk", "registry", "/staf/surel-masuk"),
    Shown("rencana", "director", "/staf/rencana"),
    Shown("rencana-diubah", "director", "/staf/rencana/{plan}"),
    Shown("rencana-permohonan", "director", "/staf/rencana/{plan}/permohonan/5"),
    Shown("rencana-dikeluarkan", "director", "/staf/rencana/{plan}/permohonan/6"),
    Shown("minggu-tim", "director", "/staf/minggu?tanggal=2026-03-11"),
    Shown("minggu-tim-nyepi", "registry", "/staf/minggu?tanggal=2026-03-19"),
    Shown("minggu-tim-petugas", "officer", "/staf/minggu"),
    Shown("pengaduan", "registry", "/staf/pengaduan"),
    Shown("akun-saya", "officer", "/staf/akun-saya"),
    Shown("hari-libur", "director", "/staf/hari-libur"),
    Shown("hari-libur-perkiraan", "registry", "/staf/hari-libur?tahun=2029"),
    Shown("impor-hari-libur", "admin", "/staf/hari-libur/impor"),
    Shown("periksa-hari-libur", "auditor", "/staf/hari-libur/periksa"),
    Shown("ketersediaan", "director", "/staf/ketersediaan"),
    Shown("ketersediaan-saya", "officer", "/staf/ketersediaan"),
    Shown("laporan", "director", "/staf/laporan"),
    Shown("laporan-kosong", "auditor", "/staf/laporan?dari=2020-01-01&sampai=2020-01-31"),
    Shown("kode-masuk", "auditor", "/staf/akun-saya/kode"),
    Shown("token", "admin", "/staf/token"),
    Shown("langganan", "director", "/staf/langganan"),
    Shown("akun", "admin", "/staf/akun"),
    Shown("akun-orang", "admin", "/staf/akun/4"),
    Shown("surel-keluar", "admin", "/staf/surel"),
    Shown("surel-gagal", "registry", "/staf/surel?keadaan=failed"),
    Shown("webhook", "admin", "/staf/webhook"),
    Shown("setelan", "admin", "/staf/setelan"),
    Shown("setelan-direktur", "director", "/staf/setelan"),
    Shown("kesehatan", "admin", "/staf/kesehatan"),
    Shown("masalah", None, "/masalah"),
    Shown("masalah-jenis", None, "/masalah/isian-tidak-sesuai"),
]


class Scene:
    """A service over sample data at 08:00 of Monday, 2 March 2026, and how its staff sign in."""

    def __init__(self, binary, folder, *options):
        self.service = Service(binary, folder)
        lines = self.service.succeed("init", "--sample").splitlines()
        self.passwords, self.tokens = {}, {}
        for line in lines:
            parts = line.split("\t")
            if len(parts) == 4 and parts[0] not in self.passwords:
                self.passwords[parts[0]] = (parts[1], parts[2])
                self.tokens[parts[0]] = parts[3]
        self.service.start(*options)
        try:
            self.fill()
        except BaseException:
            self.service.stop()
            raise
        self.states = {}

    def fill(self):
        """Requests beside the samples: one handed in, one being written, one that is offered other times."""
        self.address = self.service.address
        answer = self.service("POST", "/api/v1/requests", json=REQUEST)
        assert answer.status == 201, answer.body
        made = json.loads(answer.body)
        self.secret, self.request = made["secret"], made["id"]
        self.draft = applicants.draft(self.address)
        self.offered = applicants.offered(self.service, self.tokens, REQUEST)
        self.plan = plans.changed(self.service, self.tokens)
        self.feed = self.service(
            "POST", "/api/v1/feeds", json={"scope": "request"}, token=self.secret).json["url"].split("/")[-1][:-4]
        self.webhook()
        self.begin_codes("auditor")

    def webhook(self):
        """A webhook of an event that does not happen here: nothing is to be delivered meanwhile."""
        made = self.service(
            "POST", "/api/v1/webhooks", json={"url": "https://hooks.example.com/", "events": ["token-revoked"]},
            token=self.tokens["admin"])
        assert made.status == 201, made.body

    def begin_codes(self, role):
        """Has a member of staff set up sign-in codes as far as the page that shows the key."""
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

        def send(page, path, **fields):
            with browser.open(self.address + page) as answer:
                fields["kunci"] = re.findall(r'name="kunci" value="([0-9a-f]+)"', answer.read().decode())[-1]
            body = urllib.parse.urlencode(fields).encode()
            with browser.open(urllib.request.Request(
                    self.address + path, data=body, headers={"Origin": self.address})) as answer:
                return answer.url

        email, password = self.passwords[role]
        send("/staf/masuk", "/staf/masuk", email=email, password=password)
        assert send("/staf/akun-saya", "/staf/akun-saya/kode").endswith("/kode")

    def path(self, shown):
        """The path of a page, with what stands for its variables."""
        places = {
            "secret": self.secret, "request": self.request, "draft": self.draft, "offered": self.offered,
            "plan": self.plan, "feed": self.feed}
        return functools.reduce(
            lambda path, place: path.replace("{" + place[0] + "}", place[1]), places.items(), shown.path)

    def sign_in(self, page, role):
        """Signs in by the form, as a member of staff with a role does."""
        email, password = self.passwords[role]
        page.goto(self.address + "/staf/masuk")
        page.fill("input[name=email]", email)
        page.fill("input[name=password]", password)
        page.click("main button[type=submit]")
        page.wait_for_url(self.address + "/staf")

    def context(self, browser, role=None, **more):
        """A context of the browser in which a role has signed in, where one is given: once for each role."""
        if role and role not in self.states:
            first = browser.new_context()
            self.sign_in(first.new_page(), role)
            self.states[role] = first.storage_state()
            first.close()
        return browser.new_context(storage_state=self.states.get(role), **more)
