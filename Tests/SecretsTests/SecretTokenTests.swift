import Secrets
import Testing

@Suite("A token is 256 random bits that only its holder has")
struct SecretTokenTests {
  @Test("A token is read from its text, and only from that")
  func text() throws {
    let source = SeededRandomSource(seed: 1)
    for _ in 0..<200 {
      let token = SecretToken(from: source)
      #expect(token.text.utf8.count == SecretToken.characterCount)
      #expect(SecretToken(token.text) == token)
      #expect(SecretToken(token.text)?.digest == token.digest)
      // The last character has four bits; the other two would make a second text of the same token.
      let last = try #require(token.text.utf8.last)
      let others = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8.filter {
        $0 != last
      }
      for other in others {
        let text = token.text.dropLast() + String(decoding: [other], as: UTF8.self)
        #expect(SecretToken(String(text)) != token)
      }
    }
  }

  @Test(
    "What is no text of a token is refused",
    arguments: [
      ("nothing", ""),
      ("one character less", String(repeating: "A", count: 42)),
      ("one character more", String(repeating: "A", count: 44)),
      ("bits behind the last byte", String(repeating: "A", count: 42) + "B"),
      ("padding", String(repeating: "A", count: 43) + "="),
      ("another alphabet", String(repeating: "A", count: 42) + "+"),
      ("a slash", "/" + String(repeating: "A", count: 42)),
      ("a blank", " " + String(repeating: "A", count: 42)),
      ("letters of many bytes", String(repeating: "é", count: 43)),
    ])
  func refused(_ name: String, text: String) {
    #expect(SecretToken(text) == nil)
  }

  @Test("The digest is that of the bytes")
  func digest() {
    let token = SecretToken(String(repeating: "A", count: 43))
    #expect(token?.digest == Digest(of: [UInt8](repeating: 0, count: 32)))
  }

  @Test("No two tokens of the system are the same")
  func distinct() {
    let source = SystemRandomSource()
    #expect(Set((0..<1_000).map { _ in SecretToken(from: source).text }).count == 1_000)
  }

  @Test("Printing a token or a hash of a password shows nothing of it")
  func printing() throws {
    let token = SecretToken(from: SeededRandomSource(seed: 2))
    let hash = try #require(PasswordHash(of: "x", cost: PasswordCost(passes: 1, kibibytes: 8)))
    for (secret, shown) in [(token.text, token as Any), (hash.text, hash as Any)] {
      var dumped = ""
      dump(shown, to: &dumped)
      for text in [String(describing: shown), String(reflecting: shown), dumped] {
        #expect(!text.contains(secret))
      }
    }
    var dumped = ""
    dump(token, to: &dumped)
    #expect(!dumped.contains(" 0:"), "no list of bytes either")
  }

  @Test("A token that stands for a number is made again by the key alone, and hangs on its ground")
  func numbered() {
    let key = [UInt8](repeating: 7, count: 32)
    let token = SecretToken(standingFor: 0x0102_0304_0506_0708, ground: [1, 2], key: key)
    #expect(token.statedNumber == 0x0102_0304_0506_0708)
    #expect(token.text.count == SecretToken.characterCount && SecretToken(token.text) == token)
    #expect(token == SecretToken(standingFor: 0x0102_0304_0506_0708, ground: [1, 2], key: key))
    let others = [
      SecretToken(standingFor: 0x0102_0304_0506_0709, ground: [1, 2], key: key),
      SecretToken(standingFor: 0x0102_0304_0506_0708, ground: [1, 3], key: key),
      SecretToken(standingFor: 0x0102_0304_0506_0708, ground: [1, 2, 0], key: key),
      SecretToken(standingFor: 0x0102_0304_0506_0708, ground: [1, 2], key: [UInt8](repeating: 8, count: 32)),
    ]
    #expect(others.allSatisfy { $0 != token })
    let random = SeededRandomSource(seed: 4)
    for _ in 0..<100 {
      let token = SecretToken(from: random)
      #expect(SecretToken(standingFor: token.statedNumber, ground: [], key: key) != token)
    }
  }
}
