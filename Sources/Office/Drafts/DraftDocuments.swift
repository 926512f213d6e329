public import Casework
public import Secrets
import Store
import WorkCalendar
import Wording

/// Adds a document to a draft.
public struct AddDraftDocument: UseCase {
  let secret: SecretToken
  let document: HandedDocument

  /// A document of the draft that a secret opens.
  public init(_ secret: SecretToken, _ document: HandedDocument) {
    self.secret = secret
    self.document = document
  }

  /// Adds it. Fails with `notFound` where the secret opens no draft, and with `invalid` where the documents would
  /// be more, or larger, than those of a request.
  public func perform(at desk: Desk) throws -> Identifier<Record.DraftDocument> {
    guard let record = try desk.draftRecord(of: secret) else { throw Refusal.notFound }
    guard document.role.isOfApplicant else { throw Refusal.forbidden([.staff(.officer), .staff(.director)]) }
    let present = try desk.queries.documents(of: record.id)
    try AddDocument.checkRoom(
      for: document.content.count, besides: present.map(\.size))
    let head = [
      "role": [document.role.rawValue], "name": [document.name], "mediaType": [document.mediaType.rawValue],
    ]
    let id = try desk.queries.addDocument(
      to: record.id, size: document.content.count,
      sealedHead: desk.sealed(Draft.bytes(of: head), with: secret),
      sealedContent: desk.sealed(document.content, with: secret))
    try desk.queries.changeDraft(record.id, sealed: record.sealed, at: desk.now)
    return id
  }
}

/// Takes a document out of a draft.
public struct RemoveDraftDocument: UseCase {
  let secret: SecretToken
  let document: Identifier<Record.DraftDocument>

  /// A document of the draft that a secret opens.
  public init(_ secret: SecretToken, _ document: Identifier<Record.DraftDocument>) {
    self.secret = secret
    self.document = document
  }

  /// Takes it out. Fails with `notFound` where the draft has no such document.
  public func perform(at desk: Desk) throws {
    guard let record = try desk.draftRecord(of: secret),
      try desk.queries.removeDocument(document, of: record.id)
    else { throw Refusal.notFound }
    try desk.queries.changeDraft(record.id, sealed: record.sealed, at: desk.now)
  }
}
