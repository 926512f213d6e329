import Almanac
import WorkCalendar
import Wording

extension HolidaysForecast {
  /// Tells how often the forecast has named the days that were decreed, as a table in Markdown.
  static func tellHitRates(of file: String, _ context: CommandContext) throws -> ExitStatus {
    let bytes = try InputFile.read(file, atMost: CalendarFolder.largestFile)
    let days = try DecreedDays(String(decoding: bytes, as: UTF8.self), named: file)
    guard let rates = HitRates(of: HitRates.Method.all, over: days) else { return .success }
    let last = rates.years.upperBound
    // The last year stands apart: of it nothing was known when the ways were chosen.
    let earlier = rates.years.lowerBound...max(rates.years.lowerBound, last - 1)
    let heads = [
      Sentence("cara", "method"), Sentence("keputusan pertama ", "first decrees ") + text(earlier),
      Sentence("akhir ", "final ") + text(earlier), Sentence("akhir ", "final ") + Sentence(same: "\(last)"),
      Sentence("meleset dari akhir", "missed of the final"),
    ]
    try write(heads.map(context.say), context)
    try write(heads.map { _ in "---" }, context)
    for rate in rates.rates {
      let misses = rate.misses.map { "\($0.observance.rawValue) \($0.date)" }.joined(separator: ", ")
      try write(
        [
          context.say(rate.name), rate.share(rate.firstHits, in: earlier), rate.share(rate.hits, in: earlier),
          rate.share(rate.hits, in: last...last), misses.isEmpty ? "–" : misses,
        ], context)
    }
    return .success
  }

  private static func text(_ years: ClosedRange<Int>) -> Sentence {
    Sentence(same: "\(years.lowerBound)–\(years.upperBound)")
  }

  private static func write(_ cells: [String], _ context: CommandContext) throws {
    try context.output.writeLine("| " + cells.joined(separator: " | ") + " |")
  }
}
