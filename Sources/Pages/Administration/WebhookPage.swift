import Casework
import Office
import Store
import Web
import Wording

/// `/staf/webhook`: the addresses that are called when something happens, what waits for them, and what went wrong.
enum WebhookPage {
  static let path = "/staf/webhook"
  private static let readers = PageAccess.staff(.admin)
  static let routes: [PageRoute] = [
    .get(path, readers, menu: MenuEntry(Sentence("Webhook", "Webhooks"), at: 88), page),
    .post(path, readers, showing: page, add),
    .post("\(path)/{webhook}/hapus", readers, showing: page, remove),
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let standings = try visit.ask { try $0.webhookStandings() }
    let language = visit.language
    let list: Markup =
      standings.isEmpty
      ? EmptyState(Sentence("Belum ada webhook", "There are no webhooks")).markup(in: language)
      : standings.map { standing($0, visit) }.joined()
    return Page(
      Sentence("Webhook", "Webhooks"),
      lead: Sentence(
        "Program lain yang diberi tahu saat sesuatu terjadi, tanpa data pribadi.",
        "Other programs that are told when something happens, without personal data."), address: path,
      main: "\(list)\(form(visit, isOpen: standings.isEmpty))")
  }

  private static func standing(_ webhook: WebhookStanding, _ visit: Visit) -> Markup {
    let language = visit.language
    var facts = FactList()
    let messages = webhook.messages
    facts.add(
      Sentence("Menunggu", "Waiting"),
      Badge(Sentence(same: String(messages.waiting)), messages.waiting > 0 ? .waiting : .calm).markup(
        in: language))
    facts.add(
      Sentence("Menyerah", "Given up"),
      Badge(Sentence(same: String(messages.failed)), messages.failed > 0 ? .bad : .calm).markup(in: language))
    if let error = messages.lastError {
      facts.add(Sentence("Galat terakhir", "Last error"), DeliveryTrouble.ofWebhook(error), in: language)
    }
    let events = webhook.events.map { Event(rawValue: $0)?.title ?? Sentence(same: $0) }
    facts.add(
      Sentence("Diberi tahu tentang", "Told of"),
      events.isEmpty ? Sentence("semua peristiwa", "every event") : DateText.list(events), in: language)
    facts.add(Sentence("Ditambahkan", "Added"), TimeText.moment(webhook.createdAt, language))
    let form = Form(visit, to: "\(path)/\(webhook.id)/hapus")
    return """
      <section>
      <h2 class="address">\(webhook.url)</h2>
      \(facts.markup(in: language))\(form.markup(
        form.button(Sentence("Hapus webhook \(webhook.id)", "Remove webhook \(webhook.id)"), .grave)))</section>

      """
  }

  private static func form(_ visit: Visit, isOpen: Bool) -> Markup {
    let form = Form(visit, to: path)
    let open: Markup = form.entry.isRefused || isOpen ? " open" : ""
    return """
      <details class="step"\(open)>
      <summary>\(Sentence("Tambah webhook", "Add a webhook"), in: visit.language)</summary>
      \(form.markup(
        form.field(
          "url", Sentence("Alamat", "Address"),
          hint: Sentence(
            "Alamat https di internet publik. Kuncinya dibuat layanan dan ditampilkan sekali.",
            "An https address on the public internet. Its key is made by the service and shown once."),
          autocomplete: "off")
          + form.boxes(
            "events", Sentence("Diberi tahu tentang", "Told of"),
            Event.allCases.map { Form.Choice($0.rawValue, $0.title.capitalized) },
            hint: Sentence("Tidak ada yang dicentang berarti semua.", "None ticked means all of them."))
          + form.button(Sentence("Tambah", "Add"))))</details>

      """
  }

  /// Shows the key as the answer to the form: nothing shows it again.
  @Sendable private static func add(_ visit: Visit) throws -> PageAnswer {
    let entered = try visit.entered {
      (url: $0.line("url", 1...2_000), events: $0.choices("events", Event.self))
    }
    let added = try visit.perform(AddWebhook(url: entered.url, events: entered.events))
    return .page(
      ShownOnce(
        title: Sentence("Webhook ditambahkan", "The webhook is added"), secret: added.key,
        what: Sentence(
          "Dengan kunci ini penerima memeriksa bahwa panggilan datang dari layanan ini.",
          "With this key the receiver makes sure that a call comes from this service."), back: path
      ).page(in: visit.language))
  }

  @Sendable private static func remove(_ visit: Visit) throws -> PageAnswer {
    _ = try visit.perform(RemoveWebhook(webhook: try visit.identifier("webhook")))
    return .redirect(
      to: path,
      telling: Sentence(
        "Webhook dihapus beserta yang menunggu.", "The webhook is removed, with what waited for it."))
  }
}
