import WorkCalendar

@testable import Commands

/// One call of the program inside the test's process: what it wrote, and how it ended.
struct Call {
  let status: ExitStatus
  /// Standard output.
  let output: String
  /// Standard error.
  let diagnostics: String

  /// Calls the program with the words of a line, cut at blanks.
  init(_ line: String, variables: [String: String] = [:]) {
    self.init(words: line.split(separator: " ").map(String.init), variables: variables)
  }

  /// Calls the program with words. The environment holds nothing but the variables; the clock stands still.
  init(words: [String], variables: [String: String] = [:]) {
    let output = ByteOutput(descriptor: nil)
    let diagnostics = ByteOutput(descriptor: nil)
    let environment = ProcessEnvironment(
      variable: { variables[$0] }, executable: nil,
      machineClock: { Instant(iso8601: "2026-11-23T10:00:00+07:00") ?? Instant(secondsSinceEpoch: 0) },
      inputIsTerminal: false, diagnosticsAreTerminal: false)
    status = Jadwal.run(words, environment: environment, output: output, diagnostics: diagnostics)
    self.output = String(decoding: output.pending, as: UTF8.self)
    self.diagnostics = String(decoding: diagnostics.pending, as: UTF8.self)
  }
}
