public import Casework
import Store

/// Ends the links in all mail to an applicant until now, as when one was passed on; a new one is sent. The secret
/// that the applicant was shown when the request was handed in stays.
public struct RevokeApplicantLinks: UseCase {
  let request: Identifier<Record.Request>

  /// Ends the links of a request.
  public init(request: Identifier<Record.Request>) { self.request = request }

  /// Ends them. For the applicant and the administration desk. Fails with `notFound` where the principal may not
  /// know of the request.
  public func perform(at desk: Desk) throws -> Identifier<Record.Request> {
    let request = try desk.request(self.request)
    if case .staff = desk.principal { try desk.require(.registry) }
    try desk.queries.setLinkNonce(desk.bytes(16), of: request.id)
    // Who is known by such a link is kept in memory with those who are known by a token.
    try desk.touch(.accounts)
    try desk.record(.applicantLinksRevoked, of: request, telling: [.applicant])
    return request.id
  }
}
