import Casework
import HTTPServer
import Office
@testable import Pages
import Testing
import WorkCalendar

@Suite("A request as its applicant sees it")
struct RequestPageTests {
  @Test("It says where it lies, what happens next and by when")
  func standing() throws {
    let test = try TestSite()
    let (id, secret) = try test.submitted()
    let path = "/permohonan/\(secret)"
    let first = test.browser().read(path).text
    #expect(first.contains("Pada Tata Usaha") && first.contains("5 hari kerja sesudah diterima unit"))
    #expect(first.contains("Masih kurang") && first.contains("Data dukung."))
    _ = try test.office.perform(
      TakeStep(request: id, act: .return(items: nil, note: "Mohon bukti")), as: test.desks)
    let back = test.browser().read(path).text
    #expect(
      back.contains("Pada Anda") && back.contains("Lengkapi permohonan Anda") && back.contains("Mohon bukti"))
  }

  @Test("The link in mail opens what the secret opens, and goes nowhere in headers")
  func mailLink() throws {
    let test = try TestSite()
    let (id, secret) = try test.submitted()
    let link = try test.office.ask(as: .service) { try $0.applicantLink(for: id) }
    let path = String(link.dropFirst("http://127.0.0.1:8080".count))
    #expect(path != "/permohonan/\(secret)")
    for path in [path, "/permohonan/\(secret)"] {
      let answer = test.browser().read(path)
      #expect(answer.status == 200 && answer.text.contains("SPB-2026-000001"))
      #expect(answer.header("referrer-policy") == "no-referrer" && answer.header("x-robots-tag") == "noindex")
      #expect(answer.text.contains("href=\"\(path)/waktu\""))
    }
  }

  @Test("Other times of the unit stand with their end, and one is accepted in place")
  func accept() throws {
    let test = try TestSite()
    let (id, secret, _) = try test.scheduled()
    _ = try test.office.perform(
      ProposeRescheduling(request: id, reason: "Rapat pimpinan", starts: [try test.march(11, 13)]),
      as: test.desks)
    let browser = test.browser()
    let text = browser.read("/permohonan/\(secret)").text
    #expect(text.contains("Unit menawarkan waktu lain") && text.contains("Rapat pimpinan"))
    #expect(text.contains("Ditahan untuk Anda sampai") && text.contains("Jawab sebelum"))
    let open = try #require(try test.view(id).reschedulings.last)
    let option = try #require(open.rounds.last?.options.first?.id)
    let fields = ["rescheduling": open.id.description, "option": option.description]
    let token = try #require(browser.token(on: "/permohonan/\(secret)"))
    let sent = fields.merging([FormToken.field: token]) { $1 }
    let answer = browser.post("/permohonan/\(secret)/terima", sent, origin: "null")
    #expect(answer.status == 303)
    #expect(try test.view(id).meetings.last?.meeting.time.start == test.march(11, 13))
    let again = browser.post("/permohonan/\(secret)/terima", sent, origin: "null")
    #expect(again.status == 409 && again.text.contains("Belum dapat dilakukan"))
  }

  @Test("To decline needs a reason, which stands beside its field")
  func decline() throws {
    let test = try TestSite()
    let (id, secret, _) = try test.scheduled()
    _ = try test.office.perform(
      ProposeRescheduling(request: id, reason: "Rapat", starts: [try test.march(11, 13)]), as: test.desks)
    let open = try #require(try test.view(id).reschedulings.last)
    let browser = test.browser()
    let path = "/permohonan/\(secret)"
    let bare = try browser.send(
      "\(path)/tolak", from: path, ["rescheduling": open.id.description, "reason": " "])
    #expect(
      bare.status == 422 && bare.text.contains("id=\"tolak-reason-galat\"")
        && bare.text.contains("<details open>"))
    let answer = try browser.send(
      "\(path)/tolak", from: path, ["rescheduling": open.id.description, "reason": "Tidak bisa"])
    #expect(answer.status == 303)
    #expect(try test.view(id).reschedulings.last?.state == .declined)
  }

  @Test("A counter is chosen step by step in the address, and sent with a reason")
  func counter() throws {
    let test = try TestSite()
    let (id, secret, _) = try test.scheduled()
    _ = try test.office.perform(
      ProposeRescheduling(request: id, reason: "Rapat", starts: [try test.march(11, 13)]), as: test.desks)
    let browser = test.browser()
    let path = "/permohonan/\(secret)/waktu"
    let wish = "2026-03-12T10:00:00+07:00/2026-03-12T11:00:00+07:00"
    let chosen = try browser.send(
      path, from: "/permohonan/\(secret)",
      ["lakukan": "tambah \(wish)", "bulan": "2026-03", "hari": "2026-03-12"])
    let next = try #require(chosen.header("location"))
    #expect(next == "\(path)?bulan=2026-03&hari=2026-03-12&pilih=\(QueryText.escaped(wish))#usulan")
    let bare = try browser.send(
      "\(path)/kirim", from: "/permohonan/\(secret)", ["pilih": wish, "reason": ""])
    #expect(bare.status == 422 && bare.text.contains("value=\"\(wish)\""))
    let answer = try browser.send(
      "\(path)/kirim", from: "/permohonan/\(secret)", ["pilih": wish, "reason": "Cuti"])
    #expect(answer.status == 303, "\(answer.text)")
    let last = try #require(try test.view(id).reschedulings.last?.rounds.last)
    let wished = try test.march(12, 10)
    #expect(last.side == .applicant && last.options.map(\.time.start) == [wished])
    #expect(browser.read("/permohonan/\(secret)").text.contains("Tarik tawaran saya"))
    #expect(browser.read(path).text.contains("Sekarang tidak ada waktu yang dapat diusulkan"))
  }

  @Test("What was sent back is completed without starting over")
  func complete() throws {
    let test = try TestSite()
    let (id, secret) = try test.submitted()
    _ = try test.office.perform(
      TakeStep(request: id, act: .return(items: [.chronology], note: "")), as: test.desks)
    let path = "/permohonan/\(secret)/lengkapi"
    let browser = test.browser()
    let bare = try browser.send(path, ["chronology": ""])
    #expect(bare.status == 422 && bare.text.contains("id=\"lengkapi-chronology-galat\""))
    // The document that is still missing is told, too, and nothing has changed.
    let lacking = try browser.send(path, ["chronology": "Lebih lengkap"])
    #expect(lacking.status == 409 && lacking.text.contains("data dukung"))
    _ = try test.office.perform(
      AddDocument(request: id, role: .supporting, name: "b.pdf", mediaType: .pdf, content: [1]),
      as: .applicant(id))
    #expect(try browser.send(path, ["chronology": "Lebih lengkap"]).status == 303)
    #expect(try test.view(id).request.state == .submitted)
    #expect(try test.view(id).request.chronology == "Lebih lengkap")
  }

  @Test("Who comes along is named, and a problem stands in the row that it is about")
  func companions() throws {
    let test = try TestSite()
    let (id, secret) = try test.submitted()
    let path = "/permohonan/\(secret)/pendamping"
    let browser = test.browser()
    let twice = [
      "coApplicants[0].name": "Budi", "coApplicants[0].email": "budi@example.com",
      "coApplicants[2].name": "Budi Lagi", "coApplicants[2].email": "BUDI@example.com",
    ]
    let answer = try browser.send(path, twice)
    #expect(answer.status == 422 && answer.text.contains("id=\"pendamping-coApplicants-2--email-galat\""))
    #expect(try browser.send(path, twice.filter { !$0.key.contains("[2]") }).status == 303)
    #expect(try test.view(id).coApplicants.map(\.email) == ["budi@example.com"])
  }

  @Test("Documents and calendars of another request are not there")
  func others() throws {
    let test = try TestSite()
    let (id, _, _) = try test.scheduled()
    let document = try #require(try test.view(id).documents.first)
    let (_, other) = try test.submitted(name: "Lain")
    let feed = try test.office.perform(MakeFeed(scope: .request, language: .indonesian), as: .applicant(id))
    for path in ["dokumen/\(document.id)", "kalender/\(feed.secret.text)", "undangan.ics", "kalender/salah"] {
      #expect(test.browser().read("/permohonan/\(other)/\(path)").status == 404, "\(path)")
    }
  }

  @Test("A subscription is made, shown with its code, and revoked")
  func subscription() throws {
    let test = try TestSite(at: "https://jadwal.example.go.id")
    let (_, secret) = try test.submitted()
    let browser = test.browser()
    let path = "/permohonan/\(secret)/kalender"
    let token = try #require(browser.token(on: path))
    let made = browser.post(path, [FormToken.field: token], origin: "null")
    let page = String(try #require(made.header("location")).prefix { $0 != "?" })
    let feed = try #require(page.split(separator: "/").last)
    let text = browser.read(page).text
    #expect(
      text.contains("href=\"webcal://jadwal.example.go.id/feeds/\(feed).ics\"")
        && text.contains("class=\"qr\""))
    #expect(browser.read("/feeds/\(feed).ics").status == 200)
    #expect(browser.post("\(page)/cabut", [FormToken.field: token], origin: "null").status == 303)
    #expect(browser.read("/feeds/\(feed).ics").status == 404 && browser.read(page).status == 404)
  }

  @Test("After the end the survey is asked for, and withdrawing is not possible any more")
  func end() throws {
    let test = try TestSite()
    let (id, secret, _) = try test.scheduled()
    let browser = test.browser()
    #expect(browser.read("/permohonan/\(secret)").text.contains("/permohonan/\(secret)/cabut"))
    test.clock.now = try test.march(10, 11)
    _ = try test.office.perform(TakeStep(request: id, act: .facilitate(note: "Selesai")), as: test.desks)
    let text = browser.read("/permohonan/\(secret)").text
    #expect(text.contains("simantab.bkpm.go.id") && !text.contains("/permohonan/\(secret)/cabut"))
    #expect(browser.read("/permohonan/\(secret)/cabut").text.contains("tidak dapat dicabut lagi"))
  }

  @Test("A complaint on the request's page is about the request, one by anybody about none")
  func complaint() throws {
    let test = try TestSite()
    let (id, secret) = try test.submitted()
    let fields = ["name": "Siti", "contact": "siti@example.com", "text": "Terlalu lama"]
    let browser = test.browser()
    #expect(try browser.send("/permohonan/\(secret)/pengaduan", fields).status == 303)
    #expect(try browser.send("/pengaduan", fields).status == 303)
    #expect(try browser.send("/pengaduan", ["name": "Siti"]).status == 422)
    let about = try test.database.read { try $0.complaints(before: nil, atMost: 9) }.map(\.request)
    #expect(about == [nil, id])
  }
}
