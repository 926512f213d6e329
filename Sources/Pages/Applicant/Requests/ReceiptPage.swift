import Casework
import WorkCalendar
import Wording

/// `/permohonan/SECRET/tanda-terima`: what was handed in and when, on one sheet to print. Nothing on it opens the
/// request.
enum ReceiptPage {
  static let routes: [PageRoute] = [.get("\(RequestPage.path)/tanda-terima", .applicant, page)]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let view = try ApplicantView(visit)
    let (language, request) = (visit.language, view.request)
    var facts = FactList()
    facts.add(Sentence("Nomor permohonan", "Request number"), text: request.reference)
    facts.add(Sentence("Nomor agenda", "Agenda number"), text: request.agendaNumber)
    facts.add(
      Sentence("Diterima", "Received"), TimeText.moment(request.submittedAt, in: view.zone, language))
    facts.add(Sentence("Perihal", "Subject"), text: request.subject)
    facts.add(Sentence("Pemohon", "Applicant"), text: request.applicant.name)
    facts.add(Sentence("Untuk", "For"), text: request.applicant.organization)
    facts.add(Sentence("Tahap", "State"), request.state.name, in: language)
    facts.add(
      Sentence("Pertemuan paling awal", "Earliest meeting"), TimeText.day(view.view.leadTime.date, language))
    if view.view.leadTime.isTentative {
      facts.add(Sentence("Tanggal itu", "That date"), TimePicker.tentative, in: language)
    }
    for (place, proposal) in view.view.proposals.enumerated() {
      facts.add(
        Sentence("Usulan \(place + 1)", "Proposal \(place + 1)"),
        TimeText.range(proposal.time, in: view.zone, language))
    }
    if let meeting = view.standingMeeting {
      facts.add(
        Sentence("Pertemuan", "Meeting"), TimeText.range(meeting.meeting.time, in: view.zone, language))
    }
    for document in view.view.documents {
      facts.add(document.role.name.capitalized, text: document.name)
    }
    facts.add(Sentence("Biaya", "Fee"), PublishedStandard.fee, in: language)
    return Page(
      Sentence("Tanda terima permohonan fasilitasi", "Receipt of a facilitation request"),
      lead: PublishedStandard.unit, address: "\(view.path)/tanda-terima",
      main: """
        \(facts.markup(in: language))<p class="hint">\(Sentence("Dicetak ", "Printed "), in: language)\(TimeText.moment(visit.now, in: view.zone, language))</p>
        <p class="screen"><button type="button" class="button second" data-print hidden>\(Sentence("Cetak", "Print"), in: language)</button>
        <a href="\(url: view.path)">\(Sentence("Kembali ke permohonan", "Back to the request"), in: language)</a></p>

        """)
  }
}
