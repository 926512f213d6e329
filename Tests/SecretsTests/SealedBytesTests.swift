import Secrets
import Testing

@Suite("Sealed bytes are read by who knows the word, and by nobody else")
struct SealedBytesTests {
  private let bytes = Array("rahasia".utf8)
  private let random = SeededRandomSource(seed: 7)

  @Test("The word opens them")
  func opens() {
    let sealed = SealedBytes.seal(bytes, with: "kata", random: random)
    #expect(SealedBytes.unseal(sealed, with: "kata") == bytes)
    #expect(SealedBytes.seal(bytes, with: "kata", random: random) != sealed)
  }

  @Test("Another word, a changed byte and a cut end do not")
  func stayShut() {
    let sealed = SealedBytes.seal(bytes, with: "kata", random: random)
    #expect(SealedBytes.unseal(sealed, with: "lain") == nil)
    #expect(SealedBytes.unseal(Array(sealed.dropLast()), with: "kata") == nil)
    #expect(SealedBytes.unseal([], with: "kata") == nil)
    for position in sealed.indices {
      var changed = sealed
      changed[position] ^= 1
      #expect(SealedBytes.unseal(changed, with: "kata") == nil)
    }
  }
}
