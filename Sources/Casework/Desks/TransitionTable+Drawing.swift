extension TransitionTable {
  /// From how many states a step has to lead to the same end to be told in a note and not with arrows, which
  /// would cover the rest.
  private static let crowd = 5

  /// The table as a Mermaid state diagram (`stateDiagram-v2`): one arrow for each pair of states with the
  /// steps that lead along it, and a note at an end that can be reached from nearly everywhere.
  public var mermaid: String {
    var arrows: [(from: String, to: String, steps: [String])] = []
    for row in rows where !isCrowded(row) {
      for from in row.from.isEmpty ? ["[*]"] : row.from.map(\.rawValue) {
        let step = row.step.rawValue
        if let index = arrows.firstIndex(where: { $0.from == from && $0.to == row.to.rawValue }) {
          if !arrows[index].steps.contains(step) { arrows[index].steps.append(step) }
        } else {
          arrows.append((from, row.to.rawValue, [step]))
        }
      }
    }
    var lines = arrows.map { "  \($0.from) --> \($0.to): \($0.steps.joined(separator: ", "))" }
    for step in Step.allCases {
      guard let row = rows.first(where: { $0.step == step && isCrowded($0) }) else { continue }
      let from = sources(of: step, to: row.to).map(\.rawValue).joined(separator: ", ")
      lines += [
        "  note right of \(row.to.rawValue)", "    \(step.rawValue), from \(from)", "  end note",
      ]
    }
    lines += RequestState.allCases.filter(isEnd).map { "  \($0.rawValue) --> [*]" }
    return (["stateDiagram-v2"] + lines).joined(separator: "\n") + "\n"
  }

  /// The table as a table of Markdown, one line for each row.
  public var markdown: String {
    let header = [
      "| step | from | when | to | by | needs | tells |", "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    let lines = rows.map { row in
      let cells = [
        row.step.rawValue, row.from.map(\.rawValue).joined(separator: ", "),
        row.circumstance == .always ? "" : row.circumstance.rawValue, row.to.rawValue,
        row.by.map(\.name).joined(separator: ", "), row.needs.map(\.rawValue).joined(separator: ", "),
        row.tells.map(\.rawValue).joined(separator: ", "),
      ]
      return "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined()
    }
    return (header + lines).joined(separator: "\n") + "\n"
  }

  private func isEnd(_ state: RequestState) -> Bool { !rows.contains { $0.from.contains(state) } }

  private func sources(of step: Step, to state: RequestState) -> [RequestState] {
    RequestState.allCases.filter { source in
      rows.contains { $0.step == step && $0.to == state && $0.from.contains(source) }
    }
  }

  private func isCrowded(_ row: Transition) -> Bool {
    isEnd(row.to) && sources(of: row.step, to: row.to).count >= TransitionTable.crowd
  }
}
