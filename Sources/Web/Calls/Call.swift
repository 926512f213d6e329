public import HTTPServer
public import Office
public import Wording

/// A call of an operation, its parts checked against the declaration.
public struct Call: Sendable {
  /// The body of a call.
  public enum Body: Sendable {
    /// None.
    case none
    /// JSON.
    case json(Fields)
    /// The texts of a form, and its files in their order.
    case form(Fields, files: [HTTPFormPart])
    /// An iCalendar stream.
    case calendar([UInt8])
  }

  /// What the service stands on.
  public let context: WebContext
  /// The operation that is called.
  public let operation: Operation
  /// The request as it came.
  public let request: HTTPRequest
  /// The language that the caller reads.
  public let language: Language
  /// Who calls; somebody who may, as far as the operation's `Access` tells.
  public let caller: Principal
  /// The variables of the path.
  public let path: Fields
  /// The parts of the query.
  public let query: Fields
  /// The declared headers.
  public let headers: Fields
  /// The body.
  public let body: Body

  /// The JSON body. Fails where the declaration does not promise one.
  public func json() throws(UndeclaredField) -> Fields {
    guard case .json(let fields) = body else { throw UndeclaredField(path: .root) }
    return fields
  }

  /// The file of a form with this name, or `nil` where there is none.
  public func file(_ name: String) -> HTTPFormPart? {
    guard case .form(_, let files) = body else { return nil }
    return files.first { $0.name == name }
  }

  /// The version that `If-Match` names. Fails where the declaration does not promise one.
  public func expectedVersion() throws(UndeclaredField) -> Int {
    guard let version = Int(try headers.text("If-Match").dropFirst().dropLast()) else {
      throw UndeclaredField(path: headers.path["If-Match"])
    }
    return version
  }
}
