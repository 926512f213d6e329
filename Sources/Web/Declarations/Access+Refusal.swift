import Casework
import Office

extension Access {
  /// What stands against a call; `nil` where nothing does. `request` is the number of the request in the
  /// path, where there is one. The request of somebody else looks like one that is not there.
  func refusal(of caller: Principal, request: Identifier<Record.Request>?) -> ProblemKind? {
    switch caller {
    case .anonymous: return allowsStrangers ? nil : .unauthenticated
    case .applicant(let own):
      guard allowsApplicant || self == .everyone else { return .forbidden }
      guard let request else { return nil }
      return request == own ? nil : .notFound
    case .staff(let member):
      return self == .everyone || !roles.isDisjoint(with: member.roles) ? nil : .forbidden
    // Nobody comes from outside as the service.
    case .service: return .forbidden
    }
  }

  /// A refusal as the caller reads it: who may call is no secret, since the document tells it.
  func problem(_ kind: ProblemKind) -> Problem {
    guard kind == .forbidden else { return Problem(kind) }
    let actors = Actor.all.filter { actor in
      switch actor {
      case .applicant: allowsApplicant
      case .staff(let role): roles.contains(role)
      case .service: false
      }
    }
    return Problem(because: .forbidden(actors))
  }
}
