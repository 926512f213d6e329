import WorkCalendar

/// Reads a mail as it comes from outside (RFC 5322, RFC 2045 to 2049): bytes that anybody may have made.
public enum MailReading {
  /// The longest text of a mail that is taken, in bytes of UTF-8: a hundred pages. The rest is cut off, and
  /// said.
  public static let longestText = 200_000
  /// The most Message-IDs that are taken of a thread, the youngest ones.
  static let mostReferences = 100

  /// Reads a mail. Believes what servers of these names (authserv-id, RFC 8601 section 2.2) have written into
  /// its header about the sender, and nobody else. Fails where the mail goes beyond a cap or is none; no
  /// content, charset or encoding that is merely wrong makes it fail. The error carries what could be read.
  public static func read(
    _ bytes: [UInt8], trusting authenticationServers: [String] = [], limits: MailLimits = .standard
  ) throws(MailReadingError) -> ReceivedMail {
    let range = start(of: bytes)..<bytes.count
    let header = HeaderFields(of: bytes, in: range, limits: limits)
    var mail = head(header, trusting: authenticationServers, limits: limits)
    do throws(MailReadingError.Problem) {
      guard max(bytes.count, sizeElsewhere(header)) <= limits[.messageSize] else {
        throw .overLimit(.messageSize, limits[.messageSize])
      }
      if let problem = header.problem { throw problem }
      guard !header.fields.isEmpty else { throw .noHeader }
      for (name, limit) in readFields
      where header.values(name).contains(where: { $0.count > limits[limit] }) {
        throw .overLimit(limit, limits[limit])
      }
      try read(bytes, in: range, header: header, limits: limits, into: &mail)
    } catch {
      throw MailReadingError(error, head: mail)
    }
    return mail
  }

  /// Reads what follows the header.
  private static func read(
    _ bytes: [UInt8], in range: Range<Int>, header: HeaderFields, limits: MailLimits,
    into mail: inout ReceivedMail
  ) throws(MailReadingError.Problem) {
    let structure = try MessageStructure(of: bytes, in: range, header: header, limits: limits)
    let body = try BodyReading(of: bytes, structure: structure, limits: limits)
    mail.text = body.text
    mail.isTextCut = body.isTextCut
    mail.calendars = body.calendars
    mail.attachments = body.attachments
    if body.hasDifferingMethod { mail.suspicions.append(.differingMethod) }
    let report = DeliveryReports.report(
      in: bytes, header: header, structure: structure, text: body.text, limits: limits)
    mail.automatic = AutomaticMail.kind(of: header, report: report, methods: body.methods)
  }

  /// What stands for a mail that is too large to be fetched: its header, with its size in bytes. Reading it
  /// fails as reading the mail would, so that people see whose it is, and that it lies in the mailbox.
  public static func standIn(forMailOf size: Int, header: [UInt8]) -> [UInt8] {
    Array("\(sizeField): \(size)\r\n".utf8) + header.prefix(MailLimit.headerSize.value / 2) + [
      Byte.cr, Byte.lf,
    ]
  }

  private static let sizeField = "X-Jadwal-Size"

  private static func sizeElsewhere(_ header: HeaderFields) -> Int {
    header.word(sizeField.lowercased()).flatMap { Int($0) } ?? 0
  }

  /// The fields of the header that are read here, each with its cap.
  private static let readFields: [(name: String, limit: MailLimit)] = [
    ("from", .addressSize), ("sender", .addressSize), ("reply-to", .addressSize), ("date", .addressSize),
    ("subject", .fieldSize), ("message-id", .fieldSize), ("in-reply-to", .fieldSize),
    ("references", .fieldSize), ("authentication-results", .fieldSize), ("x-failed-recipients", .fieldSize),
  ]

  /// What the header alone says. Fields that are too long are left out.
  private static func head(
    _ header: HeaderFields, trusting servers: [String], limits: MailLimits
  ) -> ReceivedMail {
    func values(_ name: String) -> [[UInt8]] {
      let limit = readFields.first { $0.name == name }?.limit ?? .addressSize
      return header.values(name).filter { $0.count <= limits[limit] }
    }
    func address(_ name: String) -> MailAddress? { values(name).first.flatMap { addresses($0).first } }
    let writers = header.values("from").count == 1 ? values("from").map(addresses).first ?? [] : []
    let isClear = header.values("from").count <= 1 && writers.count <= 1
    let from = address("from")
    let domain = from?.email.split(separator: "@").last.map(String.init)
    var mail = ReceivedMail(from: from)
    mail.messageID = values("message-id").first.flatMap(MessageIdentifiers.first)
    mail.sender = address("sender").flatMap { $0.email == from?.email ? nil : $0 }
    mail.replyTo = address("reply-to").flatMap { $0.email == from?.email ? nil : $0 }
    mail.subject = values("subject").first.map { SafeText.line(GMimeReading.text($0)) } ?? ""
    mail.date = values("date").first.flatMap(GMimeReading.date).flatMap(instant)
    mail.references = references(values("references") + values("in-reply-to"))
    let isShort = header.values("authentication-results").allSatisfy { $0.count <= limits[.fieldSize] }
    if isClear, isShort, let domain {
      mail.authentication = AuthenticationResults(in: header, trusting: servers).verdict(on: domain)
    }
    if !isClear { mail.suspicions.append(.severalSenders) }
    mail.automatic = AutomaticMail.kind(of: header, report: nil, methods: [])
    return mail
  }

  /// The addresses of a field that can be written to, with names that can be shown.
  private static func addresses(_ value: [UInt8]) -> [MailAddress] {
    GMimeReading.addresses(value).compactMap { address in
      guard MailAddress.isAddress(address.email) else { return nil }
      return MailAddress(name: SafeText.line(address.name, atMost: 200), email: address.email)
    }
  }

  private static func references(_ values: [[UInt8]]) -> [String] {
    var known: Set<String> = []
    let all = values.flatMap(MessageIdentifiers.all).filter { known.insert($0).inserted }
    return Array(all.suffix(mostReferences))
  }

  /// A moment between 1970 and 2200; another is a mistake of the sender's clock.
  private static func instant(_ seconds: Int64) -> Instant? {
    (0..<7_258_118_400).contains(seconds) ? Instant(secondsSinceEpoch: seconds) : nil
  }

  /// Where the header begins: a byte order mark and the line that mailboxes and pipes write before it are no
  /// part of the mail (RFC 4155).
  private static func start(of bytes: [UInt8]) -> Int {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if bytes[start...].starts(with: "From ".utf8) || bytes[start...].starts(with: ">From ".utf8) {
      start = min(bytes.lineEnd(from: start, in: start..<bytes.count) + 1, bytes.count)
    }
    return start
  }
}
