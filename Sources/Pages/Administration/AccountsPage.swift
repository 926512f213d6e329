import Casework
import Office
import Store
import Web
import Wording

/// `/staf/akun`: the accounts of the staff, and the form for another.
enum AccountsPage {
  static let path = "/staf/akun"
  static let readers = PageAccess.staff(.admin)
  static let routes: [PageRoute] =
    [
      .get(path, readers, menu: MenuEntry(Sentence("Akun", "Accounts"), at: 87), page),
      .post(path, readers, showing: page, add),
    ] + AccountPage.routes

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let accounts = try visit.ask { try $0.accounts() }
    let language = visit.language
    var table = DataTable(
      Sentence("Akun", "Accounts"),
      columns: [
        .init(Sentence("Nama", "Name")), .init(Sentence("Peran", "Roles")),
        .init(Sentence("Keadaan", "Standing")), .init(Sentence("Kode masuk", "Sign-in codes")),
        .init(Sentence("Terakhir masuk", "Last signed in")),
      ])
    table.rows = accounts.map { standing in
      let account = standing.account
      return [
        "<a href=\"\(url: "\(path)/\(account.id)")\">\(account.name)</a><br><span class=\"hint\">\(account.email)</span>",
        "\(roles(account.roles), in: language)", badge(account, visit).markup(in: language),
        "\(standing.hasSecondFactor ? Sentence("terpasang", "set up") : Sentence("belum", "none"), in: language)",
        account.signedInAt.map { TimeText.moment($0, language) }
          ?? "\(Sentence("belum pernah", "never"), in: language)",
      ]
    }
    return Page(
      Sentence("Akun pegawai", "Accounts of the staff"), address: path, width: .wide,
      main: "\(table.markup(in: language))\(form(visit))")
  }

  /// Roles in their order.
  static func roles(_ roles: Set<Role>) -> Sentence {
    DateText.list(Role.allCases.filter(roles.contains).map(\.name))
  }

  /// How an account stands.
  static func badge(_ account: AccountRecord, _ visit: Visit) -> Badge {
    guard account.isActive else { return Badge(Sentence("tidak aktif", "switched off"), .bad) }
    guard let until = account.oneTimeUntil else { return Badge(Sentence("aktif", "active"), .good) }
    return visit.now < until
      ? Badge(Sentence("menunggu kata sandi baru", "a password is to be chosen"), .waiting)
      : Badge(Sentence("kata sandi sementara kedaluwarsa", "the one-time password has run out"), .bad)
  }

  private static func form(_ visit: Visit) -> Markup {
    let form = Form(visit, to: path)
    let open: Markup = form.entry.isRefused ? " open" : ""
    return """
      <details class="step"\(open)>
      <summary>\(Sentence("Tambah akun", "Add an account"), in: visit.language)</summary>
      \(form.markup(
        form.field("name", Sentence("Nama", "Name"), autocomplete: "off")
          + form.field("email", Sentence("Surel", "E-mail"), .email, autocomplete: "off")
          + roleBoxes(form, ticked: []) + competencies(form)
          + form.button(Sentence("Tambah", "Add"))))<p class="hint">\(Sentence(
        "Kata sandi sementara dibuat layanan dan ditampilkan sekali; orangnya memilih yang baru saat masuk.",
        "A one-time password is made by the service and shown once; the person chooses another at sign-in."), in: visit.language)</p>
      </details>

      """
  }

  /// The roles to tick.
  static func roleBoxes(_ form: Form, ticked: Set<Role>) -> Markup {
    form.boxes(
      "roles", Sentence("Peran", "Roles"),
      Role.allCases.map { Form.Choice($0.rawValue, $0.name.capitalized) },
      ticked: ticked.map(\.rawValue))
  }

  /// The field of what an officer is competent in.
  static func competencies(_ form: Form, isOptional: Bool = true) -> Markup {
    form.field(
      "competencies", Sentence("Kompetensi petugas", "Competencies of an officer"),
      hint: isOptional
        ? Sentence(
          "Bila orangnya petugas yang dapat diberi pertemuan: kode dipisah koma, misalnya nib, oss.",
          "Where the person is an officer whom meetings can be given: codes with commas, such as nib, oss.")
        : Sentence("Kode dipisah koma, misalnya nib, oss.", "Codes with commas, such as nib, oss."),
      autocomplete: "off", isOptional: isOptional)
  }

  /// What was entered there.
  static func competencies(_ form: FormReader, isOptional: Bool = true) -> [String] {
    form.line("competencies", isOptional ? 0...500 : 1...500).split { $0 == "," || $0 == " " }.map(
      String.init)
  }

  /// Shows the one-time password as the answer to the form.
  @Sendable private static func add(_ visit: Visit) throws -> PageAnswer {
    let entered = try visit.entered { form in
      (
        name: form.line("name"), email: form.email("email"), roles: Set(form.choices("roles", Role.self)),
        competencies: competencies(form)
      )
    }
    let password = try OneTimePassword(from: visit.office.surroundings.random)
    let added = try visit.naming("competencies") {
      try visit.perform(
        AddAccount(
          email: entered.email, name: entered.name, roles: entered.roles, password: password,
          competencies: entered.competencies.isEmpty ? nil : entered.competencies))
    }
    return .page(
      AccountPage.shown(
        password, Sentence("Akun \(entered.name) dibuat", "The account of \(entered.name) is made"),
        account: added.account, visit.language))
  }
}

extension Visit {
  /// Does something whose problems with the parts of a list belong to the one field in which the list was entered.
  func naming<Value>(_ field: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch Refusal.invalid(let problems) {
      throw Refusal.invalid(
        problems.map { $0.path.hasPrefix("\(field)[") ? FieldProblem(field, $0.message) : $0 })
    }
  }
}
