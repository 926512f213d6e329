import WorkCalendar

extension SlotsWorkload {
  /// Reads the text form: `WINDOWS MEMBERS`, then a line `START END` in seconds of the epoch for each window,
  /// then for each member `ID COUNT` and a line `START END` for each busy time. A slot has half an hour.
  /// Fails at the first line that is not what should stand there.
  static func read(text: [UInt8], named file: String) throws(WorkloadProblem) -> SlotsWorkload {
    var lines = WorkloadLines(text: text, file: file)
    let (windowCount, memberCount) = try lines.numbers()
    let windows = try lines.ranges(windowCount, mostDays: mostDays)
    var members: [Member] = []
    for _ in 0..<max(0, memberCount) {
      let (id, count) = try lines.wordAndNumber()
      members.append(Member(id: id, busy: try lines.ranges(count)))
    }
    return SlotsWorkload(windows: windows, slot: Minutes(30), members: members)
  }
}

/// The lines of a workload in its text form, two fields each.
private struct WorkloadLines {
  let text: [UInt8]
  let file: String
  private var position = 0
  private var line = 0

  init(text: [UInt8], file: String) {
    self.text = text
    self.file = file
  }

  mutating func numbers() throws(WorkloadProblem) -> (Int, Int) {
    let (first, second) = try fields()
    guard let first = WorkloadLines.number(text[first]), let second = WorkloadLines.number(text[second])
    else {
      throw problem
    }
    return (first, second)
  }

  mutating func wordAndNumber() throws(WorkloadProblem) -> (String, Int) {
    let (first, second) = try fields()
    guard let number = WorkloadLines.number(text[second]) else { throw problem }
    return (String(decoding: text[first], as: UTF8.self), number)
  }

  mutating func ranges(_ count: Int, mostDays: Int? = nil) throws(WorkloadProblem) -> [InstantRange] {
    var ranges: [InstantRange] = []
    var days = 0
    for _ in 0..<max(0, count) {
      let (start, end) = try numbers()
      guard let range = SlotsWorkload.range(from: Int64(start), to: Int64(end)) else { throw problem }
      ranges.append(range)
      guard let limit = mostDays else { continue }
      // Touched days: those that the length covers, and one more.
      days += range.length.count / 1440 + 1
      guard days <= limit else { throw problem }
    }
    return ranges
  }

  /// The two fields of the next line, separated by a blank.
  private mutating func fields() throws(WorkloadProblem) -> (Range<Int>, Range<Int>) {
    line += 1
    let start = position
    while position < text.count, text[position] != UInt8(ascii: " "), text[position] != UInt8(ascii: "\n") {
      position += 1
    }
    guard position > start, position < text.count, text[position] == UInt8(ascii: " ") else { throw problem }
    let middle = position
    while position < text.count, text[position] != UInt8(ascii: "\n") { position += 1 }
    let second = middle + 1..<position
    position += 1
    return (start..<middle, second)
  }

  private var problem: WorkloadProblem { WorkloadProblem(file: file, reason: .line(line)) }

  /// A whole number of decimal digits, with a minus sign where it is negative.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    let isNegative = digits.first == UInt8(ascii: "-")
    let digits = isNegative ? digits.dropFirst() : digits
    guard (1...18).contains(digits.count) else { return nil }
    var number = 0
    for digit in digits {
      let value = digit &- UInt8(ascii: "0")
      guard value <= 9 else { return nil }
      number = number * 10 + Int(value)
    }
    return isNegative ? -number : number
  }
}
