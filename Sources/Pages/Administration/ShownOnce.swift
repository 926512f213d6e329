import Wording

/// The answer to a form that made a secret: it stands on this page alone, and is kept nowhere from which it could be
/// shown again.
struct ShownOnce {
  /// What was done.
  let title: Sentence
  /// The secret.
  let secret: String
  /// What it is for.
  let what: Sentence
  /// The page on which the form stood.
  let back: String
  /// What stands below the secret besides.
  var more = Markup()

  /// The page.
  func page(in language: Language) -> Page {
    Page(
      title, address: back,
      main: """
        <p>\(what, in: language)</p>
        <p class="secret"><code>\(secret)</code></p>
        \(Box(.warning, Sentence("Hanya ditampilkan sekali", "Shown this once only"), """
          <p>\(Sentence(
            "Salin sekarang, dan simpan di tempat aman. Bila hilang, buat yang baru.",
            "Copy it now, and keep it in a safe place. Where it is lost, make another."), in: language)</p>

          """).markup(in: language))\(more)\(LinkButton(Sentence("Sudah saya salin", "I have copied it"), to: back).markup(in: language))
        """)
  }
}
