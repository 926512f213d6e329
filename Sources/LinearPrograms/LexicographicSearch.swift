/// The best choice of a binary program: the first objective decides, then the second among equals, and so on.
///
/// The relaxation of each level, under the minima of the levels before, gives a bound that nearly always is
/// the minimum itself. So all bounds are first taken for reached, and one search at the last level looks for
/// a choice that reaches them all: where there is one, it is the best. Where there is none, better and better
/// choices are sought by freeing a neighbourhood at a time, and then the first bound that cannot be reached
/// is found and raised.
public struct LexicographicSearch {
  /// What a search found.
  public struct Result: Sendable {
    /// The decision columns that are 1.
    public let chosen: [Int]
    /// Whether it is proved, without rounding, that no choice is better.
    public let isProved: Bool
  }

  /// How many relaxations may be solved in the hope that all bounds are reached.
  private static let hopefulNodes = 100
  /// How many relaxations of a neighbourhood may be solved.
  private static let neighbourhoodNodes = 30
  /// How many relaxations may be solved to settle whether some bounds are reached.
  private static let thoroughNodes = 1500
  /// After how many neighbourhoods in a row without a better choice a proof is tried.
  private static let patience = 10

  let program: BinaryProgram
  let objectives: ([Int]) -> [Int64]
  let secondsLeft: () -> Double
  /// Columns that are 1 in every choice.
  private let taken: [Int]

  /// A search of a program. `objectives` gives the values of all its objectives for a choice of decisions,
  /// the columns that follow from them at their best; `secondsLeft` tells how long the search may still go
  /// on. `taken` are columns that are 1 in every choice.
  public init(
    _ program: BinaryProgram, taken: [Int] = [], objectives: @escaping ([Int]) -> [Int64],
    secondsLeft: @escaping () -> Double
  ) {
    self.program = program
    self.taken = taken
    self.objectives = objectives
    self.secondsLeft = secondsLeft
  }

  /// How the search of a neighbourhood ended.
  public enum NeighbourhoodOutcome: Sendable {
    /// No neighbourhood was searched yet.
    case none
    /// It held a better choice.
    case better
    /// It holds no better choice.
    case exhausted
    /// It was too large to be searched.
    case unfinished
  }

  /// The best choice found. `start` is a choice that satisfies all rows, to fall back on; `neighbourhood`
  /// gives, for the best choice so far and the outcome of the last round, the places in `program.choices` to
  /// free together next.
  public func best(
    from start: [Int], neighbourhood: (_ chosen: [Int], _ last: NeighbourhoodOutcome) -> [Int]
  ) -> Result {
    var state = State(chosen: start, values: objectives(start))
    guard program.decisions > 0 else { return Result(chosen: start, isProved: true) }
    // Where even the relaxation takes long, half of the time is kept for choices that do without it.
    let early = limited(to: secondsLeft() / 2)
    switch early.hope(&state, nodes: LexicographicSearch.hopefulNodes) {
    case .proved, .nothingBetter: return Result(chosen: state.chosen, isProved: true)
    case .open: break
    }
    early.round(&state)
    var last = NeighbourhoodOutcome.none
    // How many levels reached their bounds when a proof was last given up.
    var reachedInVain: Int?
    while secondsLeft() > 0 {
      // Better choices and better bounds are sought in turn. Work is counted and not timed, so that the same
      // program goes the same way on every machine; the limits on time are for programs on which it runs
      // short.
      improve(&state, &last, neighbourhood, seconds: secondsLeft() / 2)
      let reached = state.levelsAtTheirBounds
      if reached == program.objectives.count { return Result(chosen: state.chosen, isProved: true) }
      // A proof that was given up is tried again when one more level has reached its bound.
      if let vain = reachedInVain, reached <= vain { continue }
      // The more important a level is, the more of the time its proof may take.
      let share = Double(state.settled.count + 2)
      if !limited(to: secondsLeft() / share).settle(&state) { reachedInVain = state.levelsAtTheirBounds }
      if state.settled.count == program.objectives.count {
        return Result(chosen: state.chosen, isProved: true)
      }
    }
    return Result(chosen: state.chosen, isProved: false)
  }

