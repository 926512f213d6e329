import Casework
import Office
import Store
import Web
import Wording

/// `/staf/token`: the API tokens of who reads, made and revoked here; the administrator sees everybody's.
enum TokensPage {
  static let path = "/staf/token"
  static let routes: [PageRoute] = [
    .get(path, .anyStaff, page),
    .post(path, .anyStaff, showing: page, issue),
    .post("\(path)/{token}/cabut", .anyStaff, showing: page, revoke),
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let own = try visit.session.member.account
    let isAdministrator = visit.principal.roles.contains(.admin)
    let (tokens, others) = try visit.ask { desk in
      (
        try desk.ownTokens(),
        try isAdministrator
          ? desk.accounts().filter { $0.account.id != own && !$0.tokens.isEmpty } : []
      )
    }
    let language = visit.language
    let list: Markup =
      tokens.isEmpty
      ? "<p>\(count(0), in: language)</p>\n"
      : table(Sentence("Token Anda", "Your tokens"), tokens, visit)
    let rest = others.map { standing -> Markup in
      """
      <h3>\(standing.account.name) <span class="hint">\(standing.account.email)</span></h3>
      \(table(Sentence("Token \(standing.account.name)", "Tokens of \(standing.account.name)"), standing.tokens, visit))
      """
    }
    let all: Markup =
      rest.isEmpty
      ? ""
      : "<h2>\(Sentence("Token orang lain", "Tokens of others"), in: language)</h2>\n\(rest)"
    return Page(
      Sentence("Token API", "API tokens"),
      lead: Sentence(
        "Dengan token, program Anda memakai API sebagai Anda, dengan semua peran Anda.",
        "With a token your program uses the API as you, with all your roles."), address: path, width: .wide,
      main: "\(list)\(form(visit))\(all)")
  }

  /// How many tokens somebody has.
  static func count(_ count: Int) -> Sentence {
    count == 0
      ? Sentence("Anda belum punya token.", "You have no tokens.")
      : Sentence("Token Anda: \(count).", "Your tokens: \(count).")
  }

  private static func table(_ caption: Sentence, _ tokens: [TokenRecord], _ visit: Visit) -> Markup {
    let language = visit.language
    var table = DataTable(
      caption,
      columns: [
        .init(Sentence("Untuk", "For")), .init(Sentence("Dibuat", "Made")),
        .init(Sentence("Terakhir dipakai", "Last used")), .init(Sentence("Cabut", "Revoke")),
      ])
    table.rows = tokens.map { token in
      let form = Form(visit, to: "\(path)/\(token.id)/cabut")
      let purpose =
        token.purpose.isEmpty ? Sentence("tidak disebut", "not said") : Sentence(same: token.purpose)
      return [
        "\(purpose, in: language) <span class=\"hint\">\(Sentence("nomor \(token.id)", "number \(token.id)"), in: language)</span>",
        TimeText.moment(token.issuedAt, language),
        token.usedAt.map { TimeText.moment($0, language) }
          ?? "\(Sentence("belum pernah", "never"), in: language)",
        form.markup(
          form.button(Sentence("Cabut token \(token.id)", "Revoke token \(token.id)"), .grave)),
      ]
    }
    return table.markup(in: language)
  }

  private static func form(_ visit: Visit) -> Markup {
    let form = Form(visit, to: path)
    let open: Markup = form.entry.isRefused ? " open" : ""
    return """
      <details class="step"\(open)>
      <summary>\(Sentence("Buat token", "Make a token"), in: visit.language)</summary>
      \(form.markup(
        form.field(
          "purpose", Sentence("Untuk apa", "What it is for"),
          hint: Sentence(
            "Supaya kelak Anda tahu mana yang dapat dicabut, misalnya laporan bulanan.",
            "So that you know later which can be revoked, such as monthly report."), autocomplete: "off")
          + form.button(Sentence("Buat token", "Make a token"))))</details>

      """
  }

  /// Shows the token as the answer to the form: what is kept is its digest.
  @Sendable private static func issue(_ visit: Visit) throws -> PageAnswer {
    let purpose = try visit.entered { $0.line("purpose") }
    let issued = try visit.perform(
      IssueToken(account: try visit.session.member.account, purpose: purpose))
    return .page(
      ShownOnce(
        title: Sentence("Token dibuat", "The token is made"), secret: issued.token.text,
        what: Sentence(
          "Program Anda mengirimnya di kepala Authorization, sebagai Bearer TOKEN.",
          "Your program sends it in the header Authorization, as Bearer TOKEN."), back: path
      ).page(in: visit.language))
  }

  @Sendable private static func revoke(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Token> = try visit.identifier("token")
    try visit.perform(RevokeToken(id))
    return .redirect(
      to: path,
      telling: Sentence(
        "Token \(id) dicabut; tidak berlaku lagi.", "Token \(id) is revoked; it opens nothing any more."))
  }
}
