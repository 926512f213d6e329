@testable import Secrets
import Testing

@Suite("One-time codes")
struct OneTimeCodesTests {
  /// The key of the vectors of RFC 4226 and of RFC 6238 for SHA-1: 20 bytes of ASCII.
  static let codes = OneTimeCodes(key: Array("12345678901234567890".utf8))

  @Test(
    "SHA-1 digests the vectors of FIPS 180",
    arguments: [
      ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"), ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
      ),
      (String(repeating: "a", count: 1_000_000), "34aa973cd4c4daa4f61eeb2bdbad27316534016f"),
    ])
  func digests(content: String, digest: String) {
    #expect(Hexadecimal.text(of: SHA1.digest(of: Array(content.utf8))) == digest)
  }

  @Test(
    "HMAC-SHA-1 authenticates the vectors of RFC 2202",
    arguments: [
      ([UInt8](repeating: 0x0B, count: 20), "Hi There", "b617318655057264e28bc0b6fb378c8ef146be00"),
      (
        Array("Jefe".utf8), "what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"
      ),
      (
        [UInt8](repeating: 0xAA, count: 80), "Test Using Larger Than Block-Size Key - Hash Key First",
        "aa4ae5e15272d00e95705637ce8a3b55ed402112"
      ),
    ])
  func authenticates(key: [UInt8], message: String, code: String) {
    let made = MessageAuthentication.hmacSHA1(key: key, message: Array(message.utf8))
    #expect(Hexadecimal.text(of: made) == code)
  }

  @Test(
    "Codes are those of RFC 6238, appendix B",
    arguments: [
      (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
      (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ] as [(Int64, String)])
  func vectors(seconds: Int64, code: String) {
    #expect(Self.codes.code(inPeriod: seconds / 30, digits: 8) == code)
    #expect(Self.codes.code(inPeriod: seconds / 30) == String(code.suffix(6)))
  }

  @Test("A code of the period before and after is taken, and none further away")
  func tolerance() {
    let now: Int64 = 1_111_111_111
    for away in Int64(-3)...3 {
      let code = Self.codes.code(inPeriod: now / 30 + away)
      let period = Self.codes.period(matching: code, at: now, after: nil)
      #expect(period == (abs(away) <= 1 ? now / 30 + away : nil), "\(away) periods away")
    }
  }

  @Test("A code is taken once, and none that is older than the one taken last")
  func once() throws {
    let now: Int64 = 1_111_111_111
    let code = Self.codes.code(inPeriod: now / 30)
    let taken = try #require(Self.codes.period(matching: code, at: now, after: nil))
    #expect(Self.codes.period(matching: code, at: now, after: taken) == nil)
    let before = Self.codes.code(inPeriod: now / 30 - 1)
    #expect(Self.codes.period(matching: before, at: now, after: taken) == nil)
    let next = Self.codes.code(inPeriod: now / 30 + 1)
    #expect(Self.codes.period(matching: next, at: now, after: taken) == taken + 1)
  }

  @Test("What is no code is none", arguments: ["", "05047", "0504711", "05047a", "O50471"])
  func malformed(code: String) {
    #expect(Self.codes.period(matching: code, at: 1_111_111_111, after: nil) == nil)
  }

  @Test("An app may show a code with a blank in it")
  func blanks() {
    #expect(Self.codes.period(matching: "050 471", at: 1_111_111_111, after: nil) != nil)
  }

  @Test(
    "Base32 is that of RFC 4648, section 10, without padding",
    arguments: [
      ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
      ("foobar", "MZXW6YTBOI"),
    ])
  func base32(bytes: String, text: String) { #expect(Base32.text(of: Array(bytes.utf8)) == text) }

  @Test("The address for an app names service and account, whatever is in their names")
  func address() {
    #expect(
      Self.codes.address(issuer: "Jadwal SPB", account: "a&b@example.go.id")
        == "otpauth://totp/Jadwal%20SPB:a%26b%40example.go.id?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        + "&issuer=Jadwal%20SPB&algorithm=SHA1&digits=6&period=30")
  }
}
