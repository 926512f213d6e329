import Casework
import Office
import Store
import Web
import Wording

/// `/staf/surel`: mail that goes out, as far as it waits or was given up: whom it is for, what it tells of, since when,
/// and what stood against it. What it says is not here: letters are for those who work on requests.
enum OutgoingMailPage {
  static let path = "/staf/surel"
  private static let readers = PageAccess.staff(.admin, .registry)
  static let routes: [PageRoute] = [
    .get(path, readers, menu: MenuEntry(Sentence("Surel keluar", "Mail out"), at: 42), page),
    .post("\(path)/kirim-ulang", readers, showing: page, retryAll),
    .post("\(path)/{message}/kirim", readers, showing: page, retry),
    .post("\(path)/{message}/buang", readers, showing: page, drop),
  ]
  private static let pageSize = 30
  private static let stateName = "keadaan"
  private static let cursorName = "sebelum"

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let states = [QueuedMessage.State.waiting, .failed]
    let asked = visit.query(stateName).flatMap(QueuedMessage.State.init(rawValue:)) ?? .waiting
    let state = states.contains(asked) ? asked : .waiting
    let cursor = visit.query(cursorName).flatMap { Identifier<Record.OutgoingMessage>($0) }
    let (found, counts) = try visit.ask { desk in
      (
        try desk.queuedMail(state, before: cursor, atMost: pageSize + 1),
        try desk.queries.outgoingCounts().filter { $0.channel == .mail }
      )
    }
    let shown = found.prefix(pageSize)
    let address = "\(path)?\(stateName)=\(state.rawValue)"
    let pager = Pager(
      first: cursor == nil ? nil : address,
      next: found.count > pageSize ? shown.last.map { "\(address)&\(cursorName)=\($0.id)" } : nil)
    let tabs = states.map { each -> Markup in
      let mark: Markup = each == state ? " aria-current=\"page\"" : ""
      let count = counts.first { $0.state == each.rawValue }?.count ?? 0
      return
        "<li><a href=\"\(url: "\(path)?\(stateName)=\(each.rawValue)")\"\(mark)>\(title(each), in: visit.language)</a> <span class=\"count\">\(String(count))</span></li>\n"
    }
    let language = visit.language
    return Page(
      Sentence("Surel keluar", "Mail that goes out"),
      lead: Sentence(
        "Yang menunggu dikirim, dan yang tidak sampai. Isi surat tidak ditampilkan.",
        "What waits to be sent, and what did not arrive. What letters say is not shown."), address: path,
      main: """
        <nav class="tally" aria-label="\(Sentence("Keadaan surel", "State of mail"), in: language)">
        <ul>
        \(tabs)</ul>
        </nav>
        \(state == .failed && !shown.isEmpty ? retryingAll(visit) : "")\(list(Array(shown), state, visit))\(pager.markup(in: language))
        """)
  }

  private static func title(_ state: QueuedMessage.State) -> Sentence {
    state == .failed ? Sentence("Tidak sampai", "Given up") : Sentence("Menunggu", "Waiting")
  }

  private static func retryingAll(_ visit: Visit) -> Markup {
    let form = Form(visit, to: "\(path)/kirim-ulang")
    return form.markup(
      form.button(Sentence("Kirim ulang semua yang tidak sampai", "Try all that were given up anew"), .second)
    )
  }

  private static func list(_ mails: [QueuedMail], _ state: QueuedMessage.State, _ visit: Visit) -> Markup {
    guard !mails.isEmpty else {
      return EmptyState(
        state == .failed
          ? Sentence("Tidak ada surel yang gagal", "No mail has failed")
          : Sentence("Tidak ada surel yang menunggu", "No mail waits")
      ).markup(in: visit.language)
    }
    return mails.map { part(of: $0, visit) }.joined()
  }

  private static func part(of mail: QueuedMail, _ visit: Visit) -> Markup {
    let language = visit.language
    var facts = FactList()
    facts.add(Sentence("Untuk", "For"), recipient(mail), in: language)
    if let reference = mail.reference { facts.add(Sentence("Permohonan", "Request"), text: reference) }
    facts.add(Sentence("Sejak", "Since"), TimeText.moment(mail.at, language))
    if mail.attempts > 0 { facts.add(Sentence("Dicoba", "Tried"), tries(mail.attempts), in: language) }
    if mail.state == .waiting {
      facts.add(Sentence("Dikirim lagi", "Sent next"), TimeText.moment(mail.dueAt, language))
    }
    if let error = mail.error, !error.isEmpty {
      facts.add(
        Sentence("Sebabnya", "Reason"),
        "\(DeliveryTrouble.ofMail(error).capitalized, in: language)<br><span class=\"hint\"><code>\(String(error.prefix(300)))</code></span>"
      )
    }
    let title = mail.event?.title ?? Sentence("tidak terbaca", "cannot be read")
    let (retry, drop) = (
      Form(visit, to: "\(path)/\(mail.id)/kirim"), Form(visit, to: "\(path)/\(mail.id)/buang")
    )
    return """
      <section>
      <h2>\(title.capitalized, in: language) <span class="hint">\(Sentence("nomor \(mail.id)", "number \(mail.id)"), in: language)</span></h2>
      \(facts.markup(in: language))<div class="buttons">
      \(retry.markup(retry.button(Sentence("Kirim sekarang", "Send now"), .second)))\(drop.markup(
        drop.button(Sentence("Jangan kirim", "Do not send"), .grave)))</div>
      </section>

      """
  }

  /// Whom a mail is for; of an address those who do not work on requests see the host alone (rules of the service,
  /// section 9).
  private static func recipient(_ mail: QueuedMail) -> Sentence {
    let audience = mail.audience?.name ?? Sentence("tidak diketahui", "not known")
    return audience + Sentence(same: ", \(mail.recipient ?? "…@\(mail.recipientHost)")")
  }

  private static func tries(_ count: Int) -> Sentence {
    Sentence("\(count) kali, tanpa hasil", count == 1 ? "once, in vain" : "\(count) times, in vain")
  }

  @Sendable private static func retry(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.OutgoingMessage> = try visit.identifier("message")
    _ = try visit.changing { try visit.perform(RetryMail(id)) }
    return .redirect(
      to: path, telling: Sentence("Surel nomor \(id) dikirim lagi.", "Mail number \(id) is tried anew."))
  }

  @Sendable private static func retryAll(_ visit: Visit) throws -> PageAnswer {
    let count = try visit.perform(RetryFailedMail())
    return .redirect(
      to: path, telling: Sentence("\(count) surel dikirim lagi.", "Mails tried anew: \(count)."))
  }

  @Sendable private static func drop(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.OutgoingMessage> = try visit.identifier("message")
    try visit.changing { try visit.perform(DropMail(id)) }
    return .redirect(
      to: path,
      telling: Sentence("Surel nomor \(id) tidak dikirim.", "Mail number \(id) will not be sent."))
  }
}

extension Visit {
  /// Changes a mail of the queue. Fails with `changed` in kind words where it was sent meanwhile.
  fileprivate func changing<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch Refusal.changedMeanwhile {
      throw Problem(
        .changed,
        Sentence("Surel ini sudah terkirim sejak Anda membukanya.", "This mail was sent since you opened it.")
      )
    }
  }
}

extension Audience {
  /// As what a reader of mail is told.
  fileprivate var name: Sentence {
    switch self {
    case .applicant: Sentence("pemohon", "the applicant")
    case .coApplicants: Sentence("pendamping pemohon", "who comes along")
    case .registry: Role.registry.name
    case .deputy: Role.deputy.name
    case .director: Role.director.name
    case .officers: Role.officer.name
    }
  }
}
