/// Bounds that hold without rounding, from prices that a floating-point solver suggests.
///
/// Any prices of the rows bound the minimum from below: what the objective costs more than the prices pay for
/// can only be earned column by column. The prices are rounded to integers over `scale` and everything after
/// is integer arithmetic, so a poor price makes a weak bound and never a wrong one.
struct ExactBound {
  private static let scale: Int64 = 1 << 20

  /// The least that the objective can be, times `scale`.
  private let scaledMinimum: Int64
  /// What each column costs beyond the prices of its rows, times `scale`.
  private let scaledCosts: [Int64]

  /// The bound of an objective over a program's rows at some prices; `ranges` tells for each column whether
  /// it may be 0 and whether it may be 1.
  init(objective: [Int64]?, program: BinaryProgram, prices: [Double], ranges: [ColumnRange]) {
    var sum = CheckedSum()
    var costs =
      objective.map { $0.map { sum.product($0, ExactBound.scale) } }
      ?? [Int64](repeating: 0, count: program.columnCount)
    var minimum: Int64 = 0
    for (row, price) in zip(program.rows, prices) {
      var scaled = ExactBound.scaled(price)
      // A row without a lower limit has no price for being raised.
      if scaled > 0, row.lower == nil { scaled = 0 }
      guard scaled != 0 else { continue }
      sum.add(sum.product(scaled, scaled > 0 ? row.lower ?? 0 : row.upper), to: &minimum)
      if let coefficients = row.coefficients {
        for (column, coefficient) in zip(row.columns, coefficients) {
          sum.add(sum.product(-scaled, coefficient), to: &costs[Int(column)])
        }
      } else {
        for column in row.columns { sum.add(-scaled, to: &costs[Int(column)]) }
      }
    }
    for (cost, range) in zip(costs, ranges) {
      switch range {
      case .zero: break
      case .one: sum.add(cost, to: &minimum)
      case .free: sum.add(min(0, cost), to: &minimum)
      }
    }
    if sum.hasOverflown || minimum < -ExactBound.unlimited {
      minimum = -ExactBound.unlimited
      costs = [Int64](repeating: 0, count: program.columnCount)
    }
    scaledMinimum = min(minimum, ExactBound.unlimited)
    scaledCosts = costs
  }

  /// Far beyond what any objective can be, times `scale`; below zero a bound that says nothing.
  private static let unlimited: Int64 = 1 << 60

  /// A price as an integer over `scale`. A solver in trouble may give one that is no number or beyond all
  /// measure; the row is then left out of the bound.
  private static func scaled(_ price: Double) -> Int64 {
    let scaled = (price * Double(scale)).rounded()
    return abs(scaled) < 0x1p53 ? Int64(scaled) : 0
  }

  /// The least integer that the objective can be.
  var minimum: Int64 { ExactBound.ceiling(scaledMinimum) }

  /// Whether the objective, being zero, is proved to be more than zero: the rows contradict one another.
  var isContradiction: Bool { scaledMinimum > 0 }

  /// The free columns that cannot have a given value where the objective is to be at most `limit`, with the
  /// value they must have then.
  func forced(limit: Int64, ranges: [ColumnRange]) -> [(column: Int, range: ColumnRange)] {
    let slack = limit * ExactBound.scale - scaledMinimum
    var forced: [(Int, ColumnRange)] = []
    for (column, cost) in scaledCosts.enumerated() where ranges[column] == .free {
      if cost > slack {
        forced.append((column, .zero))
      } else if -cost > slack {
        forced.append((column, .one))
      }
    }
    return forced
  }

  private static func ceiling(_ scaled: Int64) -> Int64 {
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: scale)
    return remainder > 0 ? quotient + 1 : quotient
  }
}

/// What is still open about a column.
enum ColumnRange: UInt8 {
  case free
  case zero
  case one
}

/// Integer arithmetic that remembers whether a result was too large, instead of stopping at it.
private struct CheckedSum {
  private(set) var hasOverflown = false

  mutating func product(_ lhs: Int64, _ rhs: Int64) -> Int64 {
    let (product, overflow) = lhs.multipliedReportingOverflow(by: rhs)
    hasOverflown = hasOverflown || overflow
    return product
  }

  mutating func add(_ term: Int64, to sum: inout Int64) {
    let (total, overflow) = sum.addingReportingOverflow(term)
    hasOverflown = hasOverflown || overflow
    sum = total
  }
}
