import Locks

/// A value made from the database and kept in memory until its topic has another version there. Shared by all
/// threads.
final class Kept<Value: Sendable>: @unchecked Sendable {
  private let lock = PthreadLock()
  // Guarded by the lock.
  private var entry: (version: Int64, value: Value)?

  /// The value that is kept for a version, or `nil` where none is.
  func kept(at version: Int64) -> Value? {
    lock.withLock { entry?.version == version ? entry?.value : nil }
  }

  /// The value for a version: the kept one, or else what `make` makes, which is kept from then on.
  func value(at version: Int64, _ make: () throws -> Value) rethrows -> Value {
    if let value = kept(at: version) { return value }
    let value = try make()
    lock.withLock {
      // A reader of an older state of the database must not put back what a newer one has replaced.
      if version >= entry?.version ?? version { entry = (version, value) }
    }
    return value
  }
}
