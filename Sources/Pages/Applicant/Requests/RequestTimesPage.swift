import Casework
import Office
import Web
import WorkCalendar
import Wording

/// `/permohonan/SECRET/waktu`: where an applicant proposes times for a request that stands: new windows, another time
/// for the meeting, or times against those that the unit offers. What is chosen stands in the address until it is sent.
enum RequestTimesPage {
  static let path = "\(RequestPage.path)/waktu"

  static let routes: [PageRoute] = [
    .get(path, .applicant, rate: .searching, page),
    .post(path, .applicant, rate: .reading, showing: page) { visit in
      let view = try ApplicantView(visit)
      let chosen = TimeWishes(texts: visit.form.texts(TimeWishes.name))
        .after(visit.form.text(TimeWishes.act) ?? "", atMost: most(for: view.timesPurpose))
      return .redirect(to: TimePicker.address("\(view.path)/waktu", after: visit.form, wishes: chosen))
    },
    .post("\(path)/kirim", .applicant, showing: page, send),
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let view = try ApplicantView(visit)
    let language = visit.language
    let address = "\(view.path)/waktu"
    guard let purpose = view.timesPurpose else {
      return Page(
        Sentence("Usulan waktu", "Proposing times"), address: address,
        main: Box(
          .note, Sentence("Sekarang tidak ada waktu yang dapat diusulkan", "No times can be proposed now"),
          "<p>\(NextStep(view: view).next, in: language)</p>\n"
        ).markup(in: language) + back(view, language))
    }
    let offer = try visit.ask { desk in
      try TimeOffer(
        month: visit.query("bulan"), for: view.request, needs: view.request.needs, at: desk)
    }
    let sent = visit.form.texts(TimeWishes.name)
    let picker = TimePicker(
      visit: visit, path: address, offer: offer,
      wishes: TimeWishes(
        texts: sent.isEmpty
          ? visit.request.query.filter { $0.name == TimeWishes.name }.map(\.value) : sent),
      zone: view.zone, most: most(for: purpose), takesSpans: purpose == .windows, isKept: false)
    return Page(
      title(of: purpose), lead: lead(of: purpose), address: address, width: .wide,
      main: """
        \(present(view, language))\(try picker.markup())\(sending(purpose, picker, visit, view))\(back(view, language))
        """)
  }

  /// How many times may be chosen.
  private static func most(for purpose: ApplicantView.TimesPurpose?) -> Int {
    purpose == .windows ? ServiceLimits.proposals : NegotiationRules.options.upperBound
  }

  private static func title(of purpose: ApplicantView.TimesPurpose) -> Sentence {
    switch purpose {
    case .windows: Sentence("Usulkan waktu", "Propose times")
    case .reschedule: Sentence("Minta waktu lain", "Ask for another time")
    case .counter: Sentence("Tawarkan waktu lain", "Offer other times")
    }
  }

  private static func lead(of purpose: ApplicantView.TimesPurpose) -> Sentence {
    switch purpose {
    case .windows:
      Sentence(
        "Usulan baru menggantikan semua usulan lama.", "New proposals take the place of all earlier ones.")
    case .reschedule(let isCalledOff):
      isCalledOff
        ? Sentence(
          "Pertemuan dibatalkan. Tawarkan waktu yang cocok bagi Anda.",
          "The meeting was called off. Offer times that suit you.")
        : Sentence(
          "Pertemuan tetap berlaku sampai unit menerima salah satu waktu ini.",
          "The meeting stands until the unit accepts one of these times.")
    case .counter:
      Sentence(
        "Unit akan menjawab waktu yang Anda tawarkan; tawaran unit gugur.",
        "The unit will answer the times that you offer; its own offer falls.")
    }
  }

  /// The meeting that stands, for comparison.
  private static func present(_ view: ApplicantView, _ language: Language) -> Markup {
    guard let meeting = view.standingMeeting?.meeting else { return "" }
    return """
      <p>\(Sentence("Pertemuan sekarang: ", "The meeting now: "), in: language)<strong>\(TimeText.range(meeting.time, in: view.zone, language))</strong></p>

      """
  }

  private static func sending(
    _ purpose: ApplicantView.TimesPurpose, _ picker: TimePicker, _ visit: Visit, _ view: ApplicantView
  ) -> Markup {
    guard !picker.wishes.times.isEmpty else { return "" }
    let form = Form(visit, to: "\(view.path)/waktu/kirim")
    for place in picker.wishes.times.indices {
      visit.labels.note(
        Sentence("Usulan \(place + 1)", "Proposal \(place + 1)"), for: form.identifier("proposals[\(place)]"))
    }
    let reason =
      purpose == .windows
      ? Markup()
      : form.area(
        "reason", Sentence("Alasan", "Reason"),
        hint: Sentence("Dibaca oleh petugas.", "The officers read it."), rows: 3)
    return """
      <section aria-labelledby="kirim">
      <h2 id="kirim">\(Sentence("Kirim", "Send"), in: visit.language)</h2>
      \(form.markup(picker.carried(by: form) + reason + form.button(Sentence("Kirim usulan waktu", "Send the times"))))</section>

      """
  }

  private static func back(_ view: ApplicantView, _ language: Language) -> Markup {
    """
    <p><a href="\(url: view.path)">\(Sentence("Kembali ke permohonan", "Back to the request"), in: language)</a></p>

    """
  }

  @Sendable private static func send(_ visit: Visit) throws -> PageAnswer {
    let view = try ApplicantView(visit)
    let id = view.request.id
    let wishes = TimeWishes(texts: visit.form.texts(TimeWishes.name))
    guard let purpose = view.timesPurpose else { throw Problem(.wrongState, NextStep(view: view).next) }
    let reason = try visit.entered { form in
      if wishes.times.isEmpty {
        form.refuse(
          TimeWishes.name, Sentence("pilih paling sedikit satu waktu", "choose one time at least"))
      }
      return purpose == .windows ? "" : form.paragraphs("reason", 1...2_000)
    }
    let starts = wishes.times.map(\.start)
    let told: Sentence
    switch purpose {
    case .windows:
      _ = try visit.perform(ProposeWindows(request: id, windows: wishes.times))
      told = Sentence("Usulan waktu dikirim.", "The proposals are sent.")
    case .reschedule:
      _ = try visit.perform(ProposeRescheduling(request: id, reason: reason, starts: starts))
      told = Sentence("Permintaan waktu lain dikirim.", "The wish for another time is sent.")
    case .counter(let rescheduling):
      _ = try visit.perform(
        AnswerRescheduling(
          request: id, rescheduling: rescheduling, answer: .counter(reason: reason, starts: starts)))
      told = Sentence(
        "Tawaran Anda dikirim; unit akan menjawab.", "Your offer is sent; the unit will answer.")
    }
    return .redirect(to: view.path, telling: told)
  }
}