  /// The same search with less time.
  private func limited(to seconds: Double) -> LexicographicSearch {
    // The time has moved on since `seconds` was reckoned; when all of it is over, so is the part.
    let end = max(0, secondsLeft() - seconds)
    let secondsLeft = self.secondsLeft
    return LexicographicSearch(
      program, taken: taken, objectives: objectives, secondsLeft: { secondsLeft() - end })
  }

  // MARK: The steps

  private struct State {
    /// The best choice found, and the values of its objectives.
    var chosen: [Int]
    var values: [Int64]
    /// The minima of the first levels, proved.
    var settled: [Int64] = []
    /// A value that the next level cannot go below, where more than its relaxation is known of it.
    var floor: Int64?
    /// What no choice can be better than, level after level, as far as it is proved.
    var bounds: [Int64] = []

    /// How many of the first levels are at their bounds: all of them make the choice the best.
    var levelsAtTheirBounds: Int { zip(values, bounds).prefix { $0 == $1 }.count }

    mutating func offer(_ chosen: [Int], _ values: [Int64]) {
      guard values.lexicographicallyPrecedes(self.values) else { return }
      self.chosen = chosen
      self.values = values
    }
  }

  private enum Hope {
    /// The best choice was found, and proved.
    case proved
    /// Nothing can be better than what is known.
    case nothingBetter
    case open
  }

  /// Takes every bound for reached and looks for a choice that reaches them all.
  private func hope(_ state: inout State, nodes: Int) -> Hope {
    guard case .reached(let limits, let relaxation, let values, let bound) = descend(state) else {
      return .open
    }
    guard limits.lexicographicallyPrecedes(state.values) else { return .nothingBetter }
    let result = search(relaxation, values, bound, nodes: nodes)
    guard let chosen = result.chosen else { return .open }
    let reached = objectives(chosen)
    state.offer(chosen, reached)
    return result.isProved && isWithin(limits, reached) ? .proved : .open
  }

  /// Makes a choice from the relaxation of the guide: its columns are taken, the nearest to 1 first, where
  /// they fit.
  private func round(_ state: inout State) {
    guard secondsLeft() > 0,
      let relaxation = Relaxation(program, taken: taken, secondsLeft: secondsLeft),
      case .solved(let values, _) = relaxation.solve(program.guide, after: .objective)
    else { return }
    let order = (0..<program.decisions).filter { values[$0] > 0.01 }.sorted {
      (-values[$0], $0) < (-values[$1], $1)
    }
    let chosen = program.fitting(order)
    guard program.isSatisfied(by: chosen) else { return }
    state.offer(chosen, objectives(chosen))
  }

  /// Frees one neighbourhood after another and keeps what becomes better, until the time is up or some in a
  /// row held nothing better.
  private func improve(
    _ state: inout State, _ last: inout NeighbourhoodOutcome,
    _ neighbourhood: ([Int], NeighbourhoodOutcome) -> [Int], seconds: Double
  ) {
    let search = limited(to: seconds)
    var idle = 0
    while search.secondsLeft() > 0, idle < LexicographicSearch.patience {
      let free = neighbourhood(state.chosen, last)
      let part = Neighbourhood(of: program, freeing: free, from: state.chosen)
      let objectives = self.objectives
      let partSearch = LexicographicSearch(
        part.program, taken: part.taken, objectives: { objectives(part.whole($0)) },
        secondsLeft: search.secondsLeft)
      var partState = State(chosen: part.taken, values: state.values)
      let hope = partSearch.hope(&partState, nodes: LexicographicSearch.neighbourhoodNodes)
      if partState.values.lexicographicallyPrecedes(state.values) {
        state.offer(part.whole(partState.chosen), partState.values)
        last = .better
        idle = 0
      } else {
        last = hope == .open ? .unfinished : .exhausted
        idle += 1
      }
    }
  }

