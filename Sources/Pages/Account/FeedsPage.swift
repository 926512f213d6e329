import Casework
import Office
import Store
import Web
import Wording

/// `/staf/langganan`: the calendars of the unit and of officers to which calendar programs subscribe, by addresses that are
/// shown once and can be revoked.
enum FeedsPage {
  static let path = "/staf/langganan"
  private static let readers = PageAccess.staff(.registry, .director, .officer, .admin, .auditor)
  static let routes: [PageRoute] = [
    .get(path, readers, menu: MenuEntry(Sentence("Langganan", "Subscriptions"), at: 75), page),
    .post(path, readers, showing: page, make),
    .post("\(path)/{feed}/cabut", readers, showing: page, revoke),
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let (feeds, choices, holidays) = try visit.ask {
      (try $0.feeds(), try $0.feedChoices(), try $0.feedAddress(of: nil))
    }
    let language = visit.language
    let list: Markup =
      feeds.isEmpty
      ? EmptyState(Sentence("Belum ada alamat langganan", "There are no addresses")).markup(in: language)
      : table(feeds, visit)
    return Page(
      Sentence("Langganan kalender", "Calendar subscriptions"),
      lead: Sentence(
        "Aplikasi kalender mengikuti pertemuan dengan sendirinya, lewat alamat rahasia yang dapat dicabut.",
        "Calendar programs follow the meetings by themselves, by a secret address that can be revoked."),
      address: path, width: .wide,
      main: """
        \(list)\(choices.isEmpty ? "" : form(choices, visit))<h2>\(Sentence("Hari libur, untuk siapa saja", "Days off, for everybody"), in: language)</h2>
        <p>\(Sentence("Alamat ini tidak rahasia:", "This address is no secret:"), in: language) <code>\(holidays.url)</code></p>

        """)
  }

  private static func table(_ feeds: [FeedStanding], _ visit: Visit) -> Markup {
    let language = visit.language
    var table = DataTable(
      Sentence("Alamat yang berlaku", "Addresses that are valid"), showsCaption: true,
      columns: [
        .init(Sentence("Kalender", "Calendar")), .init(Sentence("Dibuat", "Made")),
        .init(Sentence("Oleh", "By")), .init(Sentence("Cabut", "Revoke")),
      ])
    table.rows = feeds.map { standing in
      let feed = standing.feed
      let form = Form(visit, to: "\(path)/\(feed.id)/cabut")
      let maker =
        feed.createdBy == visit.principal.label
        ? Sentence("Anda", "you") : standing.maker.map(Sentence.init(same:)) ?? Sentence("lain", "other")
      return [
        "\(name(feed.scope, standing.officer), in: language) <span class=\"hint\">\(Sentence("nomor \(feed.id)", "number \(feed.id)"), in: language)</span>",
        TimeText.moment(feed.createdAt, language), "\(maker, in: language)",
        form.markup(
          form.button(Sentence("Cabut alamat \(feed.id)", "Revoke address \(feed.id)"), .grave)),
      ]
    }
    return table.markup(in: language)
  }

  /// What a calendar is called.
  private static func name(_ scope: FeedRecord.Scope, _ officer: OfficerRecord?) -> Sentence {
    switch (scope, officer) {
    case (.busy, let officer?):
      Sentence("Waktu terisi \(officer.name)", "Busy times of \(officer.name)")
    case (.busy, nil): Sentence("Waktu terisi seluruh unit", "Busy times of the whole unit")
    case (_, let officer?): Sentence("Pertemuan \(officer.name)", "Meetings of \(officer.name)")
    case (_, nil): Sentence("Semua pertemuan unit", "All meetings of the unit")
    }
  }

  /// A choice as the form sends it.
  private static func value(of choice: FeedChoice) -> String {
    choice.scope.rawValue + (choice.officer.map { "-\($0.id)" } ?? "")
  }

  private static func form(_ choices: [FeedChoice], _ visit: Visit) -> Markup {
    let form = Form(visit, to: path)
    let open: Markup = form.entry.isRefused ? " open" : ""
    let languages = Language.allCases.map { language in
      (value: language.rawValue, title: Sentence(same: language == .indonesian ? "Indonesia" : "English"))
    }
    return """
      <details class="step"\(open)>
      <summary>\(Sentence("Buat alamat langganan", "Make an address to subscribe to"), in: visit.language)</summary>
      \(form.markup(
        form.select(
          "calendar", Sentence("Kalender", "Calendar"),
          choices.map { (value: value(of: $0), title: name($0.scope, $0.officer)) },
          hint: Sentence(
            "Buat satu untuk setiap perangkat, supaya dapat dicabut sendiri-sendiri.",
            "Make one for each device, so that one can be revoked alone."))
          + form.select(
            "language", Sentence("Bahasa kalender", "Language of the calendar"), languages,
            chosen: visit.language.rawValue)
          + form.button(Sentence("Buat alamat", "Make the address"))))</details>

      """
  }

  /// Shows the address as the answer to the form: what is kept is the digest of its secret.
  @Sendable private static func make(_ visit: Visit) throws -> PageAnswer {
    let choices = try visit.ask { try $0.feedChoices() }
    let entered = try visit.entered { form in
      let word = form.line("calendar", 0...60)
      let choice = choices.first { value(of: $0) == word }
      if choice == nil { form.refuse("calendar", Sentence("pilih salah satu", "choose one")) }
      return (choice: choice, language: form.choice("language", Language.self))
    }
    guard let choice = entered.choice else { throw Problem(.invalid) }
    let made = try visit.perform(
      MakeFeed(scope: choice.scope, officer: choice.officer?.id, language: entered.language))
    let language = visit.language
    return .page(
      Page(
        name(choice.scope, choice.officer), address: path,
        main: """
          \(Box(.warning, Sentence("Hanya ditampilkan sekali", "Shown this once only"), """
            <p>\(Sentence(
              "Siapa pun yang tahu alamat ini dapat membaca kalendernya. Pasang sekarang; bila hilang, buat yang baru.",
              "Whoever knows this address can read the calendar. Set it up now; where it is lost, make another."), in: language)</p>

            """).markup(in: language))\(try SubscribeWays.markup(made.address, in: language))\(LinkButton(Sentence("Sudah saya pasang", "It is set up"), to: path).markup(in: language))
          """))
  }

  @Sendable private static func revoke(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Feed> = try visit.identifier("feed")
    _ = try visit.perform(RevokeFeed(feed: id))
    return .redirect(
      to: path,
      telling: Sentence(
        "Alamat \(id) dicabut; tidak ada lagi yang dapat membacanya.",
        "Address \(id) is revoked; nobody can read it any more."))
  }
}
