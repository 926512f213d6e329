public import Wording

/// A form that a text has to have: a check of ours, together with the pattern by which a JSON Schema says the
/// same.
///
/// The two must agree: what is documented is exactly what is accepted. Lengths are no part of a form.
public struct TextForm: Sendable {
  /// The form as a regular expression of ECMA-262 in Unicode mode, anchored at both ends (JSON Schema
  /// 2020-12, section 6.3.3).
  public let pattern: String
  /// The name that JSON Schema has for the form, such as `date`; it may ask for more than the pattern.
  public let format: String?
  /// What the form looks like, to be read after "write": `a date such as 2026-03-10`.
  public let expectation: Sentence
  /// A text of this form, shown in the document.
  public let example: String
  private let check: @Sendable (String) -> Bool

  /// A form with its check.
  public init(
    pattern: String, format: String? = nil, expectation: Sentence, example: String,
    accepts check: @escaping @Sendable (String) -> Bool
  ) {
    self.pattern = pattern
    self.format = format
    self.expectation = expectation
    self.example = example
    self.check = check
  }

  /// Whether a text has the form.
  public func accepts(_ text: String) -> Bool { check(text) }
}
