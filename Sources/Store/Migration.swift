/// A step from one form of the database to the next. What has once been released never changes: a later step
/// corrects it.
///
/// The steps are applied in the order of their list, each as one transaction together with the record of its
/// name and time. While a step runs, references between tables are not enforced, so that a table can be
/// rebuilt, and what hangs on a deleted row is not deleted with it; at the end of the step all references
/// must be whole.
public struct Migration: Sendable {
  /// SQL of a step: one statement or several.
  public enum Statement: Sendable {
    /// A template for every dialect; ``Dialect/text(ofPlaceholder:)`` tells the placeholders.
    case shared(String)
    /// A template for each dialect, where they cannot share one; empty where one needs nothing.
    case perDialect(sqlite: String, postgresql: String)

    /// The SQL for a dialect, its placeholders replaced. Fails where a placeholder is unknown.
    public func text(for dialect: Dialect) throws -> String {
      switch (self, dialect) {
      case (.shared(let template), _): try dialect.text(ofTemplate: template)
      case (.perDialect(let template, _), .sqlite): try dialect.text(ofTemplate: template)
      case (.perDialect(_, let template), .postgresql): try dialect.text(ofTemplate: template)
      }
    }
  }

  /// The name under which the step is recorded, unique in its list.
  public let name: String
  /// What the step does, in order.
  public let statements: [Statement]

  /// A step of a name.
  public init(_ name: String, _ statements: [Statement]) {
    self.name = name
    self.statements = statements
  }
}

extension Migration.Statement: ExpressibleByStringLiteral {
  /// A template for every dialect, from a literal.
  public init(stringLiteral value: String) { self = .shared(value) }
}
