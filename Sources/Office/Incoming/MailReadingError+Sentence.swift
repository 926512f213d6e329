import Mail
import Wording

extension MailReadingError.Problem: Explained {
  /// Why the mail was not read.
  public var sentence: Sentence {
    switch self {
    case .overLimit(.messageSize, let most):
      Sentence(
        "lebih besar dari \(FileSize(most).text); hanya kepalanya yang disimpan",
        "larger than \(FileSize(most).text); its header alone is kept")
    case .overLimit(let limit, let most):
      Sentence(
        "melampaui batas \(limit.rawValue) = \(most)", "it goes beyond the cap \(limit.rawValue) = \(most)")
    case .nulInHeader: Sentence("kepala surel memuat NUL", "its header holds a NUL")
    case .noHeader: Sentence("bukan surel: tidak ada kepalanya", "it is no mail: it has no header")
    }
  }
}
