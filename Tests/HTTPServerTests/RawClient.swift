import Glibc
import HTTPServer

/// A connection to a server on this machine, on which a test sends any bytes.
final class RawClient {
  private let socket: Int32

  init(port: UInt16) {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    // A server that hangs makes a test fail, not hang.
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        isConnected = connect(socket, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  deinit { close(socket) }

  private(set) var isConnected = false

  /// Sends all of `text`, or as much as the other side takes.
  @discardableResult func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let step = bytes[sent...].withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if step <= 0 { return false }
      sent += step
    }
    return true
  }

  /// All bytes until the other side closes.
  func readToEnd() -> String {
    var all: [UInt8] = []
    while let more = receive(), !more.isEmpty { all += more }
    return String(decoding: all, as: UTF8.self)
  }

  /// What has come until `isEnough` is content, or the other side closes.
  func read(until isEnough: (String) -> Bool) -> String {
    var all = ""
    while !isEnough(all), let more = receive(), !more.isEmpty { all += String(decoding: more, as: UTF8.self) }
    return all
  }

  /// Some bytes; empty at the end, `nil` where none came in time or the connection broke.
  func receive() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &buffer, buffer.count, 0)
    return count < 0 ? nil : Array(buffer[..<count])
  }

  /// Ends the own side, so that the other one sees the end.
  func finish() { shutdown(socket, Int32(SHUT_WR)) }
}

/// What one connection gets for `bytes`, until the server closes it.
func exchange(_ bytes: [UInt8], port: UInt16) -> String {
  let client = RawClient(port: port)
  client.send(bytes)
  client.finish()
  return client.readToEnd()
}

/// The status codes in an answer, in their order.
func statuses(in answer: String) -> [Int] {
  answer.split(separator: "HTTP/1.1 ", omittingEmptySubsequences: false).dropFirst().compactMap {
    Int($0.prefix(3))
  }
}
