public import HTTPServer
import Locks

/// Counts what the running service does, for a monitor: by route and kind, never by person. Shared by all
/// threads.
public final class ServiceMetrics: @unchecked Sendable {
  /// The upper bounds of the durations that are counted apart, in microseconds.
  static let bounds: [Int64] = [
    500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 10_000_000,
  ]

  /// Answers that are counted together.
  struct Answers: Hashable {
    let method: String
    let route: String
    /// The first digit of the status, or 0 where there was no answer.
    let statusClass: Int
  }

  /// What was counted until a moment.
  struct Counts {
    var answers: [Answers: Int64] = [:]
    /// For each bound, the answers that took no longer and longer than the bound before; the last are the
    /// rest.
    var durations = [Int64](repeating: 0, count: ServiceMetrics.bounds.count + 1)
    var microseconds: Int64 = 0
    var refusals: [String: Int64] = [:]
  }

  private let lock = PthreadLock()
  private var counts = Counts()
  private let figures: @Sendable () -> ProcessFigures

  /// Counts from zero; `figures` asks the system about the process.
  public init(figures: @escaping @Sendable () -> ProcessFigures = { ProcessFigures() }) {
    self.figures = figures
  }

  /// Counts an answer. Routes and methods are fixed words, so that no caller can make the counts grow.
  public func count(_ entry: AccessEntry) {
    let answers = Answers(
      method: entry.method, route: entry.route ?? "none", statusClass: (entry.status ?? 0) / 100)
    let place = Self.bounds.firstIndex { entry.microseconds <= $0 } ?? Self.bounds.count
    lock.withLock {
      counts.answers[answers, default: 0] += 1
      counts.durations[place] += 1
      counts.microseconds += entry.microseconds
    }
  }

  /// Counts a call that was not done, by the kind of its problem.
  public func count(_ kind: ProblemKind) { lock.withLock { counts.refusals[kind.name, default: 0] += 1 } }

  /// What the system tells of the process now.
  public var process: ProcessFigures { figures() }

  /// What was counted until now.
  var current: Counts { lock.withLock { counts } }
}
