import Casework
import Store

extension Desk {
  /// Where a reader of a mail finds the request; `nil` where the reader has no page of it.
  func pageLink(for request: RequestRecord, as audience: Audience) throws -> String? {
    switch audience {
    case .applicant: try applicantLink(for: request.id)
    // The page is the applicant's own: who comes along is told by mail alone.
    case .coApplicants: nil
    case .registry, .deputy, .director, .officers: try staffLink(for: request.id)
    }
  }

  /// The page of a request for staff, who log in there.
  func staffLink(for request: Identifier<Record.Request>) throws -> String {
    "\(try settings().publicAddress)/staf/permohonan/\(request)"
  }
}
