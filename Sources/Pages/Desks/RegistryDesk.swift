import Casework
import Office
import Store
import Wording

/// What waits at the administration desk: letters to look at, what came back, mail, complaints.
enum RegistryDesk {
  private static let mostMails = 5

  static func sections(at desk: Desk, _ visit: Visit) throws -> [DeskSection] {
    let language = visit.language
    return [
      .requests(
        "masuk", Sentence("Surat yang diperiksa dan diagendakan", "Letters to check and register"),
        try desk.waiting(in: [.submitted]), state: .submitted, language),
      try mail(at: desk, visit),
      try ComplaintsDesk.section(at: desk, language),
      .requests(
        "dikembalikan", Sentence("Dikembalikan, menunggu pemohon", "Returned, waiting for the applicant"),
        try desk.waiting(in: [.returned]), state: .returned, language),
    ]
  }

  private static func mail(at desk: Desk, _ visit: Visit) throws -> DeskSection {
    let mails = try desk.incomingMail(.open, before: nil, atMost: mostMails)
    let count = Int(try desk.queries.openIncomingMail())
    let items = mails.map { mail -> Markup in "<li>\(IncomingMailText.line(mail, visit))</li>\n" }
    return DeskSection(
      anchor: "surel", title: Sentence("Surel masuk yang menunggu", "Mail that came in and waits"),
      count: count,
      content: "<ul class=\"plain\">\n\(items)</ul>\n",
      all: (Sentence("Semua surel masuk", "All mail that came in"), IncomingMailText.path))
  }
}

/// Complaints that wait for an answer, for those who answer them.
enum ComplaintsDesk {
  private static let most = 5

  static func section(at desk: Desk, _ language: Language) throws -> DeskSection {
    let complaints = try desk.queries.openComplaints(atMost: most)
    let items = complaints.map { complaint -> Markup in
      """
      <li><a href="\(url: "\(ComplaintsPage.path)/\(complaint.id)")">\(Sentence("Pengaduan nomor \(complaint.id)", "Complaint \(complaint.id)"), in: language)</a> <span class="hint">\(complaint.name), \(complaint.channel.name, in: language), \(TimeText.moment(complaint.receivedAt, language))</span></li>

      """
    }
    return DeskSection(
      anchor: "pengaduan-menunggu", title: Sentence("Pengaduan yang belum dijawab", "Complaints to answer"),
      count: try desk.queries.openComplaintCount(), content: "<ul class=\"plain\">\n\(items)</ul>\n",
      all: (Sentence("Semua pengaduan", "All complaints"), ComplaintsPage.path))
  }
}
