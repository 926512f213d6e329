public import JSON
public import WorkCalendar

extension JSONValue {
  /// A moment as the API writes it: on the office's clock, with its offset.
  public static func instant(_ instant: Instant) -> JSONValue { .string(instant.iso8601(offset: .wib)) }

  /// A date, `2026-03-10`.
  public static func date(_ date: CivilDate) -> JSONValue { .string(date.iso8601) }

  /// A whole number.
  public static func whole(_ number: Int) -> JSONValue { .integer(Int64(number)) }

  /// A text, or `null`.
  public static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}
