import Wording

/// Which part of a long plan is shown: so many meetings, and so many requests without one, each from a place in its list
/// on; or both from the same place on in short, as they go on paper, where more of them have room.
struct PlanPart: Sendable {
  /// The most meetings with their reasons on one page. A page is to come over a poor line, too.
  static let meetings = 40
  /// The most requests without a meeting on one page, each with its proposals and the free times near them.
  static let unmet = 20
  /// The most of each on one page in short.
  static let short = 60

  /// How much of one of the lists of a plan is shown.
  struct List: Sendable {
    let size: Int
    /// The place in the list at which the page begins.
    let start: Int
    /// The address of the page that begins at a place, less that place at its end; and of the beginning.
    fileprivate let next: String
    fileprivate let first: String

    /// What of a list is shown.
    func shown<Element>(of all: [Element]) -> ArraySlice<Element> { all.dropFirst(start).prefix(size) }

    /// Which ones of so many are shown; `nil` where all of them are.
    func place(of count: Int) -> Sentence? {
      guard count > size || start > 0 else { return nil }
      guard start < count else {
        return Sentence("Tidak ada lagi dari \(count).", "None is left of \(count).")
      }
      let last = min(count - start, size) + start
      return Sentence(
        "Nomor \(start + 1)–\(last) dari \(count).", "Numbers \(start + 1)–\(last) of \(count).")
    }

    /// The way through so many.
    func pager(of count: Int) -> Pager {
      Pager(
        first: start == 0 ? nil : first, next: count - size > start ? "\(next)\(start + size)" : nil,
        order: .place)
    }
  }

  private static let inShort = "ringkas"

  let met: List
  let unmet: List
  /// Whether they are shown in short, without what is for the screen alone.
  let isShort: Bool

  /// The part that a reader asks for of the plan at a path.
  init(_ visit: Visit, of path: String) {
    isShort = visit.query(Self.inShort) != nil
    if isShort {
      let short = Self.short(of: path)
      met = Self.list("dari", Self.short, "\(short)&", short, visit)
      unmet = met
    } else {
      met = Self.list("pertemuan", Self.meetings, "\(path)?", path, visit)
      unmet = Self.list("belum", Self.unmet, "\(path)?", path, visit)
    }
  }

  /// The address at which a plan is shown in short.
  static func short(of path: String) -> String { "\(path)?\(inShort)=ya" }

  /// A list whose place stands in the address under a word. No plan has a million of anything.
  private static func list(
    _ word: String, _ size: Int, _ head: String, _ first: String, _ visit: Visit
  ) -> List {
    let place = visit.query(word).flatMap(Int.init) ?? 0
    return List(
      size: size, start: min(max(0, place), 1_000_000), next: "\(head)\(word)=", first: first)
  }
}
