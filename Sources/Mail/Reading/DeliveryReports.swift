/// Reports of mail servers about a mail of ours: those of the standard, and those of older servers in plain
/// text.
struct DeliveryReports {
  private let bytes: [UInt8]
  private let header: HeaderFields
  private let structure: MessageStructure
  private let limits: MailLimits
  /// The most recipients that are told of one report: a mail of ours has one.
  private static let mostRecipients = 100

  /// The report that a mail is; `nil` where it is none.
  static func report(
    in bytes: [UInt8], header: HeaderFields, structure: MessageStructure, text: String, limits: MailLimits
  ) -> ReceivedMail.DeliveryReport? {
    let reading = DeliveryReports(bytes: bytes, header: header, structure: structure, limits: limits)
    return reading.standard() ?? reading.plain(text)
  }

  /// A delivery status (RFC 3464), or a message that somebody's program has shown the mail (RFC 8098).
  private func standard() -> ReceivedMail.DeliveryReport? {
    guard let root = structure.parts.first, root.type.value == "multipart/report" else { return nil }
    let children = root.children.map { structure.parts[$0] }
    let kind = root.type["report-type"]?.lowercased() ?? ""
    guard ["delivery-status", "disposition-notification", ""].contains(kind) else { return nil }
    let statuses = ["message/delivery-status", "message/global-delivery-status"]
    let stating = children.first { statuses.contains($0.type.value) }
    let groups = stating.map { self.groups(of: $0) } ?? []
    var failed: [String] = []
    var delayed: [String] = []
    var status: String?
    for group in groups.prefix(Self.mostRecipients) {
      guard let action = group.word("action") else { continue }
      let name = ["final-recipient", "original-recipient"].lazy.compactMap { group.first($0) }.first
      guard action == "failed" || action == "delayed" else { continue }
      if let address = name.flatMap(Self.recipient) {
        if action == "failed" { failed.append(address) } else { delayed.append(address) }
      }
      status = status ?? group.word("status").flatMap(Self.status)
    }
    let isPermanent = groups.contains { $0.word("action") == "failed" }
    let stated = children.first { $0.type.value == "message/disposition-notification" }
      .flatMap { self.groups(of: $0).first?.first("original-message-id") }
    return ReceivedMail.DeliveryReport(
      messageID: stated.flatMap(MessageIdentifiers.first) ?? enclosedMessageID() ?? namedMessageID(),
      recipients: Self.unique(isPermanent ? failed : delayed), status: status, isPermanent: isPermanent)
  }

  /// The report of a server that writes it for people, as Exim and qmail do.
  private func plain(_ text: String) -> ReceivedMail.DeliveryReport? {
    let named = header.first("x-failed-recipients").map { value in
      String(decoding: value, as: UTF8.self).split(separator: ",").compactMap {
        Self.recipient(Array($0.utf8))
      }
    }
    let sender = header.first("from").flatMap { GMimeReading.addresses(Array($0.prefix(1_000))).first }
    let isDaemon = sender?.email.lowercased().hasPrefix("mailer-daemon@") ?? false
    guard named != nil || isDaemon else { return nil }
    let subject = header.word("subject") ?? ""
    let isDelay = ["delayed", "warning", "tertunda"].contains { subject.contains($0) }
    let lines = text.split(separator: "\n").prefix(1_000)
    // qmail names each on a line of its own: `<address>:`.
    let listed = lines.compactMap { line -> String? in
      guard line.hasPrefix("<"), line.hasSuffix(">:") else { return nil }
      return Self.recipient(Array(line.dropFirst().dropLast(2).utf8))
    }
    let copied = lines.first { $0.lowercased().hasPrefix("message-id:") }
      .flatMap { MessageIdentifiers.first(Array($0.utf8)) }
    let recipients = Self.unique(named ?? listed)
    return ReceivedMail.DeliveryReport(
      messageID: enclosedMessageID() ?? copied ?? namedMessageID(), recipients: recipients,
      status: lines.lazy.compactMap { Self.statusInside($0) }.first,
      isPermanent: !isDelay)
  }

  /// The Message-ID of the mail, or of its header, that came back.
  private func enclosedMessageID() -> String? {
    for part in structure.parts {
      if part.depth > 0, part.isEnclosed, let value = part.fields.first("message-id") {
        return MessageIdentifiers.first(value)
      }
      if ["text/rfc822-headers", "message/rfc822-headers", "message/global-headers"].contains(part.type.value)
      {
        let content = GMimeReading.decoded(bytes[part.body], encoding: part.encoding)
        let fields = HeaderFields(of: content, in: 0..<content.count, limits: limits)
        if let value = fields.first("message-id") { return MessageIdentifiers.first(value) }
      }
    }
    return nil
  }

  /// The mail that the report itself names as the one before it.
  private func namedMessageID() -> String? {
    ["x-original-message-id", "in-reply-to", "references"].lazy
      .compactMap { header.first($0).flatMap(MessageIdentifiers.first) }.first
  }

  /// The groups of fields in a status, with empty lines between them (RFC 3464, section 2.1).
  private func groups(of part: MessagePart) -> [HeaderFields] {
    let content = GMimeReading.decoded(bytes[part.body], encoding: part.encoding)
    var groups: [HeaderFields] = []
    var start = 0
    while start < content.count, groups.count <= Self.mostRecipients {
      let group = HeaderFields(of: content, in: start..<content.count, limits: limits)
      guard group.problem == nil else { break }
      groups.append(group)
      start = group.end
    }
    return groups
  }

  /// The address in a recipient field: after the kind of address and a semicolon, with or without angle
  /// brackets.
  private static func recipient(_ value: [UInt8]) -> String? {
    let text = SafeText.line(String(decoding: value, as: UTF8.self))
    let address = (text.split(separator: ";").last ?? "").drop { $0 == " " || $0 == "<" }
    let bare = String(address.prefix { $0 != " " && $0 != ">" })
    return MailAddress.isAddress(bare) ? bare : nil
  }

  /// A status code (RFC 3463, section 2): class, subject and detail.
  private static func status(_ word: String) -> String? {
    let code = word.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let numbers = code.split(separator: ".", omittingEmptySubsequences: false)
    let isCode = numbers.count == 3 && numbers.allSatisfy { (1...3).contains($0.count) }
    return isCode && ["2", "4", "5"].contains(numbers[0]) ? String(code) : nil
  }

  /// The status code that a line of a report quotes from a server: `#5.1.1`, or `550 5.1.1`.
  private static func statusInside(_ line: Substring) -> String? {
    line.prefix(500).split { " #()[]:<>".contains($0) }.lazy.compactMap { status(String($0)) }.first
  }

  private static func unique(_ addresses: [String]) -> [String] {
    addresses.reduce(into: []) { list, address in
      if list.count < mostRecipients, !list.contains(address) { list.append(address) }
    }
  }
}
