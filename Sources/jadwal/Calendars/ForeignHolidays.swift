import Office
import WorkCalendar
import Wording

/// Days off of somebody else's file, to be compared with those on record. Such files seldom tell kinds, and some list
/// observances that are no days off.
struct ForeignHolidays {
  /// The days off.
  let days: [HolidayComparison.ForeignDay]
  /// How many entries say of themselves that they are observances only.
  let observances: Int

  /// The days off of a file.
  init(_ document: HolidayDocument) {
    let standing = document.entries.filter { $0.record.withdrawal == nil }
    let off = standing.filter { !ForeignHolidays.isObservance($0.record.dayOff) }
    observances = standing.count - off.count
    days = off.map { entry in
      let day = entry.record.dayOff
      return HolidayComparison.ForeignDay(
        date: day.date, name: day.name,
        kind: entry.isKindStated ? day.kind : ForeignHolidays.kind(named: day.name.indonesian))
    }
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
