import Wording

/// What stands where nothing is to be listed: that this is so, and what leads on from here.
struct EmptyState: Sendable {
  let title: Sentence
  let content: Markup

  init(_ title: Sentence, _ content: Markup = Markup()) {
    self.title = title
    self.content = content
  }

  func markup(in language: Language) -> Markup {
    """
    <div class="empty">\(Icon.check)
    <p><strong>\(title, in: language)</strong></p>
    \(content)</div>

    """
  }
}
