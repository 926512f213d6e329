/// Where everything is kept, behind the little of SQL that SQLite and PostgreSQL share: `$1` parameters,
/// `RETURNING`, `ON CONFLICT`, no functions of one alone.
public protocol Database: Sendable {
  /// Runs questions on one unchanging state of the database. Many run at the same time.
  func read<Value>(_ body: (any Queries) throws -> Value) throws -> Value

  /// Runs changes as one transaction: all of them are durable when this returns, none where it throws. The
  /// body may be run on another thread, and only once. Transactions follow one another.
  func write<Value: Sendable>(_ body: @Sendable (any Queries) throws -> Value) throws -> Value

  /// A number that is another one whenever anything may have been changed. Who keeps it with something read
  /// after asking for it knows at no cost whether that still holds.
  var generation: Int64 { get }

  /// Why nothing is written any more before the service starts anew; `nil` as long as changes are taken.
  var failure: DatabaseError? { get }
}

extension Database {
  /// A database that does not fail for good.
  public var failure: DatabaseError? { nil }
}

/// Statements inside a transaction. Never kept beyond it.
public protocol Queries: AnyObject {
  /// Runs a statement and gives each row that it answers with to `body`, in order.
  func forEach(_ sql: String, _ parameters: [SQLValue], _ body: (any Row) throws -> Void) throws

  /// Runs a statement that answers with no rows. Returns how many rows it changed.
  @discardableResult
  func execute(_ sql: String, _ parameters: [SQLValue]) throws -> Int

  /// Runs a part of a transaction that can be taken back alone: where `body` throws, nothing that it changed
  /// stays, and the transaction goes on for whoever catches the error. Fails with what `body` throws, or with
  /// a `DatabaseError` where it cannot be taken back.
  func attempt<Value>(_ body: () throws -> Value) throws -> Value
}

extension Queries {
  /// The first row of an answer as `value` reads it, or `nil` where there is none.
  public func first<Value>(
    _ sql: String, _ parameters: [SQLValue] = [], _ value: (any Row) throws -> Value
  ) throws -> Value? {
    var found: Value?
    try forEach(sql, parameters) { row in
      if found == nil { found = try value(row) }
    }
    return found
  }

  /// Every row of an answer as `value` reads it, in order.
  public func all<Value>(
    _ sql: String, _ parameters: [SQLValue] = [], _ value: (any Row) throws -> Value
  ) throws -> [Value] {
    var values: [Value] = []
    try forEach(sql, parameters) { row in values.append(try value(row)) }
    return values
  }
}

/// A row of an answer; its columns are counted from 0. Valid only while it is visited.
public protocol Row {
  /// Whether a column is NULL.
  func isNull(_ column: Int) -> Bool
  /// A whole number; 0 where the column is NULL.
  func integer(_ column: Int) -> Int64
  /// A text; empty where the column is NULL.
  func text(_ column: Int) -> String
  /// Bytes; none where the column is NULL.
  func bytes(_ column: Int) -> [UInt8]
}

extension Row {
  /// A whole number, or `nil` where the column is NULL.
  public func optionalInteger(_ column: Int) -> Int64? { isNull(column) ? nil : integer(column) }
  /// A text, or `nil` where the column is NULL.
  public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
  /// Bytes, or `nil` where the column is NULL.
  public func optionalBytes(_ column: Int) -> [UInt8]? { isNull(column) ? nil : bytes(column) }
}

/// A value that a statement takes.
public enum SQLValue: Hashable, Sendable {
  /// NULL
  case null
  /// A whole number.
  case integer(Int64)
  /// A text.
  case text(String)
  /// Bytes.
  case bytes([UInt8])

  /// A text, or NULL.
  public init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }
  /// A whole number, or NULL.
  public init(_ number: Int64?) { self = number.map(SQLValue.integer) ?? .null }
  /// A whole number, or NULL.
  public init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// A text from a literal.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A whole number from a literal.
  public init(integerLiteral value: Int64) { self = .integer(value) }
}

/// Why the database did not do something.
public enum DatabaseError: Error, Hashable, Sendable {
  /// A row would repeat what must be unique; the columns, as `table.column`, where the database tells them.
  case notUnique(String)
  /// Two uses of one officer or one room would overlap.
  case overlap
  /// A row names another that is not there.
  case missingReference
  /// A row breaks another rule of its table; the rule's name or text.
  case broken(rule: String)
  /// The disk is full, the folder read-only, or the medium fails: nothing was written.
  case unwritable(String)
  /// Another process holds the database.
  case inUse(String)
  /// The file is no database of this service, or a damaged one.
  case unreadable(String)
  /// The database was written by a later version of the program.
  case newer(version: Int, known: Int)
  /// The service is stopping: nothing was done.
  case closed
  /// Anything else that the library answered.
  case failed(code: Int, String)
}
