import Casework
public import Secrets
import Store
import WorkCalendar
import Wording

/// Begins a draft with what was entered first.
public struct BeginDraft: UseCase {
  let fields: [String: [String]]

  /// A draft with some fields.
  public init(fields: [String: [String]]) { self.fields = fields }

  /// Begins it. Returns the secret that opens it from now on, which is nowhere kept.
  public func perform(at desk: Desk) throws -> SecretToken {
    let secret = SecretToken(from: desk.office.surroundings.random)
    _ = try desk.queries.addDraft(
      digest: secret.digest.bytes, sealed: desk.sealed(Draft.bytes(of: fields), with: secret), at: desk.now)
    return secret
  }
}

/// Enters something into a draft, in place of what stood in the same fields.
public struct ChangeDraft: UseCase {
  let secret: SecretToken
  let fields: [String: [String]]

  /// New texts of some fields of the draft that a secret opens; fields without a text are emptied.
  public init(_ secret: SecretToken, setting fields: [String: [String]]) {
    self.secret = secret
    self.fields = fields
  }

  /// Enters it. Fails with `notFound` where the secret opens no draft.
  public func perform(at desk: Desk) throws {
    guard let record = try desk.draftRecord(of: secret) else { throw Refusal.notFound }
    var kept = try desk.draft(of: secret).fields
    for (name, texts) in fields { kept[name] = texts.isEmpty ? nil : texts }
    try desk.queries.changeDraft(
      record.id, sealed: desk.sealed(Draft.bytes(of: kept), with: secret), at: desk.now)
  }
}

/// Throws a draft away.
public struct DiscardDraft: UseCase {
  let secret: SecretToken

  /// The draft that a secret opens.
  public init(_ secret: SecretToken) { self.secret = secret }

  /// Throws it away. Fails with `notFound` where the secret opens no draft.
  public func perform(at desk: Desk) throws {
    guard let record = try desk.draftRecord(of: secret) else { throw Refusal.notFound }
    try desk.queries.removeDraft(record.id)
  }
}

/// Forgets the drafts that nobody has changed for long; done by the service itself.
public struct ForgetDrafts: UseCase {
  /// Looks for drafts that are old enough.
  public init() {}

  /// Forgets them.
  public func perform(at desk: Desk) throws {
    try desk.queries.removeDrafts(unchangedSince: desk.now - Draft.keeping)
  }
}

extension Desk {
  /// Bytes of a draft as they are kept.
  func sealed(_ bytes: [UInt8], with secret: SecretToken) -> [UInt8] {
    SealedBytes.seal(bytes, with: secret.text, random: office.surroundings.random)
  }
}
