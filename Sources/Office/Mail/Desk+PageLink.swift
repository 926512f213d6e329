import Casework
import Store

extension Desk {
  /// Where a reader of a mail finds the request; `nil` where the reader has no page of it.
  func pageLink(for request: RequestRecord, as audience: Audience) throws -> String? {
    switch audience {
    case .applicant: try applicantLink(for: request.id)
    case .registry, .deputy, .director, .officers: try staffLink(for: request.id)
    }
  }

  /// The page of a request for staff, who log in there.
  func staffLink(for request: Identifier<Record.Request>) throws -> String {
    "\(try settings().publicAddress)/staf/permohonan/\(request)"
  }
}
