/// Searches the integer points of a relaxation, depth first, for the least value of one objective.
///
/// A branch splits the alternatives of one choice in two and rules out one part; the part that the relaxation
/// prefers is kept first, so that the first descent follows the relaxation. Columns that the exact bound
/// rules out on the way are settled too, and all of it is undone on the way back.
struct BranchAndBound {
  /// How a search ended.
  struct Result {
    /// The best choice found, as columns of the whole program; `nil` where none was.
    var chosen: [Int]?
    /// Whether nothing better exists, without rounding.
    var isProved: Bool
  }

  /// Any value that an objective can have lies far below this, and its multiples still fit.
  static let unlimited: Int64 = 1 << 40

  private let relaxation: Relaxation
  private let objective: [Int64]
  private let enough: Int64?
  private let value: ([Int]) -> Int64
  private var nodesLeft: Int
  private var cutoff = unlimited
  private var result = Result(chosen: nil, isProved: true)

  /// A search of a relaxation for the least value of an objective of its program, in at most `nodes` solves.
  /// The search ends at a choice whose value is at most `enough`; `nil` ends it at the first choice. `value`
  /// gives the objective of a choice, as columns of the whole program.
  init(
    _ relaxation: Relaxation, objective: [Int64], enough: Int64?, nodes: Int,
    value: @escaping ([Int]) -> Int64
  ) {
    self.relaxation = relaxation
    self.objective = objective
    self.enough = enough
    self.value = value
    nodesLeft = nodes
  }

  /// Runs the search from the relaxation's last solve for the objective, and leaves its ranges as they were.
  mutating func run(from values: [Double], bound: ExactBound) -> Result {
    explore(values, bound)
    return result
  }

  private var isDone: Bool {
    guard result.chosen != nil else { return false }
    return enough.map { cutoff < $0 } ?? true
  }

  private mutating func explore(_ values: [Double], _ bound: ExactBound) {
    guard bound.minimum <= cutoff else { return }
    guard let branches = branches(values) else {
      accept(values, bound)
      return
    }
    let forced = bound.forced(limit: cutoff, ranges: relaxation.ranges)
    for (column, range) in forced { relaxation.set(column, range) }
    let basis = relaxation.basis
    for branch in branches where !isDone && bound.minimum <= cutoff {
      guard nodesLeft > 0 else {
        result.isProved = false
        break
      }
      nodesLeft -= 1
      let open = branch.columns.filter { relaxation.ranges[$0] == .free }
      for column in open { relaxation.set(column, branch.range) }
      relaxation.restore(basis)
      switch relaxation.solve(objective, after: .ranges) {
      case .solved(let values, let bound):
        explore(values, bound)
      case .infeasible(let isProved):
        result.isProved = result.isProved && isProved
      case .interrupted:
        result.isProved = false
        nodesLeft = 0
      }
      for column in open { relaxation.set(column, .free) }
    }
    for (column, _) in forced { relaxation.set(column, .free) }
  }

  /// Takes over values without a fraction. The solver's word is not enough: the rows are asked again in
  /// integers, and where the bound leaves something below the choice, nothing is proved.
  private mutating func accept(_ values: [Double], _ bound: ExactBound) {
    let decided = (0..<relaxation.program.decisions).filter { values[$0] > 0.5 }
    guard relaxation.program.isSatisfied(by: decided) else {
      result.isProved = false
      return
    }
    let chosen = decided.map { relaxation.origins[$0] }
    let reached = value(chosen)
    if reached <= cutoff {
      result.chosen = chosen
      cutoff = reached - 1
    }
    if bound.minimum <= cutoff { result.isProved = false }
  }

  // MARK: Branching

  /// One side of a branch: columns that are settled on it.
  private struct Branch {
    let columns: [Int]
    let range: ColumnRange
  }

  private static let tolerance = 1e-6

  /// The branches of a choice that is not made yet, the one that the relaxation prefers first; `nil` where
  /// all are made.
  private func branches(_ values: [Double]) -> [Branch]? {
    var best: (score: Double, branches: [Branch])?
    var lone: Int?
    for choice in relaxation.program.choices {
      guard let fractional = choice.first(where: { isFractional(values[$0]) }) else { continue }
      lone = lone ?? fractional
      guard let split = split(choice, values) else { continue }
      if best.map({ split.score > $0.score * 1.0001 }) ?? true { best = split }
    }
    if let best { return best.branches }
    // A column that shares its choice with none: it is taken, or it is not.
    return lone.map { [Branch(columns: [$0], range: .one), Branch(columns: [$0], range: .zero)] }
  }

  /// The split of a choice's alternatives into a cheaper and a dearer part that promises to raise the bound
  /// most.
  private func split(_ choice: Range<Int>, _ values: [Double]) -> (score: Double, branches: [Branch])? {
    let open = choice.filter { relaxation.ranges[$0] != .zero }
      .sorted { (objective[$0], $0) < (objective[$1], $1) }
    let mass = open.reduce(0) { $0 + values[$1] }
    let cost = open.reduce(0) { $0 + values[$1] * Double(objective[$1]) }
    var (massBefore, costBefore) = (0.0, 0.0)
    var best: (score: Double, index: Int, isCheaperPreferred: Bool)?
    for (index, column) in open.enumerated().dropLast() {
      massBefore += values[column]
      costBefore += values[column] * Double(objective[column])
      let massAfter = mass - massBefore
      guard massBefore > BranchAndBound.tolerance, massAfter > BranchAndBound.tolerance else { continue }
      // What ruling out the cheaper part would cost, for as much as it is used; alike parts are split all the
      // same.
      let spread = (cost - costBefore) / massAfter - costBefore / massBefore
      let score = min(massBefore, massAfter) * (spread + 0.01)
      if best.map({ score > $0.score * 1.0001 }) ?? true { best = (score, index, massBefore >= massAfter) }
    }
    guard let best else { return nil }
    let cheaper = Branch(columns: Array(open[...best.index]), range: .zero)
    let dearer = Branch(columns: Array(open[(best.index + 1)...]), range: .zero)
    return (best.score, best.isCheaperPreferred ? [dearer, cheaper] : [cheaper, dearer])
  }

  private func isFractional(_ value: Double) -> Bool {
    value > BranchAndBound.tolerance && value < 1 - BranchAndBound.tolerance
  }
}
