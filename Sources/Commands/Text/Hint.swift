import Wording

/// What helps someone besides the answer.
enum Hint: Explained {
  /// Instants are read from a terminal.
  case instantsFromTerminal
  /// A token was issued under a number.
  case tokenNumber(String)

  var sentence: Sentence {
    switch self {
    case .instantsFromTerminal:
      Sentence(
        "tulis satu waktu per baris, seperti 2026-03-10T09:00:00+07:00; akhiri dengan Ctrl-D",
        "type one instant a line, such as 2026-03-10T09:00:00+07:00; end with Ctrl-D")
    case .tokenNumber(let number):
      Sentence(
        "nomor token: \(number); mencabutnya: jadwal token revoke \(number)",
        "number of the token: \(number); to revoke it: jadwal token revoke \(number)")
    }
  }
}
