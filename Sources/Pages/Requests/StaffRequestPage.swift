import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// `/staf/permohonan/{id}`: a request with everything that belongs to it, and every step that can be taken now.
enum StaffRequestPage {
  static let path = "\(RequestListPage.path)/{id}"
  /// Who may know of requests.
  static let readers = PageAccess.staff(.registry, .deputy, .director, .officer, .auditor)

  static let routes: [PageRoute] =
    [.get(path, readers, page)] + StepForm.all.map(\.route) + RequestDocuments.routes + MeetingForms.routes

  @Sendable static func page(_ visit: Visit) throws -> Page { try page(visit, RequestSheet.read(visit)) }

  /// The page of a form that stands elsewhere, or the request's own where that form can be shown no more: somebody else
  /// was quicker.
  static func or(_ page: @escaping PageRoute.Show) -> PageRoute.Show {
    { visit in
      do { return try page(visit) } catch is Problem { return try self.page(visit) }
    }
  }

  private static func page(_ visit: Visit, _ sheet: RequestSheet) throws -> Page {
    let request = sheet.request
    return Page(
      Sentence(same: "\(request.reference): \(request.subject)"),
      address: sheet.path, width: .wide,
      main: """
        \(RequestSituation(visit, sheet).markup)<div class="sheet">
        <div class="doing">
        \(RequestNegotiation(visit, sheet).markup)\(RequestSteps(visit, sheet).markup)</div>
        <div class="told">
        \(RequestMeetings(visit, sheet).markup)\(RequestFacts(visit, sheet).markup)\(
        RequestDocuments(visit, sheet).markup)\(RequestMails(visit, sheet).markup)\(StaffRequestHistory(visit, sheet).markup)</div>
        </div>

        """)
  }
}

/// Where a request lies, since when, what is due, and how it does.
struct RequestSituation {
  private let visit: Visit
  private let sheet: RequestSheet
  private var language: Language { visit.language }

  init(_ visit: Visit, _ sheet: RequestSheet) {
    self.visit = visit
    self.sheet = sheet
  }

  var markup: Markup {
    let request = sheet.request
    var badges: [Markup] = [Badge(request.state).markup(in: language)]
    if let verdict = sheet.standing?.verdict { badges.append(Badge(verdict).markup(in: language)) }
    if let priority = request.applicant.priority.name {
      badges.append(Badge(Sentence("prioritas: ", "priority: ") + priority, .waiting).markup(in: language))
    }
    if request.erasedAt != nil { badges.append(Badge(Event.requestErased.title, .calm).markup(in: language)) }
    return """
      <p class="badges">\(badges.joined(separator: " "))</p>
      \(warning)<dl class="glance">
      \(cards)</dl>

      """
  }

  private var cards: [Markup] {
    let request = sheet.request
    var cards: [(Sentence, Sentence, Sentence)] = []
    let desk = sheet.standing?.desk?.title ?? Sentence("tidak ada yang menunggu", "nobody is waited for")
    cards.append(
      (
        Sentence("Sekarang di", "Now with"), desk.capitalized,
        Sentence("sejak ", "since ") + DateText.moment(sheet.standing?.since ?? request.stateSince)
      ))
    if let standing = sheet.standing, request.state.isOpen {
      let bound =
        standing.isLowerBound
        ? Sentence(
          "paling cepat; dihitung sejak diterima unit", "at the soonest; counted from receipt by the unit")
        : standing.isTentative
          ? Sentence(
            "perkiraan: libur tahun itu belum ditetapkan", "an estimate: that year's holidays are not decreed"
          )
          : Sentence(
            "hari kerja kelima sesudah diterima unit", "the fifth working day after receipt by the unit")
      cards.append((Sentence("Tenggat", "Due"), DateText.day(standing.dueDate), bound))
      cards.append(
        (
          Sentence("Pertemuan paling awal", "Earliest meeting"), DateText.day(standing.earliestDate),
          Sentence("menurut standar pelayanan", "by the service standard")
        ))
    }
    if let outcome = request.completedAt {
      cards.append(
        (Sentence("Selesai", "Done"), DateText.day(outcome.local(offset: .wib).date), request.state.name))
    }
    return cards.map { label, value, rest -> Markup in
      "<div><dt>\(label, in: language)</dt><dd><strong>\(value, in: language)</strong> \(rest, in: language)</dd></div>\n"
    }
  }

  /// Why it is late or will be, with the ways out.
  private var warning: Markup {
    guard let verdict = sheet.standing?.verdict, verdict == .late || verdict == .forecastBreach,
      let ground = sheet.standing?.ground
    else { return "" }
    return Box(verdict == .late ? .problem : .warning, ground.sentence.capitalized).markup(in: language)
  }
}
