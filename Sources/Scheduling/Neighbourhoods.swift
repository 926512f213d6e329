import LinearPrograms
import SeededRandom

/// Which requests are worth planning anew together, round after round: those that meet on neighbouring days,
/// those that are served worse than they could be with those that stand in their way, and some at random.
struct Neighbourhoods {
  private let candidates: [Candidate]
  private let choices: [Range<Int>]
  private let isPriority: [Bool]
  private var size = 48
  private var random: SplitMix64

  init(_ candidates: [Candidate], choices: [Range<Int>], of problem: MatchingProblem) {
    self.candidates = candidates
    self.choices = choices
    isPriority = choices.map { problem.requests[candidates[$0.lowerBound].request].priority != .none }
    random = SplitMix64(seed: 0x4A61_6477_616C)
  }

  /// The places in `choices` to free in the next round: fewer where the last one was too large to be
  /// searched, more where it held nothing better.
  mutating func next(chosen: [Int], after last: LexicographicSearch.NeighbourhoodOutcome) -> [Int] {
    switch last {
    case .unfinished: size = max(6, size * 4 / 5)
    case .exhausted: size = min(choices.count, size + 1 + size / 16)
    case .none, .better: break
    }
    var taken = [Int?](repeating: nil, count: choices.count)
    var place = 0
    for column in chosen {
      while choices[place].upperBound <= column { place += 1 }
      taken[place] = column
    }
    let centre = centre(taken)
    let starts = choices[centre].map { candidates[$0].start }
    var others = choices.indices.filter { $0 != centre }
    shuffle(&others)
    // Those that are met nearest to where the centre could be stand in its way; what they could change places
    // with may be anywhere, so a part is left to chance.
    let nearness = others.map { place in
      taken[place].map { column in
        starts.map { abs($0 - candidates[column].start) }.min() ?? Int.max
      } ?? Int.max
    }
    let near = others.indices.sorted { (nearness[$0], $0) < (nearness[$1], $1) }.prefix(size * 2 / 3)
    let isNear = Set(near)
    let chance = others.indices.filter { !isNear.contains($0) }.prefix(size - near.count)
    return ([centre] + near.map { others[$0] } + chance.map { others[$0] }).sorted()
  }

  /// The request around which to plan anew: one that the first levels of the objective ask for most, or any
  /// one.
  private mutating func centre(_ taken: [Int?]) -> Int {
    let unmet = choices.indices.filter { taken[$0] == nil }
    let urgent = unmet.filter { isPriority[$0] }
    let dissatisfied = choices.indices.filter { taken[$0].map { candidates[$0].rank > 0 } ?? false }
    for wish in [urgent, unmet, dissatisfied] where !wish.isEmpty && random.next() % 2 == 0 {
      return random.pick(wish)
    }
    return random.pick(Array(choices.indices))
  }

  private mutating func shuffle(_ places: inout [Int]) {
    for index in places.indices.dropFirst().reversed() {
      places.swapAt(index, Int(random.next() % UInt64(index + 1)))
    }
  }
}
