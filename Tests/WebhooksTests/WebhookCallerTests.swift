import Glibc
import Testing
import Transfers
import Webhooks

@Suite("What the name service answers is judged where the connection is made")
struct WebhookCallerTests {
  /// A port of the machine itself that takes connections, and counts those that came.
  private final class Listener {
    let handle: Int32
    let port: UInt16

    init() throws {
      let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let code = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(handle, $0, length) + listen(handle, 5) + getsockname(handle, $0, &length)
        }
      }
      self.handle = handle
      port = UInt16(bigEndian: address.sin_port)
      try #require(code == 0)
    }

    deinit { close(handle) }

    var hasConnection: Bool { accept(handle, nil, nil) >= 0 }
  }

  private let short = {
    var limits = WebhookLimits()
    limits.connectSeconds = 1
    limits.wholeSeconds = 1
    return limits
  }()

  @Test("A name that leads to the machine itself is not called, although the address was taken")
  func refusesAtConnection() throws {
    let listener = try Listener()
    let allowance = HostAllowance([.name("localhost")])
    let address = try HTTPAddress("http://localhost:\(listener.port)/", allowing: allowance)
    let refusing = WebhookCaller(allowing: .none, limits: short)
    #expect(refusing.call(address, body: [1], headers: []) { false } == .refused(.loopback))
    #expect(!listener.hasConnection)
    // The same host, allowed: it connects, and nobody answers.
    let allowing = WebhookCaller(allowing: allowance, limits: short)
    #expect(allowing.call(address, body: [1], headers: []) { false } == .timedOut)
    #expect(listener.hasConnection)
  }

  @Test("A call ends when the service stops")
  func stops() throws {
    let listener = try Listener()
    let allowance = HostAllowance([.name("localhost")])
    let address = try HTTPAddress("http://localhost:\(listener.port)/", allowing: allowance)
    #expect(WebhookCaller(allowing: allowance).call(address, body: [], headers: []) { true } == .stopped)
  }

  @Test("A port where nobody listens is unreachable")
  func unreachable() throws {
    let allowance = HostAllowance([.name("localhost")])
    let address = try HTTPAddress("http://localhost:1/", allowing: allowance)
    let caller = WebhookCaller(allowing: allowance, limits: short)
    #expect(caller.call(address, body: [], headers: []) { false } == .unreachable)
  }
}
