import SeededRandom
import Scheduling
import Testing

@Suite("Interval sets, against plain sets of points")
struct IntervalSetTests {
  /// A set of the cells `[n, n + 1)`, one for each point.
  static func set(_ points: Set<Int>) -> IntervalSet<Int> { IntervalSet(points.map { ($0, $0 + 1) }) }

  /// What makes a set's form the only one: sorted, non-empty intervals that do not even touch.
  static func isCanonical(_ set: IntervalSet<Int>) -> Bool {
    set.intervals.allSatisfy { $0.lower < $0.upper }
      && zip(set.intervals, set.intervals.dropFirst()).allSatisfy { $0.upper < $1.lower }
  }

  static func points(_ set: IntervalSet<Int>) -> Set<Int> {
    set.intervals.reduce(into: []) { $0.formUnion($1.lower..<$1.upper) }
  }

  /// The laws that two sets break.
  static func broken(_ first: Set<Int>, _ second: Set<Int>, _ range: Range<Int>) -> [String] {
    let (left, right) = (set(first), set(second))
    let results: [(law: String, set: IntervalSet<Int>, points: Set<Int>)] = [
      ("construction", left, first),
      ("union", left.union(right), first.union(second)),
      ("intersection", left.intersection(right), first.intersection(second)),
      ("difference", left.subtracting(right), first.subtracting(second)),
    ]
    var broken = results.filter { !isCanonical($0.set) || points($0.set) != $0.points }.map(\.law)
    if (left == right) != (first == second) { broken.append("equality") }
    if left.isEmpty != first.isEmpty { broken.append("emptiness") }
    if range.contains(where: { left.contains($0) != first.contains($0) }) { broken.append("membership") }
    return broken.map { "\($0): \(first.sorted()) and \(second.sorted())" }
  }

  @Test("Union, intersection and difference of any two sets of seven cells are those of their points")
  func smallSets() {
    let subsets = (0..<128).map { bits in Set((0..<7).filter { bits >> $0 & 1 == 1 }) }
    let broken = subsets.flatMap { first in
      subsets.flatMap { IntervalSetTests.broken(first, $0, -1..<8) }
    }
    #expect(broken.prefix(3) == [])
  }

  @Test("The same holds of large sets", arguments: 1...40 as ClosedRange<UInt64>)
  func largeSets(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let density = Double.random(in: 0.02...0.98, using: &random)
    let sets = (0..<6).map { _ in Set((0..<300).filter { _ in random.happens(density) }) }
    let broken = sets.flatMap { first in sets.flatMap { IntervalSetTests.broken(first, $0, -1..<301) } }
    #expect(broken.prefix(3) == [])
  }

  @Test(
    "Intervals may overlap, touch, repeat, come in any order, be empty or reversed: one form comes of them",
    arguments: 1...200 as ClosedRange<UInt64>)
  func anyParts(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let parts = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      (Int.random(in: 0...40, using: &random), Int.random(in: 0...40, using: &random))
    }
    let set = IntervalSet(parts)
    #expect(IntervalSetTests.isCanonical(set))
    #expect(
      IntervalSetTests.points(set)
        == parts.reduce(into: []) { if $1.0 < $1.1 { $0.formUnion($1.0..<$1.1) } })
    #expect(set == IntervalSet(parts.shuffled(using: &random)))
  }

  @Test("A span lies in a set only where one interval holds all of it")
  func containsSpan() {
    let set = IntervalSet([(2, 5), (7, 9)])
    for lower in 0...10 {
      for upper in 0...10 {
        let expected = lower >= upper || (2 <= lower && upper <= 5) || (7 <= lower && upper <= 9)
        #expect(set.contains(from: lower, to: upper) == expected, "[\(lower), \(upper))")
      }
    }
  }

  @Test("The set from one point to another is empty unless the second comes after the first")
  func oneInterval() {
    #expect(IntervalSet(from: 3, to: 5) == IntervalSet([(3, 4), (4, 5)]))
    #expect(IntervalSet(from: 5, to: 5) == IntervalSet())
    #expect(IntervalSet(from: 6, to: 5).isEmpty)
  }
}
