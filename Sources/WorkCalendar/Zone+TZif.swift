extension Zone {
  /// Caps on what a time zone file may hold; the fullest file of the IANA database has a tenth of each.
  private enum Limit {
    static let transitions = 0...4096
    /// A transition names its type in one byte.
    static let types = 1...256
    static let characters = 1...2048
  }

  /// A zone from the bytes of a time zone file: TZif of version 1 to 4 (RFC 9636; RFC 8536), as the IANA
  /// database is installed. From version 2 on, the block of 64-bit times and the footer's rule are read.
  ///
  ///     let zone = try Zone(identifier: "Asia/Pontianak", tzif: bytes)
  ///
  /// Fails with what is wrong and at which byte. Files that count leap seconds are refused.
  public init(identifier: String, tzif bytes: [UInt8]) throws(ZoneFileError) {
    var reader = Reader(bytes: bytes)
    let first = try reader.header()
    guard first.version >= 2 else {
      let block = try reader.block(first, bytesPerTime: 4)
      guard reader.index == bytes.count else { throw ZoneFileError(.trailingBytes, at: reader.index) }
      self.init(identifier: identifier, initial: block.initial, transitions: block.transitions, rule: nil)
      return
    }
    try reader.skip(first.length(bytesPerTime: 4))
    let second = try reader.header()
    let block = try reader.block(second, bytesPerTime: 8)
    let rule = try reader.footer()
    self.init(identifier: identifier, initial: block.initial, transitions: block.transitions, rule: rule)
  }

  private struct Header {
    let version: Int
    let utIndicators: Int
    let standardIndicators: Int
    let leapSeconds: Int
    let transitions: Int
    let types: Int
    let characters: Int

    /// The number of bytes of the block that follows. Counts have 32 bits, so that nothing overflows.
    func length(bytesPerTime: Int) -> Int {
      transitions * (bytesPerTime + 1) + types * 6 + characters + leapSeconds * (bytesPerTime + 4)
        + standardIndicators + utIndicators
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    func require(_ count: Int) throws(ZoneFileError) {
      guard count <= bytes.count - index else {
        throw ZoneFileError(.truncated(needed: index + count), at: bytes.count)
      }
    }

    mutating func skip(_ count: Int) throws(ZoneFileError) {
      try require(count)
      index += count
    }

    mutating func byte() throws(ZoneFileError) -> UInt8 {
      try require(1)
      defer { index += 1 }
      return bytes[index]
    }

    /// A number of 4 or 8 bytes, the highest first, with its sign.
    mutating func integer(bytes count: Int) throws(ZoneFileError) -> Int64 {
      try require(count)
      var value: Int64 = bytes[index] < 0x80 ? 0 : -1
      for byte in bytes[index..<index + count] { value = value << 8 | Int64(byte) }
      index += count
      return value
    }

    mutating func count() throws(ZoneFileError) -> Int { try Int(integer(bytes: 4) & 0xFFFF_FFFF) }

    mutating func header() throws(ZoneFileError) -> Header {
      let start = index
      for expected in "TZif".utf8 {
        guard index < bytes.count, bytes[index] == expected else { throw ZoneFileError(.notTZif, at: start) }
        index += 1
      }
      let version = try byte()
      guard version == 0 || (UInt8(ascii: "2")...UInt8(ascii: "4")).contains(version) else {
        throw ZoneFileError(.unknownVersion(version), at: index - 1)
      }
      try skip(15)
      return try Header(
        version: version == 0 ? 1 : Int(version - UInt8(ascii: "0")), utIndicators: count(),
        standardIndicators: count(), leapSeconds: count(), transitions: count(), types: count(),
        characters: count())
    }

    mutating func block(
      _ header: Header, bytesPerTime: Int
    ) throws(ZoneFileError) -> (initial: LocalTimeType, transitions: [Transition]) {
      try check(header)
      try require(header.length(bytesPerTime: bytesPerTime))
      let moments = index
      let typeIndices = moments + header.transitions * bytesPerTime
      let typesStart = typeIndices + header.transitions
      let end = index + header.length(bytesPerTime: bytesPerTime)
      let characters = typesStart + header.types * 6
      let abbreviations = characters..<characters + header.characters

      index = typesStart
      var types: [LocalTimeType] = []
      for _ in 0..<header.types { types.append(try type(abbreviations: abbreviations)) }
      index = moments
      var transitions: [Transition] = []
      for position in 0..<header.transitions {
        let moment = try integer(bytes: bytesPerTime)
        if let last = transitions.last, moment <= last.moment {
          throw ZoneFileError(.transitionsNotAscending, at: index - bytesPerTime)
        }
        let type = Int(bytes[typeIndices + position])
        guard types.indices.contains(type) else {
          throw ZoneFileError(.unknownType(type), at: typeIndices + position)
        }
        transitions.append(Transition(moment: moment, type: types[type]))
      }
      index = end
      // The times before the first transition are those of the first type (RFC 9636, section 3.2).
      return (types[0], transitions)
    }

    func check(_ header: Header) throws(ZoneFileError) {
      let indicators = [header.utIndicators, header.standardIndicators]
      let counts: [(ZoneFileError.Table, Int, ClosedRange<Int>)] = [
        (.transitions, header.transitions, Limit.transitions),
        (.types, header.types, Limit.types),
        (.characters, header.characters, Limit.characters),
      ]
      for (table, count, allowed) in counts where !allowed.contains(count) {
        throw ZoneFileError(.unacceptableCount(table, count: count, allowed: allowed), at: index)
      }
      for count in indicators where count != 0 && count != header.types {
        let allowed = header.types...header.types
        throw ZoneFileError(.unacceptableCount(.indicators, count: count, allowed: allowed), at: index)
      }
      guard header.leapSeconds == 0 else { throw ZoneFileError(.leapSeconds, at: index) }
    }

    mutating func type(abbreviations: Range<Int>) throws(ZoneFileError) -> LocalTimeType {
      let start = index
      let seconds = Int(try integer(bytes: 4))
      guard let offset = UTCOffset(seconds: seconds) else {
        throw ZoneFileError(.offsetOutOfRange(seconds), at: start)
      }
      let flag = try byte()
      guard flag <= 1 else { throw ZoneFileError(.daylightFlag(flag), at: index - 1) }
      let nameStart = abbreviations.lowerBound + Int(try byte())
      let name = bytes[min(nameStart, abbreviations.upperBound)..<abbreviations.upperBound].prefix { $0 != 0 }
      guard !name.isEmpty, name.endIndex < abbreviations.upperBound,
        name.allSatisfy({ 0x20 < $0 && $0 < 0x7F })
      else { throw ZoneFileError(.abbreviation, at: index - 1) }
      return LocalTimeType(
        offset: offset, isDaylight: flag == 1, abbreviation: String(decoding: name, as: UTF8.self))
    }

    /// The rule between two line feeds; `nil` where there is nothing between them, and nothing is known of
    /// the time after the last transition.
    mutating func footer() throws(ZoneFileError) -> ZoneRule? {
      let lineFeed = UInt8(ascii: "\n")
      let start = index
      guard try byte() == lineFeed else { throw ZoneFileError(.footer, at: start) }
      let text = bytes[index...].prefix { $0 != lineFeed }
      index = text.endIndex
      _ = try byte()
      guard index == bytes.count else { throw ZoneFileError(.trailingBytes, at: index) }
      if text.isEmpty { return nil }
      guard let rule = ZoneRule(posix: Array(text)) else { throw ZoneFileError(.footer, at: start + 1) }
      return rule
    }
  }
}
