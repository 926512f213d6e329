import Almanac
import Casework
import Foundation
import Locks
import Office
import Scheduling
import Secrets
import Store
import Testing
import WorkCalendar

/// The service over a database of its own, with the shipped calendars, a clock that a test sets, and officers
/// with whom it begins. The folder goes with it.
final class TestOffice {
  let office: Office
  let database: SQLiteDatabase
  let clock: TestClock
  let folder: String
  private(set) var officers: [Identifier<Record.Officer>] = []
  /// Whether nothing stored may be broken when the test ends; false where a test breaks it on purpose.
  var isKeptWhole = true

  /// At 08:00 of Monday, 2 March 2026, with officers who can help with `nib` and `oss`, over the shipped calendars
  /// where no others are given.
  init(
    officers count: Int = 2, at start: String = "2026-03-02T08:00:00+07:00",
    calendars: ShippedCalendars? = nil
  ) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    clock = TestClock(try #require(Instant(iso8601: start)))
    database = try SQLiteDatabase(
      path: "\(folder)/jadwal.sqlite", migrations: Schema.migrations, at: clock.now)
    let clock = clock
    office = TestOffice.office(over: database, clock, try calendars ?? TestOffice.shippedCalendars())
    for number in 0..<count {
      let record = OfficerRecord(
        account: nil, name: "Petugas \(number + 1)", email: "petugas\(number + 1)@example.go.id",
        competencies: ["nib", "oss"])
      officers.append(
        try database.write { queries in
          try queries.touch(.officers)
          return try queries.add(record, at: clock.now)
        })
    }
  }

  /// The office over a database with some calendars, as it is after a start of the service.
  static func office(
    over database: SQLiteDatabase, _ clock: TestClock, _ calendars: ShippedCalendars
  ) -> Office {
    Office(
      database: database,
      surroundings: Office.Surroundings(
        now: { clock.now }, random: SeededRandomSource(seed: 1),
        zone: { name in [Zone.wib, .wita, .wit].first { $0.identifier == name } },
        calendars: calendars, linkKey: LinkKey(from: SeededRandomSource(seed: 2))))
  }

  /// The calendars that come with the program.
  static func shippedCalendars() throws -> ShippedCalendars {
    let folder = URL(filePath: #filePath).appending(path: "../../../calendars").standardized.path
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".ics") {
      files[name] = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
    }
    return ShippedCalendars(files: files, forecast: .computed)
  }

  deinit {
    if isKeptWhole { expectWhole() }
    database.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// A member of staff with some roles, and the officer that the person is.
  func staff(_ roles: Role..., officer: Identifier<Record.Officer>? = nil) -> Principal {
    .staff(StaffMember(account: Identifier(1), name: "Staf", roles: Set(roles), officer: officer))
  }

  /// Sets the clock.
  func wait(until moment: String) throws { clock.now = try #require(Instant(iso8601: moment)) }
}

/// A clock that stands still until it is set.
final class TestClock: @unchecked Sendable {
  private let lock = PthreadLock()
  private var moment: Instant

  init(_ moment: Instant) { self.moment = moment }

  var now: Instant {
    get { lock.withLock { moment } }
    set { lock.withLock { moment = newValue } }
  }
}

/// A moment of a test. Traps where the text is none.
func moment(_ text: String) throws -> Instant { try #require(Instant(iso8601: text)) }

/// A window of a test between two moments.
func window(_ start: String, _ end: String) throws -> InstantRange {
  try #require(InstantRange(start: moment(start), end: moment(end)))
}

extension SubmitRequest {
  /// A request that lacks nothing but supporting documents, with one window on 10 March 2026 from 09:00 to
  /// 12:00 WIB where nothing else is said.
  static func sample(
    kind: ApplicantKind = .business, priority: Priority = .none, channel: LetterChannel = .web,
    windows: [InstantRange]? = nil, email: String = "pemohon@example.com", letter date: String = "2026-02-27"
  ) throws -> SubmitRequest {
    SubmitRequest(
      applicant: Applicant(
        kind: kind, name: "PT Contoh Sejahtera", organization: "PT Contoh Sejahtera",
        identity: "9120001234567",
        email: email, whatsapp: WhatsAppNumber("081234567890"), timeZone: "Asia/Jayapura",
        language: .indonesian, priority: priority),
      letter: Letter(number: "12/PT-CS/2026", date: CivilDate(iso8601: date), channel: channel),
      subject: "NIB tidak terbit", chronology: "NIB tidak terbit setelah pembayaran diterima.",
      consultations: [Consultation(channel: .callCentre, reference: "CC-1", date: nil)],
      relatedUnit: RelatedUnit(name: "Pusat Bantuan", reason: "Di luar kewenangannya"), needs: ["nib"],
      duration: nil,
      proposals: try windows ?? [window("2026-03-10T09:00:00+07:00", "2026-03-10T12:00:00+07:00")])
  }
}
