import Secrets
import Testing

@Suite("Randomness is passed in")
struct RandomSourceTests {
  @Test("The same seed gives the same bytes, another seed others")
  func seeds() {
    let draws = { (seed: UInt64) in
      let source = SeededRandomSource(seed: seed)
      return [source.bytes(5), source.bytes(64), source.bytes(0)]
    }
    #expect(draws(7) == draws(7))
    #expect(draws(7) != draws(8))
    #expect(draws(7).map(\.count) == [5, 64, 0])
  }

  @Test("Bytes drawn one after another differ")
  func sequence() {
    for source in [SeededRandomSource(seed: 3), SystemRandomSource()] as [any RandomSource] {
      #expect(source.bytes(32) != source.bytes(32))
      #expect(source.bytes(100).count == 100)
    }
  }
}
