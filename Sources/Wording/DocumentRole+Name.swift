public import Casework

extension DocumentRole {
  /// What the document is called.
  public var name: Sentence {
    switch self {
    case .letter: Sentence("surat permohonan", "the letter")
    case .consultationProof: Sentence("bukti konsultasi", "proof of consultation")
    case .supporting: Sentence("data dukung", "supporting data")
    case .identity: Sentence("identitas", "identity")
    case .minutes: Sentence("notula", "minutes")
    case .replyLetter: Sentence("surat balasan", "reply letter")
    }
  }
}
