import Wording

/// What the fields of a page's forms are called, noted while the page is made, so that the summary of problems can name
/// them. Belongs to one visit, and so to one thread.
final class FieldLabels: @unchecked Sendable {
  private var labels: [String: Sentence] = [:]

  /// Notes what the field with an identifier on the page is called.
  func note(_ label: Sentence, for identifier: String) { labels[identifier] = label }

  /// What it is called; `nil` where the page has no such field.
  func label(of identifier: String) -> Sentence? { labels[identifier] }
}
