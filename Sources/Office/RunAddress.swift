import Locks

/// Where the service is reached in this run, as who runs it says or as it listens. Any thread may ask.
final class RunAddress: @unchecked Sendable {
  private let lock = PthreadLock()
  // Guarded by the lock.
  private var stated: String?
  private var listening: String?

  /// Notes where this run is reached: what was stated, and where it listens.
  func set(stated: String?, listening: String) {
    lock.withLock { (self.stated, self.listening) = (stated, listening) }
  }

  /// The address of this run: the stated one, or else that of the settings, or else where it listens.
  func address(setting: String?) -> String? { lock.withLock { stated ?? setting ?? listening } }
}
