/// What was said of something that happened: a reason or a note. It may hold personal data and can be erased;
/// the history does not change by that.
public struct Remark: Hashable, Sendable {
  /// The reason or the note.
  public let text: String
  /// The unit to which a request was referred; `nil` where it is about nothing of the kind.
  public let unit: String?

  /// A remark.
  public init(text: String, unit: String? = nil) {
    self.text = text
    self.unit = unit
  }
}

extension Queries {
  /// Adds a remark to an entry of the history.
  public func add(_ remark: Remark, to history: Int64) throws {
    try execute(
      "INSERT INTO remark (history, body, unit) VALUES ($1, $2, $3)",
      [.integer(history), .text(remark.text), SQLValue(remark.unit)])
  }
}
