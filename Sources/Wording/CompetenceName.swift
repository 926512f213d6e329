/// What the competences of officers are called, which requests name by their codes. The unit may make others at
/// any time.
public enum CompetenceName {
  private static let known: [String: Sentence] = [
    "nib": Sentence("Nomor Induk Berusaha (NIB)", "Business Identification Number (NIB)"),
    "oss": Sentence("Penggunaan sistem OSS", "Using the OSS system"),
    "hak-akses": Sentence("Akun dan hak akses OSS", "OSS accounts and access"),
    "lkpm": Sentence("Laporan Kegiatan Penanaman Modal (LKPM)", "Investment activity reports (LKPM)"),
    "rba": Sentence("Perizinan berbasis risiko (RBA)", "Risk-based licensing (RBA)"),
    "kkpr": Sentence("Kesesuaian tata ruang (KKPR)", "Spatial conformity (KKPR)"),
    "kbli": Sentence("Klasifikasi usaha (KBLI)", "Business classification (KBLI)"),
    "integrasi": Sentence(
      "Integrasi dengan sistem kementerian, lembaga, atau daerah",
      "Integration with systems of ministries, agencies or regions"),
  ]

  /// What a competence is called: the code itself, in capitals, where nobody has named it.
  public static func name(of code: String) -> Sentence {
    known[code] ?? Sentence(same: code.uppercased())
  }
}
