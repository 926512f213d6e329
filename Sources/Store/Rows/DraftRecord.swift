public import Casework
public import WorkCalendar

/// A request that is being written; of the secret that opens it only a digest is kept.
public struct DraftRecord: Hashable, Sendable {
  /// The number.
  public let id: Identifier<Record.Draft>
  /// What was entered, sealed with the secret.
  public let sealed: [UInt8]
  /// When it was last changed.
  public let changedAt: Instant
}

/// A document of a draft, without its content.
public struct DraftDocumentRecord: Hashable, Sendable {
  /// The number.
  public let id: Identifier<Record.DraftDocument>
  /// The size of the document in bytes, before it was sealed.
  public let size: Int
  /// Role, name and media type, sealed with the secret of the draft.
  public let sealedHead: [UInt8]
}

extension Queries {
  /// The draft whose secret has a digest, where it was changed after a moment; otherwise `nil`.
  public func draft(digest: [UInt8], changedAfter moment: Instant) throws -> DraftRecord? {
    try first(
      "SELECT id, sealed, changed_at FROM draft WHERE digest = $1 AND changed_at > $2",
      [.bytes(digest), .integer(moment.secondsSinceEpoch)]
    ) { row in
      DraftRecord(
        id: Identifier(row.integer(0)), sealed: row.bytes(1),
        changedAt: Instant(secondsSinceEpoch: row.integer(2)))
    }
  }

  /// Adds a draft. Returns its number.
  public func addDraft(digest: [UInt8], sealed: [UInt8], at: Instant) throws -> Identifier<Record.Draft> {
    Identifier(
      try inserted(
        "INSERT INTO draft (digest, sealed, changed_at) VALUES ($1, $2, $3) RETURNING id",
        [.bytes(digest), .bytes(sealed), .integer(at.secondsSinceEpoch)]))
  }

  /// Puts something else into a draft.
  public func changeDraft(_ id: Identifier<Record.Draft>, sealed: [UInt8], at: Instant) throws {
    try execute(
      "UPDATE draft SET sealed = $2, changed_at = $3 WHERE id = $1",
      [.integer(id.number), .bytes(sealed), .integer(at.secondsSinceEpoch)])
  }

  /// Removes a draft with its documents.
  public func removeDraft(_ id: Identifier<Record.Draft>) throws {
    try execute("DELETE FROM draft_document WHERE draft = $1", [.integer(id.number)])
    try execute("DELETE FROM draft WHERE id = $1", [.integer(id.number)])
  }

  /// Removes the drafts that were last changed at a moment or before, with their documents.
  public func removeDrafts(unchangedSince moment: Instant) throws {
    try execute(
      "DELETE FROM draft_document WHERE draft IN (SELECT id FROM draft WHERE changed_at <= $1)",
      [.integer(moment.secondsSinceEpoch)])
    try execute("DELETE FROM draft WHERE changed_at <= $1", [.integer(moment.secondsSinceEpoch)])
  }

  /// The documents of a draft, oldest first.
  public func documents(of draft: Identifier<Record.Draft>) throws -> [DraftDocumentRecord] {
    try all(
      "SELECT id, size, sealed_head FROM draft_document WHERE draft = $1 ORDER BY id",
      [.integer(draft.number)]
    ) {
      DraftDocumentRecord(
        id: Identifier($0.integer(0)), size: Int($0.integer(1)), sealedHead: $0.bytes(2))
    }
  }

  /// The sealed content of a document of a draft; `nil` where the draft has no such document.
  public func content(
    of document: Identifier<Record.DraftDocument>, in draft: Identifier<Record.Draft>
  ) throws -> [UInt8]? {
    try first(
      "SELECT sealed_content FROM draft_document WHERE id = $1 AND draft = $2",
      [.integer(document.number), .integer(draft.number)]
    ) { $0.bytes(0) }
  }

  /// Adds a document to a draft. Returns its number.
  public func addDocument(
    to draft: Identifier<Record.Draft>, size: Int, sealedHead: [UInt8], sealedContent: [UInt8]
  ) throws -> Identifier<Record.DraftDocument> {
    Identifier(
      try inserted(
        """
        INSERT INTO draft_document (draft, size, sealed_head, sealed_content) VALUES ($1, $2, $3, $4)
        RETURNING id
        """,
        [.integer(draft.number), SQLValue(size), .bytes(sealedHead), .bytes(sealedContent)]))
  }

  /// Removes a document of a draft. Returns whether there was one.
  public func removeDocument(
    _ document: Identifier<Record.DraftDocument>, of draft: Identifier<Record.Draft>
  ) throws -> Bool {
    try execute(
      "DELETE FROM draft_document WHERE id = $1 AND draft = $2",
      [.integer(document.number), .integer(draft.number)]) == 1
  }
}
