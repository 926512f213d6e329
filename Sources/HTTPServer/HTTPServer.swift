import Locks
import Glibc
private import CMicroHTTPD

/// A server of HTTP/1.1 over libmicrohttpd: a pool of threads that wait with epoll, handlers that run on them
/// and may block, and limits for everything that a stranger can send.
///
/// Example: `let server = HTTPServer(router: router); let port = try server.start(); … server.stop()`.
///
/// Rules of the library: a connection and what MHD hands out with it belong to one thread at a time and live
/// until the connection is said to be closed; a response is counted and may be queued by any thread; the
/// daemon calls back between start and stop only, and until then this object stays alive.
public final class HTTPServer: @unchecked Sendable {
  /// Takes an entry for each answered request; called on the threads of the pool, so it must be quick.
  public typealias AccessLog = @Sendable (AccessEntry) -> Void

  /// The limits.
  public let options: HTTPServerOptions
  let router: HTTPRouter
  let accessLog: AccessLog?
  let table = ConnectionTable()
  let budget: BodyBudget
  private let lock = PthreadLock()
  private var daemon: OpaquePointer?
  private var sweeper: pthread_t?
  private let stopping = UnsafeMutablePointer<Int32>.allocate(capacity: 1)

  /// A server that is not started yet.
  public init(
    router: HTTPRouter, options: HTTPServerOptions = HTTPServerOptions(), accessLog: AccessLog? = nil
  ) {
    self.router = router
    self.options = options
    budget = BodyBudget(limit: options.bodiesInHand)
    self.accessLog = accessLog
    stopping.initialize(to: 0)
  }

  deinit { stopping.deallocate() }

  /// Whether `stop` has been called: answers then end their connections.
  var isStopping: Bool { jadwal_mhd_flag(stopping) != 0 }

  /// Listens and serves, and returns the port. Fails where the address or port cannot be had. A server is
  /// started at most once; a second start traps.
  @discardableResult public func start() throws(HTTPServerError) -> UInt16 {
    precondition(lock.withLock { daemon == nil && !isStopping }, "a server is started once")
    let owner = Unmanaged.passRetained(self).toOpaque()
    var code: Int32 = 0
    let started = Callbacks.start(options, owner: owner, code: &code)
    guard let started else {
      Unmanaged<HTTPServer>.fromOpaque(owner).release()
      throw HTTPServerError(host: options.host, port: options.port, code: code)
    }
    var thread = pthread_t()
    let made = pthread_create(&thread, nil, Callbacks.sweep, owner)
    guard made == 0 else {
      MHD_stop_daemon(started)
      Unmanaged<HTTPServer>.fromOpaque(owner).release()
      throw HTTPServerError(host: options.host, port: options.port, code: made)
    }
    lock.withLock {
      daemon = started
      sweeper = thread
    }
    return jadwal_mhd_port(started)
  }

  /// Stops: no connection is taken any more, requests in hand are finished for at most `seconds`, then every
  /// connection is closed. A handler that is still at work then is waited for, since it cannot be broken off.
  /// Does nothing where the server is not running.
  public func stop(within seconds: Int = 10) {
    let running: (daemon: OpaquePointer, sweeper: pthread_t)? = lock.withLock {
      guard !isStopping, let daemon, let sweeper else { return nil }
      jadwal_mhd_raise(stopping)
      return (daemon, sweeper)
    }
    guard let running else { return }
    let listener = MHD_quiesce_daemon(running.daemon)
    // Whoever waits in its queue is told at once, instead of when the last request ends.
    if listener >= 0 { shutdown(listener, Int32(SHUT_RD)) }
    let end = jadwal_mhd_now() + Int64(seconds) * 1_000_000
    table.endWaiting()
    while table.isBusy, jadwal_mhd_now() < end {
      usleep(10_000)
      table.endWaiting()
    }
    MHD_stop_daemon(running.daemon)
    if listener >= 0 { close(listener) }
    pthread_join(running.sweeper, nil)
    table.closeLingering()
    lock.withLock {
      daemon = nil
      sweeper = nil
    }
    Unmanaged<HTTPServer>.passUnretained(self).release()
  }

  /// Looks after slow and closed connections until the server stops.
  func sweep() {
    var nextSweep: Int64 = 0
    while !isStopping {
      let now = jadwal_mhd_now()
      if now >= nextSweep {
        table.sweep(options, now: now)
        nextSweep = now + 500_000
      }
      table.drain(now: now)
      usleep(table.isLingering ? 10_000 : 100_000)
    }
  }
}
