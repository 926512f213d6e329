public import Casework
import Store

/// Takes in somebody who has come to the counter, and in the same act lets a priority applicant be met (SP mechanism 6;
/// rules of the service, section 5.5).
public struct ServeAtCounter: UseCase {
  /// Who is to meet the applicant.
  public enum Service: Hashable, Sendable {
    /// Whoever of the competent officers is free first today.
    case soonest
    /// This officer, as soon as free today.
    case officer(Identifier<Record.Officer>)
    /// Nobody yet: the request is received, and met another time.
    case later
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// The request.
    public let request: Identifier<Record.Request>
    /// What people call it.
    public let reference: String
    /// The meeting; `nil` where the applicant is no priority applicant, or is met another time.
    public let meeting: StaffedMeeting?
  }

  let submission: SubmitRequest
  let service: Service

  /// Somebody with a matter. Whoever is no priority applicant is taken in as by letter: the five-day rule binds.
  public init(_ submission: SubmitRequest, service: Service) {
    self.submission = submission
    self.service = service
  }

  /// Does it. Fails as `SubmitRequest`, `TakeStep` and `BookMeeting` do, and with `nobodyAtCounter` where nobody who is
  /// competent is free today any more.
  public func perform(at desk: Desk) throws -> Outcome {
    try desk.require(.registry)
    let request = try submission.perform(at: desk).view.request
    guard request.isPriorityAtCounter else { return outcome(request, nil) }
    let received = try TakeStep(request: request.id, act: .receive(agendaNumber: nil)).perform(at: desk)
      .request
    guard service != .later else { return outcome(received, nil) }
    var named: Identifier<Record.Officer>?
    if case .officer(let officer) = service { named = officer }
    guard let first = try desk.firstAtCounter(for: received, by: named) else { throw Refusal.nobodyAtCounter }
    let meeting = try BookMeeting(request: received.id, officers: [first.officer], start: first.time.start)
      .perform(at: desk)
    return outcome(received, meeting)
  }

  private func outcome(_ request: RequestRecord, _ meeting: StaffedMeeting?) -> Outcome {
    Outcome(request: request.id, reference: request.reference, meeting: meeting)
  }
}
