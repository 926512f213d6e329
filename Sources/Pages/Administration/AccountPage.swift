import Casework
import Office
import Store
import Web
import Wording

/// `/staf/akun/{account}`: one account, and what the administrator does with it.
enum AccountPage {
  private static let route = "\(AccountsPage.path)/{account}"
  static let routes: [PageRoute] = [
    .get(route, AccountsPage.readers, page),
    .post("\(route)/peran", AccountsPage.readers, showing: page, changeRoles),
    .post("\(route)/sandi", AccountsPage.readers, showing: page, resetPassword),
    .post("\(route)/kode", AccountsPage.readers, showing: page, removeSecondFactor),
    .post("\(route)/petugas", AccountsPage.readers, showing: page, addOfficer),
    .post("\(route)/matikan", AccountsPage.readers, showing: page, deactivate),
    .post("\(route)/aktifkan", AccountsPage.readers, showing: page, activate),
  ]

  private static func path(_ account: Identifier<Record.Account>) -> String {
    "\(AccountsPage.path)/\(account)"
  }

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let id: Identifier<Record.Account> = try visit.identifier("account")
    let standing = try visit.ask { try $0.account(id) }
    let account = standing.account
    let isOwn = try visit.session.member.account == id
    let language = visit.language
    var parts = [roles(account, visit)]
    if account.isActive, !isOwn { parts.append(password(account, visit)) }
    if standing.hasSecondFactor, !isOwn { parts.append(secondFactor(account, visit)) }
    if standing.officer == nil { parts.append(officer(account, visit)) }
    if !isOwn { parts.append(account.isActive ? deactivation(account, visit) : activation(account, visit)) }
    let own: Markup =
      isOwn
      ? "<p><a href=\"\(url: OwnAccountPage.path)\">\(Sentence("Ini akun Anda sendiri: kata sandi dan kode masuk ada di Akun saya.", "This is your own account: password and sign-in codes are in My account."), in: language)</a></p>\n"
      : ""
    return Page(
      Sentence(same: account.name), address: path(id),
      main: """
        <p><a href="\(url: AccountsPage.path)">\(Sentence("Semua akun", "All accounts"), in: language)</a></p>
        \(facts(standing, visit))\(own)<h2>\(Sentence("Yang dapat Anda lakukan", "What you can do"), in: language)</h2>
        \(parts.joined())
        """)
  }

  private static func facts(_ standing: AccountStanding, _ visit: Visit) -> Markup {
    let (account, language) = (standing.account, visit.language)
    var facts = FactList()
    facts.add(Sentence("Surel", "E-mail"), text: account.email)
    facts.add(Sentence("Keadaan", "Standing"), AccountsPage.badge(account, visit).markup(in: language))
    facts.add(Sentence("Peran", "Roles"), AccountsPage.roles(account.roles), in: language)
    facts.add(
      Sentence("Kode masuk", "Sign-in codes"),
      standing.hasSecondFactor ? Sentence("terpasang", "set up") : Sentence("belum", "none"), in: language)
    let never: Markup = "\(Sentence("belum pernah", "never"), in: language)"
    facts.add(
      Sentence("Terakhir masuk", "Last signed in"),
      account.signedInAt.map { TimeText.moment($0, language) } ?? never)
    facts.add(
      Sentence("Token API", "API tokens"),
      standing.tokens.isEmpty
        ? "\(Sentence("tidak ada", "none"), in: language)"
        : "<a href=\"\(url: TokensPage.path)\">\(standing.tokens.count)</a>")
    if let officer = standing.officer {
      let off =
        officer.isActive ? Sentence(same: "") : Sentence(" (tidak diberi pertemuan)", " (given no meetings)")
      facts.add(
        Sentence("Petugas", "Officer"),
        DateText.list(officer.competencies.map(CompetenceName.name)) + off, in: language)
    }
    return facts.markup(in: language)
  }

  /// A form behind a summary; it stands open where it comes back with problems.
  private static func step(
    _ title: Sentence, _ visit: Visit, to action: String, _ text: Sentence? = nil, _ fields: (Form) -> Markup
  ) -> Markup {
    let form = Form(visit, to: action)
    let open: Markup = form.entry.isRefused ? " open" : ""
    let told = text.map { text -> Markup in "<p>\(text, in: visit.language)</p>\n" } ?? ""
    return """
      <details class="step"\(open)>
      <summary>\(title, in: visit.language)</summary>
      \(told)\(form.markup(fields(form)))</details>

      """
  }

  private static func roles(_ account: AccountRecord, _ visit: Visit) -> Markup {
    step(
      Sentence("Ubah peran", "Change the roles"), visit, to: "\(path(account.id))/peran",
      Sentence("Berlaku mulai halaman berikutnya.", "They hold from the next page on.")
    ) { form in
      AccountsPage.roleBoxes(form, ticked: account.roles)
        + form.button(Sentence("Simpan peran", "Save the roles"))
    }
  }

  private static func password(_ account: AccountRecord, _ visit: Visit) -> Markup {
    step(
      Sentence("Atur ulang kata sandi", "Reset the password"), visit, to: "\(path(account.id))/sandi",
      Sentence(
        "Layanan membuat kata sandi sementara yang berlaku tiga hari; pemiliknya memilih yang baru saat masuk. Semua sesinya berakhir, dan semua tokennya dicabut.",
        "The service makes a one-time password that holds for three days; its owner chooses another at sign-in. All sessions end, and all tokens are revoked."
      )
    ) { $0.button(Sentence("Buat kata sandi sementara", "Make a one-time password"), .grave) }
  }

  private static func secondFactor(_ account: AccountRecord, _ visit: Visit) -> Markup {
    step(
      Sentence("Lepas kode masuk", "Take the sign-in codes away"), visit, to: "\(path(account.id))/kode",
      Sentence(
        "Bila ponselnya hilang. Pastikan dahulu, lewat telepon atau bertemu, bahwa orangnya sendiri yang meminta.",
        "Where the phone is lost. Make sure first, by telephone or in person, that the owner asks for it.")
    ) { $0.button(Sentence("Lepas", "Take away"), .grave) }
  }

  private static func officer(_ account: AccountRecord, _ visit: Visit) -> Markup {
    step(
      Sentence("Jadikan petugas", "Make an officer"), visit, to: "\(path(account.id))/petugas",
      Sentence("Supaya dapat diberi pertemuan.", "So that meetings can be given to the person.")
    ) { form in
      AccountsPage.competencies(form, isOptional: false)
        + form.button(Sentence("Jadikan petugas", "Make an officer"))
    }
  }

  private static func deactivation(_ account: AccountRecord, _ visit: Visit) -> Markup {
    step(
      Sentence("Nonaktifkan akun", "Switch the account off"), visit, to: "\(path(account.id))/matikan",
      Sentence(
        "Sesi dan tokennya berakhir seketika, dan petugasnya tidak diberi pertemuan lagi. Pertemuan yang ada tetap.",
        "Its sessions and tokens end at once, and its officer is given no more meetings. Those that stand stay."
      )
    ) { $0.button(Sentence("Nonaktifkan", "Switch off"), .grave) }
  }

  private static func activation(_ account: AccountRecord, _ visit: Visit) -> Markup {
    step(
      Sentence("Aktifkan lagi", "Switch the account on"), visit, to: "\(path(account.id))/aktifkan",
      Sentence(
        "Dengan kata sandi yang lama; tokennya tetap dicabut.",
        "With the password that it had; its tokens stay revoked.")
    ) { $0.button(Sentence("Aktifkan", "Switch on")) }
  }

  /// The page that shows a one-time password once.
  static func shown(
    _ password: OneTimePassword, _ title: Sentence, account: Identifier<Record.Account>, _ language: Language
  ) -> Page {
    ShownOnce(
      title: title, secret: password.text,
      what: Sentence(
        "Kata sandi sementara ini berlaku tiga hari. Sampaikan langsung atau lewat telepon, tidak lewat surel; tanda hubung dan huruf kecil ikut diketik.",
        "This one-time password holds for three days. Tell it in person or by telephone, not by mail; hyphens and small letters are typed as they are."
      ), back: path(account)
    ).page(in: language)
  }

  // MARK: What the forms do

  @Sendable private static func changeRoles(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Account> = try visit.identifier("account")
    let roles = try visit.entered { Set($0.choices("roles", Role.self)) }
    let account = try visit.perform(ChangeRoles(of: id, to: roles))
    // Who is no administrator any more cannot read this page.
    let goal = try visit.session.member.account == id && !roles.contains(.admin) ? DeskPage.path : path(id)
    return .redirect(
      to: goal,
      telling: Sentence("Peran \(account.name) diubah.", "The roles of \(account.name) are changed."))
  }

  @Sendable private static func resetPassword(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Account> = try visit.identifier("account")
    let password = try OneTimePassword(from: visit.office.surroundings.random)
    try visit.perform(ResetPassword(of: id, to: password))
    return .page(
      shown(
        password, Sentence("Kata sandi diatur ulang", "The password is reset"), account: id, visit.language))
  }

  @Sendable private static func removeSecondFactor(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Account> = try visit.identifier("account")
    try visit.perform(RemoveSecondFactor(of: id))
    return .redirect(
      to: path(id), telling: Sentence("Kode masuk sudah dilepas.", "The sign-in codes are taken away."))
  }

  @Sendable private static func addOfficer(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Account> = try visit.identifier("account")
    let competencies = try visit.entered { AccountsPage.competencies($0, isOptional: false) }
    let account = try visit.ask { try $0.account(id).account }
    _ = try visit.perform(
      AddOfficer(name: account.name, email: account.email, competencies: competencies, account: id))
    return .redirect(
      to: path(id),
      telling: Sentence("\(account.name) sekarang petugas.", "\(account.name) is an officer now."))
  }

  @Sendable private static func deactivate(_ visit: Visit) throws -> PageAnswer {
    let account = try visit.perform(DeactivateAccount(try visit.identifier("account")))
    return .redirect(
      to: path(account.id),
      telling: Sentence("Akun \(account.name) dinonaktifkan.", "The account of \(account.name) is off."))
  }

  @Sendable private static func activate(_ visit: Visit) throws -> PageAnswer {
    let account = try visit.perform(ActivateAccount(try visit.identifier("account")))
    return .redirect(
      to: path(account.id),
      telling: Sentence("Akun \(account.name) aktif lagi.", "The account of \(account.name) is on again."))
  }
}
