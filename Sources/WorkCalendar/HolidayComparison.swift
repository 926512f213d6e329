/// What differs, day by day, between the days off on record and those of somebody else's calendar.
///
/// Others call days by other names, do not tell kinds or decrees, and have only some years: only years of which
/// they have a day are compared.
public struct HolidayComparison: Hashable, Sendable {
  /// A day off as somebody else has it.
  public struct ForeignDay: Hashable, Sendable {
    /// The day.
    public let date: CivilDate
    /// What it is called there.
    public let name: LocalizedName
    /// Its kind, where it is told.
    public let kind: DayOffKind?

    /// A day off from its parts.
    public init(date: CivilDate, name: LocalizedName, kind: DayOffKind?) {
      self.date = date
      self.name = name
      self.kind = kind
    }
  }

  /// A day on which both differ.
  public struct Difference: Hashable, Sendable {
    /// In what two calendars can differ about a day.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
      /// The day is off on record, and not there.
      case missing
      /// The day is off there, and not on record.
      case extra
      /// The day is off in both, as another kind of day.
      case otherKind = "other-kind"
      /// The day is off in both, under another name.
      case otherName = "other-name"
    }

    /// The day.
    public let date: CivilDate
    /// In what both differ.
    public let kind: Kind
    /// The days off on record on that date.
    public let recorded: [DayOff]
    /// The days off of the other calendar on that date.
    public let foreign: [ForeignDay]

    /// Whether the day is a working day in one of both, and off in the other.
    public var changesWorkingDay: Bool {
      (kind == .missing || kind == .extra) && !date.weekday.isWeekend
    }
  }

  /// The years that were compared, ascending.
  public let years: [Int]
  /// The years of the other calendar of which no decree is on record, ascending: they were not compared.
  public let undecreedYears: [Int]
  /// What differs, in the order of dates.
  public let differences: [Difference]

  /// What differs between the days off that stand in a calendar and those of somebody else.
  public init(of calendar: HolidayCalendar, with foreign: [ForeignDay]) {
    let named = Set(foreign.map(\.date.year)).sorted()
    years = named.filter(calendar.isDecreed)
    undecreedYears = named.filter { !calendar.isDecreed($0) }
    let recorded = Dictionary(grouping: years.flatMap(calendar.daysOff), by: \.date)
    let theirs = Dictionary(grouping: foreign.filter { calendar.isDecreed($0.date.year) }, by: \.date)
    differences = Set(recorded.keys).union(theirs.keys).sorted().flatMap { date in
      HolidayComparison.kinds(recorded[date] ?? [], theirs[date] ?? []).map {
        Difference(date: date, kind: $0, recorded: recorded[date] ?? [], foreign: theirs[date] ?? [])
      }
    }
  }

  private static func kinds(_ recorded: [DayOff], _ foreign: [ForeignDay]) -> [Difference.Kind] {
    if recorded.isEmpty { return [.extra] }
    if foreign.isEmpty { return [.missing] }
    var kinds: [Difference.Kind] = []
    let stated = Set(foreign.compactMap(\.kind))
    if !stated.isSubset(of: recorded.map(\.kind)) { kinds.append(.otherKind) }
    let known = Set(recorded.flatMap { [comparable($0.name.indonesian), comparable($0.name.english)] })
    if !foreign.allSatisfy({ known.contains(comparable($0.name.indonesian)) }) { kinds.append(.otherName) }
    return kinds
  }

  /// A name without what only spelling makes different: case, blanks, signs.
  private static func comparable(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
