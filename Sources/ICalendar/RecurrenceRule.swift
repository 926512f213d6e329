import WorkCalendar

/// A recurrence rule (RFC 5545, section 3.3.10), checked part by part before libical reads it: libical takes
/// `INTERVAL=65537` for 1 and `COUNT=5abc` for 5 without a word.
struct RecurrenceRule: Hashable {
  /// How often the rule counts; finer ones are refused.
  enum Frequency: String {
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
    case yearly = "YEARLY"
  }

  /// A weekday of a rule, with its number in the month or year where there is one: `-1FR` is the last Friday.
  struct NumberedDay: Hashable {
    let ordinal: Int?
    let weekday: Weekday
  }

  /// The frequency.
  let frequency: Frequency
  /// Every how many periods; 1 or more.
  let interval: Int
  /// How many times in all; `nil` without end or with `until`.
  let count: Int?
  /// The last time that may be, as written.
  let until: ClockReading?
  /// BYDAY; empty where absent, like the lists that follow.
  let days: [NumberedDay]
  /// BYMONTH, BYMONTHDAY and BYSETPOS.
  let months, monthDays, positions: [Int]
  /// How many times a day BYHOUR, BYMINUTE and BYSECOND together name; 1 where there is none.
  let timesOfDay: Int
  /// The names of the parts that are there.
  let parts: Set<String>
  /// The rule as it is handed to libical: without UNTIL, which depends on the zone of the event.
  let libicalText: String

