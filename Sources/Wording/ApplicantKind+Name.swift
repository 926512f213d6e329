public import Casework

extension ApplicantKind {
  /// What the kind is called.
  public var name: Sentence {
    switch self {
    case .public: Sentence("perorangan", "member of the public")
    case .business: Sentence("pelaku usaha", "business")
    case .ministry: Sentence("kementerian atau lembaga", "ministry or agency")
    case .region: Sentence("pemerintah daerah", "regional government")
    case .internal: Sentence("unit internal Kementerian", "unit of the ministry itself")
    }
  }
}

extension ApplicantLanguage {
  /// What the language is called.
  public var name: Sentence {
    switch self {
    case .indonesian: Sentence("Indonesia", "Indonesian")
    case .english: Sentence("Inggris", "English")
    }
  }
}
