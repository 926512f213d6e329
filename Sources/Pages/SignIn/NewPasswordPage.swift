import Office
import Web
import Wording

/// `/staf/masuk/sandi`: where whoever signed in with a one-time password chooses one that nobody else knows.
enum NewPasswordPage {
  static let path = "/staf/masuk/sandi"
  static let routes: [PageRoute] = [
    .answering(path, .everyone) { visit in
      guard session(of: visit) != nil else { return .redirect(to: SignInPage.path) }
      return .page(try page(visit))
    },
    .post(path, .everyone, rate: .signingIn, showing: page, choose),
  ]

  /// The session that waits for a password; `nil` where none does.
  static func session(of visit: Visit) -> StaffSession? {
    guard case .waiting(let session, _) = visit.reader, !session.needsCode else { return nil }
    return session
  }

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let form = Form(visit, to: path)
    let goal = form.entry.text(ReturnPath.name) ?? visit.query(ReturnPath.name)
    return Page(
      Sentence("Pilih kata sandi Anda", "Choose your password"),
      lead: Sentence(
        "Kata sandi sementara hanya untuk masuk kali ini. Pilih yang hanya Anda ketahui.",
        "The one-time password was for this sign-in alone. Choose one that only you know."), address: path,
      main: form.markup(
        form.field(
          "password", Sentence("Kata sandi baru", "New password"), .password, hint: AccountPassword.advice,
          autocomplete: "new-password") + form.hidden(ReturnPath.name, ReturnPath.read(goal))
          + form.button(Sentence("Pakai kata sandi ini", "Use this password"))))
  }

  @Sendable private static func choose(_ visit: Visit) throws -> PageAnswer {
    guard let session = session(of: visit) else { return .redirect(to: SignInPage.path) }
    let entered = try visit.entered { form in
      (password: form.secret("password"), goal: form.line(ReturnPath.name, 0...500))
    }
    let secret = try visit.office.choosePassword(
      entered.password, in: session,
      device: DeviceName.read(visit.request.header("user-agent"), in: visit.language))
    return .redirect(
      to: ReturnPath.read(entered.goal),
      telling: Sentence("Kata sandi Anda sudah dipilih.", "Your password is chosen.")
    ).setting(SessionCookie.setting(secret.text, isSecure: visit.isSecure))
  }
}

extension AccountPassword {
  /// What a password that is being chosen is to be like.
  static let advice = Sentence(
    "Paling sedikit \(shortest) karakter; beberapa kata mudah diingat dan sulit ditebak.",
    "At least \(shortest) characters; a few words are easy to remember and hard to guess.")
}
