public import JSON
public import WorkCalendar
import Wording

/// The weekly hours of an officer as the outside writes them: `{"mon": ["07:30-12:00", "13:00-16:00"]}`.
public enum WeeklyHours {
  /// The names of the weekdays.
  public static let weekdays: [(name: String, weekday: Weekday)] = [
    ("mon", .monday), ("tue", .tuesday), ("wed", .wednesday), ("thu", .thursday), ("fri", .friday),
    ("sat", .saturday), ("sun", .sunday),
  ]
  /// The most spans of a day; more than any office has.
  public static let spansPerDay = 12

  /// Reads hours; a weekday that is not named is closed. Fails with `Refusal.invalid` on anything else, and
  /// where spans of a day overlap or no day has any.
  public static func read(_ value: JSONValue, at path: JSONPath) throws -> WeekPattern {
    let pattern = try JSONObjectReader.read(value, at: path) { reader in
      var spans: [Weekday: [LocalSpan]] = [:]
      for (name, weekday) in weekdays {
        guard let elements = try reader.optionalArray(name, atMost: spansPerDay) else { continue }
        spans[weekday] = try readDay(elements.map { try $0.string() }, at: path[name])
      }
      return WeekPattern(spans)
    }
    guard Weekday.allCases.contains(where: { !pattern.spans(on: $0).isEmpty }) else {
      throw Refusal.invalid([FieldProblem(path.description, noHours)])
    }
    return pattern
  }

  /// What whoever gives no hours at all is told.
  static let noHours = Sentence(
    "tidak ada jam sama sekali; nyatakan ketidakhadiran sebagai gantinya",
    "there are no hours at all; declare an absence instead")

  /// Reads the hours of a day, each as `07:30-12:00`. Fails with `Refusal.invalid` on anything else, and where they
  /// overlap.
  public static func readDay(_ texts: [String], at path: JSONPath) throws -> [LocalSpan] {
    var spans: [LocalSpan] = []
    for (index, text) in texts.enumerated() {
      let span: LocalSpan
      do throws(ISO8601Error) {
        span = try LocalSpan(parsingISO8601: text)
      } catch {
        throw Refusal.invalid([FieldProblem(path[index].description, error.sentence)])
      }
      guard !spans.contains(where: { $0.start < span.end && span.start < $0.end }) else {
        throw Refusal.invalid([
          FieldProblem(
            path[index].description,
            Sentence("beririsan dengan jam lain pada hari itu", "overlaps other hours of that day"))
        ])
      }
      spans.append(span)
    }
    return spans
  }

  /// Hours as the outside writes them; days without hours are left out.
  public static func json(_ pattern: WeekPattern) -> JSONValue {
    var object = JSONObject()
    for (name, weekday) in weekdays {
      let spans = pattern.spans(on: weekday)
      guard !spans.isEmpty else { continue }
      object.append(name, .array(spans.map { .string($0.iso8601) }))
    }
    return .object(object)
  }
}
