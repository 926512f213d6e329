import HTTPServer
import Testing

@Suite("Gzip writes RFC 1952")
struct GzipTests {
  @Test(
    "The header holds no time and no name, and the length stands at the end",
    arguments: [0, 1, 1_000, 300_000])
  func form(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let result = Gzip.compress(bytes, level: 6)
    #expect(Array(result.prefix(8)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
    let length = result.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(length == count)
    #expect(count < 10_000 || result.count < count / 10)
    #expect(Gzip.compress(bytes, level: 6) == result)
  }

  @Test("The check value of RFC 1952 is that of the text")
  func checkValue() {
    // The CRC-32 of "123456789", as every table of check values has it.
    let result = Gzip.compress(Array("123456789".utf8), level: 9)
    #expect(Array(result.suffix(8).prefix(4)) == [0x26, 0x39, 0xF4, 0xCB])
  }
}
