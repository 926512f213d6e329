import WorkCalendar

/// What the arguments of a call say, checked against the declaration of its command.
struct ParsedArguments: Sendable {
  private var values: [String: String] = [:]
  private var switches: Set<String> = []
  /// What stands besides the options, in order.
  var operands: [String] = []

  /// Whether an option was given.
  func has(_ option: OptionDeclaration) -> Bool {
    switches.contains(option.name) || values[option.name] != nil
  }

  /// The value of an option as it was written, or `nil` where it was not given.
  func text(_ option: OptionDeclaration) -> String? { values[option.name] }

  /// The value of an option that takes a whole number.
  func integer(_ option: OptionDeclaration) -> Int? { values[option.name].flatMap { Int($0) } }

  /// The value of an option that takes a date.
  func date(_ option: OptionDeclaration) -> CivilDate? {
    values[option.name].flatMap { CivilDate(iso8601: $0) }
  }

  mutating func add(_ option: OptionDeclaration, value: String?) {
    if let value { values[option.name] = value } else { switches.insert(option.name) }
  }
}
