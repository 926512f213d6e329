import Casework
import Office
import Store
import Web
import Wording

/// `/staf/pengaduan/{complaint}`: a complaint, and its answer.
enum ComplaintAnswerPage {
  private static let path = "\(ComplaintsPage.path)/{complaint}"
  private static let word = "jawab"
  static let routes: [PageRoute] = [
    .get(path, .staff(.registry, .director, .auditor), page),
    .post("\(path)/\(word)", .staff(.registry, .director), showing: page, answer),
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let id: Identifier<Record.Complaint> = try visit.identifier("complaint")
    let (complaint, request) = try visit.ask { desk in
      let complaint = try desk.complaint(id)
      return (complaint, try complaint.request.flatMap(desk.queries.request))
    }
    let language = visit.language
    var facts = FactList()
    facts.add(
      Sentence("Keadaan", "Standing"),
      Badge(complaint.state.name, complaint.state == .answered ? .good : .waiting).markup(in: language))
    facts.add(Sentence("Masuk", "Came in"), TimeText.moment(complaint.receivedAt, language))
    facts.add(Sentence("Datang lewat", "Came by"), complaint.channel.name, in: language)
    if visit.principal.worksOnRequests {
      facts.add(Sentence("Dari", "From"), text: complaint.name)
      facts.add(Sentence("Cara menghubungi", "How to reach them"), text: complaint.contact)
    }
    if let request {
      facts.add(Sentence("Tentang permohonan", "About the request"), RequestLink.markup(request))
    }
    return Page(
      Sentence("Pengaduan nomor \(complaint.id)", "Complaint \(complaint.id)"),
      address: "\(ComplaintsPage.path)/\(id)",
      main: """
        <p><a href="\(url: ComplaintsPage.path)">\(Sentence("Semua pengaduan", "All complaints"), in: language)</a></p>
        \(facts.markup(in: language))<h2>\(Sentence("Isi", "What it says"), in: language)</h2>
        <p class="lines">\(complaint.text)</p>
        \(reply(complaint, visit))
        """)
  }

  private static func reply(_ complaint: ComplaintRecord, _ visit: Visit) -> Markup {
    let language = visit.language
    if let answer = complaint.answer {
      let when = complaint.answeredAt.map { moment -> Markup in
        "<p class=\"hint\">\(TimeText.moment(moment, language))</p>\n"
      }
      return """
        <h2>\(Sentence("Jawaban", "Answer"), in: language)</h2>
        \(when ?? "")<p class="lines">\(answer)</p>

        """
    }
    guard !visit.principal.roles.isDisjoint(with: [.registry, .director]) else { return "" }
    let form = Form(visit, to: "\(ComplaintsPage.path)/\(complaint.id)/\(word)")
    return "<h2>\(Sentence("Jawab", "Answer"), in: language)</h2>\n"
      + form.markup(
        form.area(
          "answer", Sentence("Jawaban", "Answer"),
          hint: Sentence(
            "Sampaikan jawabannya kepada pengadu lewat cara menghubungi di atas.",
            "Give the answer to who complains in the way stated above."))
          + form.button(Sentence("Simpan jawaban", "Keep the answer")))
  }

  @Sendable private static func answer(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Complaint> = try visit.identifier("complaint")
    let answer = try visit.entered { $0.paragraphs("answer") }
    do {
      _ = try visit.perform(AnswerComplaint(complaint: id, answer: answer))
    } catch Refusal.changedMeanwhile {
      throw Problem(
        .changed,
        Sentence(
          "Pengaduan ini sudah dijawab orang lain; jawabannya ada di bawah.",
          "Somebody else has answered this complaint; the answer stands below."))
    }
    return .redirect(
      to: "\(ComplaintsPage.path)/\(id)",
      telling: Sentence("Pengaduan dijawab.", "The complaint is answered."))
  }
}
