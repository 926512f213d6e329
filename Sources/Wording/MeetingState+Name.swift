public import Casework

extension MeetingState {
  /// What the state is called.
  public var name: Sentence {
    switch self {
    case .scheduled: Sentence("dijadwalkan", "scheduled")
    case .held: Sentence("terlaksana", "held")
    case .cancelled: Sentence("dibatalkan", "called off")
    }
  }
}

extension NegotiationState {
  /// What the state is called.
  public var name: Sentence {
    switch self {
    case .open: Sentence("menunggu jawaban", "waits for an answer")
    case .agreed: Sentence("disepakati", "agreed")
    case .declined: Sentence("ditolak", "declined")
    case .expired: Sentence("lewat waktu tanpa jawaban", "ran out unanswered")
    case .withdrawn: Sentence("ditarik kembali", "taken back")
    }
  }
}

extension Side {
  /// Who is on the side.
  public var name: Sentence {
    switch self {
    case .applicant: Sentence("pemohon", "the applicant")
    case .unit: Sentence("unit", "the unit")
    }
  }
}
