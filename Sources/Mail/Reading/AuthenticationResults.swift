/// What receiving servers have written into a mail about its sender (RFC 8601).
struct AuthenticationResults {
  /// One result of one method.
  struct Result: Hashable {
    /// The method, in lower case: `dmarc`, `dkim`, `spf`.
    let method: String
    /// What came out, in lower case: `pass`, `fail`, `none`.
    let outcome: String
    /// The properties, names and values in lower case: `header.from`, `header.d`, `smtp.mailfrom`.
    let properties: [String: String]
  }

  /// The results of the servers that are trusted.
  let results: [Result]

  /// The results in a header. Only the field of a trusted server that stands highest counts, with those of
  /// trusted servers that follow before the next `Received`: what stands lower was there before the mail
  /// came, and may be the sender's. A server that is trusted must take out fields that carry its own name
  /// already (section 5).
  init(in header: HeaderFields, trusting servers: [String]) {
    let trusted = Set(servers.map { $0.lowercased() })
    var results: [Result] = []
    var hasBegun = false
    for field in header.fields {
      if hasBegun, field.name == "received" { break }
      guard field.name == "authentication-results" else { continue }
      let statements = Self.statements(field.value)
      guard let server = statements.first?.first, trusted.contains(server) else {
        // A field of somebody else between those of the server is not its own work.
        if hasBegun { break } else { continue }
      }
      hasBegun = true
      results += statements.dropFirst().compactMap(Self.result)
    }
    self.results = results
  }

  /// What the results say of the domain of From: DMARC's word where there is one (RFC 7489), else whether
  /// DKIM or SPF passed for the same organisation's domain. That is taken to be the same domain or one below
  /// the other, of two labels at least.
  func verdict(on domain: String) -> ReceivedMail.Authentication {
    let domain = domain.lowercased()
    for result in results where result.method == "dmarc" {
      if result.outcome == "fail" { return .failed }
      if result.outcome == "pass" {
        return (result.properties["header.from"] ?? domain) == domain ? .passed : .failed
      }
    }
    let isPassed = results.contains { result in
      guard result.outcome == "pass" else { return false }
      let signer: String? =
        switch result.method {
        case "dkim": result.properties["header.d"] ?? result.properties["header.i"]
        case "spf": result.properties["smtp.mailfrom"]
        default: nil
        }
      return signer.map { Self.isAligned(String($0.split(separator: "@").last ?? ""), with: domain) } ?? false
    }
    return isPassed ? .passed : .unknown
  }

  private static func isAligned(_ signer: String, with domain: String) -> Bool {
    let shorter = signer.utf8.count < domain.utf8.count ? signer : domain
    guard shorter.split(separator: ".").count >= 2 else { return false }
    return signer == domain || signer.hasSuffix("." + domain) || domain.hasSuffix("." + signer)
  }

  private static func result(_ words: [String]) -> Result? {
    guard let first = words.first?.split(separator: "=", maxSplits: 1), first.count == 2 else { return nil }
    var properties: [String: String] = [:]
    for word in words.dropFirst() {
      let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2, properties[String(halves[0])] == nil else { continue }
      properties[String(halves[0])] = String(halves[1])
    }
    // A version may follow the method's name after a slash.
    let method = first[0].split(separator: "/").first.map(String.init) ?? ""
    return Result(method: method, outcome: String(first[1]), properties: properties)
  }

  /// The words between semicolons, in lower case, without comments and quotes; blanks around `=` are none.
  private static func statements(_ value: [UInt8]) -> [[String]] {
    var statements: [[String]] = [[]]
    var word: [UInt8] = []
    var comments = 0
    var isQuoted = false
    var isEscaped = false
    var awaitsValue = false
    func isBlank(_ byte: UInt8) -> Bool { Byte.isBlank(byte) }
    func endWord() {
      guard !word.isEmpty else { return }
      statements[statements.count - 1].append(String(decoding: word, as: UTF8.self).lowercased())
      word = []
    }
    for byte in value {
      if isEscaped {
        isEscaped = false
        if comments == 0 { word.append(byte) }
        continue
      }
      switch byte {
      case UInt8(ascii: "\\") where isQuoted || comments > 0: isEscaped = true
      case UInt8(ascii: "\"") where comments == 0: isQuoted.toggle()
      case _ where isQuoted: word.append(byte)
      case UInt8(ascii: "("): comments += 1
      case UInt8(ascii: ")") where comments > 0: comments -= 1
      case _ where comments > 0: break
      case UInt8(ascii: ";"):
        endWord()
        awaitsValue = false
        statements.append([])
      case UInt8(ascii: "="):
        // Blanks before it had ended the name.
        if word.isEmpty, let name = statements[statements.count - 1].popLast() { word = Array(name.utf8) }
        word.append(byte)
        awaitsValue = true
      case _ where isBlank(byte): if !awaitsValue || word.last != UInt8(ascii: "=") { endWord() }
      default:
        word.append(byte)
        awaitsValue = false
      }
    }
    endWord()
    return statements
  }
}
