import Office
import Secrets
import Web
import Wording

/// `/staf/masuk/kode`: where a code is shown behind the password.
enum CodePage {
  static let path = "/staf/masuk/kode"
  static let routes: [PageRoute] = [
    .answering(path, .everyone) { visit in
      guard case .waiting(let session, _) = visit.reader, session.needsCode else {
        return .redirect(to: SignInPage.path)
      }
      return .page(try page(visit))
    },
    .post(path, .everyone, rate: .signingIn, showing: page, give),
  ]

  @Sendable static func page(_ visit: Visit) throws -> Page {
    let form = Form(visit, to: path)
    let goal = form.entry.text(ReturnPath.name) ?? visit.query(ReturnPath.name)
    let fields =
      form.field(
        "code", Sentence("Kode", "Code"), .code,
        hint: Sentence(
          "Ponsel tidak ada? Ketik salah satu kode pemulihan.", "No phone at hand? Type a recovery code."),
        autocomplete: "one-time-code") + form.hidden(ReturnPath.name, ReturnPath.read(goal))
      + form.button(Sentence("Lanjutkan", "Continue"))
    let other = Sentence("Masuk dengan akun lain", "Sign in to another account")
    return Page(
      Sentence("Kode masuk", "Sign-in code"),
      lead: Sentence(
        "Ketik kode enam angka dari aplikasi autentikator Anda.",
        "Type the six-digit code of your authenticator app."), address: path,
      main: form.markup(fields)
        + "<p><a href=\"\(url: SignInPage.path)\">\(other, in: visit.language)</a></p>\n")
  }

  @Sendable private static func give(_ visit: Visit) throws -> PageAnswer {
    guard case .waiting(let session, let shown) = visit.reader, session.needsCode,
      let secret = SecretToken(shown)
    else {
      return over(visit)
    }
    let entered = try visit.entered { form in
      (code: form.line("code", 1...40), goal: form.line(ReturnPath.name, 0...500))
    }
    try visit.site.signIns.admit(session.email)
    switch try visit.office.give(code: entered.code, secret: secret) {
    case .opened(let opened):
      return .redirect(to: ReturnPath.read(entered.goal)).setting(
        SessionCookie.setting(opened.text, isSecure: visit.isSecure))
    case .wrong(let left):
      throw Problem(fields: [
        FieldProblem(
          "code",
          Sentence(
            "kode ini tidak berlaku; masih \(left) kali percobaan",
            "this code does not hold; \(left) more tries"))
      ])
    case .over: return over(visit)
    }
  }

  /// The way back to the password.
  private static func over(_ visit: Visit) -> PageAnswer {
    .redirect(
      to: SignInPage.path,
      telling: Sentence(
        "Waktunya habis atau kodenya terlalu sering salah. Masuk lagi dengan kata sandi.",
        "The time is over, or too many codes were wrong. Sign in with the password again.")
    ).setting(SessionCookie.ending(isSecure: visit.isSecure))
  }
}
