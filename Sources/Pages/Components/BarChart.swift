import Wording

/// Bars that lie below one another, each of one or several parts, as a drawing. It says nothing that the table beside it
/// does not say; its colours come from the stylesheet.
struct BarChart: Sendable {
  /// What a part of a bar stands for.
  enum Tone: String, Sendable {
    case good, accent, bad, soft
  }

  /// A part that every bar can have.
  struct Part: Sendable {
    let title: Sentence
    let tone: Tone

    init(_ title: Sentence, _ tone: Tone) {
      self.title = title
      self.tone = tone
    }
  }

  struct Bar: Sendable {
    let label: Sentence
    /// How much of each part, in their order.
    let values: [Int]
    /// What stands at its end.
    let figure: Sentence

    init(_ label: Sentence, _ values: [Int], figure: Sentence? = nil) {
      self.label = label
      self.values = values
      self.figure = figure ?? Sentence(same: String(values.reduce(0, +)))
    }
  }

  /// The beginning of the identifiers on the page.
  let name: String
  let title: Sentence
  let parts: [Part]
  let bars: [Bar]
  /// Whether the labels are short enough to stand before the bars; otherwise they stand above them.
  var isShort = true

  private static let width = 360
  private var gutter: Int { isShort ? 68 : 0 }
  private var step: Int { isShort ? 24 : 40 }
  private var room: Int { BarChart.width - gutter - 44 }

  func markup(in language: Language) -> Markup {
    let most = max(bars.map { $0.values.reduce(0, +) }.max() ?? 0, 1)
    let drawn = bars.enumerated().map { draw($1, at: $0 * step, most: most, language) }
    return """
      <figure class="chart">
      \(legend(language))<svg viewBox="0 0 \(BarChart.width) \(bars.count * step)" role="img" aria-labelledby="\(name)-judul \(name)-isi">
      <title id="\(name)-judul">\(title, in: language)</title>
      <desc id="\(name)-isi">\(Sentence("Semua angkanya ada di tabel sesudah gambar ini.", "All its figures are in the table after this drawing."), in: language)</desc>
      \(drawn)</svg>
      </figure>

      """
  }

  private func draw(_ bar: Bar, at top: Int, most: Int, _ language: Language) -> Markup {
    let base = isShort ? top + 3 : top + 18
    var x = gutter
    var drawn = Markup()
    for (part, value) in zip(parts, bar.values) where value > 0 {
      let length = max(value * room / most, 2)
      drawn += """
        <rect class="\(part.tone.rawValue)" x="\(x)" y="\(base)" width="\(length)" height="16"><title>\(bar.label + Sentence(same: ", ") + part.title + Sentence(same: ": \(value)"), in: language)</title></rect>
        """
      x += length
    }
    let label: Markup =
      isShort
      ? "<text x=\"0\" y=\"\(top + 16)\">\(bar.label, in: language)</text>"
      : "<text x=\"0\" y=\"\(top + 13)\">\(bar.label, in: language)</text>"
    return
      "\(label)\(drawn)<text class=\"figure\" x=\"\(x + 5)\" y=\"\(base + 13)\">\(bar.figure, in: language)</text>\n"
  }

  /// What the parts are; nothing where there is only one.
  private func legend(_ language: Language) -> Markup {
    guard parts.count > 1 else { return "" }
    let items = parts.map { part -> Markup in
      """
      <li><svg class="swatch" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><rect class="\(part.tone.rawValue)" width="16" height="16"/></svg> \(part.title, in: language)</li>

      """
    }
    return "<figcaption><ul class=\"legend\">\n\(items)</ul></figcaption>\n"
  }
}
