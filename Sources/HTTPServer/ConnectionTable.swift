import Locks
import Glibc

/// The open connections of a server, and those that are closed but still have a body to be thrown away.
///
/// A socket is shut down only under the lock, and leaves the table under the lock before MHD closes it: a
/// number that the system has given to another file meanwhile is never touched.
final class ConnectionTable: @unchecked Sendable {
  private struct Lingering {
    let socket: Int32
    let until: Int64
  }

  /// The microseconds that a closed connection may go on sending what nobody reads.
  private static let lingering: Int64 = 5_000_000
  /// The most connections that are waited for in this way; those beyond are closed at once.
  private static let mostLingering = 64

  private let lock = PthreadLock()
  private var open: [Int32: Connection] = [:]
  private var closing: [Lingering] = []

  func insert(_ connection: Connection) { lock.withLock { open[connection.socket] = connection } }

  func remove(_ connection: Connection) { lock.withLock { open[connection.socket] = nil } }

  /// Whether a request is in hand on any connection.
  var isBusy: Bool { lock.withLock { open.values.contains { !$0.isWaiting } } }

  var isLingering: Bool { lock.withLock { !closing.isEmpty } }

  /// Keeps the socket of a connection that is about to close readable for some seconds: a close with unread
  /// bytes makes the other side lose the answer (RFC 9112 section 9.6).
  func linger(_ socket: Int32, now: Int64) {
    lock.withLock {
      guard closing.count < Self.mostLingering else { return }
      let copy = dup(socket)
      guard copy >= 0 else { return }
      shutdown(copy, Int32(SHUT_WR))
      closing.append(Lingering(socket: copy, until: now + Self.lingering))
    }
  }

  /// Ends the connections that are too slow, and those whose other side has ended: where its end comes
  /// together with its last request, MHD 0.9 with epoll does not see it until the idle time is over.
  func sweep(_ options: HTTPServerOptions, now: Int64) {
    lock.withLock {
      for connection in open.values {
        if options.isTooSlow(connection.phase, now: now) || connection.isTakenTooSlowly(now: now, options) {
          shutdown(connection.socket, Int32(SHUT_RDWR))
        } else if connection.isWaiting, Self.hasEnded(connection.socket) {
          // The side that is shut down is the one that has ended: an answer that is just being made still
          // goes out.
          shutdown(connection.socket, Int32(SHUT_RD))
        }
      }
    }
  }

  private static func hasEnded(_ socket: Int32) -> Bool {
    var byte: UInt8 = 0
    return recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) == 0
  }

  /// Ends the connections that have no request in hand.
  func endWaiting() {
    lock.withLock {
      for connection in open.values where connection.isWaiting { shutdown(connection.socket, Int32(SHUT_RD)) }
    }
  }

  /// Throws away what came for closed connections, and closes those that have ended or had their time.
  func drain(now: Int64) {
    lock.withLock {
      closing.removeAll { lingering in
        guard Self.readAway(lingering.socket) || now > lingering.until else { return false }
        close(lingering.socket)
        return true
      }
    }
  }

  /// Closes what is left of closed connections.
  func closeLingering() { drain(now: .max) }

  /// Reads what is there, a megabyte at the most; whether the other side has ended.
  private static func readAway(_ socket: Int32) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
      for _ in 0..<16 {
        let count = recv(socket, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
        if count == 0 { return true }
        if count < 0 { return errno != EAGAIN && errno != EINTR }
      }
      return false
    }
  }
}
