import Locks

/// Another search for a plan is under way: one at a time keeps the threads of the server for everybody else.
public struct SearchUnderWay: Error, Hashable, Sendable {
  /// After how many seconds it is over at the latest.
  public let seconds: Int
}

/// The turn of the one search that may be under way. Any thread may take it.
final class SearchTurn: @unchecked Sendable {
  private let lock = PthreadLock()
  // Guarded by the lock.
  private var isTaken = false

  /// Searches while nobody else does. Fails with `SearchUnderWay` where somebody does.
  func take<Value>(atMost seconds: Int, _ search: () throws -> Value) throws -> Value {
    let isMine = lock.withLock {
      defer { isTaken = true }
      return !isTaken
    }
    guard isMine else { throw SearchUnderWay(seconds: seconds) }
    defer { lock.withLock { isTaken = false } }
    return try search()
  }
}
