import Casework
import WorkCalendar
import Wording

/// What stands around every step of a draft: the steps, what the desk will ask for, and the address by which the draft
/// is taken up again.
struct DraftFrame {
  let visit: Visit
  let reading: DraftReading
  let step: DraftStep?

  private var language: Language { visit.language }

  func markup(_ content: Markup) -> Markup {
    """
    \(steps)<div class="beside">
    <div>
    \(content)</div>
    <aside>
    \(completeness)\(address)</aside>
    </div>

    """
  }

  /// The steps, each a link; the number is told to those who do not see the line.
  private var steps: Markup {
    DraftFrame.steps(at: step, secret: reading.secret, language)
  }

  /// The steps; without a secret nothing is kept yet, and they lead nowhere.
  static func steps(at step: DraftStep?, secret: String?, _ language: Language) -> Markup {
    let items = DraftStep.allCases.map { other -> Markup in
      let title: Markup =
        "<span class=\"number\" aria-hidden=\"true\">\(other.number)</span> \(other.title, in: language)"
      if other == step { return "<li aria-current=\"step\"><span>\(title)</span></li>\n" }
      guard let secret else { return "<li><span>\(title)</span></li>\n" }
      return "<li><a href=\"\(url: other.path(secret))\">\(title)</a></li>\n"
    }
    return """
      <nav class="steps" aria-label="\(Sentence("Langkah", "Steps"), in: language)">
      <ol>
      \(items)</ol>
      </nav>

      """
  }

  private var completeness: Markup {
    let missing = reading.missing
    guard !missing.isEmpty else {
      return Box(
        .done, Sentence("Lengkap", "Complete"),
        "<p>\(Sentence("Semua yang diminta standar pelayanan sudah ada.", "Everything that the service standard asks for is there."), in: language)</p>\n"
      ).markup(in: language)
    }
    let items = missing.map { item -> Markup in
      "<li><a href=\"\(url: item.step.path(reading.secret))\">\(item.name.capitalized, in: language)</a></li>\n"
    }
    return Box(
      .note, Sentence("Yang masih akan diminta Tata Usaha", "What the desk will still ask for"),
      """
      <ul>
      \(items)</ul>
      <p class="hint">\(Sentence(
        "Permohonan dapat dikirim tanpa ini, tetapi akan dikembalikan untuk dilengkapi.",
        "The request can be sent without it, but will be returned to be completed."), in: language)</p>

      """
    ).markup(in: language)
  }

  /// The address of the draft. Mail to oneself is the reader's own: the service writes to nobody who has not handed
  /// anything in.
  private var address: Markup {
    let link = "\(visit.address)/ajukan/\(reading.secret)"
    let subject = Sentence("Draf permohonan fasilitasi", "Draft of a facilitation request").text(in: language)
    let mail = "mailto:?subject=\(QueryText.escaped(subject))&body=\(QueryText.escaped(link))"
    return Box(
      .note, Sentence("Lanjutkan nanti", "Continue later"),
      """
      <p>\(Sentence("Draf ini dibuka lagi dengan alamat:", "This draft is opened again by the address:"), in: language)<br>
      <a href="\(url: "/ajukan/\(reading.secret)")" class="address">\(link)</a></p>
      <p><a href="\(url: mail)">\(Icon.letter)\(Sentence("Kirim alamatnya ke surel saya", "Mail the address to myself"), in: language)</a></p>
      <p class="hint">\(Sentence(
        "Siapa pun yang tahu alamat ini dapat membacanya; jangan bagikan. Draf terhapus bila tidak diubah sampai ",
        "Whoever knows this address can read it; do not share it. The draft is erased unless it is changed before "), in: language)\(TimeText.day(reading.draft.expiresAt.local(offset: .wib).date, language)).</p>

      """
    ).markup(in: language)
  }

  /// The buttons at the end of a step.
  static func buttons(_ form: Form, isFirst: Bool = false) -> Markup {
    let later: Markup =
      isFirst
      ? ""
      : form.button(
        Sentence("Simpan, lanjutkan nanti", "Save, continue later"), .second, name: TimeWishes.act,
        value: "nanti")
    return """
      <div class="buttons">
      \(form.button(Sentence("Simpan dan lanjutkan", "Save and continue"), name: TimeWishes.act, value: "lanjut"))\(later)</div>

      """
  }
}
