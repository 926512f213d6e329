import Almanac
import Casework
import Foundation
import HTTPServer
import Locks
import Office
import Secrets
import Store
import Testing
import Web
import WorkCalendar

/// An office on a database of its own, with meetings that feeds can show, behind a library of them.
final class SubscribedOffice {
  /// A clock that stands still until it is set.
  final class Clock: @unchecked Sendable {
    private let lock = PthreadLock()
    private var moment = Instant(secondsSinceEpoch: 1_773_100_800)

    var now: Instant {
      get { lock.withLock { moment } }
      set { lock.withLock { moment = newValue } }
    }
  }

  let folder: String
  let database: SQLiteDatabase
  let office: Office
  let library: FeedLibrary
  let clock = Clock()

  init(atMost bytes: Int = 1 << 20) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "feeds-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let clock = clock
    database = try SQLiteDatabase(
      path: "\(folder)/jadwal.sqlite", migrations: Schema.migrations, at: clock.now)
    let calendars = URL(filePath: #filePath).appending(path: "../../../calendars").standardized.path
    var files: [String: [UInt8]] = [:]
    for name in ["2026.ics", ShippedCalendars.officeHoursName] {
      files[name] = Array(try Data(contentsOf: URL(filePath: "\(calendars)/\(name)")))
    }
    office = Office(
      database: database,
      surroundings: Office.Surroundings(
        now: { clock.now }, random: SeededRandomSource(seed: 7), zone: { _ in nil },
        calendars: ShippedCalendars(files: files, forecast: .computed),
        linkKey: LinkKey(from: SeededRandomSource(seed: 2))))
    library = FeedLibrary(office: office, atMost: bytes)
  }

  deinit {
    database.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The file name of a new feed of the whole unit.
  func feed(_ scope: FeedRecord.Scope = .unit) throws -> (file: String, id: Identifier<Record.Feed>) {
    let made = try office.perform(MakeFeed(scope: scope), as: SubscribedOffice.director)
    return (made.secret.text + ".ics", made.id)
  }

  static let director = Principal.staff(
    StaffMember(account: Identifier(1), name: "Ayu", roles: [.director]))

  /// Adds a meeting so many hours after the epoch of the clock.
  func addMeeting(after hours: Int) throws {
    let clock = clock
    let start = Instant(secondsSinceEpoch: 1_773_100_800) + Minutes(60 * hours)
    let time = try #require(InstantRange(start: start, end: start + Minutes(60)))
    try database.write { queries in
      let number = try queries.nextNumber(of: "test")
      let request = RequestRecord(
        reference: "SPB-\(number)",
        applicant: Applicant(
          kind: .business, name: "PT Contoh", organization: nil, identity: nil, email: nil, whatsapp: nil,
          timeZone: "Asia/Jakarta", language: .indonesian, priority: .none),
        letter: Letter(number: nil, date: nil, channel: .web), subject: "NIB", chronology: nil,
        relatedUnit: nil, needs: [], duration: Minutes(60), submittedAt: clock.now)
      let id = try queries.add(request, secretDigest: Digest(of: Array("\(number)".utf8)).bytes)
      _ = try queries.addMeeting(
        for: id, uid: "meeting-\(number)@example.go.id", time: time, room: 1, officers: [], at: clock.now)
      try queries.touch(.meetings)
    }
  }

  /// The answer for a file, as the server gives it.
  func get(_ file: String, _ headers: [String: String] = [:]) -> HTTPResponse {
    library.answer(HTTPRequest("GET", "/feeds/\(file)", headers: headers), file: file)
  }
}

extension HTTPResponse {
  /// The body that it shares with others.
  var sharedBody: SharedBody? {
    if case .shared(let body) = body { body } else { nil }
  }

  /// The first header of a name, those of a shared body among them.
  func sent(_ name: String) -> String? {
    (headers + (sharedBody?.headers ?? [])).first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
