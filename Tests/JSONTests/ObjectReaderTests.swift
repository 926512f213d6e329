import JSON
import Testing

@Suite("Reading an object member by member")
struct ObjectReaderTests {
  struct Row: CustomTestStringConvertible {
    let testDescription: String
    let document: JSONValue
    let path: String
    let problem: JSONStructureError.Problem
  }

  /// A reader of `{"rooms": [{"name": text, "seats": 1 to 500}]}`.
  static func rooms(_ document: JSONValue) throws -> [String] {
    try JSONObjectReader.read(document, at: .root) { reader in
      try reader.array("rooms", atMost: 3).map { element in
        try JSONObjectReader.read(element.value, at: element.path) { room in
          let name = try room.string("name")
          let seats = try room.optionalInteger("seats", in: 1...500)
          return "\(name) \(seats ?? 10)"
        }
      }
    }
  }

  static let refused = [
    Row(
      testDescription: "no object", document: [1], path: "$",
      problem: .wrongKind(expected: .object, found: .array)),
    Row(testDescription: "a missing member", document: [:], path: "rooms", problem: .missing),
    Row(
      testDescription: "an unknown member", document: ["rooms": [], "floor": 1], path: "floor",
      problem: .unknown(known: ["rooms"])),
    Row(
      testDescription: "an unknown member deep inside", document: ["rooms": [["name": "a", "seat": 1]]],
      path: "rooms[0].seat", problem: .unknown(known: ["name", "seats"])),
    Row(
      testDescription: "null where a member may be absent",
      document: ["rooms": [["name": "a"], ["name": "b", "seats": .null]]], path: "rooms[1].seats",
      problem: .wrongKind(expected: .integer, found: .null)),
    Row(
      testDescription: "a number with a fraction", document: ["rooms": [["name": "b", "seats": .real(2)]]],
      path: "rooms[0].seats", problem: .wrongKind(expected: .integer, found: .real)),
    Row(
      testDescription: "a number out of range", document: ["rooms": [["name": "b", "seats": 501]]],
      path: "rooms[0].seats", problem: .outOfRange(found: 501, allowed: 1...500)),
    Row(
      testDescription: "a text for an array", document: ["rooms": "a"], path: "rooms",
      problem: .wrongKind(expected: .array, found: .string)),
    Row(
      testDescription: "too many elements", document: ["rooms": [1, 2, 3, 4]], path: "rooms",
      problem: .tooManyElements(found: 4, limit: 3)),
  ]

  @Test("What does not fit is refused with its path", arguments: refused)
  func whatDoesNotFitIsRefused(row: Row) throws {
    let error = try #require(throws: JSONStructureError.self) { try Self.rooms(row.document) }
    #expect(error.path.description == row.path)
    #expect(error.problem == row.problem)
  }

  @Test("Absent members take their default")
  func absentMembers() throws {
    #expect(try Self.rooms(["rooms": [["name": "a"], ["name": "b", "seats": 2]]]) == ["a 10", "b 2"])
  }

  @Test(
    "A path is written as people read it, and never breaks the line",
    arguments: [
      (JSONPath.root, "$"),
      (JSONPath.root["requests"][3]["proposals"][0]["start"], "requests[3].proposals[0].start"),
      (JSONPath.root[2]["a-b"], "$[2].a-b"),
      (JSONPath.root["a"]["two words"], "a[\"two words\"]"),
      (JSONPath.root["line\nbreak\u{1B}[31m"], "$[\"line\\nbreak\\u001b[31m\"]"),
      (
        JSONPath.root[String(repeating: "x", count: 100)],
        "$[\"" + String(repeating: "x", count: 60) + "…\"]"
      ),
    ])
  func pathText(path: JSONPath, text: String) {
    #expect(path.description == text)
  }
}
