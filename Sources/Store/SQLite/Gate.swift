import Glibc

/// What one thread waits at until another opens it, once.
final class Gate: @unchecked Sendable {
  // A semaphore must not move in memory, therefore it lies behind a pointer.
  private let semaphore: UnsafeMutablePointer<sem_t>

  init() {
    semaphore = .allocate(capacity: 1)
    semaphore.initialize(to: sem_t())
    let code = sem_init(semaphore, 0, 0)
    precondition(code == 0, "a semaphore of one process that starts at zero can always be made")
  }

  deinit {
    sem_destroy(semaphore)
    semaphore.deinitialize(count: 1)
    semaphore.deallocate()
  }

  /// Lets the waiting thread pass. What was written before is seen by it.
  func letPass() { sem_post(semaphore) }

  /// Waits until the gate is open.
  func pass() {
    // A signal handler that ran meanwhile is no reason to pass.
    while sem_wait(semaphore) == -1 && errno == EINTR {}
  }
}
