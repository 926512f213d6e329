import JSON
public import Store
public import WorkCalendar

/// What a version of the calendar has changed, in numbers.
public struct CalendarVersionSummary: Sendable {
  /// The years that it is about, ascending.
  public let years: [Int]
  /// How many days off it has added, removed, and so on; kinds without any are left out.
  public let counts: [(kind: HolidayChange.Kind, count: Int)]
  /// The decrees, as they are cited.
  public let decrees: [String]

  /// What a version tells of itself; nothing where it cannot be read.
  public init(_ version: CalendarVersionRecord) {
    var object = JSONObject()
    if case .object(let told)? = try? JSONValue(parsing: Array(version.summary.utf8)) { object = told }
    func array(_ name: String) -> [JSONValue] {
      if case .array(let values)? = object[name] { values } else { [] }
    }
    years = array("years").compactMap { if case .integer(let year) = $0 { Int(year) } else { nil } }
    decrees = array("decrees").compactMap { if case .string(let text) = $0 { text } else { nil } }
    counts = HolidayChange.Kind.allCases.compactMap { kind in
      guard case .integer(let count)? = object[kind.rawValue] else { return nil }
      return (kind, Int(count))
    }
  }
}
