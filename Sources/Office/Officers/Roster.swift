public import Casework
import ICalendar
import JSON
public import Scheduling
public import Store
import WorkCalendar

/// The officers with when they can be met, as they are kept in memory.
public struct Roster: Sendable {
  /// How many days ahead officers say when they can be met, today among them.
  static let days = 400
  /// How far ahead the officers' own calendars are laid out, from the beginning of the day.
  static let outlook = Minutes(days * 1440)

  /// The officers to whom meetings can be given, by number.
  public let officers: [Officer]
  private let records: [Identifier<Record.Officer>: OfficerRecord]
  private let positions: [String: Int]

  /// The time ahead that is laid out at a moment: from the beginning of its day.
  static func window(at now: Instant) -> InstantRange? {
    let midnight = Instant(startOf: now.local(offset: .wib).date, offset: .wib)
    return InstantRange(start: midnight, end: midnight + outlook)
  }

  /// The day of office time in which a roster is made: another day looks further ahead.
  static func period(of now: Instant) -> Int64 { Int64(now.local(offset: .wib).date.dayNumber) }

  /// The officers with what they have published themselves and what the calendars say to which the service is
  /// subscribed. `isMeeting` tells of a UID that it is a meeting of the service, which the service itself
  /// knows best.
  init(
    officers: [OfficerRecord], absences: [AbsenceRecord], dateHours: [DateHoursRecord],
    subscribed: [Identifier<Record.Officer>: PublishedAvailability], now: Instant,
    zone: @escaping @Sendable (String) -> Zone?, isMeeting: (_ uid: String) -> Bool
  ) throws {
    let away = Dictionary(grouping: absences, by: \.officer)
    let ofDates = Dictionary(grouping: dateHours, by: \.officer)
    var known: [Officer] = []
    for record in officers where record.isActive {
      known.append(
        Officer(
          id: record.id.description, competencies: Set(record.competencies),
          hours: try record.hours.map { try WeeklyHours.read(JSONValue(parsing: Array($0.utf8)), at: .root) },
          dateHours: Dictionary(
            uniqueKeysWithValues: (ofDates[record.id] ?? []).map { ($0.date, $0.spans) }),
          unavailable: (away[record.id] ?? []).map(\.time),
          published: try Roster.published(record, at: now, zone: zone, isMeeting: isMeeting)
            .joined(with: subscribed[record.id] ?? .silent)))
    }
    self.officers = known
    records = Dictionary(uniqueKeysWithValues: officers.map { ($0.id, $0) })
    positions = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($0.element.id, $0.offset) })
  }

  /// An officer's record, active or not.
  public func record(_ id: Identifier<Record.Officer>) -> OfficerRecord? { records[id] }

  /// An officer to whom meetings can be given, or `nil`.
  public func officer(_ id: Identifier<Record.Officer>) -> Officer? {
    positions[id.description].map { officers[$0] }
  }

  private static func published(
    _ record: OfficerRecord, at now: Instant, zone: @escaping @Sendable (String) -> Zone?,
    isMeeting: (_ uid: String) -> Bool
  ) throws -> PublishedAvailability {
    guard let bytes = record.calendar else { return .silent }
    return try read(bytes, of: record.id, at: now, zone: zone, isMeeting: isMeeting).availability
  }

  /// What an officer's own calendar says of the time ahead, from the beginning of the day. Fails with an
  /// `ICalendarError`.
  static func read(
    _ bytes: [UInt8], of officer: Identifier<Record.Officer>, at now: Instant,
    zone: @escaping @Sendable (String) -> Zone?, isMeeting: (_ uid: String) -> Bool
  ) throws(ICalendarError) -> (availability: PublishedAvailability, warnings: [ICalendarWarning]) {
    guard let window = window(at: now) else { return (.silent, []) }
    return try AvailabilityFile.read(
      bytes, named: "officer-\(officer).ics", window: window, zones: zone, ignores: isMeeting)
  }
}

extension PublishedAvailability {
  /// What two calendars of a person say together: whoever is busy by one is busy; hours are those of this one,
  /// or of the other where this one states none.
  fileprivate func joined(with other: PublishedAvailability) -> PublishedAvailability {
    let hours = stated.isEmpty ? other : self
    return PublishedAvailability(stated: hours.stated, free: hours.free, busy: (busy + other.busy).sorted())
  }
}
