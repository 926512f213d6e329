import Casework
import HTTPServer
import Office
@testable import Pages
import Store
import Testing
import WorkCalendar
import Wording

@Suite("The page of an officer's availability")
struct AvailabilityPageTests {
  let test: TestSite
  let officer: Identifier<Record.Officer>
  var path: String { "/staf/ketersediaan/\(officer)" }

  init() throws {
    test = try TestSite()
    officer = try test.officer("nib")
    try test.account(.director, email: "direktur@example.go.id", name: "Direktur")
  }

  private func own() throws -> Browser { try test.signedIn("petugas@example.go.id") }

  private func availability() throws -> OfficerAvailability {
    try test.office.ask(as: test.desks) { try $0.availability(of: officer) }
  }

  /// The version that the page carries in its forms.
  private func version(_ browser: Browser) -> String { browser.value(of: "versi", on: path) ?? "" }

  private let week = [
    "mon": "08.00-12.00, 13-16", "tue": "8-12", "wed": "", "thu": "09:00–11:30", "fri": "",
  ]

  @Test("An officer comes to the own page, the director to the team and from there to everybody's")
  func readers() throws {
    #expect(try own().read("/staf/ketersediaan").header("location") == path)
    let director = try test.signedIn("direktur@example.go.id")
    #expect(director.read("/staf/ketersediaan").text.contains("href=\"\(path)\""))
    #expect(director.read(path).text.contains("Ketersediaan Petugas"))
    _ = try test.office.perform(
      AddAccount(
        email: "lain@example.go.id", name: "Lain", roles: [.officer],
        password: try AccountPassword.hash(TestSite.password), competencies: ["oss"]), as: .service)
    let other = try test.signedIn("lain@example.go.id")
    #expect(other.read(path).status == 403)
    #expect(director.read("/staf/ketersediaan/99").status == 404)
  }

  @Test("The week is written as people write hours, and is read the same in both languages")
  func hours() throws {
    let browser = try own()
    #expect(browser.read(path).text.contains("Berlaku jam kantor"))
    let answer = try browser.send(
      "\(path)/jam", from: path, week.merging(["versi": version(browser)]) { $1 })
    #expect(answer.status == 303, "\(answer.text)")
    let hours = try #require(try availability().hours)
    #expect(hours.spans(on: .monday).map(\.iso8601) == ["08:00-12:00", "13:00-16:00"])
    #expect(hours.spans(on: .tuesday).map(\.iso8601) == ["08:00-12:00"])
    #expect(hours.spans(on: .wednesday).isEmpty)
    #expect(browser.read(path).text.contains("value=\"08.00–12.00, 13.00–16.00\""))
    #expect(browser.read("\(path)?lang=en").text.contains("value=\"08:00–12:00, 13:00–16:00\""))
    let back = try browser.send("\(path)/jam-kantor", from: path, ["versi": version(browser)])
    #expect(back.status == 303)
    #expect(try availability().hours == nil)
  }

  static let bad: [(line: String, told: String)] = [
    ("pagi", "bukan jam"), ("8", "bukan jam"), ("8-12-16", "bukan jam"),
    ("12.00-08.00", "berakhir sebelum mulai"),
    ("08.00-12.00, 11.00-13.00", "beririsan"), ("08.00-25.00", "bukan jam"), ("8.5-12", "bukan jam"),
  ]

  @Test("What is no hours stands beside its day, and changes nothing", arguments: bad)
  func badHours(line: String, told: String) throws {
    let browser = try own()
    let answer = try browser.send(
      "\(path)/jam", from: path, ["versi": version(browser), "mon": line, "tue": "08.00-12.00"])
    #expect(answer.status == 422 && answer.text.contains("id=\"jam-mon-galat\""))
    #expect(answer.text.contains(told) && answer.text.contains(Markup(text: line).html))
    #expect(try availability().hours == nil)
  }

  @Test("A week without any hours is refused, since that is an absence")
  func emptyWeek() throws {
    let browser = try own()
    let answer = try browser.send("\(path)/jam", from: path, ["versi": version(browser), "mon": " "])
    #expect(answer.status == 422 && answer.text.contains("nyatakan berhalangan"))
  }

