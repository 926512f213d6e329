public import Casework
import JSON
public import Secrets
import Store
public import WorkCalendar

/// A request that somebody is writing on the pages: what was entered until now, as it was entered, and the documents.
///
/// It is kept without an account, under a secret address that its writer alone knows: everything in it is sealed with
/// that secret, of which the database has only a digest. It is no request yet: no desk sees it, it is in no history,
/// and it is gone some days after it was last changed. Once it is handed in, the same secret opens the request.
public struct Draft: Hashable, Sendable {
  /// How long a draft stays that nobody changes: long enough for a missing document to be fetched (choice).
  public static let keeping = Minutes(14 * 1440)

  /// A document of a draft.
  public struct Document: Hashable, Sendable {
    /// The number.
    public let id: Identifier<Record.DraftDocument>
    /// What it is for.
    public let role: DocumentRole
    /// The name of its file.
    public let name: String
    /// Its media type.
    public let mediaType: DocumentType
    /// Its size in bytes.
    public let size: Int
  }

  /// What was entered: texts by the names of the fields.
  public internal(set) var fields: [String: [String]]
  /// The documents, oldest first.
  public internal(set) var documents: [Document]
  /// When it is gone, unless it is changed before.
  public let expiresAt: Instant
}

extension Draft {
  /// Fields as they are sealed.
  static func bytes(of fields: [String: [String]]) -> [UInt8] {
    let members = fields.sorted { $0.key < $1.key }.map { name, texts in
      // JSON as it is read here has no NUL.
      JSONMember(name, .array(texts.map { .string($0.replacing("\0", with: "")) }))
    }
    return Array(JSONValue.object(JSONObject(members)).serialized().utf8)
  }

  /// The fields that were sealed; `nil` where the bytes are none.
  static func fields(of bytes: [UInt8]) -> [String: [String]]? {
    guard case .object(let object)? = try? JSONValue(parsing: bytes) else { return nil }
    var fields: [String: [String]] = [:]
    for member in object.members {
      guard case .array(let values) = member.value else { return nil }
      fields[member.name] = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
    return fields
  }
}

extension Desk {
  /// Whether a secret opens a draft that has not expired.
  public func hasDraft(of secret: SecretToken) throws -> Bool { try draftRecord(of: secret) != nil }

  /// The draft that a secret opens. Fails with `notFound` where it opens none.
  public func draft(of secret: SecretToken) throws -> Draft {
    guard let record = try draftRecord(of: secret) else { throw Refusal.notFound }
    guard let bytes = SealedBytes.unseal(record.sealed, with: secret.text),
      let fields = Draft.fields(of: bytes)
    else { throw DatabaseError.unreadable("draft \(record.id)") }
    return Draft(
      fields: fields, documents: try documents(of: record, secret),
      expiresAt: record.changedAt + Draft.keeping)
  }

  /// The record of the draft that a secret opens; `nil` where it opens none.
  func draftRecord(of secret: SecretToken) throws -> DraftRecord? {
    try queries.draft(digest: secret.digest.bytes, changedAfter: now - Draft.keeping)
  }

  private func documents(of record: DraftRecord, _ secret: SecretToken) throws -> [Draft.Document] {
    try queries.documents(of: record.id).map { kept in
      guard let bytes = SealedBytes.unseal(kept.sealedHead, with: secret.text),
        let head = Draft.fields(of: bytes),
        let role = head["role"]?.first.flatMap(DocumentRole.init), let name = head["name"]?.first,
        let type = head["mediaType"]?.first.flatMap(DocumentType.init)
      else { throw DatabaseError.unreadable("draft document \(kept.id)") }
      return Draft.Document(id: kept.id, role: role, name: name, mediaType: type, size: kept.size)
    }
  }
}
