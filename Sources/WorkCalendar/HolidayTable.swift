/// A table of days off, one a line with tabs between: what an office writes from a decree in a minute.
///
///     date	name_id	name_en	kind	decree
///     2025-08-18	Cuti Bersama HUT RI	Independence Day leave	collective-leave	SKB 933/2025 (2025-08-07)
///
/// The first line names the columns, in any order. `date`, `name_id` and `kind` have to be there. `kind` is
/// `national-holiday` (or `national`), `collective-leave` or `election`. `decree` is the citation; the day on which
/// it was made public is that of `published`, or else the first in parentheses in the citation, where
/// `(2023-03-28/29)` means the later one. `status` is `decreed` or `tentative`, which has no decree. `withdrawal`
/// and `withdrawn` are the decree that takes the day back and the day on which that was made public. The columns
/// `sources_agree` and `sources_disagree` are read past.
public struct HolidayTable: Hashable, Sendable {
  /// A day off of the table.
  public struct Entry: Hashable, Sendable {
    /// The day off.
    public let record: DayOffRecord
    /// The number of its line, from 1.
    public let line: Int
  }

  /// A column that the table may have.
  public enum Column: String, CaseIterable, Hashable, Sendable {
    /// The day, as `2026-03-10`.
    case date
    /// The Indonesian name.
    case indonesianName = "name_id"
    /// The English name; without it the Indonesian one stands for it.
    case englishName = "name_en"
    /// The kind of day.
    case kind
    /// The decree, as it is cited.
    case decree
    /// Whether a decree names the day.
    case status
    /// The day on which the decree was made public.
    case published
    /// The decree that takes the day back.
    case withdrawal
    /// The day on which that was made public.
    case withdrawn
    /// Who else has the day.
    case sourcesAgree = "sources_agree"
    /// Who has not.
    case sourcesDisagree = "sources_disagree"

    static let required: [Column] = [.date, .indonesianName, .kind]
  }

  /// The most days that are read: a hundred years' worth.
  public static let mostDays = 5_000
  /// The longest name or citation, in characters.
  public static let longestText = 400

  /// The days off, in the order of the lines.
  public let entries: [Entry]

  /// The table that is written in a text. Fails with the first line that cannot be read.
  public init(_ text: String) throws(HolidayTableError) {
    var rows: [(number: Int, cells: [Substring])] = []
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      // A mark of byte order is no part of the first name.
      let content = number == 1 && line.first == "\u{FEFF}" ? line.dropFirst() : line
      guard content.contains(where: { !$0.isWhitespace }) else { continue }
      let cells = content.split(separator: "\t", omittingEmptySubsequences: false)
      rows.append((number, cells.map(HolidayTable.trimmed)))
    }
    guard let head = rows.first else { throw HolidayTableError(.empty, line: 1) }
    guard rows.count <= HolidayTable.mostDays + 1 else {
      throw HolidayTableError(
        .tooManyDays(HolidayTable.mostDays), line: rows[HolidayTable.mostDays + 1].number)
    }
    let columns = try HolidayTable.columns(head.cells, line: head.number)
    var entries: [Entry] = []
    var seen: Set<DayOffRecord.Identity> = []
    for row in rows.dropFirst() {
      guard row.cells.count == columns.count else {
        throw HolidayTableError(
          .otherNumberOfCells(row.cells.count, expected: columns.count), line: row.number)
      }
      let record = try Row(
        number: row.number, cells: Dictionary(uniqueKeysWithValues: zip(columns, row.cells))
      )
      .record()
      guard seen.insert(record.identity).inserted else {
        throw HolidayTableError(.repeatedDay(record.dayOff.date), line: row.number, column: .date)
      }
      entries.append(Entry(record: record, line: row.number))
    }
    self.entries = entries
  }

  private static func columns(_ names: [Substring], line: Int) throws(HolidayTableError) -> [Column] {
    var columns: [Column] = []
    for name in names {
      guard let column = Column(rawValue: String(name)) else {
        throw HolidayTableError(.unknownColumn(String(name.prefix(longestText))), line: line)
      }
      if columns.contains(column) { throw HolidayTableError(.repeatedColumn, line: line, column: column) }
      columns.append(column)
    }
    for column in Column.required where !columns.contains(column) {
      throw HolidayTableError(.missingColumn, line: line, column: column)
    }
    return columns
  }

  /// The text without blanks around it. A hyphen alone says that there is nothing.
  private static func trimmed(_ cell: Substring) -> Substring {
    var cell = cell.drop { $0.isWhitespace }
    while cell.last?.isWhitespace ?? false { cell.removeLast() }
    return cell == "-" ? "" : cell
  }
}

/// A line of the table.
private struct Row {
  let number: Int
  let cells: [HolidayTable.Column: Substring]

  func record() throws(HolidayTableError) -> DayOffRecord {
    let date = try date(in: .date)
    let name = try name()
    let kind = try kind()
    let decree = try decree(in: .decree, published: .published)
    let withdrawal = try self.decree(in: .withdrawal, published: .withdrawn)
    guard try isDecreed(decree) else {
      return DayOffRecord(dayOff: DayOff(tentative: date, kind: kind, name: name), withdrawal: withdrawal)
    }
    guard let decree else { throw error(.missingValue, in: .decree) }
    return DayOffRecord(
      dayOff: DayOff(date: date, kind: kind, name: name, decree: decree), withdrawal: withdrawal)
  }

