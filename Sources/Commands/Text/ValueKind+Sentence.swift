import Wording

extension ValueKind {
  /// The word that stands for such a value in help: `TANGGAL`, `DATE`.
  var placeholder: Sentence {
    switch self {
    case .integer: Sentence(same: "N")
    case .date: Sentence("TANGGAL", "DATE")
    case .instant: Sentence("WAKTU", "INSTANT")
    case .folder: Sentence(same: "FOLDER")
    case .file(let ending): Sentence("BERKAS.\(ending)", "FILE.\(ending)")
    case .choice(let words): Sentence(same: words.joined(separator: "|"))
    case .text(let placeholder): placeholder
    }
  }

  /// What such a value looks like, to be read after "expected".
  var description: Sentence {
    switch self {
    case .integer(let range):
      Sentence(
        "bilangan bulat \(range.lowerBound) sampai \(range.upperBound)",
        "a whole number from \(range.lowerBound) to \(range.upperBound)")
    case .date: Sentence("tanggal seperti 2026-03-10", "a date such as 2026-03-10")
    case .instant:
      Sentence("waktu seperti 2026-03-10T09:00:00+07:00", "an instant such as 2026-03-10T09:00:00+07:00")
    case .folder: Sentence("nama folder", "the name of a folder")
    case .file: Sentence("nama berkas", "the name of a file")
    case .choice(let words):
      Sentence(
        "salah satu dari \(words.joined(separator: ", "))", "one of \(words.joined(separator: ", "))")
    case .text(let placeholder):
      Sentence("teks (\(placeholder.indonesian))", "a text (\(placeholder.english))")
    }
  }
}
