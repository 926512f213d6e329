import HTTPServer
import Testing

@testable import Web

@Suite("Figures for a monitor")
struct MetricsTests {
  @Test("Microseconds are told as seconds, exactly")
  func seconds() {
    #expect(MetricsText.seconds(0) == "0.000000")
    #expect(MetricsText.seconds(500) == "0.000500")
    #expect(MetricsText.seconds(12_345_678) == "12.345678")
  }

  @Test("Values of labels cannot end a line or a label")
  func escaping() {
    var text = MetricsText()
    text.add("x", [("a", "q\"b\\c\nd")], "1")
    #expect(text.text == "x{a=\"q\\\"b\\\\c\\nd\"} 1\n")
  }

  @Test("Each answer falls into the first duration that it does not exceed, and the last takes the rest")
  func durations() {
    let metrics = ServiceMetrics()
    for time in [0, 500, 501, 10_000_001] as [Int64] {
      metrics.count(AccessEntry(method: "GET", route: "/healthz", status: 200, bytes: 1, microseconds: time))
    }
    let counts = metrics.current
    #expect(counts.durations.first == 2)
    #expect(counts.durations[1] == 1)
    #expect(counts.durations.last == 1)
    #expect(counts.microseconds == 10_001_002)
    #expect(
      counts.answers == [ServiceMetrics.Answers(method: "GET", route: "/healthz", statusClass: 2): 4])
  }
}
