import LinearPrograms
import Testing

@Suite("The best choice of a binary program, against every choice there is")
struct LexicographicSearchTests {
  @Test("No choice is better, level by level, and that is proved unless the solver cannot tell why")
  func isBest() {
    var unproved: [UInt64] = []
    for seed in 1...300 as ClosedRange<UInt64> {
      let random = RandomProgram(seed: seed)
      let result = random.best(secondsLeft: countingDown(from: 20_000))
      #expect(random.keepsRows(result.chosen), "seed \(seed)")
      #expect(random.values(of: result.chosen) == random.leastValues, "seed \(seed)")
      if !result.isProved { unproved.append(seed) }
    }
    // Where the solver's grounds for a contradiction do not hold in integers, the best choice stays unproved.
    #expect(unproved.count <= 3, "\(unproved)")
  }

  @Test("Without any time the start comes back, unproved", arguments: 1...40 as ClosedRange<UInt64>)
  func noTime(seed: UInt64) {
    let random = RandomProgram(seed: seed)
    let result = random.best(secondsLeft: { 0 })
    #expect(result.chosen == random.start)
    #expect(!result.isProved)
  }

  @Test(
    "Wherever the time runs out, the choice keeps the rows and is called best only where it is",
    arguments: 1...30 as ClosedRange<UInt64>)
  func interrupted(seed: UInt64) {
    let random = RandomProgram(seed: seed)
    let least = random.leastValues
    for questions in 0...60 {
      // In the second case the solver itself is stopped in the middle: its time is up as soon as it begins.
      for unit in [1, 1e-9] {
        let questionsLeft = countingDown(from: questions)
        let result = random.best(seed: seed, secondsLeft: { questionsLeft() * unit })
        let values = random.values(of: result.chosen)
        #expect(random.keepsRows(result.chosen), "\(questions) questions")
        #expect(!random.values(of: random.start).lexicographicallyPrecedes(values), "\(questions) questions")
        if result.isProved { #expect(values == least, "\(questions) questions") }
      }
    }
  }

  @Test("Columns that are taken from the start are in every choice", arguments: 1...60 as ClosedRange<UInt64>)
  func taken(seed: UInt64) {
    let random = RandomProgram(seed: seed)
    guard let column = random.start.first else { return }
    let result = LexicographicSearch(
      random.program, taken: [column], objectives: random.values, secondsLeft: countingDown(from: 50_000)
    ).best(from: random.start) { _, _ in [] }
    #expect(result.chosen.contains(column))
    let least = random.choices.filter { $0.contains(column) }.map(random.values).min {
      $0.lexicographicallyPrecedes($1)
    }
    if result.isProved { #expect(random.values(of: result.chosen) == least) }
  }

  @Test("A program without decisions has nothing better than the start")
  func nothingToDecide() {
    let program = BinaryProgram(
      columnCount: 0, decisions: 0, choices: [], rows: [], objectives: [[]], guide: [])
    let result = LexicographicSearch(program, objectives: { _ in [0] }, secondsLeft: { 0 }).best(from: []) {
      _, _ in []
    }
    #expect(result.chosen == [] && result.isProved)
  }

  @Test("A clock that stops at zero ends the search", arguments: 1...40 as ClosedRange<UInt64>)
  func stoppedClock(seed: UInt64) {
    let random = RandomProgram(seed: seed)
    for questions in [1, 2, 3, 10, 37] {
      // Were a part of the search given time of its own, it would never end: the clock stands still.
      var asked = 0
      _ = random.best(secondsLeft: {
        asked += 1
        precondition(asked < 100_000, "the search goes on without time")
        return asked <= questions ? Double(questions - asked) : 0
      })
    }
  }

  @Test("The same program gives the same choice", arguments: 1...40 as ClosedRange<UInt64>)
  func deterministic(seed: UInt64) {
    let random = RandomProgram(seed: seed)
    let first = random.best(secondsLeft: countingDown(from: 50_000))
    #expect(first.chosen == random.best(secondsLeft: countingDown(from: 900_000)).chosen)
  }
}
