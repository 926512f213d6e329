/// What the published service standard (SP) says that pages, mails and data tell alike.
public enum PublishedStandard {
  /// A way to complain (SP complaints 2).
  public struct ComplaintChannel: Hashable, Sendable {
    /// How it is reached.
    public enum Contact: Hashable, Sendable {
      /// A number to call.
      case telephone(String)
      /// A page.
      case page(String)
      /// A postal address.
      case address(String)
    }

    /// The name in data.
    public let code: String
    /// What it is called.
    public let name: Sentence
    /// How it is reached; `nil` where it is at the office, or is this service.
    public let contact: Contact?
  }

  /// The service.
  public static let name = Sentence(
    "Fasilitasi Kendala Teknis Sistem", "Facilitation of Technical Problems with the System")
  /// The unit.
  public static let unit = Sentence(
    "Direktorat Sistem Perizinan Berusaha", "Directorate of the Business Licensing System")
  /// The ministry.
  public static let ministry = Sentence("Kementerian Investasi/BKPM", "Ministry of Investment/BKPM")
  /// Where letters go.
  public static let address = "Jl. Gatot Subroto No. 44, Jakarta Selatan 12190"
  /// What it costs (SP fee).
  public static let fee = Sentence("Tidak dipungut biaya", "Free of charge")
  /// The questionnaire for those who have been served (SP complaints 4).
  public static let surveyAddress = "https://simantab.bkpm.go.id/survei/SPB2024"

  /// The ways to complain.
  public static let complaintChannels = [
    ComplaintChannel(
      code: "counter", name: Sentence("petugas pengaduan", "complaints officer"), contact: nil),
    ComplaintChannel(
      code: "letter", name: Sentence("surat", "letter"), contact: .address("Jl. Gatot Subroto No. 44 12190")),
    ComplaintChannel(
      code: "box",
      name: Sentence("kotak pengaduan, saran, dan masukan", "box for complaints and suggestions"),
      contact: nil),
    ComplaintChannel(
      code: "call-centre", name: Sentence("pusat panggilan", "call centre"), contact: .telephone("169")),
    ComplaintChannel(
      code: "lapor", name: Sentence("laman LAPOR", "the LAPOR site"),
      contact: .page("https://www.lapor.go.id/instansi/badan-koordinasi-penanaman-modal-bkpm")),
    ComplaintChannel(
      code: "phone", name: Sentence("Direktorat Sistem Perizinan Berusaha", "the Directorate"),
      contact: .telephone("0811 6774 642")),
    ComplaintChannel(code: "web", name: Sentence("layanan ini", "this service"), contact: nil),
  ]
}
