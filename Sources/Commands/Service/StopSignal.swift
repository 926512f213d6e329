import Glibc
import Locks

/// Tells threads of ours to end.
final class StopSignal: @unchecked Sendable {
  private let monitor = Monitor()
  // Guarded by the monitor.
  private var given = false

  /// Whether it was given.
  var isGiven: Bool { monitor.withLock { given } }

  /// Gives it, once and for all.
  func give() {
    monitor.withLock {
      given = true
      monitor.wakeAll()
    }
  }

  /// Waits so many seconds for it. Returns whether it was given.
  func isGiven(within seconds: Int) -> Bool {
    var end = timespec()
    clock_gettime(CLOCK_REALTIME, &end)
    end.tv_sec += seconds
    return monitor.withLock {
      while !given, monitor.wait(until: end) {}
      return given
    }
  }
}
