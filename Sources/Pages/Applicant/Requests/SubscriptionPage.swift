import Casework
import Office
import Secrets
import Web
import WorkCalendar
import Wording

/// `/permohonan/SECRET/kalender`: the calendar of a request, to subscribe to by an address of its own, which can be
/// revoked; and `undangan.ics`, its meeting as a file that a calendar takes in once.
enum SubscriptionPage {
  static let path = "\(RequestPage.path)/kalender"

  static let routes: [PageRoute] = [
    .get(path, .applicant, start),
    .post(path, .applicant, showing: start) { visit in
      let made = try visit.perform(MakeFeed(scope: .request, language: visit.language))
      return .redirect(
        to: "/permohonan/\(try visit.applicantSecret)/kalender/\(made.secret.text)",
        telling: Sentence("Alamat langganan dibuat.", "The address is made."))
    },
    .get("\(path)/{feed}", .applicant, page),
    .post("\(path)/{feed}/cabut", .applicant, showing: page) { visit in
      _ = try visit.perform(RevokeFeed(feed: try feed(of: visit)))
      return .redirect(
        to: "/permohonan/\(try visit.applicantSecret)/kalender",
        telling: Sentence(
          "Alamat langganan dicabut; tidak ada lagi yang dapat membacanya.",
          "The address is revoked; nobody can read it any more."))
    },
    .answering("\(RequestPage.path)/undangan.ics", .applicant) { visit in
      let request = try visit.applicantRequest
      guard let file = try visit.ask({ try $0.calendarFile(of: request, in: visit.language) }) else {
        throw Problem(.notFound)
      }
      let reference = try visit.ask { try $0.request(request).reference }
      return .file(file, mediaType: "text/calendar; charset=utf-8", name: "\(reference).ics")
    },
  ]

  @Sendable private static func start(_ visit: Visit) throws -> Page {
    let view = try ApplicantView(visit)
    let language = visit.language
    let form = Form(visit, to: "\(view.path)/kalender")
    return Page(
      Sentence("Langganan kalender", "Subscribe to the calendar"),
      lead: Sentence(
        "Kalender Anda mengikuti pertemuan permohonan ini sendiri, juga bila waktunya berpindah.",
        "Your calendar follows the meeting of this request by itself, also when its time moves."),
      address: "\(view.path)/kalender",
      main: """
        \(form.markup(form.button(Sentence("Buat alamat langganan", "Make an address to subscribe to"))))<p class="hint">\(Sentence(
          "Alamatnya rahasia dan hanya ditampilkan sesudah dibuat. Buat satu untuk setiap perangkat atau orang.",
          "The address is secret and shown only once it is made. Make one for each device or person."), in: language)</p>
        \(back(view, language))
        """)
  }

  /// The feed that the address names, where it is this request's.
  private static func feed(of visit: Visit) throws -> Identifier<Record.Feed> {
    let request = try visit.applicantRequest
    guard let secret = SecretToken(visit.values["feed"]),
      let record = try visit.ask({ try $0.queries.feed(digest: secret.digest.bytes) }),
      record.request == request
    else { throw Problem(.notFound) }
    return record.id
  }

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    _ = try feed(of: visit)
    let view = try ApplicantView(visit)
    let language = visit.language
    let secret = visit.values["feed"]
    let address = try visit.ask { try $0.feedAddress(of: SecretToken(secret)) }
    let form = Form(visit, to: "\(view.path)/kalender/\(secret)/cabut")
    return Page(
      Sentence("Langganan kalender", "Subscribe to the calendar"),
      lead: Sentence(same: view.request.reference),
      address: "\(view.path)/kalender/\(secret)",
      main: """
        \(try SubscribeWays.markup(address, in: language))\(form.markup(form.button(Sentence("Cabut alamat ini", "Revoke this address"), .grave)))\(back(view, language))
        """)
  }

  private static func back(_ view: ApplicantView, _ language: Language) -> Markup {
    """
    <p><a href="\(url: view.path)">\(Sentence("Kembali ke permohonan", "Back to the request"), in: language)</a></p>

    """
  }
}
