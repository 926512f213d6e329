import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// Hours of single dates: a morning that begins early, an evening that is open for once.
enum DateHoursForm {
  private static let path = "\(AvailabilityPage.officerPath)/tanggal"
  static let routes: [PageRoute] = [
    .post(path, AvailabilityPage.access, showing: AvailabilityPage.page, publish),
    .post("\(path)/{date}/cabut", AvailabilityPage.access, showing: AvailabilityPage.page, withdraw),
  ]

  static func section(_ visit: Visit, _ sheet: OfficerSheet) -> Markup {
    let language = visit.language
    let form = Form(visit, to: "\(sheet.address)/tanggal")
    return """
      <section aria-labelledby="tanggal">
      <h2 id="tanggal">\(Sentence("Jam pada satu tanggal", "Hours of a single date"), in: language)</h2>
      <p>\(Sentence(
        "Berlaku pada tanggal itu saja, sebagai ganti jam yang biasa: misalnya lebih pagi, atau sampai malam.",
        "They hold on that date alone, in place of the usual ones: earlier, say, or until night."), in: language)</p>
      \(published(visit, sheet))\(form.markup(
        form.hidden(Visit.versionField, String(sheet.officer.version))
          + "<div class=\"filter\">\n"
          + form.field("date", Sentence("Tanggal", "Date"), .date)
          + form.field(
            "hours", Sentence("Jam dapat ditemui", "When you can be met"),
            hint: Sentence("Misalnya 07.00–09.00, 13.00–18.00.", "Such as 07:00–09:00, 13:00–18:00."),
            autocomplete: "off")
          + "</div>\n"
          + form.button(Sentence("Simpan jam tanggal ini", "Save the hours of this date"), .second)))</section>

      """
  }

  private static func published(_ visit: Visit, _ sheet: OfficerSheet) -> Markup {
    let language = visit.language
    guard !sheet.availability.dateHours.isEmpty else { return "" }
    var table = DataTable(
      Sentence("Tanggal dengan jam sendiri", "Dates with hours of their own"), showsCaption: true,
      columns: [
        .init(Sentence("Tanggal", "Date")), .init(Sentence("Jam", "Hours")),
        .init(Sentence("Cabut", "Take back")),
      ])
    table.rows = sheet.availability.dateHours.map { hours in
      let form = Form(visit, to: "\(sheet.address)/tanggal/\(hours.date.iso8601)/cabut")
      return [
        TimeText.day(hours.date, language), "\(SpanText.text(hours.spans, in: language))",
        form.markup(
          form.hidden(Visit.versionField, String(sheet.officer.version))
            + "<button type=\"submit\" class=\"plain\">\(Sentence("Cabut", "Take back"), in: language)</button>\n"
        ),
      ]
    }
    return table.markup(in: language)
  }

  @Sendable private static func publish(_ visit: Visit) throws -> PageAnswer {
    let entered = try visit.entered { form in
      let line = form.line("hours")
      var spans: [LocalSpan] = []
      do throws(SpanText.Problem) {
        spans = try SpanText.spans(line)
      } catch {
        form.refuse("hours", error.sentence)
      }
      return (date: form.date("date"), spans: spans)
    }
    let officer: Identifier<Record.Officer> = try visit.identifier("officer")
    _ = try visit.changeOfficer(
      PublishDateHours(
        officer: officer, date: entered.date, spans: entered.spans, version: visit.seenOfficer))
    return .redirect(
      to: "\(AvailabilityPage.address(of: officer))#tanggal",
      telling: Sentence("Jam tanggal itu disimpan.", "The hours of that date are saved."))
  }

  @Sendable private static func withdraw(_ visit: Visit) throws -> PageAnswer {
    guard let date = CivilDate(iso8601: visit.values["date"]) else { throw Problem(.notFound) }
    let officer: Identifier<Record.Officer> = try visit.identifier("officer")
    _ = try visit.changeOfficer(WithdrawDateHours(officer: officer, date: date, version: visit.seenOfficer))
    return .redirect(
      to: "\(AvailabilityPage.address(of: officer))#tanggal",
      telling: Sentence(
        "Jam tanggal itu dicabut; jam yang biasa berlaku lagi.",
        "The hours of that date are taken back; the usual ones hold again."))
  }
}
