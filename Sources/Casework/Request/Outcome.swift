/// How a request ended (SP product of the service; rules of the service, sections 2.3 and 3.4).
public enum Outcome: String, CaseIterable, Hashable, Sendable {
  /// A meeting was held.
  case meeting
  /// A reply letter was sent.
  case replyLetter = "reply-letter"
  /// A related unit can solve it: it was referred there.
  case referred
  /// The applicant withdrew it.
  case withdrawn

  /// The outcome that entering a state gives a request; `nil` where the request goes on, or has its outcome
  /// already.
  public init?(entering state: RequestState) {
    switch state {
    case .facilitated: self = .meeting
    case .answered: self = .replyLetter
    case .referred: self = .referred
    case .withdrawn: self = .withdrawn
    case .submitted, .returned, .registered, .disposed, .received, .assigned, .scheduled, .rescheduling,
      .closed:
      return nil
    }
  }
}
