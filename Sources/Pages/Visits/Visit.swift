import Casework
import HTTPServer
import Office
import Secrets
import Web
import WorkCalendar
import Wording

/// One call of a page: who reads, in which language, what the path and the form hold, and the service behind it.
struct Visit: Sendable {
  let site: PageSite
  let request: HTTPRequest
  /// The variables of the path.
  let values: PathValues
  /// Where the outside reaches the service, without a slash at the end.
  let address: String
  let language: Language
  let reader: Reader
  /// The moment that counts as now for the whole page.
  let now: Instant
  /// What was entered into the form that was sent, with what is wrong with it; empty where none was.
  var form = FormEntry.none
  /// What the fields of the page are called.
  let labels = FieldLabels()

  var office: Office { site.office }

  /// As whom the reader acts.
  var principal: Principal { reader.principal }

  /// The session of the member of staff. Fails with `forbidden` where nobody of the staff reads.
  var session: StaffSession {
    get throws {
      guard case .staff(let session, _) = reader else { throw Problem(.forbidden) }
      return session
    }
  }

  /// The secret in the address of an applicant's page, and so the beginning of the addresses of its forms.
  var applicantSecret: String {
    get throws {
      guard case .applicant(_, let secret) = reader else { throw Problem(.notFound) }
      return secret
    }
  }

  /// The request that the applicant's secret opens.
  var applicantRequest: Identifier<Record.Request> {
    get throws {
      guard case .applicant(let request, _) = reader else { throw Problem(.notFound) }
      return request
    }
  }

  /// The secret of the draft that is being written. Fails as a page that is not there where none is.
  var draftSecret: SecretToken {
    get throws {
      guard case .writer(let secret) = reader else { throw Problem(.notFound) }
      return secret
    }
  }

  /// The date now, in office time.
  var today: CivilDate { now.local(offset: .wib).date }

  /// Whether the outside reaches the service over TLS.
  var isSecure: Bool { address.hasPrefix("https://") }

  /// The path as it was called.
  var calledPath: String { "/" + request.path.joined(separator: "/") }

  /// A sentence in the reader's language.
  func say(_ sentence: Sentence) -> String { sentence.text(in: language) }

  /// The number of a record that a variable of the path names. Fails as a page that is not there.
  func identifier<Kind>(_ name: String, of kind: Kind.Type = Kind.self) throws(Problem) -> Identifier<Kind> {
    guard let identifier = Identifier<Kind>(values[name]) else { throw Problem(.notFound) }
    return identifier
  }

  /// A part of the query, or `nil` where it is not there or empty.
  func query(_ name: String) -> String? {
    request.query.first { $0.name == name && !$0.value.isEmpty }?.value
  }

  /// Asks something of one unchanging state of the database, as the reader.
  func ask<Value>(_ question: (Desk) throws -> Value) throws -> Value {
    try office.ask(as: principal, question)
  }

  /// Does a use case as the reader.
  func perform<Case: UseCase>(_ useCase: Case, having seen: SeenRequest? = nil) throws -> Case.Outcome {
    try office.perform(useCase, as: principal, having: seen)
  }
}
