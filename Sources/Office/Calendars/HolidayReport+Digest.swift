import Casework
import JSON
import Secrets
import WorkCalendar

extension HolidayReport {
  /// A word for all that the import does: two reports that tell of the same days, requests, meetings, offers and plans,
  /// from the same version of the calendar, have the same, whether they were done or not.
  public var digest: String {
    let told = consequences
    let parts: [JSONValue] = [
      HolidayReport.number(basis), .string(mode.rawValue), .array(years.map { .integer(Int64($0)) }),
      .array(changes.map(HolidayReport.json)),
      .array(
        told.requests.map { row in
          let dates = [row.earliestBefore, row.earliestAfter, row.dueBefore, row.dueAfter]
          return .array([HolidayReport.number(row.id)] + dates.map { .string($0.iso8601) })
        }),
      .array(
        told.meetings.map { row in
          [
            HolidayReport.number(row.meeting.id), HolidayReport.times([row.meeting.time]),
            HolidayReport.date(row.dayOff?.date), HolidayReport.date(row.earliestDate),
            HolidayReport.times(row.alternatives),
          ]
        }),
      .array(told.withoutProposals.map { HolidayReport.number($0) }),
      .array(
        told.offers.map { row in
          [HolidayReport.number(row.rescheduling), HolidayReport.times(row.released), .boolean(row.ends)]
        }),
      .array(
        told.plans.map { row in
          [HolidayReport.number(row.id), .array(row.requests.map { HolidayReport.number($0) })]
        }),
      .array(told.restored.map { [HolidayReport.number($0.meeting.id), .boolean($0.hasEnded)] }),
    ]
    return Digest(of: Array(JSONValue.array(parts).serialized().utf8)).hexadecimal
  }

  private static func json(_ change: HolidayChange) -> JSONValue {
    .array([.string(change.kind.rawValue), json(change.before), json(change.after), .text(change.withdrawal)])
  }

  private static func json(_ day: DayOff?) -> JSONValue {
    guard let day else { return .null }
    return [
      date(day.date), .string(day.kind.rawValue), .string(day.name.indonesian), .string(day.name.english),
      .text(day.decree),
    ]
  }

  private static func number<Kind>(_ id: Identifier<Kind>?) -> JSONValue {
    id.map { .integer($0.number) } ?? .null
  }

  private static func date(_ date: CivilDate?) -> JSONValue { date.map { .string($0.iso8601) } ?? .null }

  private static func times(_ ranges: [InstantRange]) -> JSONValue {
    .array(ranges.flatMap { [.integer($0.start.secondsSinceEpoch), .integer($0.end.secondsSinceEpoch)] })
  }
}

extension JSONValue {
  fileprivate static func text(_ decree: Decree?) -> JSONValue {
    decree.map { .string($0.citation) } ?? .null
  }
}
