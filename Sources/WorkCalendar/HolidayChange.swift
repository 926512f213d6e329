/// What a correction or a new decree changes about one day off (rules of the service, section 1.4).
public struct HolidayChange: Hashable, Sendable {
  /// What can happen to a day off.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// It was none, and is one.
    case added
    /// It was one, and is none.
    case removed
    /// It has another name.
    case renamed
    /// It was computed or expected, and is decreed; its name may be another.
    case confirmed
    /// It was decreed, and is only expected; its name may be another.
    case unconfirmed
  }

  /// What happens to the day.
  public let kind: Kind
  /// The day off as it stood; `nil` for one that is added.
  public let before: DayOff?
  /// The day off as it stands then; `nil` for one that is removed.
  public let after: DayOff?
  /// The decree that takes a removed day back, where one is on record.
  public let withdrawal: Decree?

  /// The decree by which it changes: that which takes a removed day back, or else that which names the day; `nil`
  /// where none does.
  public var decree: Decree? { after == nil ? withdrawal : after?.decree }

  /// The day off, as it stands or else as it stood.
  public var dayOff: DayOff? { after ?? before }

  /// The changes of a year's days off from one set of records to another, in the order of dates.
  ///
  /// A year that no decree names has the days of its forecast, so that its decree confirms those and adds the
  /// others. Days belong together by date and kind: a day of leave that becomes a national holiday is removed
  /// and added. A decree that is only cited in other words changes nothing.
  public static func changes(
    in year: Int, from old: [DayOffRecord], to new: [DayOffRecord]
  ) -> [HolidayChange] {
    changes(in: year, from: HolidayCalendar(records: old), to: HolidayCalendar(records: new))
  }

  /// The changes of all days off from one calendar to another, in the order of dates.
  public static func changes(from old: HolidayCalendar, to new: HolidayCalendar) -> [HolidayChange] {
    let years = Set((old.records + new.records).map(\.dayOff.date.year))
    return years.sorted().flatMap { changes(in: $0, from: old, to: new) }
  }

  /// The changes of a year's days off from one calendar to another, in the order of dates.
  static func changes(in year: Int, from old: HolidayCalendar, to new: HolidayCalendar) -> [HolidayChange] {
    let before = grounds(of: old.daysOff(in: year))
    let after = grounds(of: new.daysOff(in: year))
    var changes: [HolidayChange] = []
    for ground in Set(before.keys).union(after.keys).sorted() {
      changes += pairs(before[ground] ?? [], after[ground] ?? []).compactMap { before, after in
        HolidayChange(from: before, to: after, records: new.records)
      }
    }
    return changes
  }

  /// What tells days off apart, whatever they are called.
  private struct Ground: Hashable, Comparable {
    let date: CivilDate
    let kind: DayOffKind

    static func < (lhs: Ground, rhs: Ground) -> Bool {
      (lhs.date, lhs.kind.rawValue) < (rhs.date, rhs.kind.rawValue)
    }
  }

  private static func grounds(of days: [DayOff]) -> [Ground: [DayOff]] {
    Dictionary(grouping: days) { Ground(date: $0.date, kind: $0.kind) }
  }

  /// Pairs days of one date and kind: those of the same name first, since two holidays may fall on one date,
  /// then the others in their order.
  private static func pairs(_ before: [DayOff], _ after: [DayOff]) -> [(DayOff?, DayOff?)] {
    var pairs: [(DayOff?, DayOff?)] = []
    var rest = after
    var unpaired: [DayOff] = []
    for day in before {
      if let index = rest.firstIndex(where: { $0.name == day.name }) {
        pairs.append((day, rest.remove(at: index)))
      } else {
        unpaired.append(day)
      }
    }
    for index in 0..<max(unpaired.count, rest.count) {
      pairs.append(
        (
          unpaired.indices.contains(index) ? unpaired[index] : nil,
          rest.indices.contains(index) ? rest[index] : nil
        ))
    }
    return pairs
  }

  /// The change from one state of a day to another; `nil` where there is none.
  private init?(from before: DayOff?, to after: DayOff?, records: [DayOffRecord]) {
    var withdrawal: Decree?
    switch (before, after) {
    case (nil, nil): return nil
    case (nil, .some): kind = .added
    case (.some(let day), nil):
      kind = .removed
      withdrawal =
        records.first { $0.withdrawal != nil && $0.dayOff.date == day.date && $0.dayOff.kind == day.kind }?
        .withdrawal
    case (.some(let before), .some(let after)):
      switch (before.status, after.status) {
      case (.tentative, .decreed): kind = .confirmed
      case (.decreed, .tentative): kind = .unconfirmed
      default:
        guard before.name != after.name else { return nil }
        kind = .renamed
      }
    }
    self.before = before
    self.after = after
    self.withdrawal = withdrawal
  }
}
