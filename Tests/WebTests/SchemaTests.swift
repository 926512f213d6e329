import JSON
import Testing
import Web
import Wording

@Suite("Checking values against schemas")
struct SchemaTests {
  static let zones = TimeZoneNames(["Asia/Jakarta", "Asia/Makassar"])

  static let person = Schema.closed([
    .required("name", .text(.line, length: 1...5)), .optional("age", .integer(0...130)),
    .optional("needs", .list(.text(.code, length: 1...40), count: 1...3, isUnique: true)),
    .optional("zone", .timeZone), .optional("note", .nullable(.text(.lines, length: 1...9))),
    .optional("kind", .choice(["public", "region"])), .optional("urgent", .boolean),
    .optional("proposals", .list(.closed([.required("start", .text(.instant))]), count: 0...2)),
  ])

  @Test(
    "Every problem is told with its path",
    arguments: [
      (#"{"name":"Ayu"}"#, []), (#"{"name":"Ayu","age":3.0,"note":null,"zone":"Asia/Jakarta"}"#, []),
      (#"{"name":"Ayu","needs":["nib","kbli"],"urgent":false,"kind":"region"}"#, []),
      (#"{}"#, ["name"]), (#"{"name":null}"#, ["name"]), (#"{"name":""}"#, ["name"]),
      (#"{"name":"😀😀😀😀😀"}"#, []),
      (#"{"name":"abcdef","age":131}"#, ["name", "age"]), (#"{"name":"a","age":1.5}"#, ["age"]),
      (#"{"name":"a","age":"3"}"#, ["age"]), (#"{"name":"a","age":1e300}"#, ["age"]),
      (#"{"name":"a","needs":[]}"#, ["needs"]), (#"{"name":"a","needs":["a","a"]}"#, ["needs[1]"]),
      (#"{"name":"a","needs":["a","b","c","d"]}"#, ["needs"]),
      (#"{"name":"a","needs":[1,"B"]}"#, ["needs[0]", "needs[1]"]),
      (#"{"name":"a","zone":"Mars/Base"}"#, ["zone"]), (#"{"name":"a","kind":"Public"}"#, ["kind"]),
      (#"{"name":"a","urgent":"true"}"#, ["urgent"]), (#"{"name":"a","nme":1}"#, ["nme"]),
      (
        #"{"name":"a","proposals":[{"start":"2026-03-10"},{}]}"#,
        ["proposals[0].start", "proposals[1].start"]
      ),
      (#"[]"#, ["$"]), (#"null"#, ["$"]), (#"{"name":"a\u202Eb"}"#, ["name"]),
    ])
  func problems(text: String, paths: [String]) throws {
    let value = try JSONValue(parsing: Array(text.utf8))
    let checked = Self.person.check(value, zones: Self.zones)
    #expect(checked.problems.map(\.path) == paths)
    #expect(checked.problems.allSatisfy { !$0.message.indonesian.isEmpty && !$0.message.english.isEmpty })
  }

  @Test("A whole number written with a fraction is handed on as a whole number")
  func wholeReals() throws {
    let checked = Schema.integer(0...9).check(.real(3), zones: Self.zones)
    #expect(checked.problems.isEmpty && checked.value == .integer(3))
  }

  @Test("A hostile value is told of no more than a hundred times")
  func manyProblems() {
    let value = JSONValue.array(Array(repeating: .integer(1), count: 5_000))
    let checked = Schema.list(.boolean).check(value, zones: Self.zones)
    #expect(checked.problems.count == Schema.mostProblems)
  }

  @Test("The document says what is checked")
  func rendering() {
    var rendering = SchemaRendering(language: .english, zones: Self.zones)
    let rendered = rendering.render(.named("Person", Self.person))
    #expect(rendered == ["$ref": "#/components/schemas/Person"])
    let text = JSONValue.object(rendering.components).serialized()
    for part in [
      #""required":["name"],"additionalProperties":false"#, #""minLength":1,"maxLength":5"#,
      #""age":{"type":"integer","minimum":0,"maximum":130}"#,
      #""minItems":1,"maxItems":3,"uniqueItems":true"#,
      #""TimeZone":{"type":"string","enum":["Asia/Jakarta","Asia/Makassar"]}"#, #"{"type":"null"}"#,
      #""format":"date-time","pattern":"#, #""enum":["public","region"]"#,
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }
}
