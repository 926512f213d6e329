import Casework
import Office
import Wording

/// `/permohonan/SECRET/cabut`: where an applicant withdraws, asked once more.
enum WithdrawPage {
  static let path = "\(RequestPage.path)/cabut"

  static let routes: [PageRoute] = [
    .get(path, .applicant, page),
    .post(path, .applicant, showing: page) { visit in
      let reason = try visit.entered { $0.paragraphs("reason", 0...2_000) }
      _ = try visit.perform(TakeStep(request: try visit.applicantRequest, act: .withdraw(reason: reason)))
      return .redirect(
        to: "/permohonan/\(try visit.applicantSecret)",
        telling: Sentence("Permohonan dicabut.", "The request is withdrawn."))
    },
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let view = try ApplicantView(visit)
    let language = visit.language
    let form = Form(visit, to: "\(view.path)/cabut")
    let content: Markup
    if view.may(.withdraw) {
      let meeting: Markup =
        view.standingMeeting == nil
        ? ""
        : "<p>\(Sentence("Pertemuan yang sudah dijadwalkan ikut dibatalkan.", "The meeting that stands is called off with it."), in: language)</p>\n"
      content = """
        \(meeting)\(form.markup(
          form.area("reason", Sentence("Alasan", "Reason"), rows: 3, isOptional: true)
            + form.button(Sentence("Ya, cabut permohonan", "Yes, withdraw the request"), .grave)))
        """
    } else {
      content = Box(
        .note, Sentence("Permohonan ini tidak dapat dicabut lagi", "This request can no longer be withdrawn"),
        "<p>\(NextStep(view: view).next, in: language)</p>\n"
      ).markup(in: language)
    }
    return Page(
      Sentence("Cabut permohonan \(view.request.reference)?", "Withdraw request \(view.request.reference)?"),
      lead: Sentence(
        "Ini tidak dapat dibatalkan. Permohonan baru dapat diajukan kapan saja.",
        "This cannot be undone. A new request can be made at any time."), address: "\(view.path)/cabut",
      main: """
        \(content)<p><a href="\(url: view.path)">\(Sentence("Kembali ke permohonan", "Back to the request"), in: language)</a></p>

        """)
  }
}
