import Casework
import Office
import Web
import WorkCalendar
import Wording

/// The hours of an officer's week: a line for each day, as people write hours. With a script the week can be painted
/// besides, which fills the same lines.
enum WeekForm {
  static let routes: [PageRoute] = [
    .post(
      "\(AvailabilityPage.officerPath)/jam", AvailabilityPage.access, showing: AvailabilityPage.page, publish),
    .post(
      "\(AvailabilityPage.officerPath)/jam-kantor", AvailabilityPage.access, showing: AvailabilityPage.page,
      returnToOffice),
  ]
  private static let days = WeeklyHours.weekdays.filter { !$0.weekday.isWeekend }

  static func section(_ visit: Visit, _ sheet: OfficerSheet) -> Markup {
    let language = visit.language
    let form = Form(visit, to: "\(sheet.address)/jam")
    let shown = sheet.availability.hours ?? sheet.officeHours
    let fields = days.map { name, weekday -> Markup in
      form.field(
        name, DateText.name(of: weekday), value: SpanText.text(shown.spans(on: weekday), in: language),
        autocomplete: "off", isOptional: true)
    }
    let office: Markup
    if sheet.availability.hours == nil {
      office = Box(
        .note, Sentence("Berlaku jam kantor", "Office hours hold"),
        "<p>\(Sentence("Juga jam Ramadan. Begitu Anda menyimpan jam sendiri, jam itulah yang berlaku.", "Those of Ramadan too. Once you save hours of your own, those hold."), in: language)</p>\n"
      ).markup(in: language)
    } else {
      let back = Form(visit, to: "\(sheet.address)/jam-kantor")
      office =
        Box(.note, Sentence("Berlaku jam sendiri", "Own hours hold")).markup(in: language)
        + back.markup(
          back.hidden(Visit.versionField, String(sheet.officer.version))
            + back.button(Sentence("Kembali ke jam kantor", "Back to office hours"), .second))
    }
    return """
      <section aria-labelledby="jam">
      <h2 id="jam">\(Sentence("Jam setiap pekan", "Hours of every week"), in: language)</h2>
      \(office)<div data-week data-hint="\(Sentence("Warnai jam Anda dapat ditemui: seret, atau panah dan spasi.", "Paint when you can be met: drag, or arrows and space."), in: language)" data-caption="\(Sentence("Pekan untuk diwarnai", "The week to paint"), in: language)">
      \(form.markup(
        form.hidden(Visit.versionField, String(sheet.officer.version))
          + form.group(
            "hours", Sentence("Jam dapat ditemui", "When you can be met"),
            hint: Sentence(
              "Misalnya 07.30–12.00, 13.00–16.00. Hari yang kosong berarti tidak dapat ditemui.",
              "Such as 07:30–12:00, 13:00–16:00. A day left empty means that you cannot be met."),
            "<div class=\"week\">\n\(fields)</div>\n")
          + form.button(Sentence("Simpan jam", "Save the hours"))))</div>
      </section>

      """
  }

  @Sendable private static func publish(_ visit: Visit) throws -> PageAnswer {
    var spans = try visit.entered { form in
      var spans: [Weekday: [LocalSpan]] = [:]
      for (name, weekday) in days {
        do throws(SpanText.Problem) {
          spans[weekday] = try SpanText.spans(form.line(name, 0...200))
        } catch {
          form.refuse(name, error.sentence)
        }
      }
      return spans
    }
    guard spans.values.contains(where: { !$0.isEmpty }) else {
      throw Problem(fields: [
        FieldProblem(
          "mon",
          Sentence(
            "isi paling sedikit satu hari; bila tidak dapat ditemui sama sekali, nyatakan berhalangan",
            "fill in one day at least; if you cannot be met at all, declare an absence"))
      ])
    }
    // What was published of weekends by another way stays.
    let sheet = try OfficerSheet.read(visit)
    for weekday in [Weekday.saturday, .sunday] {
      spans[weekday] = sheet.availability.hours?.spans(on: weekday)
    }
    _ = try visit.publish(.hours(WeekPattern(spans), removesCalendar: false))
    return .redirect(
      to: "\(sheet.address)#jam", telling: Sentence("Jam disimpan.", "The hours are saved."))
  }

  @Sendable private static func returnToOffice(_ visit: Visit) throws -> PageAnswer {
    let done = try visit.publish(.hours(nil, removesCalendar: false))
    return .redirect(
      to: "\(AvailabilityPage.address(of: done.officer.id))#jam",
      telling: Sentence("Berlaku jam kantor lagi.", "Office hours hold again."))
  }
}
