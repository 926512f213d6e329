/// Why a weekday is no working day (rules of the service, section 1.1).
public enum DayOffKind: String, CaseIterable, Hashable, Sendable {
  /// A national holiday (hari libur nasional).
  case nationalHoliday = "national-holiday"
  /// A day of collective leave (cuti bersama), on which civil servants are off (Perpres 21/2023, article 6).
  case collectiveLeave = "collective-leave"
  /// A polling day declared off by decree.
  case election
}

/// How sure a day off is.
public enum DayOffStatus: String, CaseIterable, Hashable, Sendable {
  /// A decree names the day.
  case decreed
  /// The day is only computed or expected; no decree names it yet.
  case tentative
}

/// A name that people read, in both languages of the service. The spelling is that of the decree: data, not a
/// key.
public struct LocalizedName: Hashable, Sendable {
  /// The Indonesian name.
  public let indonesian: String
  /// The English name.
  public let english: String

  /// A name in both languages.
  public init(indonesian: String, english: String) {
    self.indonesian = indonesian
    self.english = english
  }
}

/// An act of government that makes a day off, or takes it back.
public struct Decree: Hashable, Sendable {
  /// The decree's title and number as it is cited, for example `SKB 1497/2025, 2/2025, 5/2025 (2025-09-19)`.
  public let citation: String
  /// The day on which it was made public: before it, nobody could know.
  public let published: CivilDate

  /// A decree with its citation and the day it was made public.
  public init(citation: String, published: CivilDate) {
    self.citation = citation
    self.published = published
  }
}

/// One day off, with the ground for it.
public struct DayOff: Hashable, Sendable {
  /// The day.
  public let date: CivilDate
  /// Why it is off.
  public let kind: DayOffKind
  /// What it is called.
  public let name: LocalizedName
  /// How sure it is.
  public let status: DayOffStatus
  /// The decree that names it; `nil` exactly where the day is tentative.
  public let decree: Decree?

  /// A day that a decree names.
  public init(date: CivilDate, kind: DayOffKind, name: LocalizedName, decree: Decree) {
    self.date = date
    self.kind = kind
    self.name = name
    self.status = .decreed
    self.decree = decree
  }

  /// A day that is only computed or expected.
  public init(tentative date: CivilDate, kind: DayOffKind, name: LocalizedName) {
    self.date = date
    self.kind = kind
    self.name = name
    self.status = .tentative
    self.decree = nil
  }
}

/// A day off as it stands in the records: with the decree that took it back, where one did.
///
/// Nothing is ever deleted from the records, so that the calendar can be asked as it was known on any date.
public struct DayOffRecord: Hashable, Sendable {
  /// The day off.
  public let dayOff: DayOff
  /// The decree that made it a working day again; `nil` while it stands.
  public let withdrawal: Decree?

  /// A record of a day off, and of its withdrawal where there was one.
  public init(dayOff: DayOff, withdrawal: Decree? = nil) {
    self.dayOff = dayOff
    self.withdrawal = withdrawal
  }
}
