import Foundation
import Glibc
import Office
import Testing
import WorkCalendar

@testable import Commands

@Suite("Work is handed to the service over a socket of the data folder")
struct HandOverTests {
  private static let order = HolidayImportOrder(
    name: "skb.tsv", bytes: Array("date\n\u{0}x".utf8), mode: .amend, applies: true, language: .english,
    wantsJSON: false)

  @Test("An order and an answer come over whole, or are none")
  func messages() {
    for mode in [nil] + HolidayImportMode.allCases.map(Optional.some) {
      let order = HolidayImportOrder(
        name: "a\n\"b\".ics", bytes: Array("x\ny".utf8), mode: mode, applies: false, language: .indonesian,
        wantsJSON: true)
      #expect(HolidayImportOrder(order.message) == order)
    }
    let message = Self.order.message
    #expect(HolidayImportOrder(message) == Self.order)
    // Whatever is cut off is no order, and no other one.
    for length in 0..<message.count { #expect(HolidayImportOrder(Array(message[..<length])) == nil) }
    let other = String(decoding: message, as: UTF8.self).replacing("holidays import", with: "holidays forget")
    #expect(HolidayImportOrder(Array(other.utf8)) == nil)
    let answer = CommandAnswer(status: .refusal, output: "a\nb\n", diagnostics: ["c \"d\"", "é"])
    #expect(CommandAnswer(answer.message) == answer)
    #expect(CommandAnswer(answer.message.dropLast()) == nil)
    #expect(CommandAnswer(Array(#"{"status":7,"output":"","diagnostics":[]}"#.utf8)) == nil)
  }

  @Test("Only the owner can use the socket, a path of any length has room for it, and both sides are heard")
  func socket() throws {
    try Fixture.withFolder { root in
      let folder = root + "/" + String(repeating: "panjang", count: 20)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      #expect(code { try LocalSocket.connected(to: "s", in: folder) } == ENOENT)
      try FileManager.default.createDirectory(atPath: folder + "/t", withIntermediateDirectories: true)
      do {
        let first = try LocalSocket.listening(as: "s", in: folder)
        var status = stat()
        #expect(stat("\(folder)/s", &status) == 0 && status.st_mode & 0o777 == 0o600)
        #expect(try isNobody(first))
        let client = try LocalSocket.connected(to: "s", in: folder)
        try client.send(Array("tanya".utf8))
        guard let server = try first.accepted(within: 1_000, patience: 5) else {
          Issue.record("nobody came")
          return
        }
        #expect(try server.received(atMost: 5) == Array("tanya".utf8))
        try server.send(Array("jawab".utf8))
        #expect(try client.received(atMost: 4) == nil)
      }
      // The name is left from one that was killed.
      #expect(code { try LocalSocket.connected(to: "s", in: folder) } == ECONNREFUSED)
      let second = try LocalSocket.listening(as: "s", in: folder)
      _ = try LocalSocket.connected(to: "s", in: folder)
      #expect(try !isNobody(second))
    }
  }

  @Test("Without a service there is nobody to hand to; one that ends before it answers is told apart")
  func nobody() throws {
    try Fixture.withFolder { folder in
      let way = HandOver(folder: folder)
      #expect(try way.hand(Self.order) == nil)
      let socket = try LocalSocket.listening(as: HandOver.socketName, in: folder)
      let answered = DispatchQueue(label: "service")
      answered.async {
        // Takes the order, and goes without a word.
        if let peer = try? socket.accepted(within: 5_000, patience: 5) {
          _ = try? peer.received(atMost: 1 << 20)
        }
      }
      #expect(throws: ServiceProblem.self) { try way.hand(Self.order) }
      answered.sync {}
    }
  }

  private func isNobody(_ socket: borrowing LocalSocket) throws -> Bool {
    if try socket.accepted(within: 10, patience: 1) != nil { false } else { true }
  }

  /// The error of the system with which something fails.
  private func code(_ body: () throws -> LocalSocket) -> Int32? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? SystemError)?.code
    }
  }
}
