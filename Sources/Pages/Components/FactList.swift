import Wording

/// Facts with what they are called: `dl`.
struct FactList: Sendable {
  private var rows: [(label: Sentence, value: Markup)] = []

  /// Adds a fact.
  mutating func add(_ label: Sentence, _ value: Markup) { rows.append((label, value)) }

  /// Adds a fact in words of the service.
  mutating func add(_ label: Sentence, _ value: Sentence, in language: Language) {
    rows.append((label, "\(value, in: language)"))
  }

  /// Adds a fact that somebody wrote, where there is one.
  mutating func add(_ label: Sentence, text: String?) {
    guard let text else { return }
    // What was written in lines is read in lines.
    rows.append((label, text.contains("\n") ? "<span class=\"lines\">\(text)</span>" : Markup(text: text)))
  }

  func markup(in language: Language) -> Markup {
    let rows = rows.map { row -> Markup in
      "<div><dt>\(row.label, in: language)</dt><dd>\(row.value)</dd></div>\n"
    }
    return "<dl class=\"facts\">\n\(rows)</dl>\n"
  }
}
