/// Counts what each key has in hand at the same time, such as open streams of one address, and refuses beyond
/// a limit.
public struct ConnectionLimiter<Key: Hashable & Sendable>: Sendable {
  /// The most of one key.
  public let perKey: Int
  /// The most of all keys.
  public let total: Int
  private var counts: [Key: Int] = [:]
  /// What all keys have in hand.
  public private(set) var count = 0

  /// A limiter; both numbers are 1 or more, or it traps.
  public init(perKey: Int, total: Int) {
    precondition(perKey >= 1 && total >= 1, "numbers of 1 or more")
    self.perKey = perKey
    self.total = total
  }

  /// Counts one more of `key`; `false`, and nothing counted, where a limit is reached.
  public mutating func begin(_ key: Key) -> Bool {
    let held = counts[key] ?? 0
    guard held < perKey, count < total else { return false }
    counts[key] = held + 1
    count += 1
    return true
  }

  /// Counts one less of `key`. Traps where there is none in hand.
  public mutating func end(_ key: Key) {
    guard let held = counts[key] else { preconditionFailure("what ends has begun") }
    counts[key] = held > 1 ? held - 1 : nil
    count -= 1
  }
}