  @Test("Who sends what somebody else has changed meanwhile overwrites nothing, and may send again")
  func lostUpdate() throws {
    let (first, second) = (try own(), try test.signedIn("direktur@example.go.id"))
    let seen = version(first)
    #expect(try first.send("\(path)/jam", from: path, ["versi": seen, "mon": "8-12"]).status == 303)
    let late = try second.send("\(path)/jam", from: path, ["versi": seen, "mon": "9-10"])
    #expect(late.status == 412 && late.text.contains("sudah diubah sejak Anda membuka"))
    #expect(try availability().hours?.spans(on: .monday).map(\.iso8601) == ["08:00-12:00"])
    #expect(try second.send("\(path)/jam", from: path, ["mon": "9-10"]).status == 412)
    #expect(
      try second.send("\(path)/jam", from: path, ["versi": version(second), "mon": "9-10"]).status == 303)
    #expect(try availability().hours?.spans(on: .monday).map(\.iso8601) == ["09:00-10:00"])
  }

  @Test("Hours of a single date hold on it in place of the week's, until they are taken back")
  func dateHours() throws {
    let browser = try own()
    let form = ["date": "2026-03-10", "hours": "18-20, 06.30–07.30"]
    let seen = version(browser)
    func send(_ place: String, _ fields: [String: String] = [:], seen: String? = nil) throws -> Int {
      try browser.send(
        "\(path)/tanggal\(place)", from: path, fields.merging(["versi": seen ?? version(browser)]) { $1 }
      ).status
    }
    #expect(try send("", form, seen: seen) == 303)
    #expect(try send("", form, seen: seen) == 412 && send("/2026-03-10/cabut", seen: seen) == 412)
    let kept = try #require(try availability().dateHours.first)
    #expect(kept.date.iso8601 == "2026-03-10" && kept.spans.map(\.iso8601) == ["06:30-07:30", "18:00-20:00"])
    let told = browser.read(path).text
    #expect(told.contains("06.30–07.30, 18.00–20.00") && told.contains("/tanggal/2026-03-10/cabut"))
    #expect(try send("/2026-03-10/cabut") == 303)
    #expect(try availability().dateHours.isEmpty)
    for gone in ["2026-03-10", "besok"] { #expect(try send("/\(gone)/cabut") == 404) }
  }

  static let badDates: [(date: String, hours: String, field: String, told: String)] = [
    ("2026-02-10", "8-12", "date", "pilih tanggal dari"),
    ("2027-12-31", "8-12", "date", "pilih tanggal dari"),
    ("2026-03-14", "8-12", "date", "hari libur: Sabtu"), ("2026-03-20", "8-12", "date", "hari libur: "),
    ("10 Maret", "8-12", "date", "tulis tanggal"), ("", "8-12", "date", "pilih tanggal"),
    ("2026-03-10", "", "hours", "Isi bagian ini"), ("2026-03-10", "pagi", "hours", "bukan jam"),
    ("2026-03-10", ",", "hours", "tidak ada jam"), ("2026-03-10", "8-12, 11-13", "hours", "beririsan"),
  ]

  @Test(
    "A date that cannot be had, or no hours, is told beside its field, and changes nothing",
    arguments: badDates)
  func badDateHours(date: String, hours: String, field: String, told: String) throws {
    let browser = try own()
    let answer = try browser.send(
      "\(path)/tanggal", from: path, ["versi": version(browser), "date": date, "hours": hours])
    #expect(answer.status == 422 && answer.text.contains("id=\"tanggal-\(field)-galat\""), "\(answer.text)")
    #expect(answer.text.contains(told))
    #expect(try availability().dateHours.isEmpty)
  }

  @Test("An absence is looked at before it is declared, and can be taken back")
  func absence() throws {
    let request = try test.scheduled(with: officer).id
    let browser = try own()
    let form = ["start": "2026-03-10", "reason": "Dinas luar", "resolution": "substitute"]
    let look = try browser.send("\(path)/halangan", from: path, form.merging(["lakukan": "lihat"]) { $1 })
    #expect(look.status == 200 && look.text.contains("Akibat ketidakhadiran"), "\(look.text)")
    #expect(look.text.contains("/staf/permohonan/\(request)") && look.text.contains("pemohon ditawari"))
    #expect(look.text.contains("value=\"Dinas luar\""))
    #expect(try test.count("absence") == 0 && test.count("rescheduling") == 0)
    let done = try browser.send("\(path)/halangan", from: path, form)
    #expect(done.status == 303)
    #expect(try test.count("absence") == 1 && test.count("rescheduling") == 1)
    let told = browser.read(path).text
    #expect(told.contains("Dinas luar") && told.contains("/halangan/1/cabut"))
    #expect(told.contains("Selasa, 10 Maret 2026"))
    #expect(try browser.send("\(path)/halangan/1/cabut", from: path).status == 303)
    #expect(try test.count("absence") == 0)
    #expect(try browser.send("\(path)/halangan/1/cabut", from: path).status == 404)
  }

  @Test("An absence that ends before it begins, or is over, is refused beside its field")
  func badAbsence() throws {
    let browser = try own()
    for fields in [
      ["start": "2026-03-10", "end": "2026-03-09", "reason": "x", "resolution": "substitute"],
      ["start": "2026-02-10", "reason": "x", "resolution": "substitute"],
    ] {
      let answer = try browser.send("\(path)/halangan", from: path, fields)
      #expect(answer.status == 422 && answer.text.contains("id=\"halangan-end-galat\""), "\(answer.text)")
    }
    let nothing = try browser.send("\(path)/halangan", from: path)
    #expect(nothing.status == 422 && nothing.text.contains("id=\"halangan-start-galat\""))
    #expect(nothing.text.contains("id=\"halangan-reason-galat\""))
    #expect(try test.count("absence") == 0)
  }

  @Test("A subscription shows how it goes; its address is its owner's")
  func subscription() throws {
    let browser = try own()
    let wrong = try browser.send("\(path)/langganan", from: path, ["url": "ftp://kalender.example.com/x"])
    #expect(wrong.status == 422 && wrong.text.contains("id=\"langganan-url-galat\""))
    let address = "https://kalender.example.com/milik-petugas/saya.ics"
    #expect(try browser.send("\(path)/langganan", from: path, ["url": address]).status == 303)
    let text = browser.read(path).text
    #expect(
      text.contains(address) && text.contains("menunggu pemeriksaan pertama") && text.contains("belum pernah")
    )
    let director = try test.signedIn("direktur@example.go.id")
    #expect(!director.read(path).text.contains("milik-petugas"))
    #expect(director.read(path).text.contains("kalender.example.com"))
    #expect(director.read("/staf/ketersediaan").text.contains("menunggu pemeriksaan pertama"))
    #expect(try browser.send("\(path)/langganan/ambil", from: path).status == 303)
    #expect(try browser.send("\(path)/langganan/hentikan", from: path).status == 303)
    #expect(try test.count("subscription") == 0)
  }

  @Test("A calendar file holds until it is removed, and is shown to nobody else")
  func file() throws {
    let browser = try own()
    let text = """
      BEGIN:VCALENDAR\r
      VERSION:2.0\r
      PRODID:-//contoh//id\r
      BEGIN:VEVENT\r
      UID:1@example.com\r
      DTSTAMP:20260301T000000Z\r
      DTSTART:20260309T020000Z\r
      DTEND:20260309T030000Z\r
      SUMMARY:Rapat rahasia\r
      END:VEVENT\r
      END:VCALENDAR\r

      """
    let broken = try browser.upload(
      "\(path)/kalender", from: path, ["versi": version(browser)], file: ("file", "x.ics", "bukan kalender"))
    #expect(broken.status == 422 && broken.text.contains("id=\"kalender-file-galat\""))
    let done = try browser.upload(
      "\(path)/kalender", from: path, ["versi": version(browser)], file: ("file", "saya.ics", text))
    #expect(done.status == 303, "\(done.text)")
    let page = browser.read(path).text
    #expect(page.contains("sibuk menurut kalender sendiri") && !page.contains("Rapat rahasia"))
    #expect(page.contains("09.00–10.00"))
    #expect(browser.read("\(path)/kalender").text == text)
    #expect(try test.signedIn("direktur@example.go.id").read("\(path)/kalender").status == 404)
    #expect(try browser.send("\(path)/kalender/hapus", from: path, ["versi": version(browser)]).status == 303)
    #expect(browser.read("\(path)/kalender").status == 404)
  }
}
