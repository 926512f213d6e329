public import Casework
import ICalendar
import JSON
import Secrets
public import Store
import WorkCalendar

extension Desk {
  /// Every version of the calendar, oldest first. For the director, the administrator and auditors.
  public func calendarVersions() throws -> [CalendarVersionRecord] {
    try require(.director, .admin, .auditor)
    return try queries.calendarVersions()
  }

  /// All days off of a version as a file to be imported again, the same bytes for ever. Fails with `notFound`.
  public func calendarText(of version: Identifier<Record.CalendarVersion>) throws -> [UInt8] {
    try require(.director, .admin, .auditor)
    guard let text = try queries.calendarText(of: version) else { throw Refusal.notFound }
    return text
  }

  /// The file that was imported as a version, byte for byte, with what it was called. Fails with `notFound` where
  /// there is no such version, or where it came with the program.
  public func calendarSource(
    of version: Identifier<Record.CalendarVersion>
  ) throws -> (source: CalendarVersionRecord.Source, bytes: [UInt8]) {
    try require(.director, .admin, .auditor)
    guard let source = try queries.calendarVersion(version)?.source,
      let bytes = try queries.calendarSource(of: version)
    else { throw Refusal.notFound }
    return (source, bytes)
  }

  /// Makes the calendar as it stands a version where it is none: what the program brings was kept by nobody. Where
  /// it differs from the last version, everything follows as from an import. To be done as the service. Returns what
  /// has followed; `nil` where the last version is that which stands, or none was kept yet.
  func adoptCalendar() throws -> (version: Identifier<Record.CalendarVersion>, CalendarConsequences)? {
    let standing = try calendars()
    let text = Array(HolidayFile.version(records: standing.holidays.records).utf8)
    guard let last = try queries.lastCalendarVersion(), let kept = try queries.calendarText(of: last) else {
      _ = try keepVersion(standing.holidays, changes: [], years: [], of: nil, mode: nil)
      return nil
    }
    guard kept != text else { return nil }
    let before: HolidayCalendar
    do {
      before = HolidayCalendar(
        records: try HolidayFile.read(kept, named: "\(last).ics").records,
        forecast: standing.holidays.forecast)
    } catch {
      throw DatabaseError.unreadable("calendar version \(last) cannot be read")
    }
    let changes = HolidayChange.changes(from: before, to: standing.holidays)
    let version = try keepVersion(
      standing.holidays, changes: changes, years: Set(changes.compactMap(\.dayOff?.date.year)).sorted(),
      of: nil, mode: nil)
    guard let old = WorkingDayCalendar(before) else { return (version, CalendarConsequences()) }
    return (
      version,
      try CalendarChange(old: old, new: standing.workingDays, version: version).perform(at: self)
    )
  }

  /// Keeps the days off as a version of the calendar, and tells the history of it.
  func keepVersion(
    _ holidays: HolidayCalendar, changes: [HolidayChange], years: [Int], of document: HolidayDocument?,
    mode: HolidayImportMode?
  ) throws -> Identifier<Record.CalendarVersion> {
    let text = Array(HolidayFile.version(records: holidays.records).utf8)
    let digest = Digest(of: text)
    var summary: JSONObject = ["years": .array(years.map { .integer(Int64($0)) })]
    for kind in HolidayChange.Kind.allCases {
      let count = changes.count { $0.kind == kind }
      if count > 0 { summary.append(kind.rawValue, .integer(Int64(count))) }
    }
    var cited: [String] = []
    for decree in changes.compactMap(\.decree?.citation) where !cited.contains(decree) {
      cited.append(decree)
    }
    summary.append("decrees", .array(cited.map(JSONValue.string)))
    let source = document.flatMap { document in
      mode.map {
        CalendarVersionRecord.Source(mode: $0, name: document.name, mediaType: document.form.rawValue)
      }
    }
    let version = try queries.addCalendarVersion(
      at: now, by: principal.label, calendar: (text, digest.bytes), source: source,
      file: document.map { ($0.bytes, Digest(of: $0.bytes).bytes) },
      summary: JSONValue.object(summary).serialized())
    var detail: JSONObject = [
      "version": .string(version.description), "digest": .string(digest.hexadecimal),
      "source": .string(document == nil ? "program" : "import"),
    ]
    if let mode { detail.append("mode", .string(mode.rawValue)) }
    detail.members += summary.members.filter { $0.name != "decrees" }
    try record(.holidaysImported, of: nil, detail: detail)
    return version
  }

  /// How many mails wait to be sent.
  func waitingMail() throws -> Int {
    Int(try queries.outgoingCounts().first { $0.channel == .mail && $0.state == "waiting" }?.count ?? 0)
  }
}

/// Takes the days off over that came with the program, where they are others than those of the last version of the
/// calendar; done as the service starts.
public struct AdoptCalendar: UseCase {
  /// What the program has brought.
  public init() {}

  /// Takes them over. Returns the version and what has followed; `nil` where nothing is new.
  public func perform(at desk: Desk) throws -> AdoptedCalendar? {
    guard desk.principal == .service else { throw Refusal.forbidden([.service]) }
    return try desk.adoptCalendar().map { AdoptedCalendar(version: $0.version, consequences: $0.1) }
  }
}

/// Days off that came with the program and were taken over.
public struct AdoptedCalendar: Hashable, Sendable {
  /// The version of the calendar.
  public let version: Identifier<Record.CalendarVersion>
  /// What has followed.
  public let consequences: CalendarConsequences
}
