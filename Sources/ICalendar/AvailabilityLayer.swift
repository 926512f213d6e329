import WorkCalendar

/// What one VAVAILABILITY says within the window.
struct AvailabilityLayer {
  /// Its PRIORITY: 1 is the highest, 9 the lowest, and 0, not stated, lower still (RFC 7953, section 3.2).
  let priority: Int
  /// The time for which it speaks.
  let range: InstantRange
  /// When the person can be met in that time.
  let free: [InstantRange]

  /// What the layers say together: where they overlap, the one of higher precedence holds.
  static func resolved(_ layers: [AvailabilityLayer]) -> (stated: [InstantRange], free: [InstantRange]) {
    var free: [InstantRange] = []
    for priority in [0, 9, 8, 7, 6, 5, 4, 3, 2, 1] {
      let level = layers.filter { $0.priority == priority }
      let ranges = level.map(\.range).joinedWhereTouching()
      free = (free.subtracting(ranges) + level.flatMap(\.free)).joinedWhereOverlapping()
    }
    return (layers.map(\.range).joinedWhereTouching(), free)
  }
}

extension InstantRange {
  /// The part of the span inside another, as none or one.
  func clipped(to other: InstantRange) -> [InstantRange] {
    InstantRange(start: max(start, other.start), end: min(end, other.end)).map { [$0] } ?? []
  }
}

extension [InstantRange] {
  /// The spans in order; those that overlap are one, those that only touch stay apart.
  func joinedWhereOverlapping() -> [InstantRange] { joined { $0 < $1 } }

  /// The spans in order; those that overlap or touch are one.
  func joinedWhereTouching() -> [InstantRange] { joined { $0 <= $1 } }

  /// What is left of the spans without others. Both must be in order, and no two of either may overlap.
  func subtracting(_ others: [InstantRange]) -> [InstantRange] {
    var left: [InstantRange] = []
    var index = 0
    for span in self {
      // What ends before this span ends before all later ones.
      while index < others.count, others[index].end <= span.start { index += 1 }
      var start = span.start
      for other in others[index...] {
        guard other.start < span.end else { break }
        if let before = InstantRange(start: start, end: other.start) { left.append(before) }
        start = Swift.max(start, other.end)
      }
      if let rest = InstantRange(start: start, end: span.end) { left.append(rest) }
    }
    return left
  }

  private func joined(where meets: (Instant, Instant) -> Bool) -> [InstantRange] {
    var joined: [InstantRange] = []
    for span in sorted() {
      if let last = joined.last, meets(span.start, last.end) {
        joined[joined.count - 1] = InstantRange(start: last.start, end: Swift.max(last.end, span.end)) ?? last
      } else {
        joined.append(span)
      }
    }
    return joined
  }
}
