import SeededRandom
import JSON
import Testing

@Suite("Writing JSON")
struct SerializingTests {
  static let sample: JSONValue = [
    "b": 1, "a": [true, .null, .real(0.5), "x"], "empty": [], "none": [:], "inner": ["z": [["y": 2]]],
  ]

  @Test("The compact layout is one line without white space, members in their order")
  func compactLayout() {
    #expect(
      Self.sample.serialized()
        == #"{"b":1,"a":[true,null,0.5,"x"],"empty":[],"none":{},"inner":{"z":[{"y":2}]}}"#)
  }

  @Test("The indented layout has a member or an element a line")
  func indentedLayout() {
    let expected = """
      {
        "b": 1,
        "a": [
          true,
          null,
          0.5,
          "x"
        ],
        "empty": [],
        "none": {},
        "inner": {
          "z": [
            {
              "y": 2
            }
          ]
        }
      }
      """
    #expect(Self.sample.serialized(.indented) == expected)
  }

  @Test("Quotes, backslashes and control characters are escaped, everything else stands as it is")
  func escapes() {
    let value = JSONValue.string("\"\\/\n\r\t\u{0}\u{1F}\u{7F}é😀\u{2028}")
    #expect(value.serialized() == #""\"\\/\n\r\t\u0000\u001f\u007fé😀\#u{2028}""#)
  }

  @Test("A number that JSON cannot say is written as null")
  func numbersThatAreNotFinite() {
    #expect(JSONValue.array([.real(.infinity), .real(.nan)]).serialized() == "[null,null]")
  }

  @Test("What is written is read back unchanged, in both layouts", arguments: 1...200)
  func roundTrip(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let value = JSONValue.random(depth: 4, using: &generator)
    for layout in [JSONLayout.compact, .indented] {
      #expect(try JSONValue(parsing: Array(value.serialized(layout).utf8)) == value)
    }
  }
}

extension JSONValue {
  fileprivate static func random(depth: Int, using generator: inout SplitMix64) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
    case 0: return .null
    case 1: return .boolean(.random(using: &generator))
    case 2:
      return .integer(Int64(bitPattern: generator.next()) >> Int64.random(in: 0...63, using: &generator))
    case 3: return .real(.random(in: -1e12...1e12, using: &generator) + 0.5)
    case 4: return .string(text(using: &generator))
    case 5:
      return .array(
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in random(depth: depth - 1, using: &generator)
        })
    default:
      return .object(
        JSONObject(
          (0..<Int.random(in: 0...4, using: &generator)).map { index in
            JSONMember("\(index)" + text(using: &generator), random(depth: depth - 1, using: &generator))
          }))
    }
  }

  private static func text(using generator: inout SplitMix64) -> String {
    let letters: [Character] = ["a", "\"", "\\", "\n", "\u{1}", "é", "😀", "{", "]", ",", "\u{7F}", " "]
    return String(
      (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &generator)]
      })
  }
}
