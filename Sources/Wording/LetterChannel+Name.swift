public import Casework

extension LetterChannel {
  /// What the way is called (SP requirements 2 and 3).
  public var name: Sentence {
    PublishedStandard.letterChannels.first { $0.code == rawValue }?.name ?? Sentence(same: rawValue)
  }
}

extension ConsultationChannel {
  /// What the channel is called; one that is not known today is called as its applicant calls it.
  public var name: Sentence {
    switch self {
    case .callCentre: Sentence("pusat panggilan 169", "call centre 169")
    case .email: Sentence("surel", "e-mail")
    case .whatsapp: Sentence(same: "WhatsApp")
    case .chat: Sentence("percakapan di laman OSS", "chat on the OSS site")
    case .counter: Sentence("loket", "counter")
    default: Sentence(same: rawValue)
    }
  }
}

extension ComplaintChannel {
  /// What the channel is called (SP complaints 2).
  public var name: Sentence {
    PublishedStandard.complaintChannels.first { $0.code == rawValue }?.name ?? Sentence(same: rawValue)
  }
}

extension ComplaintState {
  /// What the state is called.
  public var name: Sentence {
    switch self {
    case .registered: Sentence("menunggu jawaban", "waits for an answer")
    case .answered: Sentence("dijawab", "answered")
    }
  }
}
