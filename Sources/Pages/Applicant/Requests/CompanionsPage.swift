import Casework
import Office
import Web
import Wording

/// `/permohonan/SECRET/pendamping`: who comes along to the meetings.
enum CompanionsPage {
  static let path = "\(RequestPage.path)/pendamping"

  static let routes: [PageRoute] = [
    .get(path, .applicant, page),
    .post(path, .applicant, showing: page) { visit in
      let view = try ApplicantView(visit)
      let (rows, people) = try visit.entered { form in read(form, of: view) }
      do {
        _ = try visit.perform(SetCoApplicants(request: view.request.id, people: people))
      } catch Refusal.invalid(let problems) {
        // The use case counts those who are named, the form its rows.
        throw Problem(fields: problems.map { FieldProblem(field($0.path, rows), $0.message) })
      }
      return .redirect(
        to: view.path, telling: Sentence("Daftar pendamping disimpan.", "Who comes along is noted."))
    },
  ]

  private static func name(_ row: Int, _ part: String) -> String { "coApplicants[\(row)].\(part)" }

  private static func field(_ path: String, _ rows: [Int]) -> String {
    for (place, row) in rows.enumerated() where path == name(place, "email") { return name(row, "email") }
    return path
  }

  /// Those who are named, with the rows that they stand in. A row of which only a half is filled in is told.
  private static func read(_ form: FormReader, of view: ApplicantView) -> ([Int], [NamedCoApplicant]) {
    var rows: [Int] = []
    var people: [NamedCoApplicant] = []
    for row in 0..<CoApplicant.most {
      let person = form.optionalLine(name(row, "name"))
      let email = form.optionalEmail(name(row, "email"))
      if person == nil, email == nil { continue }
      let missing = Sentence("isi bagian ini", "fill this in")
      if person == nil { form.refuse(name(row, "name"), missing) }
      if email == nil { form.refuse(name(row, "email"), missing) }
      let known = view.view.coApplicants.first { $0.email == email?.lowercased() }
      rows.append(row)
      people.append(
        NamedCoApplicant(
          name: person ?? "", email: email ?? "", timeZone: known?.timeZone, language: known?.language))
    }
    return (rows, people)
  }

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let view = try ApplicantView(visit)
    let language = visit.language
    let form = Form(visit, to: "\(view.path)/pendamping")
    let people = view.view.coApplicants
    let count = min(CoApplicant.most, max(people.count, filled(form)) + 2)
    let rows = (0..<count).map { row -> Markup in
      let person = people.indices.contains(row) ? people[row] : nil
      return """
        <fieldset class="row">
        <legend>\(Sentence("Pendamping \(row + 1)", "Person \(row + 1)"), in: language)</legend>
        \(form.field(name(row, "name"), Sentence("Nama", "Name"), value: person?.name ?? "", isOptional: true))\(
          form.field(name(row, "email"), Sentence("Surel", "E-mail"), .email, value: person?.email ?? "", isOptional: true))</fieldset>

        """
    }
    let content: Markup =
      view.request.state.isOpen
      ? form.markup(rows.joined() + form.button(Sentence("Simpan", "Save")))
      : Box(
        .note,
        Sentence(
          "Permohonan sudah selesai; daftarnya tidak dapat diubah lagi.",
          "The request is done; the list can no longer be changed.")
      ).markup(in: language)
    return Page(
      Sentence("Siapa yang mendampingi", "Who comes along"),
      lead: Sentence(
        "Mereka diundang ke pertemuan dan diberi tahu tentangnya. Kosongkan nama dan surelnya untuk mengeluarkan seseorang.",
        "They are invited to the meeting and told of it. Empty name and e-mail to take somebody out."),
      address: "\(view.path)/pendamping",
      main: """
        \(content)<p><a href="\(url: view.path)">\(Sentence("Kembali ke permohonan", "Back to the request"), in: language)</a></p>

        """)
  }

  /// How many rows were sent with something in them.
  private static func filled(_ form: Form) -> Int {
    (0..<CoApplicant.most).last { row in
      ["name", "email"].contains { form.entry.text(name(row, $0))?.isEmpty == false }
    }.map { $0 + 1 } ?? 0
  }
}