  /// Finds the first level whose bound is not reached and raises it, or settles levels that reach theirs.
  /// False where that cannot be told in time.
  private func settle(_ state: inout State) -> Bool {
    let level = state.settled.count
    let limits: [Int64]
    switch descend(state) {
    case .reached(let bounds, _, _, _):
      state.bounds = bounds
      // What the best choice reaches need not be searched for.
      let reached = state.levelsAtTheirBounds
      if reached > level {
        state.settled = Array(bounds[..<reached])
        state.floor = nil
        return true
      }
      // All limits together are soon refuted, or kept.
      if case .found = attempt(bounds, nodes: LexicographicSearch.hopefulNodes, &state) {
        state.settled = state.values
        return true
      }
      limits = bounds
    case .refuted(let bounds):
      guard bounds.count > level else { return false }
      limits = bounds
    case .unknown:
      return false
    }
    // Where they are not kept together, the first of them is asked alone.
    switch attempt(Array(limits[...level]), nodes: LexicographicSearch.thoroughNodes, &state) {
    case .found:
      state.settled.append(state.values[level])
      state.floor = nil
      return true
    case .refuted:
      state.floor = limits[level] + 1
      return true
    case .unknown:
      return false
    }
  }

  private enum Descent {
    /// The limits of all levels, and the relaxation with the last level's answer.
    case reached([Int64], Relaxation, values: [Double], ExactBound)
    /// It is proved that no choice keeps these limits of the first levels.
    case refuted([Int64])
    /// The time was up, or the solver could not tell.
    case unknown
  }

  /// Solves level after level, each under the limits of the ones before: those given, or those settled and
  /// then the bounds themselves.
  private func descend(_ state: State, to given: [Int64]? = nil) -> Descent {
    // A large program takes long to hand over: not for a time that is up.
    guard secondsLeft() > 0,
      let relaxation = Relaxation(program, taken: taken, secondsLeft: secondsLeft),
      case .solved = relaxation.solve(program.guide, after: .objective)
    else { return .unknown }
    var limits: [Int64] = []
    let last = program.objectives.count - 1
    for level in 0...last {
      if let given, level >= given.count, level < last { continue }
      switch relaxation.solve(relaxation.program.objectives[level], after: .objective) {
      case .infeasible(isProved: true): return .refuted(limits)
      case .infeasible(isProved: false), .interrupted: return .unknown
      case .solved(let values, let bound):
        var limit = bound.minimum
        if let given {
          if level < given.count { limit = given[level] }
        } else if level < state.settled.count {
          limit = state.settled[level]
        } else if level == state.settled.count, let floor = state.floor {
          limit = max(limit, floor)
        }
        limits.append(limit)
        if level == last { return .reached(limits, relaxation, values: values, bound) }
        relaxation.limit(level: level, to: limit)
        relaxation.settle(bound, limit: limit)
      }
    }
    return .unknown
  }

  private enum Step {
    case found, refuted, unknown
  }

  /// Looks for a choice that keeps the first levels at the given limits.
  private func attempt(_ limits: [Int64], nodes: Int, _ state: inout State) -> Step {
    let relaxation: Relaxation
    let values: [Double]
    let bound: ExactBound
    switch descend(state, to: limits) {
    case .reached(_, let last, let lastValues, let lastBound):
      (relaxation, values, bound) = (last, lastValues, lastBound)
    case .refuted: return .refuted
    case .unknown: return .unknown
    }
    let isLast = limits.count == program.objectives.count
    let result = search(relaxation, values, bound, nodes: nodes, isAnyEnough: !isLast)
    guard let chosen = result.chosen else { return result.isProved ? .refuted : .unknown }
    let reached = objectives(chosen)
    state.offer(chosen, reached)
    return (!isLast || result.isProved) && isWithin(limits, reached) ? .found : .unknown
  }

  /// Whether values keep the limits of all levels but the last, which has none. The solver keeps a limit
  /// within its tolerance; a proof needs it kept.
  private func isWithin(_ limits: [Int64], _ reached: [Int64]) -> Bool {
    zip(limits, reached).prefix(program.objectives.count - 1).allSatisfy { $1 <= $0 }
  }

  /// Searches a relaxation, last solved for the last level, for the least value of that level.
  private func search(
    _ relaxation: Relaxation, _ values: [Double], _ bound: ExactBound, nodes: Int, isAnyEnough: Bool = false
  ) -> BranchAndBound.Result {
    let level = program.objectives.count - 1
    var search = BranchAndBound(
      relaxation, objective: relaxation.program.objectives[level],
      enough: isAnyEnough ? nil : bound.minimum, nodes: nodes, value: { objectives($0)[level] })
    return search.run(from: values, bound: bound)
  }
}
