/// The records of days off as they are after a file was taken over.
///
/// Whatever the file says, what was known before stays on record: a day keeps the day on which it was first made
/// public, and days that were taken back stay with their decree, so that the calendar can still be asked as it
/// was known on any date. Only a file of all years is taken as it is.
public struct HolidayRevision: Hashable, Sendable {
  /// The years that the file says something about, ascending.
  public let years: [Int]
  /// All records of these years, in no particular order.
  public let records: [DayOffRecord]

  /// What `stated` makes of `calendar`. Fails where it cannot be meant so: see ``HolidayRevisionError``.
  public init(
    of calendar: HolidayCalendar, by stated: [DayOffRecord], mode: HolidayImportMode
  ) throws(HolidayRevisionError) {
    years = Set(stated.map(\.dayOff.date.year)).sorted()
    switch mode {
    case .all: records = stated
    case .year: records = try HolidayRevision.replacing(stated, of: years, in: calendar)
    case .amend:
      var amended = calendar.records
      for (index, record) in stated.enumerated() {
        try HolidayRevision.amend(&amended, by: record, at: index)
      }
      let named = Set(years)
      records = amended.filter { named.contains($0.dayOff.date.year) }
    }
  }

  // MARK: Whole years

  private static func replacing(
    _ stated: [DayOffRecord], of years: [Int], in calendar: HolidayCalendar
  ) throws(HolidayRevisionError) -> [DayOffRecord] {
    let standing = stated.filter { $0.withdrawal == nil }.map(\.dayOff)
    let named = Set(standing.filter { $0.kind == .nationalHoliday }.map(\.date))
    let decreed = Set(
      standing.filter { $0.kind == .nationalHoliday && $0.status == .decreed }.map(\.date))
    for year in years {
      let fixed = HolidayForecast.fixedDates(in: year)
      let missing = fixed.filter { !named.contains($0) }
      guard missing.isEmpty else { throw HolidayRevisionError(.partOfYear(year, missing: missing)) }
      let undecreed = fixed.filter { !decreed.contains($0) }
      if calendar.isDecreed(year), !undecreed.isEmpty {
        throw HolidayRevisionError(.withoutDecree(year, days: undecreed))
      }
    }
    let known = calendar.records.filter { years.contains($0.dayOff.date.year) }
    let kept = known.filter { old in
      old.withdrawal != nil && !stated.contains { $0.isSame(as: old) }
    }
    return kept
      + stated.map { new in
        guard new.withdrawal == nil, let old = known.first(where: { $0.stands && $0.isOfDay(of: new.dayOff) })
        else { return new }
        return DayOffRecord(dayOff: new.dayOff.knownSince(old.dayOff))
      }
  }

  // MARK: Amendments

  private static func amend(
    _ records: inout [DayOffRecord], by stated: DayOffRecord, at index: Int
  ) throws(HolidayRevisionError) {
    let day = stated.dayOff
    let same = records.indices.filter { records[$0].stands && records[$0].isOfDay(of: day) }
    let named = same.filter { records[$0].dayOff.name.indonesian == day.name.indonesian }
    // Two holidays may fall on one date: then only the name tells which is meant.
    guard let place = named.first ?? same.first, !named.isEmpty || same.count == 1 else {
      if !same.isEmpty { throw HolidayRevisionError(.ambiguousDay(day.date, day.kind), at: index) }
      guard let withdrawal = stated.withdrawal else { return records.append(stated) }
      let isDone = records.contains {
        $0.isOfDay(of: day) && $0.withdrawal?.published == withdrawal.published
      }
      if isDone { return }
      throw HolidayRevisionError(.nothingToTakeBack(day.date, day.kind), at: index)
    }
    let known = records[place].dayOff
    if let withdrawal = stated.withdrawal {
      records[place] = DayOffRecord(dayOff: known, withdrawal: withdrawal)
    } else if day.status == .decreed || known.status == .tentative {
      records[place] = DayOffRecord(dayOff: day.knownSince(known, citingBoth: true))
    }
  }
}

/// A file of days off cannot be taken over as it is meant.
public struct HolidayRevisionError: Error, Hashable, Sendable {
  /// What stands against it.
  public enum Problem: Hashable, Sendable {
    /// A file of whole years lacks holidays that every year has: it is an amendment, or was cut short.
    case partOfYear(Int, missing: [CivilDate])
    /// The file would leave a year that is decreed without a decree for holidays that every year has.
    case withoutDecree(Int, days: [CivilDate])
    /// No day of this kind stands on the date that an amendment takes back.
    case nothingToTakeBack(CivilDate, DayOffKind)
    /// Several days of this kind stand on the date, and an amendment names none of them.
    case ambiguousDay(CivilDate, DayOffKind)
  }

  /// What stands against it.
  public let problem: Problem
  /// The record of the file that it is about, counted from 0; `nil` where it is about the whole.
  public let index: Int?

  init(_ problem: Problem, at index: Int? = nil) {
    self.problem = problem
    self.index = index
  }
}

extension DayOffRecord {
  /// Whether the day was not taken back.
  var stands: Bool { withdrawal == nil }

  func isOfDay(of day: DayOff) -> Bool { dayOff.date == day.date && dayOff.kind == day.kind }

  /// Whether both tell of the same decision, taken back meanwhile or not.
  fileprivate func isSame(as other: DayOffRecord) -> Bool {
    isOfDay(of: other.dayOff) && dayOff.decree?.published == other.dayOff.decree?.published
  }
}

extension DayOff {
  /// The day with what it is called now, known since an earlier decree where one named it.
  fileprivate func knownSince(_ earlier: DayOff, citingBoth: Bool = false) -> DayOff {
    guard let decree, let first = earlier.decree else { return self }
    let isCited = first.citation == decree.citation || first.citation.contains(decree.citation)
    let citation =
      !citingBoth ? decree.citation : isCited ? first.citation : "\(first.citation); \(decree.citation)"
    return DayOff(
      date: date, kind: kind, name: name,
      decree: Decree(citation: citation, published: min(first.published, decree.published)))
  }
}
