public import Casework

extension Verdict {
  /// How a request does, in a word.
  public var title: Sentence {
    switch self {
    case .onTime: Sentence("tepat waktu", "on time")
    case .asAgreed: Sentence("tepat waktu sesuai kesepakatan", "on time as agreed")
    case .late: Sentence("terlambat", "late")
    case .forecastBreach: Sentence("terancam terlambat", "going to be late")
    case .running: Sentence("berjalan", "running")
    }
  }
}
