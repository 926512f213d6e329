import Wording

/// Something that is told apart from the text around it.
struct Box: Sendable {
  enum Kind: String, Sendable {
    /// Good to know.
    case note
    /// Something is done.
    case done
    /// To be looked at soon.
    case warning
    /// Something does not work, or is late.
    case problem
  }

  let kind: Kind
  /// What it is about, in a few words.
  let title: Sentence
  /// The rest, or nothing.
  var content = Markup()

  init(_ kind: Kind, _ title: Sentence, _ content: Markup = Markup()) {
    self.kind = kind
    self.title = title
    self.content = content
  }

  /// The box; a title in a paragraph, so that the outline of headings is the page's own.
  func markup(in language: Language) -> Markup {
    let icon =
      switch kind {
      case .note: Icon.note
      case .done: Icon.check
      case .warning, .problem: Icon.warning
      }
    return """
      <div class="box \(kind.rawValue)">
      <p class="title">\(icon)\(title, in: language)</p>
      \(content)</div>

      """
  }
}
