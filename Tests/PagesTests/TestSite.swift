import Almanac
import Casework
import Foundation
import HTTPServer
import Locks
import Office
@testable import Pages
import Secrets
import Store
import Testing
import Web
import WorkCalendar

/// The pages over a database of their own, with the shipped calendars and a clock that a test sets. The folder goes
/// with it.
final class TestSite {
  static let password = "kata-sandi-yang-panjang"

  let office: Office
  let site: PageSite
  let router: HTTPRouter
  let database: SQLiteDatabase
  let clock: TestClock
  let lines = Lines()
  private let folder: String

  /// At 08:00 of Monday, 2 March 2026. `pages` stand in place of those of the service where they are given.
  init(at address: String = "http://127.0.0.1:8080", limits: Bool = false, pages: [PageRoute]? = nil) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "pages-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    clock = TestClock(try #require(Instant(iso8601: "2026-03-02T08:00:00+07:00")))
    database = try SQLiteDatabase(
      path: "\(folder)/jadwal.sqlite", migrations: Schema.migrations, at: clock.now)
    let calendars = URL(filePath: #filePath).appending(path: "../../../calendars").standardized.path
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: calendars) where name.hasSuffix(".ics") {
      files[name] = Array(try Data(contentsOf: URL(filePath: "\(calendars)/\(name)")))
    }
    let clock = clock
    let office = Office(
      database: database,
      surroundings: Office.Surroundings(
        now: { clock.now }, random: SeededRandomSource(seed: 1),
        zone: { name in [Zone.wib, .wita, .wit].first { $0.identifier == name } },
        calendars: ShippedCalendars(files: files, forecast: .computed),
        linkKey: LinkKey(from: SeededRandomSource(seed: 2))))
    office.isServed(at: address, listening: address)
    self.office = office
    let microseconds: @Sendable () -> Int64 = { clock.now.secondsSinceEpoch * 1_000_000 }
    let lines = lines
    let web = WebContext(
      calendar: { preconditionFailure("pages ask the office") }, office: office,
      authenticator: TokenRegister(office: office),
      limiter: limits ? CallerLimiter(microseconds: microseconds) : NoLimits(), zones: TimeZoneNames([]),
      log: { lines.add($0) })
    site = PageSite(
      web: web, microseconds: limits ? microseconds : nil, pages: pages ?? PageCatalog.all)
    router = site.router()
  }

  deinit {
    database.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Adds an account of the staff.
  @discardableResult func account(
    _ roles: Role..., email: String = "ayu@example.go.id", name: String = "Ayu"
  ) throws -> Identifier<Record.Account> {
    try office.perform(
      AddAccount(
        email: email, name: name, roles: Set(roles), password: try AccountPassword.hash(Self.password)),
      as: .service
    ).account
  }

  /// How many rows a table has.
  func count(_ table: String) throws -> Int64 {
    try database.read { try $0.first("SELECT count(*) FROM \(table)") { $0.integer(0) } } ?? 0
  }

  /// A browser that has shown nothing yet.
  func browser() -> Browser { Browser(self) }

  /// A browser in which a member of staff has signed in.
  func signedIn(_ email: String = "ayu@example.go.id") throws -> Browser {
    let browser = browser()
    let answer = try browser.send("/staf/masuk", ["email": email, "password": Self.password])
    try #require(answer.status == 303, "\(answer.text)")
    return browser
  }

  private struct NoLimits: CallLimiter {
    func secondsToWait(_ rate: RateClass, of caller: CountedCaller) -> Int? { nil }
  }
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

/// Lines of a log. Any thread may add one.
final class Lines: @unchecked Sendable {
  private let lock = PthreadLock()
  private var lines: [String] = []

  func add(_ line: String) { lock.withLock { lines.append(line) } }

  var all: [String] { lock.withLock { lines } }
}
