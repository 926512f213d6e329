import Wording

/// Which part of a long plan is shown: so many meetings, and so many requests without one, from a place in their lists
/// on; or all meetings in short, as they go on paper.
struct PlanPart: Sendable {
  /// The most meetings with their reasons on one page. A page is to come over a poor line, too.
  static let meetings = 40
  /// The most requests without a meeting on one page, each with its proposals and the free times near them.
  static let unmet = 20

  /// One of the two lists of a plan: the word for its place in the address, and how much of it is shown at once.
  struct List: Sendable {
    let word: String
    let size: Int
    /// The place in the list at which the page begins.
    let start: Int

    fileprivate init(_ word: String, _ size: Int, _ visit: Visit) {
      self.word = word
      self.size = size
      start = max(0, visit.query(word).flatMap(Int.init) ?? 0)
    }

    /// What of a list is shown.
    func shown<Element>(of all: [Element]) -> ArraySlice<Element> { all.dropFirst(start).prefix(size) }

    /// The way through the list.
    func pager(of count: Int, at path: String) -> Pager {
      Pager(
        first: start == 0 ? nil : path, next: count > start + size ? "\(path)?\(word)=\(start + size)" : nil,
        order: .place)
    }
  }

  private static let whole = "seluruhnya"

  let met: List
  let unmet: List
  /// Whether all meetings are shown, without what is for the screen alone.
  let isWhole: Bool

  init(_ visit: Visit) {
    met = List("pertemuan", Self.meetings, visit)
    unmet = List("belum", Self.unmet, visit)
    isWhole = visit.query(Self.whole) != nil
  }

  /// The address at which all of a plan is shown.
  static func whole(of path: String) -> String { "\(path)?\(whole)=ya" }
}
