public import Casework
public import WorkCalendar

/// A mail that came in, with what became of it. Its bytes as they came are the content under its digest.
public struct IncomingMailRecord: Hashable, Sendable {
  /// What a mail turned out to be. The raw values are those of the API.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// An answer from a calendar client that counted, or that the rules refused and whose sender was told.
    case answer
    /// A letter.
    case letter
    /// It belongs to a request that there is already.
    case reply
    /// An answer from a calendar client, or a letter, of which nobody can say who has sent it.
    case unverified
    /// It cannot be understood.
    case unreadable
    /// No person has written it.
    case automatic
    /// A report on the delivery of a mail of ours.
    case bounce
  }

  /// Whether somebody still has to look at it.
  public enum State: String, CaseIterable, Hashable, Sendable {
    /// It waits for the administration desk.
    case open
    /// Nothing more is to be done.
    case settled
  }

  /// Why it is as it is, in both languages.
  public struct Reason: Hashable, Sendable {
    /// In Indonesian.
    public let indonesian: String
    /// In English.
    public let english: String

    /// A reason.
    public init(indonesian: String, english: String) {
      self.indonesian = indonesian
      self.english = english
    }
  }

  /// The number; given by the database.
  public var id: Identifier<Record.IncomingMail>
  /// The SHA-256 digest of its bytes as they came.
  public let digest: [UInt8]
  /// The SHA-256 digest of what stands below its header: servers on the way add to the header alone.
  public let bodyDigest: [UInt8]
  /// When it came.
  public let arrivedAt: Instant
  /// What it turned out to be.
  public var kind: Kind
  /// Whether somebody still has to look at it.
  public private(set) var state: State
  /// When nothing more was to be done with it; `nil` as long as somebody has to look at it.
  public private(set) var settledAt: Instant?
  /// Whether the administration desk was told of it by mail.
  public var isTold = false
  /// Why it is as it is; `nil` where nothing is to be said.
  public var reason: Reason?
  /// The address of who has written it; `nil` where none can be read.
  public let sender: String?
  /// The name that the writer gives; empty for none.
  public let senderName: String
  /// The subject, on one line.
  public let subject: String
  /// The Message-ID without angle brackets; `nil` for none.
  public let messageID: String?
  /// What is known of the sender, as a word of the API.
  public let authentication: String
  /// What speaks against believing it, as words of the API with commas between.
  public let suspicions: String
  /// The files that came with it, as a JSON array.
  public var attachments: String
  /// Its size in bytes.
  public let size: Int
  /// The request that it belongs to or became; `nil` for none.
  public var request: Identifier<Record.Request>?
  /// The meeting that it answers; `nil` for none.
  public var meeting: Identifier<Record.Meeting>?

  /// A mail as it arrives.
  public init(
    digest: [UInt8], bodyDigest: [UInt8], arrivedAt: Instant, kind: Kind, state: State, sender: String?,
    senderName: String,
    subject: String, messageID: String?, authentication: String, suspicions: String, size: Int
  ) {
    id = Identifier(0)
    self.digest = digest
    self.bodyDigest = bodyDigest
    self.arrivedAt = arrivedAt
    self.kind = kind
    self.state = state
    settledAt = state == .settled ? arrivedAt : nil
    self.sender = sender
    self.senderName = senderName
    self.subject = subject
    self.messageID = messageID
    self.authentication = authentication
    self.suspicions = suspicions
    self.size = size
    attachments = "[]"
  }

  /// Notes that nothing more is to be done with it.
  public mutating func settle(at moment: Instant) {
    state = .settled
    settledAt = moment
  }
}

extension IncomingMailRecord {
  fileprivate static let columns = """
    id, digest, arrived_at, kind, state, reason_indonesian, reason_english, sender, sender_name, subject,
    message_id, authentication, suspicions, attachments, size, request, meeting, body_digest, settled_at,
    is_told
    """

  fileprivate init(row: any Row) throws {
    id = Identifier(row.integer(0))
    digest = row.bytes(1)
    arrivedAt = Instant(secondsSinceEpoch: row.integer(2))
    kind = try stored(row.text(3))
    state = try stored(row.text(4))
    reason = row.optionalText(5).map { Reason(indonesian: $0, english: row.text(6)) }
    sender = row.optionalText(7)
    senderName = row.text(8)
    subject = row.text(9)
    messageID = row.optionalText(10)
    authentication = row.text(11)
    suspicions = row.text(12)
    attachments = row.text(13)
    size = Int(row.integer(14))
    request = row.optionalInteger(15).map(Identifier.init)
    meeting = row.optionalInteger(16).map(Identifier.init)
    bodyDigest = row.bytes(17)
    settledAt = row.optionalInteger(18).map(Instant.init(secondsSinceEpoch:))
    isTold = row.integer(19) == 1
  }

