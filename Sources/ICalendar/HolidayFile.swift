public import WorkCalendar

/// A file of days off, as `calendars/` holds one for each year.
///
/// Each day is a whole-day event with the Indonesian name as SUMMARY, the English one as DESCRIPTION, the
/// kind as CATEGORIES, the decree as COMMENT and the day on which the decree was made public as
/// X-JADWAL-PUBLISHED; STATUS is CONFIRMED for a decreed day and TENTATIVE for another. A day that a later
/// decree took back is kept as a journal entry with the same properties, which calendar clients do not show
/// as an event; X-JADWAL-WITHDRAWN is the day on which that became public, and a second COMMENT the decree.
/// Plain holiday calendars of others are read too.
public struct HolidayFile: Hashable, Sendable {
  /// A day off of the file.
  public struct Entry: Hashable, Sendable {
    /// The day off.
    public let record: DayOffRecord
    /// Whether the file tells its kind; otherwise it is taken for a national holiday.
    public let isKindStated: Bool
    /// Where it stands.
    public let place: ICalendarPlace
  }

  /// The days off on record, withdrawn ones included, in the order of dates.
  public let entries: [Entry]
  /// How the file says that it is to be taken over (X-JADWAL-SCOPE of the calendar: YEAR, AMENDMENT or ALL);
  /// `nil` where it says nothing.
  public let scope: HolidayImportMode?
  /// What was read past.
  public let warnings: [ICalendarWarning]

  /// The days off of the entries.
  public var records: [DayOffRecord] { entries.map(\.record) }

  /// The order in which days stand in a file.
  static func precedes(_ lhs: DayOffRecord, _ rhs: DayOffRecord) -> Bool {
    let (left, right) = (lhs.dayOff, rhs.dayOff)
    guard left.date == right.date else { return left.date < right.date }
    let leftTexts = [
      left.kind.rawValue, left.name.indonesian, left.decree?.citation ?? "", lhs.withdrawal?.citation ?? "",
    ]
    let rightTexts = [
      right.kind.rawValue, right.name.indonesian, right.decree?.citation ?? "",
      rhs.withdrawal?.citation ?? "",
    ]
    return leftTexts.lexicographicallyPrecedes(rightTexts)
  }

  /// The categories by which the kinds of days off are told apart.
  static let categories: [(DayOffKind, String)] = [
    (.nationalHoliday, "NATIONAL-HOLIDAY"), (.collectiveLeave, "COLLECTIVE-LEAVE"), (.election, "ELECTION"),
  ]

  /// The words in which a file says how it is to be taken over.
  static let scopes: [(HolidayImportMode, String)] = [
    (.year, "YEAR"), (.amend, "AMENDMENT"), (.all, "ALL"),
  ]
  /// The property that holds one of them.
  static let scopeProperty = "X-JADWAL-SCOPE"
}
