import Wording

/// The steps in which a request is written.
enum DraftStep: String, CaseIterable, Hashable, Sendable {
  case applicant = "pemohon"
  case problem = "kendala"
  case consultation = "konsultasi"
  case documents = "dokumen"
  case times = "waktu"
  case review = "periksa"

  /// What it is called.
  var title: Sentence {
    switch self {
    case .applicant: Sentence("Siapa Anda", "Who you are")
    case .problem: Sentence("Kendalanya", "What happened")
    case .consultation: Sentence("Konsultasi dan unit terkait", "Consultation and related unit")
    case .documents: Sentence("Dokumen", "Documents")
    case .times: Sentence("Waktu pertemuan", "Dates")
    case .review: Sentence("Periksa dan kirim", "Look over and send")
    }
  }

  /// Its place, from 1.
  var number: Int { (DraftStep.allCases.firstIndex(of: self) ?? 0) + 1 }

  /// The next one; itself behind the last.
  var next: DraftStep {
    let all = DraftStep.allCases
    return all[min(number, all.count - 1)]
  }

  /// The path of its page for routes.
  var route: String { "/ajukan/{secret}/\(rawValue)" }

  /// The path of its page in a draft.
  func path(_ secret: String) -> String { "/ajukan/\(secret)/\(rawValue)" }
}
