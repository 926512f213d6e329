/// A minimisation over columns that are 0 or 1, under linear rows, with several objectives in order of
/// importance.
///
/// All numbers are integers, so that a bound can be proved without rounding.
public struct BinaryProgram: Sendable {
  /// One linear condition `lower <= sum(coefficient * column) <= upper`.
  public struct Row: Sendable {
    /// The least value allowed; `nil` where there is none.
    public let lower: Int64?
    /// The greatest value allowed.
    public let upper: Int64
    /// The columns that take part, each at most once.
    public let columns: [Int32]
    /// The coefficient of each of `columns`; `nil` where all are 1.
    public let coefficients: [Int64]?

    /// A condition on a weighted sum of columns.
    public init(lower: Int64? = nil, upper: Int64, columns: [Int32], coefficients: [Int64]? = nil) {
      self.lower = lower
      self.upper = upper
      self.columns = columns
      self.coefficients = coefficients
    }
  }

  /// How many columns there are in all.
  public let columnCount: Int
  /// The columns `0..<decisions` are decided by the search. The others follow from them: where the decisions
  /// are integers, the best values of the others for any objective are integers too.
  public let decisions: Int
  /// Decisions of which at most one can be 1, in an order in which neighbours are alike: what a search may
  /// split.
  public let choices: [Range<Int>]
  /// The conditions.
  public private(set) var rows: [Row]
  /// The objectives, most important first: the coefficient of every column. All are minimised.
  public let objectives: [[Int64]]
  /// One objective that leans the way of the most important ones. The search starts from its minimum, which
  /// is near theirs; what it proves does not depend on it.
  public let guide: [Int64]

  /// A program from its parts. The guide and every objective have `columnCount` coefficients.
  public init(
    columnCount: Int, decisions: Int, choices: [Range<Int>], rows: [Row], objectives: [[Int64]],
    guide: [Int64]
  ) {
    self.columnCount = columnCount
    self.decisions = decisions
    self.choices = choices
    self.rows = rows
    self.objectives = objectives
    self.guide = guide
  }

  mutating func append(_ row: Row) { rows.append(row) }

  /// The program without the columns that are settled to be 0, and without the rows that then say nothing.
  ///
  /// `columns` are the columns that stay, ascending; column `n` of the result is column `columns[n]` of this
  /// program. Also tells which rows stay.
  func restricted(to columns: [Int]) -> (program: BinaryProgram, rows: [Int]) {
    var place = [Int32](repeating: -1, count: columnCount)
    for (new, old) in columns.enumerated() { place[old] = Int32(new) }
    var kept: [Row] = []
    var keptRows: [Int] = []
    for (index, row) in rows.enumerated() {
      guard let restricted = row.restricted(place) else { continue }
      kept.append(restricted)
      keptRows.append(index)
    }
    let decided = columns.prefix { $0 < decisions }.count
    var choices: [Range<Int>] = []
    var next = 0
    for choice in self.choices {
      let first = next
      while next < decided, columns[next] < choice.upperBound { next += 1 }
      if first < next { choices.append(first..<next) }
    }
    let program = BinaryProgram(
      columnCount: columns.count, decisions: decided, choices: choices, rows: kept,
      objectives: objectives.map { objective in columns.map { objective[$0] } },
      guide: columns.map { guide[$0] })
    return (program, keptRows)
  }

  /// Whether every row that is about decisions alone holds where `chosen` are the decisions that are 1. The
  /// columns that follow are not asked.
  func isSatisfied(by chosen: [Int]) -> Bool {
    var isChosen = [Bool](repeating: false, count: columnCount)
    for column in chosen { isChosen[column] = true }
    return rows.allSatisfy { row in
      guard !row.columns.contains(where: { $0 >= decisions }) else { return true }
      let sum = row.sum(isChosen)
      return sum <= row.upper && row.lower.map { $0 <= sum } ?? true
    }
  }

  /// The decisions among `order` that can be 1 together, each taken where it fits beside those before it.
  /// Only rows over unweighted columns are asked; others must hold for any decisions.
  public func fitting(_ order: [Int]) -> [Int] {
    var rowsOfColumn = [[Int32]](repeating: [], count: columnCount)
    for (index, row) in rows.enumerated() where row.coefficients == nil {
      for column in row.columns { rowsOfColumn[Int(column)].append(Int32(index)) }
    }
    var isChosen = [Bool](repeating: false, count: columnCount)
    var left = rows.map(\.upper)
    for column in order where rowsOfColumn[column].allSatisfy({ left[Int($0)] > 0 }) {
      isChosen[column] = true
      for row in rowsOfColumn[column] { left[Int(row)] -= 1 }
    }
    return isChosen.indices.filter { isChosen[$0] }
  }
}

extension BinaryProgram.Row {
  /// The weighted sum of the columns that are 1.
  fileprivate func sum(_ isOne: [Bool]) -> Int64 {
    guard let coefficients else {
      return columns.reduce(0) { $0 + (isOne[Int($1)] ? 1 : 0) }
    }
    return zip(columns, coefficients).reduce(0) { $0 + (isOne[Int($1.0)] ? $1.1 : 0) }
  }

  /// The row over the columns that have a new place, -1 meaning none; `nil` where it is satisfied whatever
  /// they are.
  fileprivate func restricted(_ place: [Int32]) -> BinaryProgram.Row? {
    guard let coefficients else {
      let columns = columns.compactMap { place[Int($0)] >= 0 ? place[Int($0)] : nil }
      guard lower != nil || columns.count > upper else { return nil }
      return BinaryProgram.Row(lower: lower, upper: upper, columns: columns)
    }
    let parts = columns.indices.filter { place[Int(columns[$0])] >= 0 }
    return BinaryProgram.Row(
      lower: lower, upper: upper, columns: parts.map { place[Int(columns[$0])] },
      coefficients: parts.map { coefficients[$0] })
  }
}