  /// Reads a rule. Fails with the part that cannot be used.
  init(_ text: String) throws(RecurrenceRuleError) {
    var values: [String: String] = [:]
    var order: [String] = []
    for part in text.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1).map { $0.utf8.asciiUpperCased }
      guard pair.count == 2, values.updateValue(pair[1], forKey: pair[0]) == nil else {
        throw .malformed(String(part))
      }
      order.append(pair[0])
    }
    let written = try Self.frequency(values["FREQ"])
    interval = try Self.number("INTERVAL", in: values, allowed: 1...Int(Int16.max)) ?? 1
    count = try Self.number("COUNT", in: values, allowed: 1...Int(Int32.max))
    if let text = values["UNTIL"] {
      guard let reading = ClockReading(written: text), count == nil else { throw .malformed("UNTIL=\(text)") }
      until = reading
    } else {
      until = nil
    }
    days = try Self.days(values["BYDAY"])
    months = try Self.list("BYMONTH", in: values, allowed: 1...12)
    monthDays = try Self.list("BYMONTHDAY", in: values, allowed: 1...31, orNegative: true)
    positions = try Self.list("BYSETPOS", in: values, allowed: 1...366, orNegative: true)
    let yearDays = try Self.list("BYYEARDAY", in: values, allowed: 1...366, orNegative: true)
    _ = try Self.list("BYWEEKNO", in: values, allowed: 1...53, orNegative: true)
    timesOfDay =
      max(1, try Self.list("BYHOUR", in: values, allowed: 0...23).count)
      * max(1, try Self.list("BYMINUTE", in: values, allowed: 0...59).count)
      * max(1, try Self.list("BYSECOND", in: values, allowed: 0...60).count)
    if let start = values["WKST"], Self.weekday(start) == nil { throw .malformed("WKST=\(start)") }
    parts = Set(order)
    // libical reads past days counted from the end of the month where the rule is daily, and gives a yearly
    // rule of days of the month only the start's month. Both are written in the way that it gets right.
    let isCountedBack = written == .daily && monthDays.contains { $0 < 0 }
    guard !isCountedBack || interval == 1 else { throw .unsupported("BYMONTHDAY") }
    frequency = isCountedBack ? .monthly : written
    values["FREQ"] = frequency.rawValue
    if written == .yearly, !monthDays.isEmpty, months.isEmpty {
      guard days.allSatisfy({ $0.ordinal == nil }) else { throw .unsupported("BYDAY") }
      values["BYMONTH"] = "1,2,3,4,5,6,7,8,9,10,11,12"
    }
    libicalText = Self.partNames.compactMap { name in
      name == "UNTIL" ? nil : values[name].map { "\(name)=\($0)" }
    }.joined(separator: ";")
    try checkCombination(order, hasYearDays: !yearDays.isEmpty, weekStart: values["WKST"])
  }

  /// Every part of a rule, in the order in which libical wants them: WKST before the days.
  private static let partNames = [
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY",
    "BYHOUR", "BYMINUTE", "BYSECOND", "BYSETPOS",
  ]

  private func checkCombination(
    _ order: [String], hasYearDays: Bool, weekStart: String?
  ) throws(RecurrenceRuleError) {
    for name in order where !Self.partNames.contains(name) {
      throw name == "RSCALE" || name == "SKIP" ? .unsupported(name) : .malformed(name)
    }
    let isNumbered = days.contains { $0.ordinal != nil }
    if isNumbered, frequency == .daily || frequency == .weekly { throw .malformed("BYDAY") }
    if hasYearDays, frequency != .yearly { throw .malformed("BYYEARDAY") }
    if order.contains("BYWEEKNO") {
      throw frequency == .yearly ? .unsupported("BYWEEKNO") : .malformed("BYWEEKNO")
    }
    // libical skips the wrong weeks where a week begins on another day than Monday or Sunday.
    let isOfOddWeeks = frequency == .weekly && interval > 1 && !days.isEmpty
    if isOfOddWeeks, let weekStart, weekStart != "MO", weekStart != "SU" { throw .unsupported("WKST") }
    if !monthDays.isEmpty, frequency == .weekly { throw .malformed("BYMONTHDAY") }
    // libical reads past BYSETPOS of days and weeks.
    if !positions.isEmpty, frequency == .daily || frequency == .weekly { throw .unsupported("BYSETPOS") }
    // libical counts a day twice that two of its names stand for.
    let isNamedTwice =
      (monthDays.contains { $0 > 0 } && monthDays.contains { $0 < 0 })
      || Set(monthDays).count < monthDays.count || Set(days.map(\.weekday)).count < days.count
    if !positions.isEmpty, isNamedTwice { throw .unsupported("BYSETPOS") }
    if !positions.isEmpty, !order.contains(where: { $0.hasPrefix("BY") && $0 != "BYSETPOS" }) {
      throw .malformed("BYSETPOS")
    }
  }

  private static func frequency(_ text: String?) throws(RecurrenceRuleError) -> Frequency {
    guard let text else { throw .malformed("FREQ") }
    if ["HOURLY", "MINUTELY", "SECONDLY"].contains(text) { throw .tooFine(text) }
    guard let frequency = Frequency(rawValue: text) else { throw .malformed("FREQ=\(text)") }
    return frequency
  }

  private static func number(
    _ name: String, in values: [String: String], allowed: ClosedRange<Int>
  ) throws(RecurrenceRuleError) -> Int? {
    guard let text = values[name] else { return nil }
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(text),
      allowed.contains(number)
    else { throw .malformed("\(name)=\(text)") }
    return number
  }

  private static func list(
    _ name: String, in values: [String: String], allowed: ClosedRange<Int>, orNegative: Bool = false
  ) throws(RecurrenceRuleError) -> [Int] {
    guard let text = values[name] else { return [] }
    var numbers: [Int] = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Int(item), allowed.contains(orNegative ? Int(clamping: number.magnitude) : number)
      else {
        throw .malformed("\(name)=\(text)")
      }
      numbers.append(number)
    }
    return numbers
  }

  private static func days(_ text: String?) throws(RecurrenceRuleError) -> [NumberedDay] {
    guard let text else { return [] }
    var days: [NumberedDay] = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let number = item.dropLast(2)
      guard let weekday = weekday(String(item.suffix(2))),
        number.isEmpty || (1...53).contains(Int(number)?.magnitude ?? 0)
      else { throw .malformed("BYDAY=\(text)") }
      days.append(NumberedDay(ordinal: Int(number), weekday: weekday))
    }
    return days
  }

  /// The name of a weekday in a rule.
  static func name(of weekday: Weekday) -> String { weekdayNames[weekday.rawValue - 1] }

  private static let weekdayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  private static func weekday(_ text: String) -> Weekday? {
    weekdayNames.firstIndex(of: text).flatMap { Weekday(rawValue: $0 + 1) }
  }
}

/// Why a recurrence rule cannot be used; the text is the part that is to blame.
enum RecurrenceRuleError: Error, Hashable {
  /// It repeats by the hour, minute or second.
  case tooFine(String)
  /// It breaks the grammar.
  case malformed(String)
  /// It is legal, but libical would get it wrong or a calendar other than the Gregorian is meant.
  case unsupported(String)
}
