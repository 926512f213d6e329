import Secrets
import Testing

@Suite("A message is authenticated by HMAC-SHA-256")
struct MessageAuthenticationTests {
  @Test(
    "The examples of RFC 4231 come out",
    arguments: [
      (
        "1", [UInt8](repeating: 0x0b, count: 20), "Hi There",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
      ),
      (
        "2", Array("Jefe".utf8), "what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      (
        "6, a key longer than a block", [UInt8](repeating: 0xaa, count: 131),
        "Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
    ])
  func standardExamples(_ name: String, key: [UInt8], message: String, code: String) {
    let hmac = MessageAuthentication.hmac(key: key, message: Array(message.utf8))
    #expect(Digest(stored: hmac)?.hexadecimal == code)
    #expect(MessageAuthentication.isValid(hmac, key: key, message: Array(message.utf8)))
    for index in hmac.indices {
      var wrong = hmac
      wrong[index] ^= 1
      #expect(!MessageAuthentication.isValid(wrong, key: key, message: Array(message.utf8)))
    }
    #expect(!MessageAuthentication.isValid(Array(hmac.dropLast()), key: key, message: Array(message.utf8)))
  }

  @Test("Sequences of bytes are the same only where lengths and bytes are")
  func comparison() {
    #expect(ConstantTime.areEqual([], []))
    #expect(ConstantTime.areEqual([1, 2], [1, 2]))
    #expect(!ConstantTime.areEqual([1, 2], [1, 3]))
    #expect(!ConstantTime.areEqual([1, 2], [1, 2, 0]))
    #expect(!ConstantTime.areEqual([], [0]))
  }
}
