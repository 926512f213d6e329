import Web
import Wording

/// `/masalah` and `/masalah/NAME`: what the addresses in the `type` of errors lead to (RFC 9457, section 4), made of the
/// table from which the errors are.
enum ProblemTypePage {
  static let path = "/masalah"
  static let routes: [PageRoute] = [
    .get(path, .everyone, list), .get("\(path)/{name}", .everyone, page),
  ]

  @Sendable private static func list(_ visit: Visit) throws -> Page {
    var table = DataTable(
      Sentence("Jenis masalah", "Kinds of problems"),
      columns: [
        .init(Sentence("Masalah", "Problem")), .init(Sentence("Status", "Status code")),
        .init(Sentence("Nama", "Name")),
      ])
    table.rows = ProblemKind.all.map { kind in
      [
        "<a href=\"\(url: kind.type)\">\(kind.title, in: visit.language)</a>", "\(kind.status)",
        "<code>\(kind.name)</code>",
      ]
    }
    return Page(
      Sentence("Masalah yang dijawab API", "Problems that the API answers"),
      lead: Sentence(
        "Galat API berbentuk application/problem+json; alamat di type menuju salah satu halaman ini.",
        "Errors of the API are application/problem+json; the address in type leads to one of these pages."),
      main: table.markup(in: visit.language))
  }

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    guard let kind = ProblemKind.all.first(where: { $0.name == visit.values["name"] }) else {
      throw Problem(.notFound)
    }
    let language = visit.language
    var facts = FactList()
    facts.add(Sentence("Status HTTP", "HTTP status"), text: String(kind.status))
    facts.add(Sentence("Isi type", "Value of type"), "<code>\(kind.type)</code>")
    return Page(
      kind.title,
      main: """
        \(facts.markup(in: language))<h2>\(Sentence("Kapan terjadi", "When it comes"), in: language)</h2>
        <p>\(kind.meaning, in: language)</p>
        <h2>\(Sentence("Yang dapat dilakukan", "What to do"), in: language)</h2>
        <p>\(kind.advice, in: language)</p>
        <p><a href="\(url: path)">\(Sentence("Semua jenis masalah", "All kinds of problems"), in: language)</a></p>

        """)
  }
}
