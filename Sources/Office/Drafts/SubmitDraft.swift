public import Secrets
import Store

/// Hands in what a draft has become. The draft is gone with that, and its secret opens the request.
public struct SubmitDraft: UseCase {
  let secret: SecretToken
  let request: SubmitRequest

  /// The request that the draft of a secret has become; the documents are those of the draft.
  public init(_ secret: SecretToken, as request: SubmitRequest) {
    self.secret = secret
    self.request = request
  }

  /// Hands it in. Fails with `notFound` where the secret opens no draft, and as `SubmitRequest` does; then the
  /// draft stays as it is.
  public func perform(at desk: Desk) throws -> SubmittedRequest {
    guard let record = try desk.draftRecord(of: secret) else { throw Refusal.notFound }
    let documents = try desk.draft(of: secret).documents.map { document in
      guard let sealed = try desk.queries.content(of: document.id, in: record.id),
        let content = SealedBytes.unseal(sealed, with: secret.text)
      else { throw DatabaseError.unreadable("draft document \(document.id)") }
      return HandedDocument(
        role: document.role, name: document.name, mediaType: document.mediaType, content: content)
    }
    try desk.queries.removeDraft(record.id)
    return try request.handingIn(documents, under: secret).perform(at: desk)
  }
}
