import Office
import Web
import WorkCalendar
import Wording

/// The days that a report is about: `?dari=2026-01-01&sampai=2026-03-31`, the last one too.
struct ReportPeriod: Hashable {
  static let firstField = "dari"
  static let lastField = "sampai"
  /// The most days that a page shows: two years and a leap day.
  static let mostDays = 731

  let first: CivilDate
  let last: CivilDate

  /// The day after the last one.
  var end: CivilDate { last.advanced(by: 1) }

  /// The query that names it.
  var query: String { "\(Self.firstField)=\(first.iso8601)&\(Self.lastField)=\(last.iso8601)" }

  var title: Sentence {
    first == last ? DateText.day(first) : DateText.day(first) + Sentence(same: " – ") + DateText.day(last)
  }

  /// The period that the query of a visit names, or else the last twelve months; and what is wrong with the query.
  static func read(_ visit: Visit, atMost days: Int) -> (period: ReportPeriod, problem: Sentence?) {
    let usual = lastTwelveMonths(today: visit.today)
    let names = [firstField, lastField].map { visit.query($0) }
    guard names.contains(where: { $0 != nil }) else { return (usual, nil) }
    guard let first = names[0].flatMap({ CivilDate(iso8601: $0) }),
      let last = names[1].flatMap({ CivilDate(iso8601: $0) })
    else {
      return (
        usual, Sentence("Isi kedua tanggal, misalnya 2026-03-10.", "Fill in both dates, such as 2026-03-10.")
      )
    }
    guard first <= last else {
      return (
        usual,
        Sentence("Hari terakhir harus sesudah hari pertama.", "The last day has to lie after the first one.")
      )
    }
    guard last.dayNumber - first.dayNumber < days else {
      return (
        usual,
        Sentence(
          "Paling banyak \(days) hari di halaman ini.", "\(days) days at most on this page.")
      )
    }
    return (ReportPeriod(first: first, last: last), nil)
  }

  /// The periods that are asked for most.
  static func usual(today: CivilDate) -> [(title: Sentence, period: ReportPeriod)] {
    let year = today.year
    return [
      (Sentence("12 bulan terakhir", "Last 12 months"), lastTwelveMonths(today: today)),
      (
        Sentence("Bulan ini", "This month"),
        ReportPeriod(first: monthStart(today, back: 0), last: monthStart(today, back: -1).advanced(by: -1))
      ),
      (Sentence(same: "\(year)"), whole(year)), (Sentence(same: "\(year - 1)"), whole(year - 1)),
    ]
  }

  private static func whole(_ year: Int) -> ReportPeriod {
    let first = CivilDate(year: year, month: 1, day: 1) ?? CivilDate(dayNumber: 0)
    let next = CivilDate(year: year + 1, month: 1, day: 1) ?? first.advanced(by: 365)
    return ReportPeriod(first: first, last: next.advanced(by: -1))
  }

  private static func lastTwelveMonths(today: CivilDate) -> ReportPeriod {
    ReportPeriod(first: monthStart(today, back: 11), last: monthStart(today, back: -1).advanced(by: -1))
  }

  /// The first day of the month that lies so many months before that of a date.
  private static func monthStart(_ date: CivilDate, back months: Int) -> CivilDate {
    let count = date.components.year * 12 + date.components.month - 1 - months
    return CivilDate(year: count / 12, month: count % 12 + 1, day: 1) ?? date
  }
}
