/// A change that waits for the writer, and after it for the commit of its group.
protocol PendingWrite: AnyObject, Sendable {
  /// Runs the change. Called once at most, by the writer.
  func run(_ queries: any Queries) throws

  /// Lets the caller go on. Called once, by the writer: `error` is why nothing of the change was kept, or
  /// `nil` where it is durable.
  func finish(_ error: (any Error)?)
}

/// A change with its value. The caller sleeps while the writer has it: never do both touch it at the same
/// time.
final class PendingWriteOf<Value: Sendable>: PendingWrite, @unchecked Sendable {
  // Let go of before the caller wakes: it is lent only until then.
  private var body: (@Sendable (any Queries) throws -> Value)?
  private let gate = Gate()
  private var value: Value?
  private var error: (any Error)?

  init(_ body: @escaping @Sendable (any Queries) throws -> Value) { self.body = body }

  func run(_ queries: any Queries) throws {
    let body = self.body
    self.body = nil
    value = try body?(queries)
  }

  func finish(_ error: (any Error)?) {
    body = nil
    self.error = error
    gate.letPass()
  }

  /// Waits for the writer. Fails with what the change or its group failed with.
  func result() throws -> Value {
    gate.pass()
    if let error { throw error }
    guard let value else { throw DatabaseError.closed }
    return value
  }
}
