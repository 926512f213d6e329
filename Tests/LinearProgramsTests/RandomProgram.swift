import SeededRandom
import LinearPrograms

/// A small binary program drawn at random, with its decisions' values read from its description.
struct RandomProgram {
  let program: BinaryProgram
  /// A choice that satisfies all rows.
  let start: [Int]
  /// The decisions whose number, for each group, is counted by columns that follow from them, and what the
  /// first, the second, the third of them costs at the level of squares.
  private let groups: [(decisions: [Int], costs: [Int64])]
  private let squareLevel: Int?

  init(seed: UInt64, decisions range: ClosedRange<Int> = 4...10) {
    var random = SplitMix64(seed: seed)
    let decisions = Int.random(in: range, using: &random)
    let choices = RandomProgram.choices(decisions, &random)
    var rows = choices.filter { $0.count > 1 }.map {
      BinaryProgram.Row(upper: 1, columns: $0.map(Int32.init))
    }
    let start = choices.compactMap { choice in
      random.happens(0.4) ? Int.random(in: choice, using: &random) : nil
    }
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      let columns = (0..<decisions).filter { _ in random.happens(0.5) }
      guard !columns.isEmpty else { continue }
      let weights = random.happens(0.5) ? columns.map { _ in Int64.random(in: -3...4, using: &random) } : nil
      let reached = zip(columns, weights ?? columns.map { _ in 1 }).reduce(Int64(0)) {
        $0 + (start.contains($1.0) ? $1.1 : 0)
      }
      // The start must keep every row.
      rows.append(
        BinaryProgram.Row(
          lower: random.happens(0.3) ? reached - Int64.random(in: 0...2, using: &random) : nil,
          upper: reached + Int64.random(in: 0...2, using: &random), columns: columns.map(Int32.init),
          coefficients: weights))
    }
    let levels = Int.random(in: 1...5, using: &random)
    var objectives = (0..<levels).map { _ -> [Int64] in
      let spread = random.pick([1, 3, 10] as [Int64])
      return (0..<decisions).map { _ in
        random.happens(0.3) ? 0 : Int64.random(in: -spread...spread, using: &random)
      }
    }
    let groups = random.happens(0.5) ? RandomProgram.groups(decisions, &random) : []
    squareLevel = groups.isEmpty ? nil : Int.random(in: 0..<levels, using: &random)
    var columnCount = decisions
    for (members, costs) in groups {
      let counting = columnCount..<columnCount + members.count
      columnCount = counting.upperBound
      rows.append(
        BinaryProgram.Row(
          lower: 0, upper: 0, columns: (members + Array(counting)).map(Int32.init),
          coefficients: members.map { _ in 1 } + counting.map { _ in -1 }))
      for level in objectives.indices {
        objectives[level] += level == squareLevel ? costs : costs.map { _ in 0 }
      }
    }
    // At the level of squares the decisions themselves cost nothing.
    if let squareLevel {
      for column in 0..<decisions { objectives[squareLevel][column] = 0 }
    }
    let guide = (0..<columnCount).map { column in
      objectives.reduce(Int64(0)) { $0 * 10 + $1[column] }
    }
    program = BinaryProgram(
      columnCount: columnCount, decisions: decisions, choices: choices, rows: rows, objectives: objectives,
      guide: guide)
    self.start = start
    self.groups = groups
  }

  /// Ranges of one to four decisions that cover all.
  private static func choices(_ decisions: Int, _ random: inout SplitMix64) -> [Range<Int>] {
    var choices: [Range<Int>] = []
    while (choices.last?.upperBound ?? 0) < decisions {
      let first = choices.last?.upperBound ?? 0
      choices.append(first..<min(decisions, first + random.pick([1, 2, 3, 4])))
    }
    return choices
  }

  /// One or two groups that no decision is in twice, each with the costs of squares above some number.
  private static func groups(
    _ decisions: Int, _ random: inout SplitMix64
  ) -> [(decisions: [Int], costs: [Int64])] {
    let half = decisions / 2
    return [Array(0..<half), Array(half..<decisions)].map { members in
      let standing = Int.random(in: 0...2, using: &random)
      return (members, members.indices.map { Int64(2 * (standing + $0) + 1) })
    }
  }

  /// The value of every objective for a choice of decisions.
  func values(of chosen: [Int]) -> [Int64] {
    program.objectives.indices.map { level in
      guard level == squareLevel else { return chosen.reduce(0) { $0 + program.objectives[level][$1] } }
      return groups.reduce(0) { sum, group in
        sum + group.costs.prefix(chosen.count { group.decisions.contains($0) }).reduce(0, +)
      }
    }
  }

  /// Every choice of decisions that keeps all rows, by trying every set.
  var choices: [[Int]] {
    (0..<1 << program.decisions).compactMap { bits in
      let chosen = (0..<program.decisions).filter { bits >> $0 & 1 == 1 }
      return keepsRows(chosen) ? chosen : nil
    }
  }

  /// Whether a choice takes at most one alternative each and keeps every row that is about decisions alone.
  func keepsRows(_ chosen: [Int]) -> Bool {
    program.choices.allSatisfy { choice in chosen.count { choice.contains($0) } <= 1 }
      && program.rows.allSatisfy { row in
        row.columns.contains { $0 >= program.decisions } || RandomProgram.isKept(row, chosen)
      }
  }

  /// Whether a row holds where the columns of `ones` are 1 and all others 0.
  static func isKept(_ row: BinaryProgram.Row, _ ones: [Int]) -> Bool {
    let sum = zip(row.columns, row.coefficients ?? row.columns.map { _ in 1 }).reduce(Int64(0)) {
      $0 + (ones.contains(Int($1.0)) ? $1.1 : 0)
    }
    return (row.lower ?? .min) <= sum && sum <= row.upper
  }

  /// The least values of all choices, the first level deciding.
  var leastValues: [Int64] {
    choices.map(values).min { $0.lexicographicallyPrecedes($1) } ?? []
  }

  /// A search of the program.
  func search(secondsLeft: @escaping () -> Double) -> LexicographicSearch {
    LexicographicSearch(program, objectives: values, secondsLeft: secondsLeft)
  }

  /// The result of a search from the start, with neighbourhoods drawn at random.
  func best(seed: UInt64 = 1, secondsLeft: @escaping () -> Double) -> LexicographicSearch.Result {
    var random = SplitMix64(seed: seed)
    return search(secondsLeft: secondsLeft).best(from: start) { _, _ in
      program.choices.indices.filter { _ in random.happens(0.5) }
    }
  }
}
