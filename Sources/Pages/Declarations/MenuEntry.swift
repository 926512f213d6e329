import Wording

/// A place in the menu. A page that everybody may open stands in the menu of visitors, one of the staff in theirs, for
/// those who may open it.
struct MenuEntry: Hashable, Sendable {
  /// What the page is called there.
  let title: Sentence
  /// Where it stands, the lowest first.
  let order: Int

  init(_ title: Sentence, at order: Int) {
    self.title = title
    self.order = order
  }
}
