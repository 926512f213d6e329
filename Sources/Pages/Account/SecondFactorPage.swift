import Office
import Secrets
import Web
import Wording

/// `/staf/akun-saya/kode`: how the one who has signed in gets codes on a phone, and gives them up.
enum SecondFactorPage {
  static let path = "/staf/akun-saya/kode"
  static let routes: [PageRoute] = [
    .answering(path, .anyStaff) { visit in
      guard let page = try setUp(visit) else { return .redirect(to: OwnAccountPage.path) }
      return .page(page)
    },
    .post(path, .anyStaff, showing: OwnAccountPage.page, begin),
    .post("\(path)/periksa", .anyStaff, rate: .signingIn, showing: checked, confirm),
    .post("\(path)/hapus", .anyStaff, rate: .signingIn, showing: OwnAccountPage.page, remove),
  ]

  /// How it stands, on the page of one's account.
  static func section(_ visit: Visit, _ standing: SecondFactorStanding) -> Markup {
    let language = visit.language
    guard standing.isConfirmed else {
      let form = Form(visit, to: path)
      return """
        <p>\(Sentence(
          "Dengan kode enam angka dari aplikasi autentikator, kata sandi yang bocor saja tidak cukup untuk masuk ke akun Anda.",
          "With a six-digit code of an authenticator app, a leaked password alone is not enough to sign in to your account."
        ), in: language)</p>
        \(form.markup(form.button(Sentence("Pasang kode masuk", "Set up sign-in codes"), .second)))
        """
    }
    let form = Form(visit, to: "\(path)/hapus")
    let fields =
      form.field(
        "password", Sentence("Kata sandi Anda", "Your password"), .password, autocomplete: "current-password")
      + form.button(Sentence("Lepas kode masuk", "Remove sign-in codes"), .grave)
    return """
      <p>\(Badge(Sentence("terpasang", "set up"), .good).markup(in: language)) \(Sentence(
        "Kode diminta setiap kali masuk. Kode pemulihan yang tersisa: \(standing.recoveryCodes).",
        "A code is asked for at every sign-in. Recovery codes left: \(standing.recoveryCodes)."), in: language)</p>
      <details>
      <summary>\(Sentence("Lepas kode masuk", "Remove sign-in codes"), in: language)</summary>
      \(form.markup(fields))</details>

      """
  }

  /// The page with the key as a QR code and in letters; `nil` where no key waits to be confirmed.
  private static func setUp(_ visit: Visit) throws -> Page? {
    guard let codes = try visit.ask({ try $0.unconfirmedCodes() }) else { return nil }
    let language = visit.language
    let address = codes.address(issuer: "Jadwal", account: try visit.session.email)
    let drawing = try QRDrawing.markup(
      address, title: Sentence("Kode QR untuk aplikasi autentikator", "QR code for the authenticator app"),
      in: language)
    let form = Form(visit, to: "\(path)/periksa")
    let typed = stride(from: 0, to: codes.typedKey.count, by: 4).map { start in
      String(codes.typedKey.dropFirst(start).prefix(4))
    }.joined(separator: " ")
    let fields =
      form.field(
        "code", Sentence("Kode dari aplikasi", "Code of the app"), .code, autocomplete: "one-time-code")
      + form.button(Sentence("Periksa dan pasang", "Check and set up"))
    return Page(
      Sentence("Pasang kode masuk", "Set up sign-in codes"), address: path,
      main: """
        <ol class="steps">
        <li><p>\(Sentence(
          "Buka aplikasi autentikator di ponsel, lalu pindai kode ini.",
          "Open the authenticator app on your phone and scan this code."), in: language)</p>
        \(drawing)<p>\(Sentence("Atau ketik kunci ini:", "Or type this key:"), in: language) <code>\(typed)</code></p></li>
        <li><p>\(Sentence(
          "Ketik kode enam angka yang ditampilkan aplikasi.", "Type the six-digit code that the app shows."), in: language)</p>
        \(form.markup(fields))</li>
        </ol>

        """)
  }

  @Sendable private static func checked(_ visit: Visit) throws -> Page {
    guard let page = try setUp(visit) else { throw Problem(.notFound) }
    return page
  }

  @Sendable private static func begin(_ visit: Visit) throws -> PageAnswer {
    try visit.perform(BeginSecondFactor())
    return .redirect(to: path)
  }

  /// Shows the recovery codes as the answer to the form: they are kept nowhere from which they could be shown again.
  @Sendable private static func confirm(_ visit: Visit) throws -> PageAnswer {
    let code = try visit.entered { $0.line("code", 1...40) }
    let recovery = try visit.perform(ConfirmSecondFactor(code: code))
    let items = recovery.map { code -> Markup in "<li><code>\(code)</code></li>\n" }
    let language = visit.language
    return .page(
      Page(
        Sentence("Kode masuk terpasang", "Sign-in codes are set up"), address: OwnAccountPage.path,
        main: """
          <p>\(Sentence(
            "Simpan kode pemulihan ini di tempat aman, di luar ponsel. Masing-masing berlaku sekali bila ponsel hilang. Kode ini tidak ditampilkan lagi.",
            "Keep these recovery codes in a safe place, not on the phone. Each holds once, where the phone is lost. They are not shown again."
          ), in: language)</p>
          <ul class="recovery">
          \(items)</ul>
          \(LinkButton(Sentence("Sudah saya simpan", "I have kept them"), to: OwnAccountPage.path).markup(in: language))
          """))
  }

  @Sendable private static func remove(_ visit: Visit) throws -> PageAnswer {
    let session = try visit.session
    let password = try visit.entered { $0.secret("password") }
    try visit.site.signIns.admit(session.email)
    guard try visit.office.isPassword(password, of: session) else {
      throw Problem(fields: [
        FieldProblem("password", Sentence("kata sandi tidak benar", "this is not the password"))
      ])
    }
    try visit.perform(RemoveSecondFactor(of: session.member.account))
    return .redirect(
      to: OwnAccountPage.path, telling: Sentence("Kode masuk sudah dilepas.", "Sign-in codes are removed."))
  }
}
