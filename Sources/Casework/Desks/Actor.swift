/// Who takes a step.
public enum Actor: Hashable, Sendable {
  /// The applicant of the request, who holds its secret.
  case applicant
  /// A member of staff with a role.
  case staff(Role)
  /// The service itself, where time has passed or a letter came by mail.
  case service

  /// Every actor: the applicant, each role, the service.
  public static let all: [Actor] = [.applicant] + Role.allCases.map { .staff($0) } + [.service]

  /// The actor in one word: `applicant`, `service`, or the role.
  public var name: String {
    switch self {
    case .applicant: "applicant"
    case .staff(let role): role.rawValue
    case .service: "service"
    }
  }
}
