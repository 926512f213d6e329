@testable import Office
@testable import Pages
import Testing
import Web
import WorkCalendar

@Suite("How the service stands, part by part")
struct HealthReportTests {
  static let now = Instant(secondsSinceEpoch: 1_772_413_200)  // 2 March 2026, 08:00 WIB

  private func ago(_ minutes: Int) -> Instant { Self.now - Minutes(minutes) }

  /// The verdict on a part, where everything is well but what `change` changes.
  private func verdict(
    _ title: String, at now: Instant = Self.now,
    _ change: (inout ServiceCondition, inout ProcessFigures) -> Void = { _, _ in }
  ) -> HealthFinding.Verdict? {
    var (condition, process) = (ServiceCondition(), ProcessFigures())
    condition.lastDecreedYear = 2027
    process.backupAt = now.secondsSinceEpoch
    process.freeBytes = 100 << 30
    change(&condition, &process)
    return HealthReport(condition: condition, process: process, now: now).findings.first {
      $0.title.english == title
    }?.verdict
  }

  @Test("Where nothing is wrong everything is fine, and nothing is to be done but a check")
  func fine() {
    var process = ProcessFigures()
    (process.backupAt, process.freeBytes) = (Self.now.secondsSinceEpoch, 100 << 30)
    let findings = HealthReport(condition: ServiceCondition(), process: process, now: Self.now).findings
    #expect(findings.allSatisfy { $0.verdict == .fine })
    #expect(findings.filter { $0.advice != nil }.map(\.title.english) == ["Database"])
  }

  @Test("Where something is wrong there is something to do")
  func advice() {
    var condition = ServiceCondition()
    condition.queues = [.init(.mail, "failed", 1), .init(.webhook, "failed", 1)]
    condition.incoming = 20
    condition.brokenSubscriptions = 1
    condition.undecreedYears = [2026]
    condition.mail = MailStanding(
      reachedAt: nil, failure: .init(since: ago(1), at: ago(1), text: "unreachable"))
    let findings = HealthReport(condition: condition, process: ProcessFigures(), now: Self.now).findings
    for finding in findings where finding.verdict != .fine {
      #expect(finding.advice != nil, "\(finding.title)")
    }
    #expect(findings.count { $0.verdict != .fine } == 8)
  }

  @Test("A backup is late after a day, and too old after a week; none that is known is the same")
  func backup() {
    for (minutes, expected) in [
      (26 * 60, HealthFinding.Verdict.fine), (26 * 60 + 1, .look), (7 * 1440, .look), (7 * 1440 + 1, .act),
    ] {
      #expect(verdict("Backup") { $1.backupAt = ago(minutes).secondsSinceEpoch } == expected)
    }
    #expect(verdict("Backup") { $1.backupAt = nil } == .act)
  }

  @Test("The disk is scarce below 5 GB, and as good as full below two")
  func disk() {
    for (bytes, expected) in [
      (Int64(5) << 30, HealthFinding.Verdict.fine), (5 << 30 - 1, .look), (2 << 30, .look),
      (2 << 30 - 1, .act),
    ] {
      #expect(verdict("Room on the disk") { $1.freeBytes = bytes } == expected)
    }
    #expect(verdict("Room on the disk") { $1.freeBytes = nil } == .look)
  }

  @Test("Mail that is due waits no hour, and no day; what was given up is looked at")
  func mail() {
    for (minutes, expected) in [(60, HealthFinding.Verdict.fine), (61, .look), (1440, .look), (1441, .act)] {
      #expect(verdict("Mail out") { condition, _ in condition.mailWaitsSince = ago(minutes) } == expected)
    }
    #expect(verdict("Mail out") { condition, _ in condition.queues = [.init(.mail, "failed", 1)] } == .look)
    #expect(verdict("Mail out") { condition, _ in condition.queues = [.init(.mail, "waiting", 9)] } == .fine)
    for (minutes, expected) in [(59, HealthFinding.Verdict.look), (60, .act)] {
      #expect(
        verdict("Mail server") { condition, _ in
          condition.mail = MailStanding(
            reachedAt: nil, failure: .init(since: ago(minutes), at: ago(0), text: "timed out"))
        } == expected)
    }
  }

  @Test("The next year needs its decree from October on, this year always")
  func holidays() throws {
    let october = try #require(Instant(iso8601: "2026-10-01T00:00:00+07:00"))
    let next: (inout ServiceCondition, inout ProcessFigures) -> Void = { condition, _ in
      condition.undecreedYears = [2027]
    }
    #expect(verdict("Days off", at: october - Minutes(1), next) == .fine)
    #expect(verdict("Days off", at: october, next) == .look)
    #expect(verdict("Days off") { condition, _ in condition.undecreedYears = [2026, 2027] } == .act)
  }
}
