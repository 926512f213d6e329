public import Casework
public import Store
import WorkCalendar

/// Everything that is held on an applicant because of a request (rules of the service, section 9; law 27/2022).
public struct PersonalData: Sendable {
  /// The request with what belongs to it; documents without their content, which each has an address of its own.
  public let view: RequestView
  /// The complaints about it.
  public let complaints: [ComplaintRecord]
  /// The mail about it that is sent to anybody, newest first, as long as it is kept.
  public let mail: [QueuedMail]
}

extension Desk {
  /// Everything that is held because of a request. For its applicant, the administration desk, the director, and who
  /// looks after the data folder. Fails with `notFound` where the principal may not know of the request.
  public func personalData(of id: Identifier<Record.Request>) throws -> PersonalData {
    let view = try view(of: id)
    if case .staff = principal { try require(.registry, .director) }
    return PersonalData(
      view: view, complaints: try queries.complaints(about: id),
      mail: try queries.mail(about: id).map { QueuedMail($0, for: principal) })
  }

  /// The requests whose applicant has an address of electronic mail, oldest first.
  public func requests(ofApplicant email: String) throws -> [Identifier<Record.Request>] {
    try queries.requests(ofApplicant: email)
  }
}
