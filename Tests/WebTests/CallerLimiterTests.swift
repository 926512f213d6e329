import Casework
import Store
import Testing
import Web

@Suite("Calls of one caller")
struct CallerLimiterTests {
  @Test(
    "After the burst each class makes an address wait, and no other address", arguments: RateClass.allCases)
  func burst(rate: RateClass) {
    let limiter = CallerLimiter { 0 }
    let bursts: [RateClass: Int] = [
      .reading: 300, .searching: 60, .submitting: 30, .guessing: 10,
      .signingIn: 30,
    ]
    let caller = CountedCaller.address("192.0.2.1")
    for _ in 0..<(bursts[rate] ?? 1_000) { #expect(limiter.secondsToWait(rate, of: caller) == nil) }
    let wait = limiter.secondsToWait(rate, of: caller)
    #expect(rate == .unlimited ? wait == nil : wait ?? 0 >= 1)
    #expect(limiter.secondsToWait(rate, of: .address("192.0.2.2")) == nil)
    #expect(limiter.secondsToWait(rate, of: .applicant(Identifier(1))) == nil)
    #expect(limiter.secondsToWait(rate, of: .staff(Identifier(1))) == nil)
  }

  @Test("A member of staff takes 600 steps without waiting, of whatever class, and 600 in each minute after")
  func staff() {
    let clock = SteppedClock()
    let limiter = CallerLimiter { clock.microseconds }
    let member = CountedCaller.staff(Identifier(7))
    let classes: [RateClass] = [.submitting, .reading, .searching]
    for step in 0..<600 { #expect(limiter.secondsToWait(classes[step % 3], of: member) == nil) }
    #expect(limiter.secondsToWait(.submitting, of: member) == 1)
    #expect(limiter.secondsToWait(.submitting, of: .staff(Identifier(8))) == nil)
    clock.microseconds = 60_000_000
    for _ in 0..<600 { #expect(limiter.secondsToWait(.submitting, of: member) == nil) }
    #expect(limiter.secondsToWait(.submitting, of: member) != nil)
  }
}

/// A clock that stands still until it is set; for one thread.
private final class SteppedClock: @unchecked Sendable {
  var microseconds: Int64 = 0
}
