import SeededRandom

/// Changes bytes as a fuzzer does: words of the seeds in other places, stretches twice or not at all, bits,
/// numbers at the edges.
struct Mutation {
  private let seeds: [[UInt8]]
  private let words: [[UInt8]]
  private var random: SplitMix64

  private static let edges = [
    "0", "-1", "1", "65536", "2147483648", "4294967296", "9223372036854775807", "-9223372036854775808",
    "00010101",
    "99991231T235959Z", "9999-12-31", "0001-01-01", "\u{0}", "\u{85}", "\u{202E}", "\r\n", "\r\n ", "\"",
    "\\", "%00", "%",
  ].map { Array($0.utf8) }

  /// Changes of these seeds, the same ones for the same number.
  init(of seeds: [[UInt8]], seed: UInt64) {
    self.seeds = seeds
    words = seeds.flatMap { bytes in
      bytes.split { !Self.isOfWord($0) }.filter { $0.count > 1 && $0.count < 40 }.map(Array.init)
    }
    random = SplitMix64(seed: seed)
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x2D
      || byte >= 0x80
  }

  /// The next input: a seed after one to four changes.
  mutating func next() -> [UInt8] {
    var bytes = random.pick(seeds)
    for _ in 0..<random.pick([1, 1, 2, 3, 4]) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    switch random.pick([0, 1, 2, 3, 4, 5, 6]) {
    case 0:
      bytes.replaceSubrange(span(of: bytes, atMost: 8), with: Self.edges[position(in: Self.edges.count)])
    case 1: bytes.replaceSubrange(word(of: bytes), with: words.isEmpty ? [] : random.pick(words))
    case 2: bytes.replaceSubrange(word(of: bytes), with: Self.edges[position(in: Self.edges.count)])
    case 3: bytes.removeSubrange(span(of: bytes, atMost: 200))
    case 4: bytes.insert(contentsOf: bytes[span(of: bytes, atMost: 200)], at: position(in: bytes.count + 1))
    case 5:
      guard !bytes.isEmpty else { return }
      bytes[position(in: bytes.count)] ^= 1 << UInt8(position(in: 8))
    default:
      let other = random.pick(seeds)
      bytes = Array(bytes[..<position(in: bytes.count + 1)] + other[position(in: other.count + 1)...])
    }
  }

  private mutating func position(in count: Int) -> Int { Int(random.next() % UInt64(max(1, count))) }

  private mutating func span(of bytes: [UInt8], atMost most: Int) -> Range<Int> {
    let start = position(in: bytes.count + 1)
    return start..<min(bytes.count, start + position(in: most))
  }

  /// The word that a place lies in.
  private mutating func word(of bytes: [UInt8]) -> Range<Int> {
    let place = position(in: bytes.count + 1)
    let start = bytes[..<place].lastIndex { !Self.isOfWord($0) }.map { $0 + 1 } ?? 0
    let end = bytes[place...].firstIndex { !Self.isOfWord($0) } ?? bytes.count
    return start..<max(start, end)
  }
}
