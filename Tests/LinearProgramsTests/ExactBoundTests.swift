import SeededRandom
import Testing

@testable import LinearPrograms

@Suite("Bounds that hold whatever the prices are")
struct ExactBoundTests {
  /// A random program whose columns are all decisions, with some columns settled.
  struct Case {
    let program: BinaryProgram
    let ranges: [ColumnRange]
    /// Every set of columns that keeps the rows and the settled columns.
    let points: [[Int]]
    var random: SplitMix64

    init(seed: UInt64) {
      var random = SplitMix64(seed: seed)
      let columns = Int.random(in: 1...8, using: &random)
      let rows = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        let taken = (0..<columns).filter { _ in random.happens(0.6) }.map(Int32.init)
        let upper = Int64.random(in: -1...4, using: &random)
        return BinaryProgram.Row(
          lower: random.happens(0.4) ? upper - Int64.random(in: 0...3, using: &random) : nil, upper: upper,
          columns: taken,
          coefficients: random.happens(0.6)
            ? taken.map { _ in Int64.random(in: -4...4, using: &random) } : nil)
      }
      program = BinaryProgram(
        columnCount: columns, decisions: columns, choices: [], rows: rows,
        objectives: [(0..<columns).map { _ in Int64.random(in: -9...9, using: &random) }], guide: [])
      let ranges = (0..<columns).map { _ in random.pick([ColumnRange.free, .free, .free, .zero, .one]) }
      self.ranges = ranges
      points = (0..<1 << columns).map { bits in (0..<columns).filter { bits >> $0 & 1 == 1 } }.filter {
        ones in
        rows.allSatisfy { RandomProgram.isKept($0, ones) }
          && ranges.indices.allSatisfy { ranges[$0] == .free || ones.contains($0) == (ranges[$0] == .one) }
      }
      self.random = random
    }

    func value(_ ones: [Int]) -> Int64 { ones.reduce(0) { $0 + program.objectives[0][$1] } }

    /// Prices as a solver gives them, at times poor, absurd or no numbers at all.
    mutating func prices() -> [Double] {
      program.rows.map { _ in
        random.happens(0.03)
          ? random.pick([.nan, .infinity, -.infinity, 1e300, -1e300, 0x1p42, -0x1p42])
          : Double.random(in: -6...6, using: &random)
      }
    }
  }

  @Test("No point lies below the bound", arguments: 1...200 as ClosedRange<UInt64>)
  func minimum(seed: UInt64) {
    var trial = Case(seed: seed)
    guard let least = trial.points.map({ trial.value($0) }).min() else { return }
    for _ in 0..<20 {
      let bound = ExactBound(
        objective: trial.program.objectives[0], program: trial.program, prices: trial.prices(),
        ranges: trial.ranges)
      #expect(bound.minimum <= least)
    }
  }

  @Test("With the best prices the bound is the minimum")
  func tight() {
    // At most one of two, each of which earns 3: the row is worth 3.
    let program = BinaryProgram(
      columnCount: 2, decisions: 2, choices: [0..<2], rows: [BinaryProgram.Row(upper: 1, columns: [0, 1])],
      objectives: [[-3, -3]], guide: [0, 0])
    let ranges = [ColumnRange.free, .free]
    func minimum(_ price: Double) -> Int64 {
      ExactBound(objective: [-3, -3], program: program, prices: [price], ranges: ranges).minimum
    }
    #expect(minimum(-3) == -3)
    // Rounded up to the next integer: nothing lies between.
    #expect(minimum(-2.6) == -3)
    #expect(minimum(-2) == -4)
    #expect(minimum(0) == -6)
    // A price for raising a row without a lower limit is no price.
    #expect(minimum(3) == -6)
    #expect(minimum(.nan) == -6)
  }

  @Test(
    "A column is forced only where every point at or below the limit has that value",
    arguments: 1...200 as ClosedRange<UInt64>)
  func forced(seed: UInt64) {
    var trial = Case(seed: seed)
    for limit in -12...12 as ClosedRange<Int64> {
      let bound = ExactBound(
        objective: trial.program.objectives[0], program: trial.program, prices: trial.prices(),
        ranges: trial.ranges)
      let points = trial.points.filter { trial.value($0) <= limit }
      for (column, range) in bound.forced(limit: limit, ranges: trial.ranges) {
        #expect(trial.ranges[column] == .free)
        #expect(points.allSatisfy { $0.contains(column) == (range == .one) })
      }
    }
  }

  @Test("Columns that cannot pay for themselves are forced")
  func forcedColumns() {
    let program = BinaryProgram(
      columnCount: 3, decisions: 3, choices: [], rows: [], objectives: [[5, -5, 1]], guide: [0, 0, 0])
    let ranges = [ColumnRange.free, .free, .free]
    let bound = ExactBound(objective: [5, -5, 1], program: program, prices: [], ranges: ranges)
    let forced = bound.forced(limit: -4, ranges: ranges)
    #expect(forced.map(\.column) == [0, 1])
    #expect(forced.map(\.range) == [.zero, .one])
    #expect(bound.forced(limit: 1, ranges: ranges).isEmpty)
  }

  @Test(
    "Rows are told to contradict one another only where no point keeps them",
    arguments: 1...400 as ClosedRange<UInt64>)
  func contradiction(seed: UInt64) {
    var trial = Case(seed: seed)
    for _ in 0..<30 {
      let bound = ExactBound(
        objective: nil, program: trial.program, prices: trial.prices(), ranges: trial.ranges)
      if bound.isContradiction { #expect(trial.points.isEmpty) }
    }
  }

  @Test("Two of two, and at most one: a contradiction")
  func contradictoryRows() {
    let program = BinaryProgram(
      columnCount: 2, decisions: 2, choices: [],
      rows: [
        BinaryProgram.Row(upper: 1, columns: [0, 1]), BinaryProgram.Row(lower: 2, upper: 2, columns: [0, 1]),
      ], objectives: [], guide: [0, 0])
    let bound = ExactBound(objective: nil, program: program, prices: [-1, 1], ranges: [.free, .free])
    #expect(bound.isContradiction)
  }
}
