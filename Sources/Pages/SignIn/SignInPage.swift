import Office
import Web
import Wording

/// `/staf/masuk`: where the staff sign in, and `/staf/keluar`, where they sign out.
enum SignInPage {
  static let path = "/staf/masuk"
  static let routes: [PageRoute] = [
    .answering(path, .everyone) { visit in
      if case .staff = visit.reader { return .redirect(to: ReturnPath.read(visit.query(ReturnPath.name))) }
      return .page(try page(visit))
    },
    .post(path, .everyone, rate: .signingIn, showing: page, signIn),
    .post("/staf/keluar", .anyStaff, rate: .reading, showing: page, signOut),
  ]

  @Sendable static func page(_ visit: Visit) throws -> Page {
    let form = Form(visit, to: path)
    let goal = form.entry.text(ReturnPath.name) ?? visit.query(ReturnPath.name)
    let fields =
      form.field("email", Sentence("Surel", "E-mail"), .email, autocomplete: "username")
      + form.field(
        "password", Sentence("Kata sandi", "Password"), .password, autocomplete: "current-password")
      + form.hidden(ReturnPath.name, ReturnPath.read(goal)) + form.button(Sentence("Masuk", "Sign in"))
    let forgotten = Sentence(
      "Lupa kata sandi? Hubungi administrator.", "Forgotten the password? Ask the administrator.")
    return Page(
      Sentence("Masuk", "Sign in"),
      lead: Sentence("Untuk pegawai direktorat.", "For the staff of the directorate."), address: path,
      main: form.markup(fields) + "<p class=\"hint\">\(forgotten, in: visit.language)</p>\n")
  }

  @Sendable private static func signIn(_ visit: Visit) throws -> PageAnswer {
    let entered = try visit.entered { form in
      (
        email: form.line("email", 1...254), password: form.secret("password"),
        goal: form.line(ReturnPath.name, 0...500)
      )
    }
    try visit.site.signIns.admit(entered.email)
    let device = DeviceName.read(visit.request.header("user-agent"), in: visit.language)
    guard
      let opened = try visit.office.signIn(
        email: entered.email, password: entered.password, device: device)
    else {
      throw Problem(
        .invalid,
        Sentence(
          "Surel atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.",
          "E-mail and password do not fit. Check both, then try again."))
    }
    try endEarlier(visit)
    let goal = ReturnPath.read(entered.goal)
    let next = opened.needsCode ? "\(CodePage.path)?\(ReturnPath.name)=\(QueryText.escaped(goal))" : goal
    return .redirect(to: next).setting(
      SessionCookie.setting(opened.secret.text, isSecure: visit.isSecure))
  }

  /// The session that the browser had until now ends: nobody goes on in one that was begun by somebody else.
  private static func endEarlier(_ visit: Visit) throws {
    guard case .staff(let session, _) = visit.reader else { return }
    do { try visit.perform(EndSession(session.id)) } catch Refusal.notFound {}
  }

  @Sendable private static func signOut(_ visit: Visit) throws -> PageAnswer {
    try visit.perform(EndSession(try visit.session.id))
    return .redirect(to: path, telling: Sentence("Anda sudah keluar.", "You have signed out."))
      .setting(SessionCookie.ending(isSecure: visit.isSecure))
  }
}
