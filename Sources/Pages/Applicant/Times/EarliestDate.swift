import WorkCalendar
import Wording

/// The earliest date of a meeting and why: how many working days from which receipt, and which days did not count.
struct EarliestDate {
  let offer: TimeOffer
  let language: Language

  private var leadTime: LeadTime { offer.leadTime }

  var markup: Markup {
    Box(
      .note,
      Sentence("Paling awal ", "At the earliest on ") + DateText.dayWithWeekday(leadTime.date),
      """
      <p>\(reason, in: language)</p>
      \(skipped)\(doubt)
      """
    ).markup(in: language)
  }

  private var reason: Sentence {
    let told =
      Sentence(
        "Pertemuan dapat diadakan paling cepat \(offer.lead.count) hari kerja sesudah surat diterima oleh pejabat unit; dihitung dari ",
        "A meeting can be held at the earliest \(offer.lead.count) working days after an official of the unit received the letter; counted from "
      ) + DateText.dayWithWeekday(leadTime.effectiveReceiptDate)
    guard offer.isLowerBound else { return told + Sentence(same: ".") }
    return told
      + Sentence(
        ". Bila unit menerimanya lebih lambat, tanggal ini ikut bergeser.",
        ". If the unit receives it later, this date moves along.")
  }

  /// The days in between that did not count: weekends in a word, days off by name and decree.
  private var skipped: Markup {
    guard let days = try? offer.calendar.skippedDays(of: leadTime), !days.isEmpty else { return "" }
    let named = days.flatMap(\.daysOff).map { day -> Markup in
      let decree: Markup =
        day.decree.map { decree -> Markup in " <span class=\"hint\">\(decree.citation)</span>" } ?? ""
      return "<li>\(TimeText.day(day.date, language)): \(Sentence(day.name), in: language)\(decree)</li>\n"
    }
    let weekends: Markup =
      days.contains { $0.daysOff.isEmpty }
      ? "<li>\(Sentence("Sabtu dan Minggu", "Saturdays and Sundays"), in: language)</li>\n" : ""
    return """
      <p>\(Sentence("Tidak dihitung:", "Not counted:"), in: language)</p>
      <ul>
      \(weekends)\(named)</ul>

      """
  }

  private var doubt: Markup {
    guard leadTime.isTentative else { return "" }
    return """
      <p><strong>\(Sentence(
        "Perkiraan: libur tahun itu belum ditetapkan, sehingga tanggalnya dapat berubah, umumnya menjadi lebih lambat.",
        "An estimate: the holidays of that year are not decreed yet, so that the date may change, mostly to a later one."), in: language)</strong></p>

      """
  }
}
