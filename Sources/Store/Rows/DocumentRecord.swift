public import Casework
public import WorkCalendar

/// A document of a request; its content is kept once, however often it is handed in.
public struct DocumentRecord: Hashable, Sendable {
  /// The number.
  public let id: Identifier<Record.Document>
  /// What it is for.
  public let role: DocumentRole
  /// The name of its file.
  public let name: String
  /// Its media type.
  public let mediaType: String
  /// Its size in bytes.
  public let size: Int
  /// The SHA-256 digest of its content.
  public let digest: [UInt8]
  /// When it was handed in.
  public let addedAt: Instant

  /// A document from its parts.
  public init(
    id: Identifier<Record.Document>, role: DocumentRole, name: String, mediaType: String, size: Int,
    digest: [UInt8], addedAt: Instant
  ) {
    self.id = id
    self.role = role
    self.name = name
    self.mediaType = mediaType
    self.size = size
    self.digest = digest
    self.addedAt = addedAt
  }
}

extension Queries {
  /// The documents of a request, oldest first.
  public func documents(of request: Identifier<Record.Request>) throws -> [DocumentRecord] {
    try all(
      """
      SELECT id, role, name, media_type, size, digest, added_at FROM document WHERE request = $1 ORDER BY id
      """, [.integer(request.number)], DocumentRecord.init(row:))
  }

  /// The content with a digest, or `nil` where there is none.
  public func content(_ digest: [UInt8]) throws -> [UInt8]? {
    try first("SELECT bytes FROM content WHERE digest = $1", [.bytes(digest)]) { $0.bytes(0) }
  }

  /// Adds a document to a request; the content is kept under its digest unless it is there already.
  public func addDocument(
    to request: Identifier<Record.Request>, role: DocumentRole, name: String, mediaType: String,
    content: [UInt8],
    digest: [UInt8], at: Instant, by actor: String
  ) throws -> Identifier<Record.Document> {
    try execute(
      "INSERT INTO content (digest, bytes) VALUES ($1, $2) ON CONFLICT (digest) DO NOTHING",
      [.bytes(digest), .bytes(content)])
    return Identifier(
      try inserted(
        """
        INSERT INTO document (request, role, name, media_type, size, digest, added_at, added_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id
        """,
        [
          .integer(request.number), .text(role.rawValue), .text(name), .text(mediaType),
          SQLValue(content.count),
          .bytes(digest), .integer(at.secondsSinceEpoch), .text(actor),
        ]))
  }
}

extension DocumentRecord {
  fileprivate init(row: any Row) throws {
    id = Identifier(row.integer(0))
    role = try stored(row.text(1))
    name = row.text(2)
    mediaType = row.text(3)
    size = Int(row.integer(4))
    digest = row.bytes(5)
    addedAt = Instant(secondsSinceEpoch: row.integer(6))
  }
}
