import Casework
import Office
import Store
import Web
import Wording

/// `/staf/akun-saya`: password, second factor and sessions of the one who has signed in.
enum OwnAccountPage {
  static let path = "/staf/akun-saya"
  static let routes: [PageRoute] = [
    .get(path, .anyStaff, page),
    .post("\(path)/sandi", .anyStaff, rate: .signingIn, showing: page, changePassword),
    .post("\(path)/sesi", .anyStaff, showing: page, endOthers),
  ]

  @Sendable static func page(_ visit: Visit) throws -> Page {
    let session = try visit.session
    let (factor, sessions, tokens) = try visit.ask {
      (try $0.ownSecondFactor(), try $0.ownSessions(), try $0.ownTokens())
    }
    let language = visit.language
    var facts = FactList()
    facts.add(Sentence("Nama", "Name"), text: session.member.name)
    facts.add(Sentence("Surel", "E-mail"), text: session.email)
    facts.add(
      Sentence("Peran", "Roles"),
      DateText.list(Role.allCases.filter(session.member.roles.contains).map(\.name)), in: language)
    return Page(
      Sentence("Akun saya", "My account"), address: path,
      main: """
        \(facts.markup(in: language))<section>
        <h2>\(Sentence("Ganti kata sandi", "Change the password"), in: language)</h2>
        \(password(visit, hasTokens: !tokens.isEmpty))</section>
        <section>
        <h2>\(Sentence("Kode masuk dari ponsel", "Sign-in codes from your phone"), in: language)</h2>
        \(SecondFactorPage.section(visit, factor))</section>
        <section>
        <h2>\(Sentence("Sesi yang terbuka", "Open sessions"), in: language)</h2>
        \(sessionTable(visit, sessions, session.id))</section>
        <section>
        <h2>\(Sentence("Token API", "API tokens"), in: language)</h2>
        <p>\(TokensPage.count(tokens.count), in: language) \(LinkButton(Sentence("Token saya", "My tokens"), to: TokensPage.path, .second).markup(in: language))</p>
        </section>

        """)
  }

  private static func password(_ visit: Visit, hasTokens: Bool) -> Markup {
    let form = Form(visit, to: "\(path)/sandi")
    return form.markup(
      form.field(
        "current", Sentence("Kata sandi sekarang", "Present password"), .password,
        autocomplete: "current-password")
        + form.field(
          "password", Sentence("Kata sandi baru", "New password"), .password,
          hint: AccountPassword.advice, autocomplete: "new-password")
        + (hasTokens
          ? form.box(
            "tokens", Sentence("Cabut juga semua token API saya", "Revoke all my API tokens, too"),
            isTicked: true,
            hint: Sentence(
              "Bila orang lain mungkin tahu kata sandi lama, tokennya mungkin diketahui juga.",
              "Where somebody else may know the old password, they may have the tokens as well.")) : "")
        + form.button(Sentence("Ganti kata sandi", "Change the password")))
  }

  private static func sessionTable(
    _ visit: Visit, _ sessions: [SessionRecord], _ current: Identifier<Record.Session>
  ) -> Markup {
    let language = visit.language
    var table = DataTable(
      Sentence("Sesi yang terbuka", "Open sessions"),
      columns: [
        .init(Sentence("Peramban", "Browser")), .init(Sentence("Masuk", "Signed in")),
        .init(Sentence("Terakhir dipakai", "Last used")),
      ])
    table.rows = sessions.map { session in
      let mark: Markup =
        session.id == current
        ? " \(Badge(Sentence("sesi ini", "this session"), .good).markup(in: language))" : ""
      return [
        "\(session.device)\(mark)", TimeText.moment(session.createdAt, language),
        TimeText.moment(session.seenAt, language),
      ]
    }
    guard sessions.count > 1 else { return table.markup(in: language) }
    let form = Form(visit, to: "\(path)/sesi")
    return table.markup(in: language)
      + form.markup(form.button(Sentence("Akhiri sesi lain", "End the other sessions"), .second))
  }

  @Sendable private static func changePassword(_ visit: Visit) throws -> PageAnswer {
    let session = try visit.session
    let entered = try visit.entered {
      (current: $0.secret("current"), password: $0.secret("password"), tokens: $0.isTicked("tokens"))
    }
    try visit.site.signIns.admit(session.email)
    let secret = try visit.office.changePassword(
      from: entered.current, to: entered.password, in: session, revokesTokens: entered.tokens,
      device: DeviceName.read(visit.request.header("user-agent"), in: visit.language))
    return .redirect(
      to: path,
      telling: Sentence(
        "Kata sandi sudah diganti. Semua sesi lain berakhir.",
        "The password is changed. All other sessions have ended.")
    ).setting(SessionCookie.setting(secret.text, isSecure: visit.isSecure))
  }

  @Sendable private static func endOthers(_ visit: Visit) throws -> PageAnswer {
    _ = try visit.perform(EndOtherSessions(but: try visit.session.id))
    return .redirect(
      to: path, telling: Sentence("Sesi lain sudah diakhiri.", "The other sessions have ended."))
  }
}
