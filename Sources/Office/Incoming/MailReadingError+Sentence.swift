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
    case .overLimit(let limit, let most): limit.exceeded(most)
    case .nulInHeader: Sentence("kepala surel memuat NUL", "its header holds a NUL")
    case .noHeader: Sentence("bukan surel: tidak ada kepalanya", "it is no mail: it has no header")
    }
  }
}

extension MailLimit {
  /// What is said of a mail that goes beyond the cap, of which `most` are taken.
  fileprivate func exceeded(_ most: Int) -> Sentence {
    switch self {
    case .messageSize, .headerSize, .fieldSize, .addressSize, .parameterSize:
      Sentence(
        "\(part.indonesian) lebih besar dari \(FileSize(most).text)",
        "its \(part.english) is larger than \(FileSize(most).text)")
    case .headerFields, .depth, .parts, .attachments, .calendars:
      Sentence("\(part.indonesian) lebih dari \(most)", "it has more than \(most) \(part.english)")
    }
  }

  private var part: Sentence {
    switch self {
    case .messageSize: Sentence("surelnya", "whole")
    case .headerSize: Sentence("kepala surel", "header")
    case .headerFields: Sentence("baris kepala surel", "fields in its header")
    case .fieldSize: Sentence("satu baris kepala surel", "longest header field")
    case .addressSize: Sentence("baris alamat", "longest field of addresses")
    case .parameterSize: Sentence("keterangan satu bagian", "longest field of parameters")
    case .depth: Sentence("bagian bersarang", "parts within parts")
    case .parts: Sentence("bagian", "parts")
    case .attachments: Sentence("lampiran", "files")
    case .calendars: Sentence("objek kalender", "calendar objects")
    }
  }
}
