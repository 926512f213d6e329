import Wording

/// Everything that a command may touch: what it was asked, where it writes, what surrounds it.
struct CommandContext {
  let arguments: ParsedArguments
  let language: Language
  let environment: ProcessEnvironment
  /// Standard output: the answer.
  let output: ByteOutput
  /// Standard error: what a person has to know besides.
  let diagnostics: Diagnostics

  /// Whether the answer is to be JSON.
  var wantsJSON: Bool { arguments.has(GlobalOptions.json) }

  /// A sentence in the reader's language.
  func say(_ sentence: Sentence) -> String { sentence.text(in: language) }
}

/// Lines on standard error.
struct Diagnostics {
  let output: ByteOutput
  let language: Language

  /// Tells what is wrong, on a line of its own.
  func report(_ problem: any Explained) { write(problem.sentence) }

  /// Tells what the reader should know although the answer stands, on a line of its own.
  func warn(_ warning: any Explained) {
    write(Sentence("peringatan: ", "warning: ") + warning.sentence)
  }

  /// Tells what helps, on a line of its own.
  func hint(_ hint: Hint) { write(hint.sentence) }

  /// Repeats a line that was worded in the reader's language already.
  func repeatLine(_ line: String) { write(Sentence(same: line)) }

  /// Writes on the current line, for progress on a terminal.
  func writeRaw(_ text: String) {
    try? output.write(text)
    try? output.flush()
  }

  /// Where nobody reads standard error there is nobody to tell.
  private func write(_ sentence: Sentence) {
    try? output.writeLine("jadwal: " + sentence.text(in: language))
    try? output.flush()
  }
}
