import Casework
import Office
import Scheduling
import Secrets
import Store
import WorkCalendar

/// A test office with a small staff: an account for each role, and four officers with accounts. It is Monday,
/// 2 March 2026, 08:00 in office time: what is received now is met from 9 March on.
final class StaffedOffice {
  let base: TestOffice
  let registry: Principal
  let deputy: Principal
  let director: Principal
  let admin: Principal
  let auditor: Principal
  /// The officers, by number: Ayu (nib, kbli), Budi (nib), Citra (kbli, oss), Dewi (nib, oss).
  let officers: [Identifier<Record.Officer>]
  /// The same officers as staff.
  let staff: [Principal]

  var office: Office { base.office }
  var clock: TestClock { base.clock }

  init(settings: [String: String] = [:]) throws {
    base = try TestOffice(officers: 0)
    let filled = try base.database.write { queries in
      for (name, value) in settings { try queries.set(name, to: value) }
      return try Roles(in: queries, at: march(2, "08:00"))
    }
    registry = filled.principal(.registry)
    deputy = filled.principal(.deputy)
    director = filled.principal(.director)
    admin = filled.principal(.admin)
    auditor = filled.principal(.auditor)
    officers = filled.officers
    staff = filled.staff
  }

  /// Hands a complete request in by the web form.
  func submit(
    needs: [String] = ["nib"], windows: [InstantRange] = [], priority: Priority = .none,
    channel: LetterChannel = .web, minutes: Int = 60
  ) throws -> SubmittedRequest {
    let submission = SubmitRequest(
      applicant: Applicant(
        kind: .public, name: "Sari", organization: nil, identity: "3174", email: "sari@example.com",
        whatsapp: WhatsAppNumber("+6281234567890"), timeZone: "Asia/Makassar", language: .indonesian,
        priority: priority), letter: Letter(number: "1/III/2026", date: nil, channel: channel),
      subject: "NIB tidak terbit", chronology: "Sudah dicoba tiga kali.",
      consultations: [Consultation(channel: .callCentre, reference: "169-1", date: nil)],
      relatedUnit: RelatedUnit(name: "Pusat bantuan", reason: "tidak berwenang"), needs: needs,
      duration: Minutes(minutes), proposals: windows)
    let submitted = try office.perform(
      submission, as: channel == .web ? .anonymous : registry)
    _ = try office.perform(
      AddDocument(
        request: submitted.view.request.id, role: .supporting, name: "bukti.txt", mediaType: .text,
        content: Array("bukti".utf8)), as: .applicant(submitted.view.request.id))
    return submitted
  }

  /// Hands a request in and takes it through the desks until the unit has received it.
  func receive(
    needs: [String] = ["nib"], windows: [InstantRange] = [], priority: Priority = .none, minutes: Int = 60
  ) throws -> Identifier<Record.Request> {
    let id = try submit(needs: needs, windows: windows, priority: priority, minutes: minutes).view.request.id
    try step(id, .register(agendaNumber: "A-\(id)"), as: registry)
    try step(id, .dispose(note: ""), as: deputy)
    try step(id, .receive(agendaNumber: nil), as: director)
    return id
  }

  /// Hands a request in, receives it and books a meeting for it.
  func meet(
    at time: InstantRange, with officer: Int, needs: [String] = ["nib"]
  ) throws -> Identifier<Record.Request> {
    let id = try receive(needs: needs, windows: [time])
    _ = try office.perform(
      BookMeeting(request: id, officers: [officers[officer]], start: time.start), as: director)
    return id
  }

  func step(_ id: Identifier<Record.Request>, _ act: TakeStep.Act, as principal: Principal) throws {
    _ = try office.perform(TakeStep(request: id, act: act), as: principal)
  }

  func request(_ id: Identifier<Record.Request>) throws -> RequestRecord {
    try office.ask(as: director) { try $0.request(id) }
  }
}

/// A time of a day in March 2026, in office time.
func march(_ day: Int, _ time: String) -> Instant {
  guard let moment = Instant(iso8601: "2026-03-" + (day < 10 ? "0" : "") + "\(day)T\(time):00+07:00") else {
    preconditionFailure("no time of day: \(time)")
  }
  return moment
}

/// The span from one time to another of a day in March 2026, in office time.
func span(_ day: Int, _ from: String, _ to: String) -> InstantRange {
  guard let span = InstantRange(start: march(day, from), end: march(day, to)) else {
    preconditionFailure("no span of time")
  }
  return span
}

/// The date of an ISO 8601 text that the test knows to be one.
func date(_ text: String) -> CivilDate {
  guard let date = CivilDate(iso8601: text) else { preconditionFailure("'\(text)' is no date") }
  return date
}

/// A staff with one account for each role, and four officers.
private struct Roles {
  private var accounts: [Role: Principal] = [:]
  private(set) var officers: [Identifier<Record.Officer>] = []
  private(set) var staff: [Principal] = []

  init(in queries: any Queries, at start: Instant) throws {
    for role in Role.allCases {
      let account = try queries.addAccount(
        email: "\(role.rawValue)@example.go.id", name: role.rawValue, roles: [role], passwordHash: "-",
        at: start)
      accounts[role] = .staff(StaffMember(account: account, name: role.rawValue, roles: [role]))
    }
    let people = [("Ayu", "kbli,nib"), ("Budi", "nib"), ("Citra", "kbli,oss"), ("Dewi", "nib,oss")]
    for (name, competencies) in people {
      let email = "\(name.lowercased())@example.go.id"
      let account = try queries.addAccount(
        email: email, name: name, roles: [.officer], passwordHash: "-", at: start)
      let officer = try queries.add(
        OfficerRecord(
          account: account, name: name, email: email,
          competencies: competencies.split(separator: ",").map(String.init)), at: start)
      officers.append(officer)
      staff.append(
        .staff(StaffMember(account: account, name: name, roles: [.officer], officer: officer)))
    }
    try queries.touch(.officers)
  }

  func principal(_ role: Role) -> Principal { accounts[role] ?? .anonymous }
}
