public import Casework
public import WorkCalendar

extension PublishedStandard {
  /// Where the unit belongs, from the nearest up.
  public static let parents = [
    Sentence(
      "Deputi Bidang Teknologi Informasi Penanaman Modal", "Deputy for Investment Information Technology"),
    ministry,
  ]
  /// To whom the letter is addressed (SP requirement 1).
  public static let letterTo = Sentence(
    "Deputi Bidang Teknologi Informasi Penanaman Modal cq. Direktur Sistem Perizinan Berusaha",
    "Deputy for Investment Information Technology, attention of the Director of the Business Licensing System"
  )
  /// The addresses of electronic mail that take letters (SP requirement 2).
  public static let letterEmails = ["tudep.ti@bkpm.go.id", "tu.ditspb@bkpm.go.id"]
  /// The system that the problems are with.
  public static let website = "https://oss.go.id/"
  /// How a letter comes (SP requirements 2 and 3), each with its name in data.
  public static let letterChannels: [(code: String, name: Sentence)] = [
    ("email", Sentence("surel", "e-mail")), ("post", Sentence("pos", "post")),
    ("web", Sentence("formulir laman", "web form")), ("e-office", Sentence("e-office", "e-office")),
    ("counter", Sentence("loket", "counter")),
  ]
  /// The unit's own number as WhatsApp reaches it.
  public static let whatsApp = WhatsAppNumber("0811 6774 642")
  /// Who is served first (SP mechanism 6), each with its name in data.
  public static let priorityGroups: [(code: String, name: Sentence)] = [
    ("disability", Sentence("penyandang disabilitas", "persons with a disability")),
    ("elderly", Sentence("lansia", "elderly persons")), ("pregnant", Sentence("ibu hamil", "pregnant women")),
  ]
  /// Where they are served in person (SP mechanism 6).
  public static let priorityPlace = Sentence(
    "Lantai 1, Gedung Barli Halim, Jl. Gatot Subroto No. 44, Jakarta Selatan",
    "Floor 1, Barli Halim building, Jl. Gatot Subroto No. 44, South Jakarta")

  /// What the service asks for (SP requirements 1 to 7), with the working days that lie before a meeting.
  public static func requirements(lead: WorkingDays) -> [Sentence] {
    [
      Sentence(
        "Surat permohonan fasilitasi kendala teknis sistem kepada Deputi cq. Direktur",
        "A letter asking for facilitation, to the Deputy, attention of the Director"),
      Sentence(
        "Surat disampaikan melalui surel; instansi internal melalui e-office",
        "The letter comes by e-mail; internal units send it over e-office"),
      Sentence(
        "Isi surat: kronologi kendala dan bukti telah berkonsultasi melalui kanal Kementerian, data dukung, identitas "
          + "pemohon, nomor WhatsApp dan surel pribadi yang dapat dihubungi",
        "The letter holds the chronology with proof of consultation through the ministry's channels, supporting data, "
          + "the applicant's identity, and a WhatsApp number and personal e-mail for contact"),
      Sentence(
        "Kendala tidak dapat difasilitasi oleh unit terkait di Kementerian",
        "The problem cannot be solved by the related unit of the ministry"),
      Sentence(
        "Waktu yang diajukan paling cepat \(lead.count) hari kerja setelah surat diterima oleh pejabat unit",
        "The time proposed is at the earliest \(lead.count) working days after an official of the unit received the letter"
      ),
      Sentence(
        "Pejabat, pegawai, atau pelaku usaha yang kompeten tersedia pada waktu itu",
        "A competent official, member of staff or business party is available at that time"),
    ]
  }

  /// How a request goes (SP mechanism 1 to 6).
  public static let procedure = [
    Sentence("Pemohon menyampaikan surat resmi", "The applicant sends an official letter"),
    Sentence(
      "Tata Usaha Deputi menatausahakan surat; Deputi mendisposisikan kepada Direktur",
      "The Deputy's administration desk registers the letter; the Deputy disposes it to the Director"),
    Sentence(
      "Direktur menugaskan pejabat atau pegawai", "The Director assigns an official or member of staff"),
    Sentence("Yang ditunjuk melaksanakan fasilitasi", "The one assigned carries out the facilitation"),
    Sentence(
      "Bila tidak dapat pada waktu yang diajukan, dijadwalkan ulang sesuai kesepakatan dengan pemohon",
      "Where the time proposed is not possible, another is agreed with the applicant"),
    Sentence(
      "Layanan prioritas bagi penyandang disabilitas, lansia, dan ibu hamil yang datang langsung",
      "Priority service for persons with a disability, elderly persons and pregnant women who come in person"),
  ]
}
