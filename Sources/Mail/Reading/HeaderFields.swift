/// The fields of one header (RFC 5322, section 2.2), unfolded, in the order of the text.
struct HeaderFields {
  /// A field.
  struct Field {
    /// The name, in lower case.
    let name: String
    /// The value without line ends, blanks around it, and control characters; bytes, since their charset may
    /// be any.
    let value: [UInt8]
  }

  private(set) var fields: [Field] = []
  /// Where what follows the header begins.
  private(set) var end: Int
  /// What is wrong with the header. The fields before it stand.
  private(set) var problem: MailReadingError.Problem?

  /// The fields from the beginning of a range up to its first empty line. A line that is no field is passed
  /// over.
  init(of bytes: [UInt8], in range: Range<Int>, limits: MailLimits) {
    end = range.upperBound
    var start = range.lowerBound
    let last = min(range.upperBound, range.lowerBound + limits[.headerSize])
    var unfolded: [UInt8] = []
    while start < range.upperBound {
      let lineEnd = bytes.lineEnd(from: start, in: range)
      guard lineEnd <= last else {
        problem = .overLimit(.headerSize, limits[.headerSize])
        // The field before is whole, unless this line goes on with it.
        if !Byte.isBlank(bytes[start]) { append(unfolded) }
        break
      }
      let line = bytes[start..<lineEnd]
      let next = min(lineEnd + 1, range.upperBound)
      if line.isEmpty || line.elementsEqual([Byte.cr]) {
        end = next
        break
      }
      if let first = line.first, Byte.isBlank(first), !unfolded.isEmpty {
        unfolded += line
      } else {
        append(unfolded)
        unfolded = Array(line)
      }
      if line.contains(0) { problem = .nulInHeader }
      if fields.count >= limits[.headerFields] { problem = .overLimit(.headerFields, limits[.headerFields]) }
      guard problem == nil else { break }
      start = next
    }
    if problem == nil { append(unfolded) }
  }

  /// The values of the fields of a name, given in lower case.
  func values(_ name: String) -> [[UInt8]] { fields.lazy.filter { $0.name == name }.map(\.value) }

  /// The value of the first field of a name; `nil` for none.
  func first(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

  /// The first field of a name as text in lower case without blanks around it; `nil` for none.
  func word(_ name: String) -> String? {
    first(name).map { String(decoding: $0, as: UTF8.self).lowercased() }
  }

  private mutating func append(_ line: [UInt8]) {
    guard let colon = line.firstIndex(of: Byte.colon), colon > 0 else { return }
    // Blanks before the colon are an old form (RFC 5322, section 4.5).
    let name = line[..<colon].reversed().drop(while: Byte.isBlank).reversed()
    guard !name.isEmpty, name.allSatisfy({ (0x21...0x7E).contains($0) }) else { return }
    let value = line[(colon + 1)...].compactMap { byte -> UInt8? in
      switch byte {
      case Byte.cr: nil
      case 0..<0x20, 0x7F: Byte.space
      default: byte
      }
    }
    let trimmed = value.drop(while: Byte.isBlank).reversed().drop(while: Byte.isBlank).reversed()
    fields.append(Field(name: String(decoding: name, as: UTF8.self).lowercased(), value: Array(trimmed)))
  }
}
