import HTTPServer
import SeededRandom
import Testing

@Suite("Calls of strangers are limited")
struct RateLimiterTests {
  @Test("A burst is let through, then one call each interval")
  func burstThenRate() {
    var limiter = RateLimiter<String>(burst: 3, interval: 10)
    func wait(_ key: String, _ now: Int64) -> Int64? { limiter.refusal(of: key, now: now) }
    for _ in 0..<3 { #expect(wait("a", 100) == nil) }
    #expect(wait("a", 100) == 10)
    #expect(wait("b", 100) == nil)
    #expect(wait("a", 109) == 1)
    #expect(wait("a", 110) == nil)
    #expect(wait("a", 110) == 10)
    // After a long time no more than the burst has been saved up.
    for _ in 0..<3 { #expect(wait("a", 10_000) == nil) }
    #expect(wait("a", 10_000) != nil)
    // A clock that goes back lets nothing through before its time.
    #expect(wait("a", 9_000) != nil)
  }

  @Test(
    "In any stretch of time no more than the burst and the rate come through, and a refusal says when to come"
  )
  func bound() {
    var random = SplitMix64(seed: 5)
    var limiter = RateLimiter<Int>(burst: 4, interval: 25)
    func wait(_ key: Int, _ now: Int64) -> Int64? { limiter.refusal(of: key, now: now) }
    var passed: [Int64] = []
    var now: Int64 = 0
    for _ in 0..<5_000 {
      now += Int64.random(in: 0...20, using: &random)
      if let delay = wait(1, now) {
        var later = limiter
        let tooEarly = later.refusal(of: 1, now: now + delay - 1)
        let inTime = later.refusal(of: 1, now: now + delay)
        #expect(tooEarly != nil && inTime == nil)
      } else {
        passed.append(now)
      }
    }
    for index in passed.indices where index >= 4 {
      #expect(passed[index] - passed[index - 4] >= 25)
    }
  }

  @Test("The memory is bounded: full buckets make room, and a flood of keys does not wash out a count")
  func bounded() {
    var limiter = RateLimiter<Int>(burst: 1, interval: 10, capacity: 100)
    func wait(_ key: Int, _ now: Int64) -> Int64? { limiter.refusal(of: key, now: now) }
    for key in 0..<100 { #expect(wait(key, 0) == nil) }
    #expect(wait(100, 5) == 10)
    #expect(wait(0, 5) == 5)
    #expect(limiter.count == 100)
    for key in 200..<300 { _ = wait(key, 20) }
    #expect(limiter.count == 100)
    #expect(wait(200, 21) == 9)
  }
}
