import WorkCalendar
import Wording

/// What happened, one thing after another, the newest first or last as it is given.
struct Timeline: Sendable {
  struct Entry: Sendable {
    /// What happened.
    let title: Sentence
    /// When.
    let at: Instant
    /// Who did it, what was said: the rest, or nothing.
    var content = Markup()

    init(_ title: Sentence, at: Instant, _ content: Markup = Markup()) {
      self.title = title
      self.at = at
      self.content = content
    }
  }

  let entries: [Entry]
  /// The zone of the reader; office time stands beside it where it shows something else.
  let zone: Zone

  init(_ entries: [Entry], in zone: Zone = .wib) {
    self.entries = entries
    self.zone = zone
  }

  func markup(in language: Language) -> Markup {
    let items = entries.map { entry -> Markup in
      """
      <li><p><strong>\(entry.title, in: language)</strong></p>
      <p class="hint">\(TimeText.moment(entry.at, in: zone, language))</p>
      \(entry.content)</li>

      """
    }
    return "<ol class=\"timeline\">\n\(items)</ol>\n"
  }
}
