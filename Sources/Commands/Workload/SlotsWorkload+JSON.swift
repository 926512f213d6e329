import JSON
import WorkCalendar

extension SlotsWorkload {
  /// Workloads are larger than what people send: 200 people with 3,000 busy times each take 14 MB.
  static let limits = JSONLimits(bytes: 256 << 20, depth: 8, values: 20_000_000)
  private static let longestList = 1_000_000

  /// Reads the form of an object with `tz`, `from`, `days`, `slot_min`, `work` by ISO weekday, `holidays` and
  /// `staff`. Fails with a `JSONSyntaxError`, a `JSONStructureError`, or a `WorkloadProblem`.
  static func read(json text: [UInt8], named file: String, zones: ZoneFiles) throws -> SlotsWorkload {
    let document = try JSONValue(parsing: text, limits: limits)
    return try JSONObjectReader.read(document, at: .root) { reader in
      func wrong(_ path: JSONPath) -> WorkloadProblem { WorkloadProblem(file: file, reason: .value(path)) }
      guard let zone = try zones.zone(reader.string("tz")) else { throw wrong(reader.path["tz"]) }
      guard let first = CivilDate(iso8601: try reader.string("from")) else {
        throw wrong(reader.path["from"])
      }
      let days = try reader.integer("days", in: 0...mostDays)
      guard days < first.distance(to: .last) else { throw wrong(reader.path["days"]) }
      let slot = Minutes(try reader.integer("slot_min", in: 1...1440))
      guard 1440.isMultiple(of: slot.count) else { throw wrong(reader.path["slot_min"]) }
      let holidays = try reader.array("holidays", atMost: longestList).map { element in
        guard let date = CivilDate(iso8601: try element.string()) else { throw wrong(element.path) }
        return date
      }
      let week = try week(reader.value("work"), at: reader.path["work"], wrong)
      let off = Set(holidays)
      let windows = (0..<days).map { first.advanced(by: $0) }.filter { !off.contains($0) }.flatMap { date in
        week.spans(on: date.weekday).compactMap { span in
          InstantRange(
            start: zone.instant(of: LocalDateTime(date: date, time: span.start)),
            end: zone.instant(of: LocalDateTime(date: date, time: span.end)))
        }
      }
      let members = try reader.array("staff", atMost: longestList).map { try member($0, wrong) }
      return SlotsWorkload(windows: windows, slot: slot, members: members)
    }
  }

  private static func week(
    _ value: JSONValue, at path: JSONPath, _ wrong: (JSONPath) -> WorkloadProblem
  ) throws -> WeekPattern {
    try JSONObjectReader.read(value, at: path) { reader in
      var spans: [Weekday: [LocalSpan]] = [:]
      for weekday in Weekday.allCases {
        for element in try reader.optionalArray(String(weekday.rawValue), atMost: 24) ?? [] {
          guard case .array(let pair) = element.value, pair.count == 2,
            case .string(let start) = pair[0], case .string(let end) = pair[1],
            let from = LocalTime(iso8601: start), let to = LocalTime(iso8601: end),
            let span = LocalSpan(start: from, end: to)
          else { throw wrong(element.path) }
          spans[weekday, default: []].append(span)
        }
      }
      return WeekPattern(spans)
    }
  }

  private static func member(
    _ element: JSONElement, _ wrong: (JSONPath) -> WorkloadProblem
  ) throws -> Member {
    try JSONObjectReader.read(element.value, at: element.path) { reader in
      let id = try reader.string("id")
      let busy = try reader.array("busy", atMost: longestList).map { element in
        guard case .array(let pair) = element.value, pair.count == 2, case .integer(let start) = pair[0],
          case .integer(let end) = pair[1],
          let range = range(from: start, to: end)
        else { throw wrong(element.path) }
        return range
      }
      return Member(id: id, busy: busy)
    }
  }
}
