private import CMicroHTTPD
import Locks

/// What is known of one open connection: what it does, and since when. The thread of the connection writes
/// it, the sweeper reads it.
final class Connection: @unchecked Sendable {
  enum Phase {
    /// No request is in hand; `isFirst` before any was.
    case waiting(since: Int64, isFirst: Bool)
    /// A request line came; since then, or for the first request since the connection was made.
    case reading(since: Int64)
    /// A body comes: so many bytes since the beginning of a span in which its rate is looked at.
    case receiving(since: Int64, bytes: Int)
    /// A handler is at work.
    case answering
    /// An answer goes out: of all bytes of the connection the other side had taken so many when the span began
    /// in which its rate is looked at.
    case sending(since: Int64, taken: Int64)
  }

  let socket: Int32
  let remoteAddress: String
  private let lock = PthreadLock()
  private var current: Phase

  init(socket: Int32, remoteAddress: String, now: Int64) {
    self.socket = socket
    self.remoteAddress = remoteAddress
    current = .waiting(since: now, isFirst: true)
  }

  var phase: Phase {
    get { lock.withLock { current } }
    set { lock.withLock { current = newValue } }
  }

  /// A request line came.
  func begin(now: Int64) {
    lock.withLock {
      if case .waiting(let since, isFirst: true) = current {
        current = .reading(since: since)
      } else {
        current = .reading(since: now)
      }
    }
  }

  /// Counts bytes of the body that came. Where the span was long and fast enough the next one begins: what
  /// came early is no credit for what comes late.
  func received(_ count: Int, now: Int64, _ options: HTTPServerOptions) {
    lock.withLock {
      guard case .receiving(let since, let bytes) = current,
        now - since <= Int64(options.graceSeconds) * 1_000_000 || options.isTooSlow(current, now: now)
      else {
        current = .receiving(since: now, bytes: count)
        return
      }
      current = .receiving(since: since, bytes: bytes + count)
    }
  }

  /// Whether an answer has been taken too slowly over a whole span; where it was not, and the span is over, the
  /// next one begins.
  func isTakenTooSlowly(now: Int64, _ options: HTTPServerOptions) -> Bool {
    lock.withLock {
      guard case .sending(let since, let before) = current,
        now - since > Int64(options.answerSeconds) * 1_000_000
      else { return false }
      let taken = jadwal_mhd_acknowledged(socket)
      current = .sending(since: now, taken: taken)
      // Where the system does not tell, nobody is judged by it.
      guard before >= 0, taken >= 0 else { return false }
      return (taken - before) * 1_000_000 < (now - since) * Int64(options.minimumAnswerRate)
    }
  }

  var isWaiting: Bool { if case .waiting = phase { true } else { false } }
}

extension HTTPServerOptions {
  /// Whether what comes on a connection has been slower than these limits let it be.
  func isTooSlow(_ phase: Connection.Phase, now: Int64) -> Bool {
    let second: Int64 = 1_000_000
    switch phase {
    case .waiting(let since, let isFirst):
      return now - since > Int64(isFirst ? headSeconds : idleSeconds + headSeconds) * second
    case .reading(let since):
      return now - since > Int64(headSeconds) * second
    case .receiving(let since, let bytes):
      return now - since > Int64(graceSeconds) * second
        && Int64(bytes) * second < (now - since) * Int64(minimumBodyRate)
    case .answering, .sending:
      return false
    }
  }
}
