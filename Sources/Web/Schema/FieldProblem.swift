public import JSON
public import Wording

/// What is wrong with one field of a call.
public struct FieldProblem: Error, Hashable, Sendable {
  /// Where: in the body, or the name of a parameter.
  public let path: JSONPath
  /// What is wrong and what to write instead; one line without a full stop.
  public let sentence: Sentence

  /// A problem of a field.
  public init(_ path: JSONPath, _ sentence: Sentence) {
    self.path = path
    self.sentence = sentence
  }
}
