/// What the variable segments of a route's path held in one request.
public struct PathValues: Hashable, Sendable {
  /// The names and values in the order of the path.
  public let fields: [HTTPField]

  /// Values from their parts, for a handler that is called without a router.
  public init(_ fields: [HTTPField] = []) { self.fields = fields }

  /// The value of the variable `name`. A name that the path does not have is a mistake in the program and
  /// traps.
  public subscript(name: String) -> String {
    guard let field = fields.first(where: { $0.name == name }) else {
      preconditionFailure("the path of this route has no variable of that name")
    }
    return field.value
  }
}
