import Secrets
import Testing
import Transfers
import Webhooks
import WorkCalendar

@Suite("A call is signed, and tried again less and less often")
struct WebhookSignatureTests {
  @Test("The signature is the HMAC of number, seconds and body, as Python's hmac has it")
  func vector() {
    let signature = WebhookSignature(
      of: Array(#"{"event":"request-submitted"}"#.utf8), message: 42,
      at: Instant(secondsSinceEpoch: 1_772_413_200), key: Array(0..<32))
    #expect(
      signature.headers.map { "\($0.name): \($0.value)" } == [
        "Jadwal-Webhook-Id: 42", "Jadwal-Webhook-Timestamp: 1772413200",
        "Jadwal-Webhook-Signature: v1=9cf6158fa06c7558950e10ef2f61104cb5cab29cfc40b58752be147d2d8553d6",
      ])
  }

  @Test(
    "The wait doubles from 10 seconds to an hour, less up to a quarter",
    arguments: [(1, 10), (2, 20), (3, 40), (9, 2_560), (10, 3_600), (11, 3_600), (1_000, 3_600)]
      as [(Int, Int64)])
  func doubles(failures: Int, whole: Int64) {
    let random = SeededRandomSource(seed: 5)
    var seen: Set<Int64> = []
    for _ in 0..<500 { seen.insert(Backoff.seconds(afterFailures: failures, random: random)) }
    #expect(seen.allSatisfy { (whole - whole / 4...whole).contains($0) })
    #expect(seen.count > 1)
  }

  static let outcomes: [(outcome: WebhookOutcome, isSuccess: Bool, concernsReceiver: Bool)] = [
    (.answered(200), true, false), (.answered(204), true, false), (.answered(299), true, false),
    (.answered(199), false, true), (.answered(301), false, true), (.answered(400), false, false),
    (.answered(404), false, false), (.answered(408), false, true), (.answered(429), false, true),
    (.answered(500), false, true), (.unreachable, false, true), (.timedOut, false, true),
    (.refused(.loopback), false, true), (.stopped, false, false),
  ]

  @Test("Only 2xx is success, and 4xx speaks for one message alone", arguments: outcomes)
  func meaning(outcome: WebhookOutcome, isSuccess: Bool, concernsReceiver: Bool) {
    #expect(outcome.isSuccess == isSuccess)
    #expect(outcome.concernsReceiver == concernsReceiver)
  }
}
