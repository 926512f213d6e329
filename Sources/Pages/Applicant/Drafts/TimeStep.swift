import Office
import Wording

/// The fifth step of a draft: when the meeting could be.
enum TimeStep {
  static let routes: [PageRoute] = [
    .get(DraftStep.times.route, .draft, rate: .searching, page),
    .post(DraftStep.times.route, .draft, rate: .reading, showing: page) { visit in
      let secret = try visit.draftSecret
      let kept = TimeWishes(
        texts: try visit.ask { try $0.draft(of: secret).fields[DraftFields.proposals] ?? [] })
      let changed = kept.after(visit.form.text(TimeWishes.act) ?? "", atMost: ServiceLimits.proposals)
      if changed != kept {
        try visit.perform(ChangeDraft(secret, setting: [DraftFields.proposals: changed.texts]))
      }
      return .redirect(
        to: TimePicker.address(DraftStep.times.path(secret.text), after: visit.form, wishes: nil))
    },
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let reading = try DraftReading(visit)
    let language = visit.language
    let path = DraftStep.times.path(reading.secret)
    let offer = try visit.ask { desk in
      try TimeOffer(month: visit.query("bulan"), for: nil, needs: reading.problem.needs, at: desk)
    }
    let picker = TimePicker(
      visit: visit, path: path, offer: offer, wishes: reading.wishes, zone: reading.zone(in: visit),
      most: ServiceLimits.proposals, takesSpans: true, isKept: true)
    let next = LinkButton(Sentence("Lanjutkan", "Continue"), to: DraftStep.review.path(reading.secret))
    return DraftPage.page(
      .times, reading, visit,
      """
      <p>\(Sentence(
        "Usulkan beberapa waktu, yang terbaik dahulu: makin banyak, makin mudah dijadwalkan. Semua langsung tersimpan.",
        "Propose several times, best first: the more, the easier to schedule. All are kept at once."), in: language)</p>
      \(try picker.markup())<p class="buttons">\(next.markup(in: language))</p>

      """)
  }
}
