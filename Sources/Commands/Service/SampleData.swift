import Casework
import Office
import Secrets
import WorkCalendar

/// Accounts, officers and requests to try the service with, made by its own use cases on dates that are possible from
/// now on.
struct SampleData {
  /// A sample account: what one signs in with. Its password and token are random, and shown once.
  struct Account {
    let email: String
    let roles: [Role]
    let password: String
    let token: String
    let principal: Principal
  }

  private static let people: [(email: String, name: String, role: Role, competencies: [String]?)] = [
    ("tu@example.go.id", "Tata Usaha", .registry, nil), ("deputi@example.go.id", "Deputi", .deputy, nil),
    ("direktur@example.go.id", "Direktur", .director, nil),
    ("ayu@example.go.id", "Ayu Lestari Putri", .officer, ["nib", "oss"]),
    ("bima@example.go.id", "Bima Prasetyo", .officer, ["lkpm", "nib"]),
    ("citra@example.go.id", "Citra Maharani", .officer, ["oss"]),
    ("admin@example.go.id", "Administrator", .admin, nil),
    ("auditor@example.go.id", "Auditor", .auditor, nil),
  ]
  /// The subjects of the sample requests; each goes one desk further than the one before it.
  private static let subjects = [
    "NIB tidak terbit setelah pembayaran", "Hak akses OSS terkunci", "KBLI tidak muncul di OSS",
    "Data pemegang saham tidak sinkron", "Perubahan alamat usaha ditolak sistem", "LKPM tidak dapat dikirim",
    "Sertifikat standar tidak terverifikasi", "Perizinan cabang tidak terbaca",
  ]
  /// Working days from receipt to the first window: two more than the five of the standard, so that the windows stay
  /// possible for a while.
  private static let lead = WorkingDays(7)

  let office: Office
  let random: any RandomSource
  private var accounts: [Account] = []
  private var officers: [Identifier<Record.Officer>] = []

  /// Makes everything. Returns the accounts, one for each role at least.
  static func fill(_ office: Office, random: any RandomSource) throws -> [Account] {
    var sample = SampleData(office: office, random: random)
    for person in people { try sample.add(person.email, person.name, person.role, person.competencies) }
    for desk in subjects.indices { try sample.addRequest(reaching: desk) }
    return sample.accounts
  }

  private init(office: Office, random: any RandomSource) {
    self.office = office
    self.random = random
  }

  private mutating func add(_ email: String, _ name: String, _ role: Role, _ competencies: [String]?) throws {
    let password = String(SecretToken(from: random).text.prefix(16))
    let added = try office.perform(
      AddAccount(
        email: email, name: name, roles: [role], password: try AccountPassword.hash(password),
        competencies: competencies), as: .service)
    let issued = try office.perform(IssueToken(email: email), as: .service)
    if let officer = added.officer { officers.append(officer) }
    let member = StaffMember(account: added.account, name: name, roles: [role], officer: added.officer)
    accounts.append(
      Account(
        email: email, roles: [role], password: password, token: issued.token.text, principal: .staff(member)))
  }

  private func principal(_ role: Role) -> Principal {
    accounts.first { $0.roles == [role] }?.principal ?? .service
  }

  /// A request that has gone so many desks: submitted, returned, registered, disposed, received, assigned, met at a
  /// time, and with other times offered.
  private func addRequest(reaching desk: Int) throws {
    let days = try days()
    let submitted = try office.perform(try submission(desk, days), as: .anonymous)
    let id = submitted.view.request.id
    if desk == 1 {
      return try step(
        id, .return(items: [.supportingData], note: "Mohon lampirkan tangkapan layar"), .registry)
    }
    _ = try office.perform(
      AddDocument(
        request: id, role: .supporting, name: "kronologi.txt", mediaType: .text,
        content: Array(SampleData.subjects[desk].utf8)), as: .applicant(id))
    if desk >= 2 { try step(id, .register(agendaNumber: "AGD-\(desk)"), .registry) }
    if desk >= 3 { try step(id, .dispose(note: ""), .deputy) }
    if desk >= 4 { try step(id, .receive(agendaNumber: nil), .director) }
    if desk == 5 { try step(id, .assign([officers[0]]), .director) }
    guard desk >= 6 else { return }
    _ = try office.perform(
      BookMeeting(request: id, officers: [officers[desk - 6]], start: SampleData.hour(9, days[0])),
      as: principal(.director))
    guard desk >= 7 else { return }
    _ = try office.perform(
      ProposeRescheduling(
        request: id, reason: "Petugas mendapat tugas lain", starts: [SampleData.hour(10, days[1])]),
      as: principal(.director))
  }

  private func step(_ id: Identifier<Record.Request>, _ act: TakeStep.Act, _ role: Role) throws {
    _ = try office.perform(TakeStep(request: id, act: act), as: principal(role))
  }

  private func submission(_ desk: Int, _ days: [CivilDate]) throws -> SubmitRequest {
    let windows = days.compactMap { day in
      InstantRange(start: SampleData.hour(9, day), end: SampleData.hour(11, day))
    }
    return SubmitRequest(
      applicant: Casework.Applicant(
        kind: .business, name: "Pemohon Contoh \(desk + 1)", organization: "PT Contoh \(desk + 1)",
        identity: "912000000000\(desk)", email: "pemohon\(desk + 1)@example.com",
        whatsapp: WhatsAppNumber("+6281200000000"), timeZone: "Asia/Jakarta", language: .indonesian,
        priority: desk == 4 ? .elderly : .none),
      letter: Letter(number: "\(desk + 1)/CONTOH", date: nil, channel: .web),
      subject: SampleData.subjects[desk],
      chronology: "Terjadi setiap kali formulir dikirim.",
      consultations: [Consultation(channel: .callCentre, reference: "169-\(desk + 1)", date: nil)],
      relatedUnit: RelatedUnit(name: "Pusat Bantuan", reason: "Di luar kewenangannya"),
      needs: desk == 7 ? ["lkpm"] : ["nib"],
      duration: nil, proposals: windows)
  }

  /// Two working days on which a request that comes now can be met.
  private func days() throws -> [CivilDate] {
    try office.ask(as: .service) { desk in
      let calendar = try desk.calendars().workingDays
      let first = try calendar.leadTime(receivedAt: desk.now, lead: SampleData.lead).date
      return [first, try calendar.firstWorkingDay(onOrAfter: first.advanced(by: 1))]
    }
  }

  /// A full hour of office time, at which the office is open on every working day.
  private static func hour(_ hour: Int, _ day: CivilDate) -> Instant {
    let midnight = Instant(startOf: day, offset: .wib)
    return midnight + Minutes(hour * 60)
  }
}
