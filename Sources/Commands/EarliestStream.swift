import Glibc
import WorkCalendar

/// Why a stream of instants could not be answered to its end.
struct EarliestStreamError: Error, Hashable {
  /// What is wrong.
  enum Reason: Error, Hashable {
    /// The line is empty.
    case blankLine
    /// The line has more bytes than `limit`.
    case lineTooLong(limit: Int)
    /// The line is no instant. `text` is its beginning, fit to be shown.
    case notAnInstant(text: String, fault: ISO8601Error)
    /// The answer lies too far from the decrees on record.
    case outOfReach(CalendarReachError)
    /// The input could not be read (`errno`).
    case reading(code: Int32)
    /// The output could not be written (`errno`); `EPIPE` where its reader has gone.
    case writing(code: Int32)
  }

  /// The line, the first being 1. Where reading or writing failed, the one that was to be answered next.
  let line: Int
  /// What is wrong with it.
  let reason: Reason
}

/// Answers instants of receipt, one a line, with the earliest dates that their lead time allows, one a line
/// and in the same order (rules of the service, section 2.2).
///
/// Lines end with a line feed, with or without a carriage return before it; the last one needs no end. A
/// blank line is an error. Memory is constant: what has been read is answered before more is read, so that a
/// slow source has its answers at once.
struct EarliestStream {
  /// How an answer is written.
  enum Form {
    /// The earliest date alone.
    case dates
    /// A JSON object with `receivedAt` as it was given, `effectiveReceiptDate`, `date` and `tentative`.
    case jsonLines
  }

  /// Bytes that are read at once: what a pipe of Linux holds.
  private static let blockSize = 65_536
  /// Bytes of the longest line: an instant has 25, and more only by the digits of a fraction.
  static let longestLine = 1024
  /// Bytes of a wrong line that are shown.
  private static let longestExcerpt = 40

  /// The years met so far in which an answer may still change, ascending.
  var tentativeYears: [Int] { tentativeYearsMet.sorted() }

  private let calendar: WorkingDayCalendar
  private let lead: WorkingDays
  private let form: Form
  private var tentativeYearsMet: Set<Int> = []
  /// What follows the instant in the answer to a receipt, for each day of the calendar's reach that was met:
  /// the place in `endings`, or an empty one. All receipts of a day have the same answer.
  private var places: [Range<Int>]
  private var endings: [UInt8] = []

  /// Answers by a calendar, with a lead time in working days.
  init(calendar: WorkingDayCalendar, lead: WorkingDays, form: Form) {
    self.calendar = calendar
    self.lead = lead
    self.form = form
    let days = calendar.reach.lowerBound.distance(to: calendar.reach.upperBound) + 1
    places = Array(repeating: 0..<0, count: days)
  }

  /// Reads a file descriptor to its end and writes the answers to another.
  ///
  /// Fails at the first wrong line; the answers to those before it have been written. `progress` is told the
  /// number of lines answered, after each block.
  mutating func run(
    from source: Int32, to destination: Int32, progress: (Int) -> Void = { _ in }
  ) throws(EarliestStreamError) {
    var input = [UInt8](repeating: 0, count: EarliestStream.blockSize)
    var output: [UInt8] = []
    var filled = 0
    var lines = 0
    while true {
      let count = EarliestStream.read(source, into: &input, after: filled)
      guard count >= 0 else {
        throw EarliestStreamError(line: lines + 1, reason: .reading(code: Int32(-count)))
      }
      filled += count
      var used = 0
      var fault: EarliestStreamError.Reason?
      do throws(EarliestStreamError.Reason) {
        try answer(
          input.span.extracting(first: filled), isLast: count == 0, used: &used, lines: &lines,
          output: &output)
      } catch {
        fault = error
      }
      let code = EarliestStream.write(output, to: destination)
      guard code == 0 else { throw EarliestStreamError(line: lines + 1, reason: .writing(code: code)) }
      if let fault { throw EarliestStreamError(line: lines + 1, reason: fault) }
      output.removeAll(keepingCapacity: true)
      progress(lines)
      if count == 0 { return }
      for index in used..<filled { input[index - used] = input[index] }
      filled -= used
    }
  }

  /// Appends the answer to one instant, with a line feed.
  mutating func answer(
    _ text: Span<UInt8>, output: inout [UInt8]
  ) throws(EarliestStreamError.Reason) {
    let instant: Instant
    do throws(ISO8601Error) {
      instant = try Instant(parsingISO8601: text)
    } catch {
      throw .notAnInstant(text: EarliestStream.excerpt(text), fault: error)
    }
    try append(text, instant, to: &output)
  }

