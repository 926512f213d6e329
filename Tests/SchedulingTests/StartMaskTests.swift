import SeededRandom
import Scheduling
import Testing

@Suite("Masks of starts, against plain sets of positions")
struct StartMaskTests {
  /// Around the borders of words, and none.
  static let counts = [0, 1, 63, 64, 65, 127, 128, 129, 300]

  static func positions(_ mask: StartMask) -> [Int] {
    var positions: [Int] = []
    mask.forEach { positions.append($0) }
    return positions
  }

  @Test("Any ranges put in and taken out leave the positions that a set keeps", arguments: counts)
  func ranges(count: Int) {
    for seed in 1...30 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed)
      var mask = StartMask(count: count)
      var set: Set<Int> = []
      for _ in 0..<12 {
        let bounds = [0, 1].map { _ in Int.random(in: 0...count, using: &random) }.sorted()
        let range = bounds[0]..<bounds[1]
        if random.happens(0.6) {
          mask.insert(range)
          set.formUnion(range)
        } else {
          mask.remove(range)
          set.subtract(range)
        }
        #expect(StartMaskTests.positions(mask) == set.sorted())
        #expect(mask.population == set.count)
        #expect(mask.isEmpty == set.isEmpty)
        #expect((0..<count).filter { mask.contains($0) } == set.sorted())
        var inRange: [Int] = []
        mask.forEach(in: range) { inRange.append($0) }
        #expect(inRange == set.sorted().filter(range.contains))
      }
    }
  }

  @Test("Every range within three words is one range of bits")
  func everyRange() {
    var wrong: [Range<Int>] = []
    for lower in 0...130 {
      for upper in lower...130 {
        var mask = StartMask(count: 130)
        mask.insert(lower..<upper)
        var rest = StartMask(count: 130)
        rest.insert(0..<130)
        rest.remove(lower..<upper)
        let isRight =
          StartMaskTests.positions(mask) == Array(lower..<upper)
          && StartMaskTests.positions(rest) == Array(0..<lower) + Array(upper..<130)
        if !isRight { wrong.append(lower..<upper) }
      }
    }
    #expect(wrong.prefix(3) == [])
  }

  @Test("What either of two masks has is what either of their sets has", arguments: counts)
  func combinations(count: Int) {
    for seed in 1...20 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed)
      let sets = (0..<2).map { _ in Set((0..<count).filter { _ in random.happens(0.4) }) }
      let masks = sets.map { set in
        var mask = StartMask(count: count)
        for position in set { mask.insert(position..<position + 1) }
        return mask
      }
      var either = masks[0]
      either.formUnion(masks[1])
      #expect(StartMaskTests.positions(either) == sets[0].union(sets[1]).sorted())
      #expect((masks[0] == masks[1]) == (sets[0] == sets[1]))
    }
  }
}
