/// A set of positions of a grid, one bit each: what is free is found by clearing and combining whole words.
public struct StartMask: Hashable, Sendable {
  /// How many positions the grid has.
  public let count: Int
  private var words: [UInt64]

  /// The empty set of a grid's positions.
  public init(count: Int) {
    self.count = count
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  /// Whether no position is in the set.
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// How many positions are in the set.
  public var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether a position is in the set.
  public func contains(_ position: Int) -> Bool { words[position >> 6] >> UInt64(position & 63) & 1 == 1 }

  /// Puts in every position of a range, which must lie within the grid.
  public mutating func insert(_ range: Range<Int>) {
    update(range) { word, bits in word |= bits }
  }

  /// Takes out every position of a range, which must lie within the grid.
  public mutating func remove(_ range: Range<Int>) {
    update(range) { word, bits in word &= ~bits }
  }

  /// Adds the positions of the other set. Both must be of the same grid.
  public mutating func formUnion(_ other: StartMask) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// Calls `body` with each position of the set inside a range, in order.
  @inline(__always)
  public func forEach(in range: Range<Int>, _ body: (Int) -> Void) {
    guard !range.isEmpty else { return }
    let last = (range.upperBound - 1) >> 6
    var index = range.lowerBound >> 6
    var word = words[index] & (~0 << UInt64(range.lowerBound & 63))
    while true {
      if index == last { word &= ~0 >> UInt64(63 - (range.upperBound - 1) & 63) }
      while word != 0 {
        body(index << 6 | word.trailingZeroBitCount)
        word &= word - 1
      }
      guard index < last else { return }
      index += 1
      word = words[index]
    }
  }

  /// Calls `body` with each position of the set, in order.
  @inline(__always)
  public func forEach(_ body: (Int) -> Void) { forEach(in: 0..<count, body) }

  @inline(__always)
  private mutating func update(_ range: Range<Int>, _ change: (inout UInt64, UInt64) -> Void) {
    guard !range.isEmpty else { return }
    let first = range.lowerBound >> 6
    let last = (range.upperBound - 1) >> 6
    let head: UInt64 = ~0 << UInt64(range.lowerBound & 63)
    let tail: UInt64 = ~0 >> UInt64(63 - (range.upperBound - 1) & 63)
    if first == last {
      change(&words[first], head & tail)
      return
    }
    change(&words[first], head)
    for index in first + 1..<last { change(&words[index], ~0) }
    change(&words[last], tail)
  }
}
