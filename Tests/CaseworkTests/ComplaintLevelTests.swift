import Casework
import Testing
import WorkCalendar

@Suite("The report on complaints (rules of the service, section 8)")
struct ComplaintLevelTests {
  private func complaint(
    _ received: String, _ channel: ComplaintChannel, answered: String? = nil
  ) throws -> ReceivedComplaint {
    ReceivedComplaint(
      receivedAt: try #require(Instant(iso8601: received)), channel: channel,
      answeredAt: try answered.map { try #require(Instant(iso8601: $0)) })
  }

  private func report(_ complaints: [ReceivedComplaint]) throws -> ComplaintLevel {
    ComplaintLevel(
      complaints, from: try #require(CivilDate(iso8601: "2026-02-01")),
      to: try #require(CivilDate(iso8601: "2026-04-01")))
  }

  @Test("Each counts in the month in which it came in office time, once, however it was answered")
  func counts() throws {
    let level = try report([
      complaint("2026-02-28T16:59:59Z", .web), complaint("2026-02-28T17:00:00Z", .web),
      complaint("2026-03-02T03:00:00Z", .counter, answered: "2026-03-02T03:00:00Z"),
      complaint("2026-03-02T03:00:00Z", .counter, answered: "2026-04-09T03:00:00Z"),
    ])
    #expect(level.months.map(\.month.description) == ["2026-02", "2026-03"])
    #expect(level.months.map(\.received) == [1, 3])
    #expect(level.months[1].onTheSpot == 1 && level.months[1].later == 1 && level.months[1].open == 1)
    #expect(level.months[1].channels.map(\.channel) == [.counter, .web])
    #expect(level.months[1].channels.map(\.count) == [2, 1])
  }

  @Test("What came before or after does not count, and a month without complaints is there")
  func period() throws {
    let level = try report([
      complaint("2026-01-31T16:59:59Z", .box), complaint("2026-03-31T17:00:00Z", .box),
    ])
    #expect(level.months.map(\.received) == [0, 0] && level.months.allSatisfy(\.channels.isEmpty))
  }
}
