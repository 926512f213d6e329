/// What the lines mean that came as headers and replies.
extension HTTPCall.Header {
  /// The headers of the last answer among lines: those after the last line with a status.
  static func headers(of lines: [String]) -> [HTTPCall.Header] {
    let start = lines.lastIndex { $0.hasPrefix("HTTP/") }.map { $0 + 1 } ?? 0
    return lines[start...].compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return HTTPCall.Header(
        line[..<colon].lowercased(), String(line[line.index(after: colon)...].blanksRemoved))
    }
  }
}

extension ServerReply {
  /// The last reply of SMTP among lines, several lines of one reply joined (RFC 5321, section 4.2.1); `nil`
  /// where there is none.
  ///
  /// With `refusing` only refusals count: a server that has refused something still answers the goodbye.
  static func last(ofSMTP lines: [String], refusing: Bool) -> ServerReply? {
    guard let last = lines.last(where: { code(of: $0).map { $0 >= 400 || !refusing } ?? false }),
      let code = code(of: last)
    else { return nil }
    var parts: [Substring] = []
    for line in lines.reversed() where Self.code(of: line) == code {
      let continues = line.utf8.dropFirst(3).first == UInt8(ascii: "-")
      if !parts.isEmpty, !continues { break }
      parts.append(line.dropFirst(4))
    }
    return ServerReply(code: code, text: joined(parts.reversed()))
  }

  /// The last line of IMAP that refuses something, its tag left out (RFC 3501, section 7.1): a goodbye only
  /// where it is all that was said.
  static func last(ofIMAP lines: [String]) -> ServerReply? {
    for words in [["NO", "BAD"], ["BYE"]] {
      for line in lines.reversed() {
        guard let blank = line.firstIndex(of: " ") else { continue }
        let rest = line[blank...].blanksRemoved
        if words.contains(where: { rest == $0 || rest.hasPrefix($0 + " ") }) {
          return ServerReply(code: nil, text: joined([rest]))
        }
      }
    }
    return nil
  }

  private static func code(of line: String) -> Int? {
    let digits = line.utf8.prefix(3)
    guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let next = line.utf8.dropFirst(3).first
    guard next == nil || next == UInt8(ascii: " ") || next == UInt8(ascii: "-") else { return nil }
    return Int(line.prefix(3))
  }

  private static func joined(_ parts: [Substring]) -> String {
    let text = parts.map(\.blanksRemoved).joined(separator: " ").unicodeScalars.filter {
      $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
    }
    var kept = String(String.UnicodeScalarView(text))
    while kept.utf8.count > longest { kept.removeLast() }
    return kept
  }
}

extension StringProtocol {
  /// Without blanks and tabs at either end.
  fileprivate var blanksRemoved: SubSequence {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) })
    else { return self[endIndex...] }
    return self[first...last]
  }
}
