import Testing
import Web

@Suite("Calls of one address")
struct AddressLimiterTests {
  @Test(
    "After the burst each class makes an address wait, and no other address", arguments: RateClass.allCases)
  func burst(rate: RateClass) {
    let limiter = AddressLimiter { 0 }
    let bursts: [RateClass: Int] = [.reading: 300, .searching: 60, .submitting: 30, .guessing: 10]
    for _ in 0..<(bursts[rate] ?? 1_000) { #expect(limiter.secondsToWait(rate, address: "192.0.2.1") == nil) }
    let wait = limiter.secondsToWait(rate, address: "192.0.2.1")
    #expect(rate == .unlimited ? wait == nil : wait ?? 0 >= 1)
    #expect(limiter.secondsToWait(rate, address: "192.0.2.2") == nil)
  }
}