  fileprivate var changing: [SQLValue] {
    [
      .text(kind.rawValue), .text(state.rawValue), SQLValue(reason?.indonesian), SQLValue(reason?.english),
      .text(attachments), SQLValue(request?.number), SQLValue(meeting?.number),
      SQLValue(settledAt?.secondsSinceEpoch), .integer(isTold ? 1 : 0),
    ]
  }
}

extension Queries {
  /// A mail that came in by number, or `nil` where there is none.
  public func incomingMail(_ id: Identifier<Record.IncomingMail>) throws -> IncomingMailRecord? {
    try first(
      "SELECT \(IncomingMailRecord.columns) FROM incoming WHERE id = $1", [.integer(id.number)],
      IncomingMailRecord.init(row:))
  }

  /// The mail that came with exactly these bytes, or `nil`.
  public func incomingMail(digest: [UInt8]) throws -> IncomingMailRecord? {
    try first(
      "SELECT \(IncomingMailRecord.columns) FROM incoming WHERE digest = $1", [.bytes(digest)],
      IncomingMailRecord.init(row:))
  }

  /// The first mail of a sender under a Message-ID, or `nil`: a mail can come over two ways, each of which adds
  /// to its header.
  public func incomingMail(messageID: String, from sender: String) throws -> IncomingMailRecord? {
    try first(
      """
      SELECT \(IncomingMailRecord.columns) FROM incoming WHERE message_id = $1 AND sender = $2
      ORDER BY id LIMIT 1
      """, [.text(messageID), .text(sender)], IncomingMailRecord.init(row:))
  }

  /// Mails that came in, newest first, in a state, with lower numbers than `number`.
  public func incomingMail(
    _ state: IncomingMailRecord.State, before number: Int64, atMost limit: Int
  ) throws -> [IncomingMailRecord] {
    // The word stands in the text, so that the index of its rows is used.
    try all(
      """
      SELECT \(IncomingMailRecord.columns) FROM incoming WHERE state = '\(state.rawValue)' AND id < $1
      ORDER BY id DESC LIMIT $2
      """, [.integer(number), SQLValue(limit)], IncomingMailRecord.init(row:))
  }

  /// How many mails wait for somebody.
  public func openIncomingMail() throws -> Int64 {
    try first("SELECT count(*) FROM incoming WHERE state = 'open'") { $0.integer(0) } ?? 0
  }

  /// When the last mail came of which the administration desk was told and that still waits for it; `nil` for none.
  public func lastToldIncomingMail() throws -> Instant? {
    try first(
      "SELECT arrived_at FROM incoming WHERE state = 'open' AND is_told = 1 ORDER BY id DESC LIMIT 1"
    ) { Instant(secondsSinceEpoch: $0.integer(0)) }
  }

  /// How many letters have come since a moment: from a sender, or from anybody.
  public func incomingLetters(from sender: String?, since moment: Instant) throws -> Int {
    let condition = sender == nil ? "" : " AND sender = $2"
    return try first(
      "SELECT count(*) FROM incoming WHERE kind = 'letter' AND arrived_at >= $1\(condition)",
      [.integer(moment.secondsSinceEpoch)] + [sender].compactMap(\.self).map(SQLValue.text)
    ) { Int($0.integer(0)) } ?? 0
  }

  /// How many mails have come about a request since a moment: from a sender, or from anybody.
  public func incomingMail(
    about request: Identifier<Record.Request>, from sender: String?, since moment: Instant
  ) throws -> Int {
    let condition = sender == nil ? "" : " AND sender = $3"
    return try first(
      "SELECT count(*) FROM incoming WHERE request = $1 AND arrived_at >= $2\(condition)",
      [.integer(request.number), .integer(moment.secondsSinceEpoch)]
        + [sender].compactMap(\.self).map(SQLValue.text)
    ) { Int($0.integer(0)) } ?? 0
  }

