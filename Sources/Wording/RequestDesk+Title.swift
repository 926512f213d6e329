public import Casework

extension RequestDesk {
  /// What the desk is called.
  public var title: Sentence {
    switch self {
    case .applicant: Sentence("pemohon", "the applicant")
    case .registry: Sentence("Tata Usaha", "the administration desk")
    case .deputy: Sentence("Deputi", "the deputy")
    case .director: Sentence("Direktur", "the director")
    case .officers: Sentence("petugas", "the officers")
    }
  }
}
