import Wording

/// What helps someone who may be waiting.
enum Hint: Explained, CaseIterable {
  /// Instants are read from a terminal.
  case instantsFromTerminal

  var sentence: Sentence {
    switch self {
    case .instantsFromTerminal:
      Sentence(
        "tulis satu waktu per baris, seperti 2026-03-10T09:00:00+07:00; akhiri dengan Ctrl-D",
        "type one instant a line, such as 2026-03-10T09:00:00+07:00; end with Ctrl-D")
    }
  }
}
