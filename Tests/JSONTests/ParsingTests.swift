import JSON
import Testing

@Suite("Parsing JSON")
struct ParsingTests {
  struct Row: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let problem: JSONSyntaxError.Problem
    let line: Int
    let column: Int
  }

  static let broken = [
    Row(testDescription: "nothing", text: "", problem: .endsEarly, line: 1, column: 1),
    Row(testDescription: "an object cut off", text: "{\n \"a\": 1", problem: .endsEarly, line: 2, column: 7),
    Row(
      testDescription: "a comma too many", text: "[1,\n 2,\n]", problem: .unexpectedText, line: 3, column: 1),
    Row(testDescription: "a single quote", text: "{'a': 1}", problem: .unexpectedText, line: 1, column: 2),
    Row(testDescription: "a comment", text: "[1 // one\n]", problem: .unexpectedText, line: 1, column: 4),
    Row(testDescription: "two values", text: "1 2", problem: .trailingText, line: 1, column: 3),
    Row(
      testDescription: "a name twice", text: "{\n\"a\": 1,\n\"a\": 2}", problem: .duplicateName, line: 3,
      column: 3),
    Row(
      testDescription: "a number of 30 digits", text: "[123456789012345678901234567890]",
      problem: .numberOutOfRange, line: 1, column: 31),
    Row(
      testDescription: "a huge exponent", text: "[1e999]", problem: .numberOutOfRange, line: 1, column: 6),
    Row(testDescription: "a NUL", text: "[\"a\\u0000b\"]", problem: .nulCharacter, line: 1, column: 11),
    Row(
      testDescription: "a NUL in a name", text: "{\"a\\u0000\": 1}", problem: .nulCharacter, line: 1,
      column: 10),
    Row(
      testDescription: "a line break in a text", text: "[\"a\nb\"]", problem: .unexpectedText, line: 1,
      column: 3),
  ]

  @Test("What is no JSON is refused with the problem, the line and the column", arguments: broken)
  func brokenTextIsRefused(row: Row) throws {
    let error = try #require(throws: JSONSyntaxError.self) {
      try JSONValue(parsing: Array(row.text.utf8))
    }
    #expect(error == JSONSyntaxError(row.problem, line: row.line, column: row.column))
  }

  @Test("Bytes that are not UTF-8 are refused")
  func bytesThatAreNotUTF8() throws {
    let error = try #require(throws: JSONSyntaxError.self) {
      try JSONValue(parsing: Array("[\"".utf8) + [0xC0, 0x80] + Array("\"]".utf8))
    }
    #expect(error.problem == .notUTF8)
  }

  @Test("Members keep the order in which they were written")
  func membersKeepTheirOrder() throws {
    let names = (0..<200).map { "name\(($0 * 37) % 200)" }
    let text = "{" + names.map { "\"\($0)\": 0" }.joined(separator: ",") + "}"
    guard case .object(let object) = try JSONValue(parsing: Array(text.utf8)) else {
      Issue.record("not an object")
      return
    }
    #expect(object.members.map(\.name) == names)
  }

  @Test("Every kind of value is read as it was written")
  func everyKindIsRead() throws {
    let text = #"{"n":null,"b":[true,false],"i":-9223372036854775808,"r":1.0,"s":"Rp\u00a01 \ud83d\ude00 é"}"#
    #expect(
      try JSONValue(parsing: Array(text.utf8)) == [
        "n": .null, "b": [true, false], "i": .integer(.min), "r": .real(1), "s": "Rp\u{A0}1 😀 é",
      ])
  }

  @Test("A byte order mark in front is passed over")
  func byteOrderMarkIsPassedOver() throws {
    #expect(try JSONValue(parsing: [0xEF, 0xBB, 0xBF] + Array("[1]".utf8)) == [1])
  }

  @Test("Nesting is read down to the limit and refused below it, at the bracket that passes it")
  func depthIsLimited() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONValue(parsing: nested(64))
    let error = try #require(throws: JSONSyntaxError.self) { try JSONValue(parsing: nested(65)) }
    #expect(error == JSONSyntaxError(.tooDeep(limit: 64), line: 1, column: 65))
    let far = try #require(throws: JSONSyntaxError.self) { try JSONValue(parsing: nested(5_000_000)) }
    #expect(far.problem == .tooDeep(limit: 64))
  }

  @Test("Brackets and commas inside texts count for nothing")
  func bracketsInsideTextsDoNotCount() throws {
    let text = "[\"" + String(repeating: "[{,\\\"", count: 100) + "\"]"
    let limits = JSONLimits(depth: 1, values: 2)
    guard case .array(let elements) = try JSONValue(parsing: Array(text.utf8), limits: limits) else {
      Issue.record("not an array")
      return
    }
    #expect(elements.count == 1)
  }

  @Test("More values, or more bytes, than the limit are refused before they are parsed")
  func valuesAndBytesAreLimited() throws {
    let many = Array("[".utf8) + Array(String(repeating: "{},", count: 1_000_000).utf8)
    let values = try #require(throws: JSONSyntaxError.self) { try JSONValue(parsing: many) }
    #expect(values.problem == .tooManyValues(limit: 1_000_000))
    let bytes = try #require(throws: JSONSyntaxError.self) {
      try JSONValue(parsing: many, limits: JSONLimits(bytes: 1000))
    }
    #expect(bytes.problem == .tooLong(limit: 1000))
  }
}
