import Secrets
import Testing

@Suite("A digest is SHA-256")
struct DigestTests {
  @Test(
    "The examples of FIPS 180-4 come out",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func standardExamples(text: String, digest: String) {
    #expect(Digest(of: Array(text.utf8)).hexadecimal == digest)
  }
}
