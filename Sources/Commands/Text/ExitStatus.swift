/// How a command ends.
enum ExitStatus: Int32, Hashable, Sendable {
  /// It did what was asked.
  case success = 0
  /// It understood, and could not or may not.
  case refusal = 1
  /// It was called wrongly, or given what it cannot read.
  case misuse = 2
}
