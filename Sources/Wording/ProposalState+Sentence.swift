public import Casework

extension ProposalState {
  /// Why a window cannot be used; `nil` where it can, or is.
  public var reason: Sentence? {
    switch self {
    case .open, .taken: nil
    case .tooEarly: Sentence("terlalu dini menurut standar pelayanan", "too early by the service standard")
    case .dayOff: Sentence("hari libur", "a day off")
    case .outsideHours: Sentence("di luar jam kerja", "outside office hours")
    case .past: Sentence("sudah lewat", "is past")
    case .pastCalendar:
      Sentence("kalender resmi belum tersedia", "there is no official calendar for it yet")
    case .superseded: Sentence("sudah diganti usulan lain", "other proposals have taken its place")
    }
  }
}
