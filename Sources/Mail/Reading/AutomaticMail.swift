/// Tells what no person has written, so that nobody answers it (RFC 3834).
enum AutomaticMail {
  /// What has made a mail; `nil` for a person. `methods` are those of the calendar objects in it, in upper
  /// case.
  ///
  /// A calendar client's answer counts as its person's, however the client sends it: some mark it as
  /// generated, as RFC 3834 section 5 allows them to.
  static func kind(
    of header: HeaderFields, report: ReceivedMail.DeliveryReport?, methods: [String]
  ) -> ReceivedMail.Automatic? {
    if let report { return .delivery(report) }
    if methods.contains("REPLY") || methods.contains("COUNTER") { return nil }
    let submitted = firstWord(header.word("auto-submitted"))
    switch submitted {
    case nil, "no": break
    case "auto-replied": return .reply
    // Exchange marks its absence notes as generated: an answer names what it answers.
    default: return header.first("in-reply-to") == nil ? .bulk : .reply
    }
    // Answering machines from before RFC 3834.
    for name in ["x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply"] {
      if let word = header.word(name), word != "no", word != "false" { return .reply }
    }
    switch firstWord(header.word("precedence")) {
    case "auto_reply", "auto-reply": return .reply
    case "bulk", "junk", "list": return .bulk
    default: break
    }
    if header.first("list-id") != nil { return .bulk }
    if let suppressed = header.word("x-auto-response-suppress"), suppressesReplies(suppressed) {
      return .bulk
    }
    // Whoever sends with an empty return path wants no report, and no answer (RFC 5321, section 4.5.5; RFC
    // 5230, section 5.1).
    if header.word("return-path") == "<>" { return .reply }
    return nil
  }

  /// Whether Exchange is asked that no program answers. It writes the field into much that people send, to
  /// keep receipts and absence notes away; only the values for any answer mean that nobody waits for one
  /// (MS-OXCMAIL, section 2.1.3.2.20).
  private static func suppressesReplies(_ value: String) -> Bool {
    let kinds = value.split { ", ;".contains($0) }
    return kinds.contains("all") || kinds.contains("autoreply")
  }

  private static func firstWord(_ value: String?) -> String? {
    value.flatMap { $0.split { " ;(\t".contains($0) }.first.map(String.init) }
  }
}
