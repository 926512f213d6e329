public import ICalendar
public import WorkCalendar
public import Wording

/// Days off of somebody else's file, to be compared with those on record. Such files seldom tell kinds, and some list
/// observances that are no days off.
public struct ForeignHolidays: Sendable {
  /// The days off.
  public let days: [HolidayComparison.ForeignDay]
  /// How many entries say of themselves that they are observances only.
  public let observances: Int
  /// What was read past. That others tell neither kind nor decree is to be expected, and not among it.
  public let warnings: [ICalendarWarning]

  /// The days off of a file.
  public init(_ document: HolidayDocument) {
    let standing = document.entries.filter { $0.record.withdrawal == nil }
    let off = standing.filter { !ForeignHolidays.isObservance($0.record.dayOff) }
    observances = standing.count - off.count
    days = off.map { entry in
      let day = entry.record.dayOff
      return HolidayComparison.ForeignDay(
        date: day.date, name: day.name,
        kind: entry.isKindStated ? day.kind : ForeignHolidays.kind(named: day.name.indonesian))
    }
    warnings = document.warnings.filter { ![.unknownHolidayKind, .missingDecree].contains($0.problem) }
  }

  /// Google's calendars say so in the first line of the description.
  private static func isObservance(_ day: DayOff) -> Bool {
    let line = day.name.english.prefix { !$0.isNewline }.lowercased()
    return ["observance", "perayaan"].contains(line)
  }

  /// The kind that a name tells; `nil` where it tells none.
  private static func kind(named name: String) -> DayOffKind? {
    let name = name.lowercased()
    let words: [(DayOffKind, [String])] = [
      (.collectiveLeave, ["cuti bersama", "collective leave", "joint holiday"]),
      (.election, ["pemilu", "pilkada", "pemilihan", "election"]),
    ]
    return words.first { $0.1.contains { name.contains($0) } }?.0
  }
}

/// What to know about a comparison of days off with somebody else's.
public enum ComparisonWarning: Explained, Hashable, Sendable {
  /// Entries that say of themselves that they are no days off were left out.
  case observances(Int)
  /// Years of the file of which no decree is on record were not compared.
  case undecreedYears([Int])

  /// What it is.
  public var sentence: Sentence {
    switch self {
    case .observances(let count):
      Sentence(
        "peringatan yang bukan hari libur diabaikan: \(count)",
        "observances that are no days off left out: \(count)")
    case .undecreedYears(let years):
      Sentence(
        "tahun \(list(years)) belum ada keputusannya di sini, sehingga tidak dibandingkan",
        "no decree of \(list(years)) is on record here, so that it was not compared")
    }
  }

  private func list(_ years: [Int]) -> String { years.map(String.init).joined(separator: ", ") }
}

extension HolidayComparison {
  /// What to know about the comparison with a file.
  public func warnings(of foreign: ForeignHolidays) -> [ComparisonWarning] {
    (foreign.observances > 0 ? [.observances(foreign.observances)] : [])
      + (undecreedYears.isEmpty ? [] : [.undecreedYears(undecreedYears)])
  }
}
