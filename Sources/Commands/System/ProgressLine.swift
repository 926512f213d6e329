import Wording

/// How long a search has been going on, on a line of standard error that is written over; nothing where that is
/// no terminal.
struct ProgressLine {
  private let context: CommandContext
  /// The limit of the search in seconds.
  private let limit: Int
  private var lastShown = ""

  init(_ context: CommandContext, limit: Int) {
    self.context = context
    self.limit = limit
  }

  /// Shows the seconds that have passed. A search of less than a second shows nothing.
  mutating func show(secondsPassed: Double) {
    guard context.environment.diagnosticsAreTerminal, secondsPassed >= 1 else { return }
    let text = context.say(SearchProgress(secondsPassed: Int(secondsPassed), limit: limit).sentence)
    guard text != lastShown else { return }
    context.diagnostics.writeRaw("\r" + text)
    lastShown = text
  }

  /// Removes the line.
  mutating func clear() {
    guard !lastShown.isEmpty else { return }
    context.diagnostics.writeRaw("\r" + String(repeating: " ", count: lastShown.count) + "\r")
    lastShown = ""
  }
}
