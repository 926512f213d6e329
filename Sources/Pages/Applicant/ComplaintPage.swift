import Casework
import Office
import Wording

/// `/pengaduan`: where anybody complains about the service, and sees the other ways to; and the same for the applicant
/// of a request, which the complaint is about then (SP complaints).
enum ComplaintPage {
  static let path = "/pengaduan"
  private static let requestPath = "\(RequestPage.path)/pengaduan"

  static let routes: [PageRoute] = [
    .get(path, .everyone, menu: MenuEntry(Sentence("Pengaduan", "Complaints"), at: 40), page),
    .post(path, .everyone, showing: page) { visit in try register(visit, leadingTo: path) },
    .get(requestPath, .applicant, requestPage),
    .post(requestPath, .applicant, showing: requestPage) { visit in
      try register(visit, leadingTo: "/permohonan/\(try visit.applicantSecret)")
    },
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let form = Form(visit, to: path)
    let channels = PublishedStandard.complaintChannels.filter { $0.code != "web" }.map { channel -> Markup in
      "<li>\(SiteFooter.channel(channel, in: visit.language))</li>\n"
    }
    return Page(
      Sentence("Pengaduan, saran, dan masukan", "Complaints and suggestions"), lead: lead, address: path,
      main: """
        \(form.markup(fields(form, name: "", contact: "")))<h2>\(Sentence("Cara lain", "Other ways"), in: visit.language)</h2>
        <ul>
        \(channels)</ul>

        """)
  }

  @Sendable private static func requestPage(_ visit: Visit) throws -> Page {
    let view = try ApplicantView(visit)
    let applicant = view.request.applicant
    let form = Form(visit, to: "\(view.path)/pengaduan")
    let about = Sentence(
      "Tentang permohonan \(view.request.reference). ", "About request \(view.request.reference). ")
    return Page(
      Sentence("Pengaduan, saran, dan masukan", "Complaints and suggestions"), lead: about + lead,
      address: "\(view.path)/pengaduan",
      main: """
        \(form.markup(
          fields(form, name: applicant.name, contact: applicant.email ?? applicant.whatsapp?.e164 ?? "")))<p><a href="\(url: view.path)">\(Sentence("Kembali ke permohonan", "Back to the request"), in: visit.language)</a></p>

        """)
  }

  private static let lead = Sentence(
    "Ceritakan apa yang kurang; Tata Usaha dan direktur membacanya dan menjawab ke alamat yang Anda tulis.",
    "Tell what was wrong; the administration desk and the director read it and answer to the address that you write."
  )

  private static func fields(_ form: Form, name: String, contact: String) -> Markup {
    form.field("name", Sentence("Nama", "Name"), value: name, autocomplete: "name")
      + form.field(
        "contact", Sentence("Surel atau nomor telepon", "E-mail or telephone number"), value: contact,
        hint: Sentence("Untuk menyampaikan jawaban.", "To give you the answer."))
      + form.area("text", Sentence("Pengaduan atau saran", "Complaint or suggestion"), rows: 8)
      + form.button(Sentence("Kirim pengaduan", "Send the complaint"))
  }

  private static func register(_ visit: Visit, leadingTo address: String) throws -> PageAnswer {
    var about: Identifier<Record.Request>?
    if case .applicant(let request, _) = visit.reader { about = request }
    let entered = try visit.entered { form in
      (name: form.line("name"), contact: form.line("contact"), text: form.paragraphs("text", 1...10_000))
    }
    let complaint = try visit.perform(
      RegisterComplaint(
        request: about, channel: .web, name: entered.name, contact: entered.contact, text: entered.text,
        answer: nil))
    return .redirect(
      to: address,
      telling: Sentence(
        "Pengaduan dicatat dengan nomor \(complaint.id). Terima kasih.",
        "The complaint is registered under number \(complaint.id). Thank you."))
  }
}
