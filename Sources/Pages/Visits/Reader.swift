import Casework
import Office
import Secrets
import Wording

/// Who opens a page, and by which secret.
enum Reader: Sendable {
  /// Somebody who has shown nothing.
  case stranger
  /// The applicant of a request, by the secret in the address.
  case applicant(Identifier<Record.Request>, secret: String)
  /// Somebody who is writing a request, by the secret of the draft in the address; opens as much as a stranger else.
  case writer(SecretToken)
  /// Somebody who has shown a password and not the code that is asked for besides, or a password that they have to
  /// replace first; opens as much as a stranger.
  case waiting(StaffSession, secret: String)
  /// A member of staff, by the session that the cookie names.
  case staff(StaffSession, secret: String)

  /// As whom the reader acts.
  var principal: Principal {
    switch self {
    case .stranger, .writer, .waiting: .anonymous
    case .applicant(let request, _): .applicant(request)
    case .staff(let session, _): .staff(session.member)
    }
  }

  /// The member of staff, where one reads.
  var member: StaffMember? {
    if case .staff(let session, _) = self { session.member } else { nil }
  }

  /// The secret that the reader has shown.
  var secret: String? {
    switch self {
    case .stranger: nil
    case .writer(let secret): secret.text
    case .applicant(_, let secret), .waiting(_, let secret), .staff(_, let secret): secret
    }
  }
}
