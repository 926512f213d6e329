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
    /// A table with tabs.
    case table([UInt8])
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

  /// The versions that `If-Match` names, one of which the caller has seen; `nil` where it is not there. A tag
  /// that is weak, or that we never gave, names none (RFC 9110, section 13.1.1). Fails where the header is
  /// out of form.
  public func seenVersion() throws(UndeclaredField) -> SeenVersion? {
    guard let text = try headers.optionalText("If-Match") else { return nil }
    switch EntityTagCondition(text) {
    case .any: return .any
    case .tags(let tags): return .oneOf(tags.compactMap(\.version))
    case nil: throw UndeclaredField(path: headers.path["If-Match"])
    }
  }
}
