/// The parts of a mail and how they lie in each other (RFC 2046), found by the lines between them.
///
/// Nothing is copied and nothing calls itself, so that neither a million parts nor parts in parts without end
/// cost more than the caps allow. A boundary of an outer part ends an inner one that has no end of its own.
struct MessageStructure {
  /// The parts; the first is the mail itself, and each comes before those in it.
  private(set) var parts: [MessagePart] = []

  /// A part that is still to be looked at.
  private struct Waiting {
    let range: Range<Int>
    let depth: Int
    let parent: Int?
    var isEnclosed = false
    var isInDigest = false
  }

  /// The structure of the mail in a range, whose header is read already. Fails at the first cap.
  init(
    of bytes: [UInt8], in range: Range<Int>, header: HeaderFields, limits: MailLimits
  ) throws(MailReadingError.Problem) {
    var delimiters: [Int]?
    var waiting = [Waiting(range: range, depth: 0, parent: nil)]
    while let next = waiting.popLast() {
      let fields = next.parent == nil ? header : HeaderFields(of: bytes, in: next.range, limits: limits)
      if let problem = fields.problem { throw problem }
      guard next.depth <= limits[.depth] else { throw .overLimit(.depth, limits[.depth]) }
      let part = try MessagePart(
        fields: fields, body: fields.end..<next.range.upperBound, depth: next.depth,
        isEnclosed: next.isEnclosed, isInDigest: next.isInDigest, limits: limits)
      let index = parts.count
      parts.append(part)
      if let parent = next.parent { parts[parent].children.append(index) }
      guard parts.count + waiting.count <= limits[.parts] else { throw .overLimit(.parts, limits[.parts]) }
      if let boundary = part.boundary {
        let most = limits[.parts] * Self.linesForEachPart
        guard let all = delimiters ?? Self.delimiters(of: bytes, in: range, atMost: most) else {
          throw .overLimit(.parts, limits[.parts])
        }
        delimiters = all
        let room = limits[.parts] - parts.count - waiting.count
        let ranges = Self.ranges(between: boundary, among: all, of: bytes, in: part.body, atMost: room + 1)
        guard ranges.count <= room else { throw .overLimit(.parts, limits[.parts]) }
        let isDigest = part.type.value == "multipart/digest"
        waiting += ranges.reversed().map {
          Waiting(
            range: $0, depth: next.depth + 1, parent: index, isEnclosed: next.isEnclosed, isInDigest: isDigest
          )
        }
      } else if part.isMessage {
        waiting.append(Waiting(range: part.body, depth: next.depth + 1, parent: index, isEnclosed: true))
      }
    }
  }

  /// How many lines that look like those between parts may stand in a mail for each part that it may have: people
  /// draw lines of hyphens.
  private static let linesForEachPart = 200

  /// Where lines begin that begin with two hyphens: all that can stand between parts; `nil` for more than so many.
  private static func delimiters(of bytes: [UInt8], in range: Range<Int>, atMost most: Int) -> [Int]? {
    var places: [Int] = []
    var start = range.lowerBound
    while start + 1 < range.upperBound {
      guard places.count <= most else { return nil }
      if bytes[start] == Byte.hyphen, bytes[start + 1] == Byte.hyphen { places.append(start) }
      start = bytes.lineEnd(from: start, in: range) + 1
    }
    return places
  }

  /// The ranges between the lines of a boundary, so many at most. Where the last line is missing, the last
  /// part goes to the end, as with a mail that is cut off.
  private static func ranges(
    between boundary: [UInt8], among delimiters: [Int], of bytes: [UInt8], in body: Range<Int>,
    atMost most: Int
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var opened: Int?
    var place = firstPlace(in: delimiters, from: body.lowerBound)
    while place < delimiters.count, delimiters[place] < body.upperBound, found.count < most {
      let start = delimiters[place]
      place += 1
      guard let line = Delimiter(at: start, boundary: boundary, bytes: bytes, end: body.upperBound) else {
        continue
      }
      if let opened { found.append(opened..<max(opened, lineBreak(before: start, in: bytes))) }
      opened = line.isLast ? nil : line.end
      if line.isLast { break }
    }
    if let opened, found.count < most { found.append(opened..<body.upperBound) }
    return found
  }

  /// The line break before a delimiter belongs to it (RFC 2046, section 5.1.1).
  private static func lineBreak(before start: Int, in bytes: [UInt8]) -> Int {
    var end = start
    if end > 0, bytes[end - 1] == Byte.lf { end -= 1 }
    if end > 0, bytes[end - 1] == Byte.cr { end -= 1 }
    return end
  }

  private static func firstPlace(in delimiters: [Int], from start: Int) -> Int {
    var (low, high) = (0, delimiters.count)
    while low < high {
      let middle = (low + high) / 2
      if delimiters[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A line between two parts, or after the last one.
  private struct Delimiter {
    let isLast: Bool
    /// Where the next line begins.
    let end: Int

    /// The line at a place, or `nil` where it is none of this boundary: nothing but blanks may follow.
    init?(at start: Int, boundary: [UInt8], bytes: [UInt8], end: Int) {
      var place = start + 2 + boundary.count
      guard place <= end, bytes[(start + 2)..<place].elementsEqual(boundary) else { return nil }
      isLast = place + 1 < end && bytes[place] == Byte.hyphen && bytes[place + 1] == Byte.hyphen
      if isLast { place += 2 }
      while place < end, Byte.isBlank(bytes[place]) || bytes[place] == Byte.cr { place += 1 }
      guard place == end || bytes[place] == Byte.lf else { return nil }
      self.end = min(place + 1, end)
    }
  }
}
