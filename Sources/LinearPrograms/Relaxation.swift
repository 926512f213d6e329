/// A binary program while it is searched: its linear relaxation, what is settled about its columns, and the
/// limits that earlier levels have set.
final class Relaxation {
  /// What a solve of the relaxation tells.
  enum Answer {
    /// The minimum of the relaxation lies at these values, and this is proved of the objective.
    case solved(values: [Double], bound: ExactBound)
    /// No values satisfy the rows; `isProved` where that holds without rounding.
    case infeasible(isProved: Bool)
    /// The time was up.
    case interrupted
  }

  /// What has changed since the last solve.
  enum Change {
    case objective
    case ranges
  }

  private(set) var program: BinaryProgram
  private(set) var ranges: [ColumnRange]
  /// The column of the whole program that each column stands for.
  private(set) var origins: [Int]
  private var simplex: Simplex
  private let secondsLeft: () -> Double

  /// The relaxation of a program in which some columns are 1 from the start. `nil` where the library cannot
  /// make one.
  init?(_ program: BinaryProgram, taken: [Int], secondsLeft: @escaping () -> Double) {
    guard let simplex = Simplex(program) else { return nil }
    self.program = program
    self.simplex = simplex
    self.secondsLeft = secondsLeft
    ranges = [ColumnRange](repeating: .free, count: program.columnCount)
    origins = Array(0..<program.columnCount)
    for column in taken { set(column, .one) }
  }

  /// Settles a column, or opens it again.
  func set(_ column: Int, _ range: ColumnRange) {
    ranges[column] = range
    simplex.bound(column, range == .one ? 1 : 0, range == .zero ? 0 : 1)
  }

  /// Keeps the objective of a level at or below a limit from now on.
  func limit(level: Int, to limit: Int64) {
    let objective = program.objectives[level]
    let columns = objective.indices.filter { objective[$0] != 0 && ranges[$0] != .zero }
    let row = BinaryProgram.Row(
      upper: limit, columns: columns.map(Int32.init), coefficients: columns.map { objective[$0] })
    program.append(row)
    simplex.append([row])
  }

  /// Settles what a bound leaves no choice about where the objective is to be at most `limit`, and drops the
  /// columns that are 0 from then on when they are many: what remains is solved the faster.
  func settle(_ bound: ExactBound, limit: Int64) {
    for (column, range) in bound.forced(limit: limit, ranges: ranges) { set(column, range) }
    let open = ranges.indices.filter { ranges[$0] != .zero }
    guard open.count * 4 < ranges.count * 3 else { return }
    let (smaller, rows) = program.restricted(to: open)
    guard let fresh = Simplex(smaller) else { return }
    fresh.restore(simplex.basis.restricted(columns: open, rows: rows))
    let kept = open.map { ranges[$0] }
    origins = open.map { origins[$0] }
    (program, simplex, ranges) = (smaller, fresh, kept)
    for (column, range) in kept.enumerated() where range == .one { set(column, .one) }
  }

  /// Where the relaxation stands, to come back to.
  var basis: Simplex.Basis { simplex.basis }

  /// Comes back to where the relaxation stood; ranges are not touched.
  func restore(_ basis: Simplex.Basis) { simplex.restore(basis) }

  /// Solves the relaxation for an objective.
  func solve(_ objective: [Int64], after change: Change) -> Answer {
    let seconds = secondsLeft()
    guard seconds > 0 else { return .interrupted }
    let outcome: Simplex.Outcome
    switch change {
    case .objective:
      simplex.minimise(objective)
      outcome = simplex.solveForObjective(seconds: seconds)
    case .ranges:
      outcome = simplex.solveForRanges(seconds: seconds)
    }
    switch outcome {
    case .optimal:
      let bound = ExactBound(
        objective: objective, program: program, prices: simplex.prices, ranges: ranges)
      return .solved(values: simplex.values, bound: bound)
    case .infeasible:
      return .infeasible(isProved: isContradictionProved())
    case .interrupted:
      return .interrupted
    }
  }

  private func isContradictionProved() -> Bool {
    guard let ray = simplex.contradiction else { return false }
    let size = ray.lazy.map(abs).max() ?? 0
    guard size > 0 else { return false }
    // A contradiction may be scaled at will; the library does not say which way round it gives the weights.
    return [1 / size, -1 / size].contains { factor in
      ExactBound(
        objective: nil, program: program, prices: ray.map { $0 * factor }, ranges: ranges
      ).isContradiction
    }
  }
}
