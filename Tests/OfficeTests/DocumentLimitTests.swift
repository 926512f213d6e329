import Office
import Testing

@Suite("The documents of a request have a limit together")
struct DocumentLimitTests {
  @Test("One document too many by size is refused with what is left, and smaller ones are taken")
  func size() throws {
    let test = try TestOffice()
    let request = try test.received()
    func add(_ count: Int) throws {
      _ = try test.office.perform(
        AddDocument(
          request: request, role: .supporting, name: "a.txt", mediaType: .text,
          content: [UInt8](repeating: 65, count: count)), as: .applicant(request))
    }
    let present = try test.office.ask(as: .applicant(request)) { desk in
      try desk.queries.documents(of: request).reduce(0) { $0 + $1.size }
    }
    for _ in 0..<2 { try add(20 << 20) }
    let error = #expect(throws: Refusal.self) { try add((20 << 20) - present + 1) }
    guard case .invalid(let fields) = error else {
      Issue.record("refused as \(String(describing: error))")
      return
    }
    #expect(fields.map(\.path) == ["file"])
    #expect(fields.first?.message.english.hasPrefix("all documents of a request have at most 60") == true)
    try add((20 << 20) - present)
    #expect(refusal { try add(1) } == "invalid")
  }
}
