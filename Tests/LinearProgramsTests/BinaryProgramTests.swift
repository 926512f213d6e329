import SeededRandom
import Testing

@testable import LinearPrograms

@Suite("Parts of a binary program")
struct BinaryProgramTests {
  /// Every set of columns of a program that keeps all rows.
  static func points(_ program: BinaryProgram) -> [[Int]] {
    (0..<1 << program.columnCount).map { bits in
      (0..<program.columnCount).filter { bits >> $0 & 1 == 1 }
    }.filter { ones in program.rows.allSatisfy { RandomProgram.isKept($0, ones) } }
  }

  @Test(
    "Without some columns, what is left is what is possible with those at 0",
    arguments: 1...80 as ClosedRange<UInt64>)
  func restricted(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let whole = RandomProgram(seed: seed, decisions: 3...5).program
    let columns = (0..<whole.columnCount).filter { _ in random.happens(0.6) }
    let (part, rows) = whole.restricted(to: columns)
    let expected = BinaryProgramTests.points(whole).filter { Set($0).isSubset(of: columns) }
    let found = BinaryProgramTests.points(part).map { $0.map { columns[$0] } }
    #expect(Set(found) == Set(expected))
    #expect(rows.count == part.rows.count)
    #expect(part.decisions == columns.count { $0 < whole.decisions })
    #expect(part.guide == columns.map { whole.guide[$0] })
    #expect(part.objectives == whole.objectives.map { objective in columns.map { objective[$0] } })
    // Alternatives of one choice stay side by side.
    let alternatives = part.choices.map { $0.map { columns[$0] } }
    #expect(alternatives == whole.choices.map { $0.filter(columns.contains) }.filter { !$0.isEmpty })
  }

  @Test(
    "Decisions are taken in order, each where it fits beside those before",
    arguments: 1...80 as ClosedRange<UInt64>)
  func fitting(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rows = (0..<4).map { _ in
      BinaryProgram.Row(
        upper: Int64.random(in: 0...3, using: &random),
        columns: (0..<9).filter { _ in random.happens(0.5) }.map(Int32.init))
    }
    let program = BinaryProgram(
      columnCount: 9, decisions: 9, choices: [], rows: rows, objectives: [], guide: [])
    let order = (0..<9).shuffled(using: &random)
    var expected: [Int] = []
    for column in order where rows.allSatisfy({ RandomProgram.isKept($0, expected + [column]) }) {
      expected.append(column)
    }
    #expect(program.fitting(order) == expected.sorted())
  }

  @Test(
    "Rows about decisions alone are asked of a choice, the others not",
    arguments: 1...40 as ClosedRange<UInt64>)
  func satisfied(seed: UInt64) {
    let random = RandomProgram(seed: seed, decisions: 3...7)
    for bits in 0..<1 << random.program.decisions {
      let chosen = (0..<random.program.decisions).filter { bits >> $0 & 1 == 1 }
      #expect(random.program.isSatisfied(by: chosen) == random.keepsRows(chosen))
    }
  }

  @Test(
    "A neighbourhood frees the choices that are named and keeps every other one as it was made",
    arguments: 1...120 as ClosedRange<UInt64>)
  func neighbourhood(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let random = RandomProgram(seed: seed, decisions: 3...6)
    let places = random.program.choices.indices.filter { _ in generator.happens(0.5) }
    let part = Neighbourhood(of: random.program, freeing: places, from: random.start)
    let freed = Set(places.flatMap { random.program.choices[$0] })
    let kept = random.start.filter { !freed.contains($0) }
    #expect(part.whole(part.taken) == kept)
    let found = BinaryProgramTests.points(part.program).filter { Set($0).isSuperset(of: part.taken) }.map {
      part.whole($0.filter { $0 < part.program.decisions })
    }
    let expected = random.choices.filter { choice in choice.filter { !freed.contains($0) } == kept }
    #expect(Set(found) == Set(expected))
  }
}
