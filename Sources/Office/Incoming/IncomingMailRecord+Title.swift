public import Store
public import Wording

extension IncomingMailRecord.Kind {
  /// What a mail of this kind is called.
  public var title: Sentence {
    switch self {
    case .answer: Sentence("jawaban undangan", "answer to an invitation")
    case .letter: Sentence("surat permohonan", "letter")
    case .reply: Sentence("surel tentang permohonan", "mail about a request")
    case .unverified: Sentence("pengirim belum pasti", "sender not certain")
    case .unreadable: Sentence("tidak dipahami", "not understood")
    case .automatic: Sentence("surel otomatis", "automatic mail")
    case .bounce: Sentence("laporan pengiriman", "delivery report")
    }
  }
}
