/// The bytes of a time zone file (RFC 9636, section 3), right or wrong, put together part by part.
struct TZifBuilder {
  var version: UInt8 = UInt8(ascii: "2")
  var transitions: [(moment: Int64, type: UInt8)] = []
  var types: [(offset: Int32, isDaylight: UInt8, abbreviation: UInt8)] = [(0, 0, 0)]
  var characters = Array("UTC\0".utf8)
  var footer = "\n\n"
  var leapSeconds = 0
  var indicators: (ut: Int, standard: Int) = (0, 0)

  /// The file; its block of 32-bit times is as small as can be, except in version 1.
  var bytes: [UInt8] {
    if version == 0 { return block(bytesPerTime: 4) }
    var empty = TZifBuilder()
    empty.version = version
    return empty.block(bytesPerTime: 4) + block(bytesPerTime: 8) + Array(footer.utf8)
  }

  private func block(bytesPerTime: Int) -> [UInt8] {
    var bytes = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
    let counts = [
      indicators.ut, indicators.standard, leapSeconds, transitions.count, types.count, characters.count,
    ]
    for count in counts { bytes += TZifBuilder.bigEndian(Int64(count), bytes: 4) }
    for transition in transitions {
      bytes += TZifBuilder.bigEndian(transition.moment, bytes: bytesPerTime)
    }
    bytes += transitions.map(\.type)
    for type in types {
      bytes += TZifBuilder.bigEndian(Int64(type.offset), bytes: 4) + [type.isDaylight, type.abbreviation]
    }
    bytes += characters
    return bytes
      + [UInt8](repeating: 0, count: leapSeconds * (bytesPerTime + 4) + indicators.ut + indicators.standard)
  }

  private static func bigEndian(_ value: Int64, bytes count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ((count - 1 - $0) * 8)) }
  }
}
