import JSON
import WorkCalendar

extension ScenarioDecoder {
  /// The names of the weekdays in a scenario.
  static let weekdayNames: [(name: String, weekday: Weekday)] = [
    ("mon", .monday), ("tue", .tuesday), ("wed", .wednesday), ("thu", .thursday), ("fri", .friday),
    ("sat", .saturday), ("sun", .sunday),
  ]

  mutating func officers(_ elements: [JSONElement]) throws -> [ScenarioOfficer] {
    var taken: [String: JSONPath] = [:]
    return try elements.map { element in
      try JSONObjectReader.read(element.value, at: element.path) { reader in
        let id = try id(&reader, taken: &taken)
        let name = try reader.optionalString("name").map { (name) throws in
          try text(name, atMost: ScenarioLimits.nameLength, at: element.path["name"])
        }
        let hours = try reader.optionalValue("hours").map { (value) throws in
          try self.hours(value, at: element.path["hours"])
        }
        if let hours, Weekday.allCases.allSatisfy({ hours.spans(on: $0).isEmpty }) {
          warn(.officerWithoutHours(id), at: element.path["hours"])
        }
        return ScenarioOfficer(
          path: element.path, id: id, name: name ?? id, email: try email(&reader),
          competencies: try competences(&reader, "competencies"), hours: hours,
          unavailable: try unavailable(&reader), availability: try availability(&reader))
      }
    }
  }

  private func unavailable(_ reader: inout JSONObjectReader) throws -> [InstantRange] {
    try (reader.optionalArray("unavailable", atMost: ScenarioLimits.unavailable) ?? []).map { try window($0) }
  }

  /// The name of a calendar file beside the scenario: no folder, so that a scenario reaches no file
  /// elsewhere.
  private func availability(_ reader: inout JSONObjectReader) throws -> String? {
    guard let name = try reader.optionalString("availability") else { return nil }
    let path = reader.path["availability"]
    let plain = try text(name, atMost: 255, at: path)
    guard !plain.utf8.contains(UInt8(ascii: "/")), plain != ".", plain != ".." else {
      throw problem(.fileName(name), at: path)
    }
    return plain
  }

  /// The hours of a week; a weekday that is not named is closed.
  private func hours(_ value: JSONValue, at path: JSONPath) throws -> WeekPattern {
    try JSONObjectReader.read(value, at: path) { reader in
      var spans: [Weekday: [LocalSpan]] = [:]
      for (name, weekday) in ScenarioDecoder.weekdayNames {
        guard let elements = try reader.optionalArray(name, atMost: ScenarioLimits.spansPerDay) else {
          continue
        }
        spans[weekday] = try self.spans(elements)
      }
      return WeekPattern(spans)
    }
  }

  private func spans(_ elements: [JSONElement]) throws -> [LocalSpan] {
    var spans: [LocalSpan] = []
    for element in elements {
      let text = try element.string()
      let span: LocalSpan
      do throws(ISO8601Error) {
        span = try LocalSpan(parsingISO8601: text)
      } catch {
        throw problem(.hours(text, error), at: element.path)
      }
      if let other = spans.first(where: { $0.start < span.end && span.start < $0.end }) {
        throw problem(.overlappingHours(other, span), at: element.path)
      }
      spans.append(span)
    }
    return spans
  }
}
