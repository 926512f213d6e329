public import Casework
public import WorkCalendar

/// The hours of an officer on a single date, in place of those that hold on it otherwise.
public struct DateHoursRecord: Hashable, Sendable {
  /// The officer.
  public let officer: Identifier<Record.Officer>
  /// The date, in office time.
  public let date: CivilDate
  /// The hours in office time, sorted and disjoint; at least one span.
  public let spans: [LocalSpan]

  /// Hours of a date.
  public init(officer: Identifier<Record.Officer>, date: CivilDate, spans: [LocalSpan]) {
    self.officer = officer
    self.date = date
    self.spans = spans
  }
}

extension Queries {
  /// The hours of single dates from a day on, by officer and date; of an officer where one is given.
  public func dateHours(
    from day: CivilDate, of officer: Identifier<Record.Officer>? = nil
  ) throws -> [DateHoursRecord] {
    var parameters: [SQLValue] = [.text(day.iso8601)]
    if let officer { parameters.append(.integer(officer.number)) }
    return try all(
      """
      SELECT officer, day, spans FROM date_hours
      WHERE day >= $1 \(officer == nil ? "" : "AND officer = $2") ORDER BY officer, day
      """, parameters
    ) { row in
      let spans = try row.text(2).split(separator: ",").map { try storedSpan(String($0)) }
      guard !spans.isEmpty, LocalSpan.joined(spans) == spans else {
        throw DatabaseError.unreadable("'\(row.text(2))' are no hours of a day")
      }
      return DateHoursRecord(
        officer: Identifier(row.integer(0)), date: try storedDate(row.text(1)), spans: spans)
    }
  }

  /// Puts hours of a date in place of those that the officer had on it.
  public func put(_ hours: DateHoursRecord) throws {
    try execute(
      """
      INSERT INTO date_hours (officer, day, spans) VALUES ($1, $2, $3)
      ON CONFLICT (officer, day) DO UPDATE SET spans = excluded.spans
      """,
      [
        .integer(hours.officer.number), .text(hours.date.iso8601),
        .text(hours.spans.map(\.iso8601).joined(separator: ",")),
      ])
  }

  /// Removes the hours of an officer's date. Returns whether there were any.
  public func removeDateHours(of officer: Identifier<Record.Officer>, on date: CivilDate) throws -> Bool {
    try execute(
      "DELETE FROM date_hours WHERE officer = $1 AND day = $2",
      [.integer(officer.number), .text(date.iso8601)]) == 1
  }
}
