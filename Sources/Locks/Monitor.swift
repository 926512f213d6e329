public import Glibc

/// A mutex with one condition to wait for.
public final class Monitor: @unchecked Sendable {
  // Neither may move in memory, therefore both lie behind pointers.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>

  /// An open mutex that nobody waits at.
  public init() {
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    condition = .allocate(capacity: 1)
    condition.initialize(to: pthread_cond_t())
    let codes = (pthread_mutex_init(mutex, nil), pthread_cond_init(condition, nil))
    precondition(codes == (0, 0), "a mutex and a condition without attributes can always be made")
  }

  deinit {
    pthread_cond_destroy(condition)
    condition.deinitialize(count: 1)
    condition.deallocate()
    pthread_mutex_destroy(mutex)
    mutex.deinitialize(count: 1)
    mutex.deallocate()
  }

  /// Runs `body` while no other thread is inside.
  public func withLock<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result
  {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }

  /// Lets others in until one of them wakes this thread, or for no reason: the caller asks again what it
  /// waits for. Only inside `withLock`.
  public func wait() { pthread_cond_wait(condition, mutex) }

  /// Wakes one thread that waits.
  public func wakeOne() { pthread_cond_signal(condition) }

  /// Wakes every thread that waits.
  public func wakeAll() { pthread_cond_broadcast(condition) }

  /// Waits as `wait()` does, until a moment of the machine's clock at most. Returns whether it was woken before.
  public func wait(until end: timespec) -> Bool {
    var end = end
    return pthread_cond_timedwait(condition, mutex, &end) == 0
  }
}
