/// A set of points given as half-open intervals that are sorted, disjoint, apart from one another and non-
/// empty: one canonical form for each set, so that equal sets compare equal.
public struct IntervalSet<Bound: Comparable & Hashable & Sendable>: Hashable, Sendable {
  /// One interval `[lower, upper)` of the set.
  public struct Interval: Hashable, Sendable {
    /// The first point inside.
    public let lower: Bound
    /// The first point after.
    public let upper: Bound
  }

  /// The intervals, in order.
  public private(set) var intervals: [Interval]

  /// The empty set.
  public init() { intervals = [] }

  /// The points in `[lower, upper)`; empty where `upper` is not after `lower`.
  public init(from lower: Bound, to upper: Bound) {
    intervals = lower < upper ? [Interval(lower: lower, upper: upper)] : []
  }

  /// The points that lie in any of the given intervals, which may overlap and come in any order.
  /// Empty or reversed ones add nothing.
  public init(_ parts: some Sequence<(Bound, Bound)>) {
    intervals = []
    for (lower, upper) in parts.filter({ $0.0 < $0.1 }).sorted(by: { $0.0 < $1.0 }) {
      append(lower, upper)
    }
  }

  /// Whether the set has no points.
  public var isEmpty: Bool { intervals.isEmpty }

  /// Whether a point lies in the set.
  public func contains(_ point: Bound) -> Bool {
    intervals.contains { $0.lower <= point && point < $0.upper }
  }

  /// Whether every point of `[lower, upper)` lies in the set; true where that is empty.
  public func contains(from lower: Bound, to upper: Bound) -> Bool {
    lower >= upper || intervals.contains { $0.lower <= lower && upper <= $0.upper }
  }

  /// The points in either set.
  public func union(_ other: IntervalSet) -> IntervalSet {
    IntervalSet((intervals + other.intervals).lazy.map { ($0.lower, $0.upper) })
  }

  /// The points in both sets.
  public func intersection(_ other: IntervalSet) -> IntervalSet {
    var result = IntervalSet()
    var mine = intervals.makeIterator()
    var theirs = other.intervals.makeIterator()
    var left = mine.next()
    var right = theirs.next()
    while let a = left, let b = right {
      let lower = max(a.lower, b.lower)
      let upper = min(a.upper, b.upper)
      if lower < upper { result.append(lower, upper) }
      if a.upper < b.upper { left = mine.next() } else { right = theirs.next() }
    }
    return result
  }

  /// The points in this set that are not in the other.
  public func subtracting(_ other: IntervalSet) -> IntervalSet {
    var result = IntervalSet()
    var next = other.intervals.startIndex
    for interval in intervals {
      var lower = interval.lower
      while next < other.intervals.endIndex, other.intervals[next].upper <= lower { next += 1 }
      var index = next
      while index < other.intervals.endIndex, other.intervals[index].lower < interval.upper {
        if lower < other.intervals[index].lower { result.append(lower, other.intervals[index].lower) }
        lower = max(lower, other.intervals[index].upper)
        index += 1
      }
      if lower < interval.upper { result.append(lower, interval.upper) }
    }
    return result
  }

  /// Adds an interval that begins no earlier than the last one did; joined with it where they overlap or
  /// touch.
  private mutating func append(_ lower: Bound, _ upper: Bound) {
    if let last = intervals.last, lower <= last.upper {
      intervals[intervals.count - 1] = Interval(lower: last.lower, upper: max(last.upper, upper))
    } else {
      intervals.append(Interval(lower: lower, upper: upper))
    }
  }
}
