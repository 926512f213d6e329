import Glibc

/// The signals that end the service: SIGTERM of a system's manager, and SIGINT of a terminal.
struct StopSignals {
  private var set = sigset_t()

  /// Holds the signals back from now on, in this thread and those that it starts, so that they are met where they are
  /// waited for.
  init() {
    sigemptyset(&set)
    sigaddset(&set, SIGTERM)
    sigaddset(&set, SIGINT)
    // A shell lets what it starts in the background ignore SIGINT, and what is ignored never comes.
    signal(SIGINT, SIG_DFL)
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits so many seconds for one of them. Returns whether one came.
  func came(within seconds: Int) -> Bool {
    var set = set
    var time = timespec(tv_sec: seconds, tv_nsec: 0)
    return sigtimedwait(&set, nil, &time) > 0
  }
}
