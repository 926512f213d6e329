private import Glibc

extension [UInt8] {
  /// The index of the first `byte` in a range; `nil` for none.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    return withUnsafeBytes { all in
      guard let base = all.baseAddress,
        let found = memchr(base + range.lowerBound, Int32(byte), range.count)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Where the line that begins at `start` ends: the index of its LF, or the end of the range.
  func lineEnd(from start: Int, in range: Range<Int>) -> Int {
    firstIndex(of: Byte.lf, in: start..<range.upperBound) ?? range.upperBound
  }
}

/// The bytes of which mails are made.
enum Byte {
  static let tab: UInt8 = 0x09
  static let lf: UInt8 = 0x0A
  static let cr: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let hyphen: UInt8 = 0x2D
  static let colon: UInt8 = 0x3A

  /// Whether a byte is a blank inside a line.
  static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }
}