  /// Answers all whole lines of a block, and its last line too where it is the last block.
  private mutating func answer(
    _ block: Span<UInt8>, isLast: Bool, used: inout Int, lines: inout Int, output: inout [UInt8]
  ) throws(EarliestStreamError.Reason) {
    let lineFeed = UInt8(ascii: "\n")
    var length = 0
    while used < block.count {
      // Lines are mostly of one length. No instant holds a line feed: where the guess is wrong, reading
      // fails.
      var end = used + length
      if length > 0, end < block.count, block[end] == lineFeed {
        let text = block.extracting(used..<EarliestStream.textEnd(of: block, from: used, to: end))
        if let instant = try? Instant(parsingISO8601: text) {
          try append(text, instant, to: &output)
          used = end + 1
          lines += 1
          continue
        }
      }
      end = used
      while end < block.count, block[end] != lineFeed { end += 1 }
      guard end - used <= EarliestStream.longestLine else {
        throw .lineTooLong(limit: EarliestStream.longestLine)
      }
      guard end < block.count || isLast else { return }
      let text = block.extracting(used..<EarliestStream.textEnd(of: block, from: used, to: end))
      guard !text.isEmpty else { throw .blankLine }
      try answer(text, output: &output)
      length = end - used
      used = min(end + 1, block.count)
      lines += 1
    }
  }

  private mutating func append(
    _ text: Span<UInt8>, _ instant: Instant, to output: inout [UInt8]
  ) throws(EarliestStreamError.Reason) {
    let ending = try ending(for: instant)
    if form == .jsonLines {
      output.append(contentsOf: EarliestStream.beginning)
      text.withUnsafeBufferPointer { output.append(contentsOf: $0) }
    }
    endings.withUnsafeBufferPointer { output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[ending])) }
  }

  private static let beginning = Array(#"{"receivedAt":""#.utf8)

  /// The place of what follows the instant in its answer, written when the first receipt of a day is met.
  private mutating func ending(
    for instant: Instant
  ) throws(EarliestStreamError.Reason) -> Range<Int> {
    let day = calendar.reach.lowerBound.distance(to: instant.local(offset: .wib).date)
    if places.indices.contains(day), !places[day].isEmpty { return places[day] }
    let start = endings.count
    do throws(CalendarReachError) {
      let leadTime = try calendar.leadTime(receivedAt: instant, lead: lead)
      tentativeYearsMet.formUnion(
        try calendar.tentativeYears(from: leadTime.receiptDate, through: leadTime.date))
      appendEnding(leadTime)
    } catch {
      throw .outOfReach(error)
    }
    places[day] = start..<endings.count
    return places[day]
  }

  private mutating func appendEnding(_ leadTime: LeadTime) {
    switch form {
    case .dates:
      leadTime.date.appendISO8601(to: &endings)
    case .jsonLines:
      endings.append(contentsOf: #"","effectiveReceiptDate":""#.utf8)
      leadTime.effectiveReceiptDate.appendISO8601(to: &endings)
      endings.append(contentsOf: #"","date":""#.utf8)
      leadTime.date.appendISO8601(to: &endings)
      endings.append(
        contentsOf: (leadTime.isTentative ? #"","tentative":true}"# : #"","tentative":false}"#).utf8)
    }
    endings.append(UInt8(ascii: "\n"))
  }

  /// The end of a line's text: the carriage return before the line feed is not part of it.
  private static func textEnd(of block: Span<UInt8>, from start: Int, to end: Int) -> Int {
    end > start && block[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
  }

  /// The beginning of a wrong line, with a question mark for each byte that is not printable ASCII.
  private static func excerpt(_ text: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    for index in 0..<min(text.count, longestExcerpt) {
      bytes.append(0x20 <= text[index] && text[index] < 0x7F ? text[index] : UInt8(ascii: "?"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads what there is, at most to the end of the buffer; the number of bytes, 0 at the end, and
  /// the negative error number where it cannot.
  private static func read(_ source: Int32, into buffer: inout [UInt8], after filled: Int) -> Int {
    buffer.withUnsafeMutableBytes { bytes in
      let free = UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])
      while true {
        let count = Glibc.read(source, free.baseAddress, free.count)
        if count >= 0 { return count }
        if errno != EINTR { return Int(-errno) }
      }
    }
  }

  /// Writes all bytes; the error number where it cannot, else 0.
  private static func write(_ bytes: [UInt8], to destination: Int32) -> Int32 {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(destination, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}
