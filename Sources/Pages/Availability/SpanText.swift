import Office
import WorkCalendar
import Wording

/// Hours of a day as people write them on one line: `07.30–12.00, 13.00–16.00`; likewise `7:30-12, 13-16`.
enum SpanText {
  /// Hours as a reader of a language writes them; empty for a day without any.
  static func text(_ spans: [LocalSpan], in language: Language) -> String {
    spans.map { span in
      (DateText.time(span.start) + Sentence(same: "–") + DateText.time(span.end)).text(in: language)
    }.joined(separator: ", ")
  }

  /// Why a text is no hours of a day.
  enum Problem: Error, Hashable {
    case notHours(String)
    case reversed(String)
    case overlap(String)
    case tooMany

    var sentence: Sentence {
      switch self {
      case .notHours(let part):
        Sentence(
          "“\(Quotation.plain(part))” bukan jam; tulis seperti 07.30–12.00, 13.00–16.00",
          "“\(Quotation.plain(part))” is no hours; write them as 07:30–12:00, 13:00–16:00")
      case .reversed(let part):
        Sentence(
          "“\(Quotation.plain(part))” berakhir sebelum mulai",
          "“\(Quotation.plain(part))” ends before it begins")
      case .overlap(let part):
        Sentence(
          "“\(Quotation.plain(part))” beririsan dengan jam lain pada hari itu",
          "“\(Quotation.plain(part))” overlaps other hours of that day")
      case .tooMany:
        Sentence(
          "paling banyak \(WeeklyHours.spansPerDay) rentang sehari",
          "\(WeeklyHours.spansPerDay) spans a day at most")
      }
    }
  }

  /// Reads hours; nothing where the line is blank.
  static func spans(_ text: String) throws(Problem) -> [LocalSpan] {
    var spans: [LocalSpan] = []
    for part in text.split(whereSeparator: { ",;&\n".contains($0) }) {
      let words = String(part.filter { !$0.isWhitespace })
      guard !words.isEmpty else { continue }
      let ends = words.split(omittingEmptySubsequences: false) { "-–—".contains($0) }
      guard ends.count == 2, let start = time(ends[0]), let end = time(ends[1]) else {
        throw .notHours(words)
      }
      guard let span = LocalSpan(start: start, end: end) else { throw .reversed(words) }
      guard !spans.contains(where: { $0.start < span.end && span.start < $0.end }) else {
        throw .overlap(words)
      }
      spans.append(span)
    }
    guard spans.count <= WeeklyHours.spansPerDay else { throw .tooMany }
    return spans.sorted { $0.start < $1.start }
  }

  /// `7`, `07.30` or `07:30`, up to `24:00`.
  private static func time(_ text: Substring) -> LocalTime? {
    let parts = text.split(omittingEmptySubsequences: false) { ".:".contains($0) }
    guard (1...2).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.count) }),
      parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
      parts.count == 1 || parts[1].count == 2,
      let hour = Int(parts[0]), let minute = parts.count == 2 ? Int(parts[1]) : 0
    else { return nil }
    return LocalTime(hour: hour, minute: minute)
  }
}
