import Foundation
import Glibc
import Transfers

/// A server at the machine itself that says what a test wants, one connection after another.
final class ScriptedServer: @unchecked Sendable {
  /// One connection, as the server sees it.
  struct Conversation {
    let handle: Int32

    /// The next line without its end; `nil` once the client has gone.
    func line() -> String? {
      var bytes: [UInt8] = []
      var byte: UInt8 = 0
      while recv(handle, &byte, 1, 0) == 1 {
        if byte == 0x0A { return String(decoding: bytes, as: UTF8.self) }
        if byte != 0x0D { bytes.append(byte) }
      }
      return nil
    }

    /// Says bytes; returns whether they went out.
    @discardableResult
    func say(_ bytes: [UInt8]) -> Bool {
      var sent = 0
      while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes {
          send(handle, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        if count <= 0 { return false }
        sent += count
      }
      return true
    }

    /// Says a line.
    @discardableResult
    func say(_ line: String) -> Bool { say(Array((line + "\r\n").utf8)) }

    /// The lines up to an empty one, or up to a line given.
    func lines(to end: String = "") -> [String] {
      var lines: [String] = []
      while let line = line(), line != end { lines.append(line) }
      return lines
    }
  }

  let port: Int
  private let handle: Int32
  private let lock = NSLock()
  private var heard: [String] = []

  /// Starts it; each connection is talked to, and closed.
  init(_ talk: @escaping @Sendable (Conversation, ScriptedServer) -> Void) throws {
    let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(handle, $0, length) + listen(handle, 16) + getsockname(handle, $0, &length)
      }
    }
    guard code == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
    self.handle = handle
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [weak self] in
      // The handle is this thread's to close: its number belongs to another test's server right afterwards, and
      // whoever still waits at it would take that server's connections.
      defer { close(handle) }
      while true {
        let connection = accept(handle, nil, nil)
        guard connection >= 0 else { return }
        defer { close(connection) }
        guard let server = self else { return }
        talk(Conversation(handle: connection), server)
      }
    }
  }

  /// Wakes its thread, which then ends.
  deinit { shutdown(handle, Int32(SHUT_RDWR)) }

  /// Keeps what the server heard, for the test to look at.
  func note(_ lines: [String]) { lock.withLock { heard += lines } }

  /// What was kept.
  var notes: [String] { lock.withLock { heard } }

  /// A session that may call the machine itself.
  func session(_ change: (inout TransferRules) -> Void = { _ in }) -> TransferSession {
    var rules = TransferRules(allowing: ScriptedServer.allowance)
    // A loaded machine is no slow partner.
    (rules.limits.connectSeconds, rules.limits.wholeSeconds) = (60, 120)
    rules.limits.slowSeconds = 120
    change(&rules)
    return TransferSession(rules)
  }

  /// The machine itself, by its number.
  static let allowance = HostAllowance(["127.0.0.1"].compactMap(HTTPHost.init))

  /// Its address for HTTP.
  func address(_ path: String = "/") throws -> HTTPAddress {
    try HTTPAddress("http://127.0.0.1:\(port)\(path)", allowing: ScriptedServer.allowance)
  }
}
