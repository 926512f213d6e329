import Glibc

/// Tells threads of ours to end.
final class StopSignal: @unchecked Sendable {
  // Neither may move in memory, therefore both lie behind pointers.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  // Guarded by the mutex.
  private var given = false

  init() {
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

  /// Whether it was given.
  var isGiven: Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return given
  }

  /// Gives it, once and for all.
  func give() {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    given = true
    pthread_cond_broadcast(condition)
  }

  /// Waits so many seconds for it. Returns whether it was given.
  func isGiven(within seconds: Int) -> Bool {
    var end = timespec()
    clock_gettime(CLOCK_REALTIME, &end)
    end.tv_sec += seconds
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while !given, pthread_cond_timedwait(condition, mutex, &end) == 0 {}
    return given
  }
}
