import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// `/staf/permohonan/{id}/usulan`: windows that an applicant has proposed by letter or telephone, entered by the
/// administration desk. They take the place of all earlier ones.
enum WindowsPage {
  static let word = "usulan"
  static let title = Sentence("Catat usulan waktu pemohon", "Enter times that the applicant proposes")
  static let explanation = Sentence(
    "Menggantikan semua usulan yang ada, misalnya bila tidak satu pun dapat dipakai.",
    "They take the place of all others, as where none of those can be used.")
  static let path = "\(StaffRequestPage.path)/\(word)"
  static let states: [RequestState] = ProposeWindows.states
  private static let access = PageAccess.staff(.registry)
  static let routes: [PageRoute] = [
    .get(path, access, page), .post(path, access, showing: StaffRequestPage.or(page), propose),
  ]
  /// How many windows can be entered at a time.
  private static let rows = 3

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let sheet = try RequestSheet.read(visit)
    guard states.contains(sheet.request.state) else {
      throw Problem(.wrongState, StepRefusal.notInThisState(allowedIn: states).sentence)
    }
    let form = Form(visit, to: "\(sheet.path)/\(word)")
    let earliest = sheet.view.leadTime.date
    let windows = (0..<rows).map { row -> Markup in
      form.group(
        "proposals[\(row)]",
        row == 0
          ? Sentence("Usulan pertama", "First proposal")
          : Sentence("Usulan \(row + 1), boleh dikosongkan", "Proposal \(row + 1), optional"),
        """
        <div class="filter">
        \(form.field(field(row, "date"), Sentence("Tanggal", "Date"), .date, isOptional: row > 0))\(
        form.field(field(row, "from"), Sentence("Dari (WIB)", "From (WIB)"), .time, isOptional: row > 0))\(
        form.field(field(row, "to"), Sentence("Sampai (WIB)", "To (WIB)"), .time, isOptional: row > 0))</div>

        """)
    }
    return Page(
      title,
      lead: Sentence("Paling awal ", "At the earliest ") + DateText.dayWithWeekday(earliest)
        + Sentence(same: "."),
      address: "\(sheet.path)/\(word)",
      main: """
        <p><a href="\(url: sheet.path)">\(Sentence("Kembali ke permohonan", "Back to the request"), in: visit.language)</a></p>
        \(form.markup(form.version(of: sheet.request) + windows.joined() + form.button(Sentence("Catat", "Enter"))))
        """)
  }

  private static func field(_ row: Int, _ part: String) -> String { "proposals[\(row)].\(part)" }

  @Sendable private static func propose(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Request> = try visit.identifier("id")
    let windows = try visit.entered { form in (0..<rows).compactMap { window($0, form) } }
    _ = try visit.performOnRequest(ProposeWindows(request: id, windows: windows))
    return .redirect(
      to: RequestSheet.path(of: id),
      telling: Sentence("Usulan waktu dicatat.", "The proposed times are entered."))
  }

  /// A window in office time; `nil` where the row was left empty.
  private static func window(_ row: Int, _ form: FormReader) -> InstantRange? {
    let isEmpty = ["date", "from", "to"].allSatisfy { form.isBlank(field(row, $0)) }
    if isEmpty, row > 0 { return nil }
    let date = form.date(field(row, "date"))
    let from = form.time(field(row, "from"))
    let to = form.time(field(row, "to"))
    let window = InstantRange(
      start: Instant(LocalDateTime(date: date, time: from), offset: .wib),
      end: Instant(LocalDateTime(date: date, time: to), offset: .wib))
    if window == nil, !form.isRefused(field(row, "from")), !form.isRefused(field(row, "to")) {
      form.refuse(field(row, "to"), Sentence("harus sesudah waktu mulai", "has to be after the beginning"))
    }
    return window
  }
}