  /// How many answers of a sender about a request were refused since a moment.
  public func refusedAnswers(
    about request: Identifier<Record.Request>, from sender: String, since moment: Instant
  ) throws -> Int {
    try first(
      """
      SELECT count(*) FROM incoming WHERE request = $1 AND arrived_at >= $2 AND sender = $3
        AND (kind = 'unverified' OR kind = 'answer' AND reason_english IS NOT NULL)
      """, [.integer(request.number), .integer(moment.secondsSinceEpoch), .text(sender)]
    ) { Int($0.integer(0)) } ?? 0
  }

  /// The last mails that belong to a request or became it, oldest first.
  public func incomingMail(
    about request: Identifier<Record.Request>, atMost limit: Int
  ) throws -> [IncomingMailRecord] {
    try all(
      """
      SELECT \(IncomingMailRecord.columns) FROM incoming WHERE request = $1 ORDER BY id DESC LIMIT $2
      """, [.integer(request.number), SQLValue(limit)], IncomingMailRecord.init(row:)
    ).reversed()
  }

  /// Adds a mail with its bytes. Returns its number.
  public func add(_ mail: IncomingMailRecord, content: [UInt8]) throws -> Identifier<Record.IncomingMail> {
    try execute(
      "INSERT INTO content (digest, bytes) VALUES ($1, $2) ON CONFLICT (digest) DO NOTHING",
      [.bytes(mail.digest), .bytes(content)])
    return Identifier(
      try inserted(
        """
        INSERT INTO incoming (kind, state, reason_indonesian, reason_english, attachments, request, meeting,
          settled_at, is_told, digest, body_digest, arrived_at, sender, sender_name, subject, message_id, authentication, suspicions, size)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
        RETURNING id
        """,
        mail.changing + [
          .bytes(mail.digest), .bytes(mail.bodyDigest), .integer(mail.arrivedAt.secondsSinceEpoch),
          SQLValue(mail.sender),
          .text(mail.senderName), .text(mail.subject), SQLValue(mail.messageID), .text(mail.authentication),
          .text(mail.suspicions), SQLValue(mail.size),
        ]))
  }

  /// Writes what has become of a mail.
  public func update(_ mail: IncomingMailRecord) throws {
    try execute(
      """
      UPDATE incoming SET kind = $1, state = $2, reason_indonesian = $3, reason_english = $4,
        attachments = $5, request = $6, meeting = $7, settled_at = $8, is_told = $9
      WHERE id = $10
      """, mail.changing + [.integer(mail.id.number)])
  }

  /// Forgets mails that were settled before a moment, the longest settled first, up to so many bytes together, with
  /// their bytes where no document has the same. Mails of a request that is still open are kept with it. Returns
  /// whether there may be more.
  public func pruneIncomingMail(settledBefore moment: Instant, atMost limit: Int) throws -> Bool {
    let old = try all(
      """
      SELECT i.id, i.digest, i.size FROM incoming i LEFT JOIN request r ON r.id = i.request
      WHERE i.state = 'settled' AND i.settled_at < $1
        AND (r.id IS NULL OR r.state IN ('closed', 'referred', 'withdrawn'))
      ORDER BY i.settled_at LIMIT 1000
      """, [.integer(moment.secondsSinceEpoch)]
    ) { (number: $0.integer(0), digest: $0.bytes(1), size: Int($0.integer(2))) }
    var bytes = 0
    for mail in old {
      guard bytes < limit else { return true }
      bytes += mail.size
      try execute("DELETE FROM incoming WHERE id = $1", [.integer(mail.number)])
      try removeContent(mail.digest)
    }
    return old.count == 1000
  }

  /// Up to where the mails of a mailbox have been fetched: its UIDVALIDITY, and the UID; `nil` before the first
  /// round.
  public func mailboxPosition(_ name: String) throws -> (validity: Int, uid: Int)? {
    try first("SELECT validity, uid FROM mailbox WHERE name = $1", [.text(name)]) {
      (Int($0.integer(0)), Int($0.integer(1)))
    }
  }

  /// Keeps up to where the mails of a mailbox have been fetched.
  public func setMailboxPosition(_ name: String, validity: Int, uid: Int) throws {
    try execute(
      """
      INSERT INTO mailbox (name, validity, uid) VALUES ($1, $2, $3)
      ON CONFLICT (name) DO UPDATE SET validity = excluded.validity, uid = excluded.uid
      """, [.text(name), SQLValue(validity), SQLValue(uid)])
  }
}
