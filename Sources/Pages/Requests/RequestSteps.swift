import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// What the reader can do with a request now, and why the rest cannot be done.
struct RequestSteps {
  /// A step with where it is taken.
  private struct Offer {
    let title: Sentence
    let content: Markup
    /// Whether its form came back with problems.
    var isRefused = false
  }

  private let visit: Visit
  private let sheet: RequestSheet
  private var language: Language { visit.language }
  private var request: RequestRecord { sheet.request }

  init(_ visit: Visit, _ sheet: RequestSheet) {
    self.visit = visit
    self.sheet = sheet
  }

  var markup: Markup {
    let offers = self.offers
    let list = offers.enumerated().map { index, offer -> Markup in
      let open: Markup = index == 0 || offer.isRefused ? " open" : ""
      return """
        <details class="step"\(open)>
        <summary>\(offer.title, in: language)</summary>
        \(offer.content)</details>

        """
    }
    let nothing: Markup =
      "<p>\(Sentence("Saat ini tidak ada langkah untuk Anda.", "There is no step for you at the moment."), in: language)</p>\n"
    return """
      <section aria-labelledby="langkah">
      <h2 id="langkah">\(Sentence("Yang dapat Anda lakukan", "What you can do"), in: language)</h2>
      \(list.isEmpty ? nothing : list.joined())\(refused)</section>

      """
  }

  /// The steps that nothing stands against: what brings the request on first, what ends it last.
  private var offers: [Offer] {
    var offers: [Offer] = []
    if isMine(.complete), request.state == .returned {
      offers.append(link(.complete, StaffCompletionPage.word, StaffCompletionPage.explanation))
    }
    for form in StepForm.all where reason(against: form.step) == nil {
      // Times come before what closes a request.
      if form.step == .facilitate { offers += meetingOffers }
      let isRefused = visit.form.isRefused && visit.form.action == form.address(of: request.id)
      offers.append(
        Offer(title: title(of: form.step), content: form.markup(visit, sheet), isRefused: isRefused))
    }
    if reason(against: .facilitate) != nil {
      let place =
        offers.firstIndex { $0.title == Step.answer.name || $0.title == Step.refer.name } ?? offers.count
      offers.insert(contentsOf: meetingOffers, at: place)
    }
    if visit.principal.roles.contains(.registry), CorrectRequest.states.contains(request.state) {
      offers.append(
        Offer(
          title: CorrectionPage.title,
          content: link(to: CorrectionPage.word, CorrectionPage.title, CorrectionPage.explanation)))
    }
    if visit.principal.roles.contains(.registry), WindowsPage.states.contains(request.state) {
      offers.append(
        Offer(
          title: WindowsPage.title,
          content: link(to: WindowsPage.word, WindowsPage.title, WindowsPage.explanation)))
    }
    if visit.principal.roles.contains(.director), ErasurePage.concerns(request) {
      offers.append(
        Offer(
          title: ErasurePage.title,
          content: link(to: ErasurePage.word, ErasurePage.title, ErasurePage.explanation)))
    }
    return offers
  }

  /// What can be done about the time of the meeting.
  private var meetingOffers: [Offer] {
    var offers: [Offer] = []
    if reason(against: .schedule) == nil {
      offers.append(link(.schedule, BookingPage.word, BookingPage.explanation))
    }
    if reason(against: .proposeReschedule) == nil {
      offers.append(link(.proposeReschedule, ReschedulingPage.word, ReschedulingPage.explanation))
    }
    if reason(against: .callOff) == nil {
      let form = MeetingForms.callOff(visit, sheet)
      let isRefused = visit.form.isRefused && visit.form.action == "\(sheet.path)/\(MeetingForms.callOffWord)"
      offers.append(Offer(title: Step.callOff.name, content: form, isRefused: isRefused))
    }
    return offers
  }

  private func link(_ step: Step, _ word: String, _ explanation: Sentence) -> Offer {
    Offer(title: step.name, content: link(to: word, step.name, explanation))
  }

  private func link(to word: String, _ title: Sentence, _ explanation: Sentence) -> Markup {
    "<p>\(explanation, in: language)</p>\n"
      + LinkButton(title, to: "\(sheet.path)/\(word)", .second).markup(in: language)
  }

  private func title(of step: Step) -> Sentence {
    step == .assign && sheet.standingMeeting != nil
      ? Sentence("Ganti petugas", "Substitute the officers") : step.name
  }

  private func isMine(_ step: Step) -> Bool {
    switch sheet.refusals[step] {
    case nil, .incomplete, .missing: true
    case .notInThisState, .notThisRole, .notAssigned: false
    }
  }

  /// What stands against a step: the table of steps, or the time of the meeting.
  private func reason(against step: Step) -> Sentence? {
    if let refusal = sheet.refusals[step] { return refusal.sentence }
    let meeting = sheet.standingMeeting?.meeting
    switch step {
    case .facilitate:
      guard let meeting, visit.now < meeting.time.start else { return nil }
      return Refusal.meetingAhead.sentence + Sentence(same: ": ") + DateText.moment(meeting.time.start)
    case .callOff:
      guard let meeting, meeting.time.end <= visit.now else { return meeting == nil ? Self.noMeeting : nil }
      return Refusal.meetingOver.sentence
    case .proposeReschedule:
      guard let meeting, meeting.time.start <= visit.now else { return nil }
      return Refusal.meetingBegun.sentence
    default: return nil
    }
  }

  private static let noMeeting = Sentence("tidak ada pertemuan yang dijadwalkan", "no meeting stands")

  /// The steps that cannot be taken, each with the reason.
  private var refused: Markup {
    let left: Set<Step> = [.submit, .agreeReschedule, .endReschedule]
    let rows = Step.allCases.filter { !left.contains($0) }.compactMap { step -> Markup? in
      guard let reason = reason(against: step), step != .complete || !isMine(.complete) else { return nil }
      return "<div><dt>\(step.name, in: language)</dt><dd>\(reason.capitalized, in: language)</dd></div>\n"
    }
    guard !rows.isEmpty else { return "" }
    return """
      <details class="refused">
      <summary>\(Sentence("Mengapa langkah lain belum dapat diambil", "Why other steps cannot be taken"), in: language)</summary>
      <dl class="facts">
      \(rows)</dl>
      </details>

      """
  }
}