  private func name() throws(HolidayTableError) -> LocalizedName {
    guard let indonesian = try text(in: .indonesianName) else {
      throw error(.missingValue, in: .indonesianName)
    }
    return LocalizedName(indonesian: indonesian, english: try text(in: .englishName) ?? indonesian)
  }

  private func kind() throws(HolidayTableError) -> DayOffKind {
    let word = String(cells[.kind] ?? "")
    guard let kind = word == "national" ? .nationalHoliday : DayOffKind(rawValue: word) else {
      throw error(word.isEmpty ? .missingValue : .unknownWord(word), in: .kind)
    }
    return kind
  }

  /// Without the column a day with a decree is decreed, and one without is only expected.
  private func isDecreed(_ decree: Decree?) throws(HolidayTableError) -> Bool {
    let word = String(cells[.status] ?? "")
    if word.isEmpty { return decree != nil }
    guard let status = DayOffStatus(rawValue: word) else { throw error(.unknownWord(word), in: .status) }
    return status == .decreed
  }

  private func decree(
    in column: HolidayTable.Column, published: HolidayTable.Column
  ) throws(HolidayTableError) -> Decree? {
    guard let citation = try text(in: column) else {
      if !(cells[published] ?? "").isEmpty { throw error(.missingValue, in: column) }
      return nil
    }
    if !(cells[published] ?? "").isEmpty {
      return Decree(citation: citation, published: try date(in: published))
    }
    guard let published = Row.published(in: citation) else {
      throw error(.noPublication(published), in: column)
    }
    return Decree(citation: citation, published: published)
  }

  /// The first date in parentheses in a citation; of `2023-03-28/29` the later one.
  private static func published(in citation: String) -> CivilDate? {
    for part in citation.split(separator: "(").dropFirst() {
      let inside = part.prefix { $0 != ")" }
      let days = inside.split(separator: "/", omittingEmptySubsequences: false)
      guard let first = days.first.flatMap({ CivilDate(iso8601: String($0)) }) else { continue }
      guard days.count == 2 else { return days.count == 1 ? first : nil }
      return CivilDate(iso8601: String(inside.prefix(8)) + days[1])
    }
    return nil
  }

  private func date(in column: HolidayTable.Column) throws(HolidayTableError) -> CivilDate {
    let word = String(cells[column] ?? "")
    guard let date = CivilDate(iso8601: word) else {
      throw error(word.isEmpty ? .missingValue : .noDate(word), in: column)
    }
    return date
  }

  private func text(in column: HolidayTable.Column) throws(HolidayTableError) -> String? {
    let text = String(cells[column] ?? "")
    guard text.count <= HolidayTable.longestText else {
      throw error(.tooLong(HolidayTable.longestText), in: column)
    }
    let hasControls = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    if hasControls { throw error(.controlCharacter, in: column) }
    return text.isEmpty ? nil : text
  }

  private func error(_ problem: HolidayTableError.Problem, in column: HolidayTable.Column)
    -> HolidayTableError
  {
    HolidayTableError(problem, line: number, column: column)
  }
}

/// A table of days off cannot be read: what is wrong, and where.
public struct HolidayTableError: Error, Hashable, Sendable {
  /// What can be wrong with a table.
  public enum Problem: Hashable, Sendable {
    /// There is nothing in it.
    case empty
    /// A column that no table has.
    case unknownColumn(String)
    /// A column is there twice.
    case repeatedColumn
    /// A column that every table has is not there.
    case missingColumn
    /// A line has more or fewer cells than there are columns.
    case otherNumberOfCells(Int, expected: Int)
    /// A cell that has to say something says nothing.
    case missingValue
    /// A cell should hold a date, and does not.
    case noDate(String)
    /// A cell holds a word that is none of those that may stand there.
    case unknownWord(String)
    /// The citation does not tell when the decree was made public, and neither does the column for it.
    case noPublication(HolidayTable.Column)
    /// A text is longer than so many characters.
    case tooLong(Int)
    /// A text holds a control character.
    case controlCharacter
    /// The same day is there twice.
    case repeatedDay(CivilDate)
    /// There are more than so many days.
    case tooManyDays(Int)
  }

  /// What is wrong.
  public let problem: Problem
  /// The number of the line, from 1.
  public let line: Int
  /// The column; `nil` where the line as a whole is meant.
  public let column: HolidayTable.Column?

  init(_ problem: Problem, line: Int, column: HolidayTable.Column? = nil) {
    self.problem = problem
    self.line = line
    self.column = column
  }
}

extension DayOffRecord {
  /// What makes two entries of a file say the same.
  public struct Identity: Hashable, Sendable {
    let date: CivilDate
    let kind: DayOffKind
    let name: String
    let withdrawn: CivilDate?
  }

  /// What no other entry of the same file may have: a day may be taken back and named anew, but not stand twice.
  public var identity: Identity {
    Identity(
      date: dayOff.date, kind: dayOff.kind, name: dayOff.name.indonesian, withdrawn: withdrawal?.published)
  }
}
