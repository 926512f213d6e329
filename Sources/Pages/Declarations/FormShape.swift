import HTTPServer
import Office

/// What a form sends.
enum FormShape: Hashable, Sendable {
  /// Fields without files.
  case fields
  /// Fields, and files of so many bytes together; the form is to be sent as `multipart/form-data`.
  case files(atMost: Int)

  /// One document as the service takes it, and the fields beside it.
  static let document = FormShape.files(atMost: ServiceLimits.documentBytes)

  /// The most fields of a form: a week of quarter hours to paint has 672.
  static let mostFields = 1_000
  /// The most bytes of all fields together: ten times the longest chronology.
  static let mostBytes = 256 << 10

  /// What the route takes.
  var body: HTTPRoute.Body {
    switch self {
    case .fields: .fields(atMost: FormShape.mostBytes, count: FormShape.mostFields)
    case .files(let limit): .form(atMost: FormShape.mostBytes + limit, parts: FormShape.mostFields)
    }
  }
}
