public import Casework
import Secrets
import Store

extension Desk {
  /// The address of a request's page for its applicant, with a secret of its own: it opens what the request's
  /// secret opens. For mail to the applicant alone. Fails with `notFound` where there is no such request.
  public func applicantLink(for request: Identifier<Record.Request>) throws -> String {
    guard let ground = try queries.linkGround(of: request) else { throw Refusal.notFound }
    return "\(try settings().publicAddress)/permohonan/\(linkSecret(of: request, ground).text)"
  }

  /// The request whose applicant has got a link with a secret; `nil` where no link that still opens anything has
  /// it. It takes the same work whatever the secret is.
  func request(ofLink secret: SecretToken) throws -> Identifier<Record.Request>? {
    let request = Identifier<Record.Request>(Int64(bitPattern: secret.statedNumber))
    let ground = try queries.linkGround(of: request)
    let isOwn = linkSecret(of: request, ground ?? [UInt8](repeating: 0, count: 32)) == secret
    return isOwn && ground != nil ? request : nil
  }

  private func linkSecret(of request: Identifier<Record.Request>, _ ground: [UInt8]) -> SecretToken {
    SecretToken(
      standingFor: UInt64(bitPattern: request.number), ground: Array("applicant-link\n".utf8) + ground,
      key: office.surroundings.linkKey.bytes)
  }
}
