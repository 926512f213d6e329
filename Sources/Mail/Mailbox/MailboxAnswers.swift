import Transfers

/// What is read from the lines that a mailbox answers (RFC 3501, section 7).
enum MailboxAnswers {
  /// The number in a response code such as `[UIDVALIDITY 12]`, the last one; `nil` for none.
  static func code(_ name: String, in lines: [String]) -> Int? {
    for line in lines.reversed() {
      let upper = line.uppercased()
      guard let start = upper.firstRange(of: "[\(name) ") else { continue }
      let digits = upper[start.upperBound...].prefix { $0.isASCII && $0.isNumber }
      if let number = Int(digits), number <= known.upperBound { return number }
    }
    return nil
  }

  /// The numbers that a UID can be (RFC 3501, section 9, nz-number).
  private static let known = 1...Int(UInt32.max)

  /// The UIDs that a search found, ascending, each once.
  static func found(in lines: [String]) -> [Int] {
    var uids: Set<Int> = []
    for line in lines where line.uppercased().hasPrefix("* SEARCH") {
      uids.formUnion(line.dropFirst(8).split(separator: " ").compactMap { Int($0) }.filter(known.contains))
    }
    return uids.sorted()
  }

  /// The sizes in bytes of messages by their UIDs.
  static func sizes(in lines: [String]) -> [Int: Int] {
    var sizes: [Int: Int] = [:]
    for line in lines {
      let words = line.uppercased().split { " ()".contains($0) }
      guard words.count > 3, words[0] == "*", words[2] == "FETCH", let uid = number(after: "UID", in: words),
        let size = number(after: "RFC822.SIZE", in: words)
      else { continue }
      sizes[uid] = size
    }
    return sizes
  }

  /// Whether the server can do something by its name (RFC 3501, section 7.2.1).
  static func has(_ capability: String, in lines: [String]) -> Bool {
    lines.contains { line in
      let words = line.uppercased().split { " []".contains($0) }
      return words.contains("CAPABILITY") && words.contains(Substring(capability))
    }
  }

  /// A text as a quoted string (RFC 3501, section 4.3). It holds no control characters.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func number(after name: String, in words: [Substring]) -> Int? {
    guard let place = words.firstIndex(of: Substring(name)), place + 1 < words.count else { return nil }
    return Int(words[place + 1])
  }
}
