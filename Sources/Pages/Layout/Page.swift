import Wording

/// A page without what surrounds it: heading and content. ``PageLayout`` puts the rest around it.
struct Page: Sendable {
  /// How much room the content takes.
  enum Width: Sendable {
    /// A column to read.
    case reading
    /// The whole width, for tables and calendars.
    case wide
  }

  /// The heading, and the title in the browser.
  let title: Sentence
  /// A sentence or two below the heading, or nothing.
  var lead: Sentence?
  /// Where the page is, where that is not what was called: a page that is shown again by the answer to a form.
  var address: String?
  var width = Width.reading
  /// The content, in the reader's language.
  let main: Markup

  init(
    _ title: Sentence, lead: Sentence? = nil, address: String? = nil, width: Width = .reading, main: Markup
  ) {
    self.title = title
    self.lead = lead
    self.address = address
    self.width = width
    self.main = main
  }
}
