import Casework
import HTTPServer
import Office
@testable import Pages
import Store
import Testing
import WorkCalendar

@Suite("The pages of the plan")
struct PlanPageTests {
  let test: TestSite
  let officers: [Identifier<Record.Officer>]
  let requests: [Identifier<Record.Request>]
  let director: Browser

  /// Two officers, and two requests for the same morning.
  init() throws {
    test = try TestSite()
    try test.account(.director, email: "direktur@example.go.id", name: "Direktur")
    officers = try test.officers("Ayu", "Budi")
    requests = try ["PT Satu", "PT Dua"].map(test.received)
    director = try test.signedIn("direktur@example.go.id")
  }

  /// Makes a plan for the first request alone, by the form. Returns the address of its page.
  private func make() throws -> String {
    try address(
      director.send(
        "\(PlansPage.path)/buat", from: PlansPage.path, ["requests": requests[0].description]))
  }

  /// Makes a plan for everything by the use case, as the form with all boxes ticked does.
  private func makeForAll() throws -> String {
    let draft = try test.office.draftPlan(as: test.desks, in: .indonesian)
    return PlanReading.path(of: try test.office.perform(KeepPlan(draft), as: test.desks).id)
  }

  private func address(_ answer: HTTPResponse) throws -> String {
    #expect(answer.status == 303, "\(answer.text)")
    return try #require(answer.header("location")?.split(separator: "?").first.map(String.init))
  }

  private func version(_ path: String) -> String {
    let parts = director.read(path).text.split(separator: "name=\"versi\" value=\"")
    return parts.count > 1 ? String(parts[1].prefix { $0 != "\"" }) : ""
  }

  private func send(_ path: String, from page: String, _ fields: [String: String] = [:]) throws
    -> HTTPResponse
  {
    try director.send(path, from: page, fields.merging(["versi": version(page)]) { given, _ in given })
  }

  private func state(_ place: Int) throws -> RequestState? {
    try test.database.read { try $0.request(requests[place])?.state }
  }

  @Test("It is made from what waits, tells every reason and the parts of the objective, and books nothing")
  func made() throws {
    let page = try director.read(make()).text
    for words in [
      "1 permohonan terjadwal, 0 belum", "Terbukti tidak ada rencana yang lebih baik",
      "Usulan pertama pemohon",
      "di antara 2 petugas yang bebas", "Mulai paling awal yang bebas", "09.00–10.00 WIB", "11.00–12.00 WIT",
      "1. Permohonan prioritas terjadwal", "6. Menit sampai tiap pertemuan",
      "1 hari kerja sesudah tanggal paling awal",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(try state(0) == .received && state(1) == .received)
    let all = try director.read(
      address(director.send("\(PlansPage.path)/buat", from: PlansPage.path, ["semua": "ya"])))
    #expect(all.text.contains("2 permohonan terjadwal, 0 belum"))
    let nothing = try director.send("\(PlansPage.path)/buat", from: PlansPage.path)
    #expect(nothing.status == 422 && nothing.text.contains("Pilih paling sedikit satu permohonan"))
  }

  @Test(
    "A long plan comes in parts of little weight, in which everything stands once, and in short to print")
  func long() throws {
    _ = try test.office.perform(ChangeSetting("online-rooms", to: "16"), as: .service)
    for number in 1...14 { _ = try test.officers("Petugas\(number)") }
    let more = try (3...72).map { try test.received(name: "PT Nomor \($0)") }
    let all = requests + more
    let path = try makeForAll()
    func page(_ query: String) -> String {
      let page = director.read("\(path)\(query)").text
      #expect(page.utf8.count <= 100_000, "\(query)")
      return page
    }
    func named(in pages: [String], from start: String, to end: String) -> [Int] {
      all.map { id in
        pages.map { page in
          let part = page.split(separator: start).last?.split(separator: end).first ?? ""
          return part.split(separator: "/staf/permohonan/\(id)\"").count - 1
        }.reduce(0, +)
      }
    }
    let (first, later) = (page(""), page("?pertemuan=40"))
    #expect(first.contains("48 permohonan terjadwal, 24 belum"))
    #expect(later.contains("Kembali ke awal") && first.contains("?belum=20"))
    let met = named(in: [first, later], from: "Pertemuan dalam rencana", to: "</table>")
    let unmet = named(in: [first, page("?belum=20")], from: "<ul class=\"unmet\">", to: "Mutu rencana")
    #expect(zip(met, unmet).allSatisfy { $0 + $1 == 1 })
    let short = page("?ringkas=ya")
    #expect(met == named(in: [short], from: "Pertemuan dalam rencana", to: "</table>"))
    #expect(unmet == named(in: [short], from: "<ul class=\"unmet\">", to: "Mutu rencana"))
    #expect(!short.contains("Ubah") && !short.contains("dari 48."))
    let rest = page("?ringkas=ya&dari=20")
    #expect(rest.contains("Nomor 21–48 dari 48.") && rest.contains("Nomor 21–24 dari 24."))
    #expect(rest.contains("href=\"\(path)?ringkas=ya\""))
    #expect(first.contains("Nomor 1–40 dari 48.") && later.contains("Nomor 41–48 dari 48."))
    #expect(page("?pertemuan=\(Int.max)&belum=\(Int.max)").contains("Tidak ada lagi dari 48."))
    #expect(page("?pertemuan=x&belum=-3").contains("48 permohonan terjadwal"))
  }

  @Test(
    "A change shows what it does before it is used, and after it beside how it was; the approval books it")
  func changed() throws {
    let plan = try makeForAll()
    let page = "\(plan)/permohonan/\(requests[0])"
    let fields = ["start": "2026-03-10T10:00:00+07:00", "officer": officers[1].description]
    let preview = try send("\(page)/ubah", from: page, fields.merging(["lihat": "ya"]) { $1 })
    #expect(preview.status == 200 && preview.text.contains("Lebih buruk: menit sampai tiap pertemuan"))
    #expect(preview.text.contains("Belum ada yang diubah") && version(plan) == "1")
    let used = try send("\(page)/ubah", from: page, fields)
    #expect(try address(used) == plan)
    let after = director.read(plan).text
    #expect(after.contains("diubah dengan tangan") && after.contains("ini yang menentukan"))
    let approved = try send("\(plan)/setujui", from: plan)
    #expect(try address(approved) == plan)
    let meeting = try test.database.read { try $0.standingMeeting(of: requests[0]) }
    #expect(try meeting?.time.start == test.march(10, 10))
    #expect(try state(1) == .scheduled)
    let told = director.read(plan).text
    #expect(told.contains("pertemuannya sudah ditetapkan") && !told.contains("\(plan)/setujui"))
  }

  @Test(
    "What is impossible is told beside its field, and changes nothing",
    arguments: [
      (["start": "2026-03-10T13:00:00+07:00"], "agreed", "Di luar usulan pemohon"),
      (["start": "2026-03-14T10:00:00+07:00", "agreed": "ya"], "start", "Hari libur: Sabtu"),
      (["start": "2026-03-06T10:00:00+07:00", "agreed": "ya"], "start", "Terlalu dini"),
      (
        ["start": "lain", "date": "2026-03-10", "time": "20:00", "agreed": "ya"], "officer",
        "Tidak ada petugas"
      ),
      (["start": "lain", "date": "", "time": "09:00"], "date", "Pilih tanggal"),
      ([:], "start", "Pilih waktu"),
    ])
  func impossible(fields: [String: String], field: String, told: String) throws {
    let plan = try makeForAll()
    let page = "\(plan)/permohonan/\(requests[0])"
    let answer = try send("\(page)/ubah", from: page, fields)
    #expect(answer.status == 422)
    let beside = answer.text.split(separator: "id=\"ubah-\(field)-galat\">").last.map { $0.prefix(600) } ?? ""
    #expect(beside.contains(told), "\(answer.text)")
    #expect(version(plan) == "1")
  }

  @Test(
    "An officer who is taken is refused by name of the field, and the request can be taken out and put back")
  func taken() throws {
    let plan = try makeForAll()
    let (first, second) = ("\(plan)/permohonan/\(requests[0])", "\(plan)/permohonan/\(requests[1])")
    let fields = ["start": "2026-03-10T09:00:00+07:00", "officer": officers[0].description]
    _ = try send("\(first)/ubah", from: first, fields)
    let refused = try send("\(second)/ubah", from: second, fields)
    #expect(refused.status == 422 && refused.text.contains("sudah bertemu permohonan nomor \(requests[0])"))
    _ = try send("\(second)/keluarkan", from: second)
    #expect(director.read(plan).text.contains("Dikeluarkan dengan tangan; waktunya masih bebas"))
    _ = try send("\(second)/semula", from: second)
    #expect(director.read(plan).text.contains("2 permohonan terjadwal, 0 belum"))
  }

  @Test(
    "Once something has changed the plan says so, and what cannot be booked is named; nothing is booked then")
  func stale() throws {
    let plan = try makeForAll()
    let seen = version(plan)
    _ = try test.received(name: "PT Tiga")
    for officer in officers {
      _ = try test.office.perform(
        DeclareAbsence(
          officer: officer,
          time: try #require(InstantRange(start: test.march(10, 9), end: test.march(10, 10))),
          reason: "Rapat", resolution: .substitute), as: test.desks)
    }
    let page = director.read(plan).text
    #expect(page.contains("Ada yang berubah sejak rencana ini dibuat"))
    #expect(page.contains("1 permohonan lain sekarang menunggu"))
    #expect(page.contains("Petugas, jam kerja, atau ketidakhadirannya"))
    #expect(page.contains("Bagian ini tidak lagi berlaku") && !page.contains("\(plan)/setujui"))
    let token = try #require(director.token(on: plan))
    let answer = director.post(
      "\(plan)/setujui", [FormToken.field: token, "versi": seen], origin: "http://127.0.0.1:8080")
    #expect(answer.status == 409 && answer.text.contains("SPB-2026-"), "\(answer.text)")
    #expect(try state(0) == .received && state(1) == .received)
    _ = try send("\(plan)/rapikan", from: plan)
    #expect(director.read(plan).text.contains("Rencana ini tidak punya pertemuan"))
  }

  @Test("Who has not seen the last change changes and approves nothing")
  func seen() throws {
    let plan = try makeForAll()
    let page = "\(plan)/permohonan/\(requests[0])"
    _ = try send("\(page)/keluarkan", from: page)
    for form in ["\(plan)/setujui", "\(plan)/semula"] {
      #expect(try send(form, from: plan, ["versi": "1"]).status == 412)
    }
    #expect(try state(1) == .received)
  }

  @Test("Where nothing waits it says so, and a request that the plan does not have is not there")
  func empty() throws {
    let plan = try makeForAll()
    #expect(director.read("\(plan)/permohonan/99").status == 404 && director.read("\(plan)9").status == 404)
    _ = try send("\(plan)/setujui", from: plan)
    #expect(director.read(PlansPage.path).text.contains("Tidak ada yang menunggu rencana"))
    #expect(director.read("\(plan)/permohonan/\(requests[0])").status == 409)
  }
}
