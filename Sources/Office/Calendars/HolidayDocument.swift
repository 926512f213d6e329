public import ICalendar
public import WorkCalendar
public import Wording

/// A file of days off as somebody hands it in, read: an iCalendar file or a table.
public struct HolidayDocument: Sendable {
  /// What the file is written in; the raw values are media types.
  public enum Form: String, CaseIterable, Hashable, Sendable {
    /// iCalendar, as `HolidayFile` reads it.
    case calendar = "text/calendar"
    /// A table with tabs, as `HolidayTable` reads it.
    case table = "text/tab-separated-values"

    /// The form of a file that says it by its content or its name.
    public init(ofFile name: String, _ bytes: [UInt8]) {
      // Some programs put a mark of byte order or empty lines before the first word.
      let start = bytes.prefix(1_000).drop { $0 <= UInt8(ascii: " ") || $0 >= 0x80 }.prefix(15)
      let isCalendar = String(decoding: start, as: UTF8.self).uppercased() == "BEGIN:VCALENDAR"
      self = isCalendar || name.lowercased().hasSuffix(".ics") ? .calendar : .table
    }
  }

  /// A day off of the file.
  public struct Entry: Hashable, Sendable {
    /// The day off.
    public let record: DayOffRecord
    /// Whether the file tells its kind.
    public let isKindStated: Bool
    /// The number of its line, from 1.
    public let line: Int?
  }

  /// What the file is called.
  public let name: String
  /// What it is written in.
  public let form: Form
  /// The file, byte for byte.
  public let bytes: [UInt8]
  /// The days off.
  public let entries: [Entry]
  /// How the file says that it is to be taken over; `nil` where it says nothing.
  public let scope: HolidayImportMode?
  /// What was read past.
  public let warnings: [ICalendarWarning]

  /// The days off of the entries.
  public var records: [DayOffRecord] { entries.map(\.record) }

  /// Reads a file. Fails with `Refusal.calendar` or `Refusal.holidays`, which name file and line.
  public init(_ bytes: [UInt8], named name: String, as form: Form) throws(Refusal) {
    self.name = name
    self.form = form
    self.bytes = bytes
    switch form {
    case .calendar:
      let file: HolidayFile
      do throws(ICalendarError) {
        file = try HolidayFile.read(bytes, named: name)
      } catch {
        throw .calendar(error)
      }
      entries = file.entries.map {
        Entry(record: $0.record, isKindStated: $0.isKindStated, line: $0.place.line)
      }
      scope = file.scope
      warnings = file.warnings
    case .table:
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw .holidays(HolidayProblem(.notText, in: name))
      }
      let table: HolidayTable
      do throws(HolidayTableError) {
        table = try HolidayTable(text)
      } catch {
        throw .holidays(HolidayProblem(.table(error.problem, error.column), in: name, line: error.line))
      }
      entries = table.entries.map { Entry(record: $0.record, isKindStated: true, line: $0.line) }
      scope = nil
      warnings = []
    }
  }
}

/// Why a file of days off is not taken over: what is wrong, where, and what to do.
public struct HolidayProblem: Hashable, Sendable {
  /// What can stand against a file.
  public enum Problem: Hashable, Sendable {
    /// It is not text in UTF-8.
    case notText
    /// The table cannot be read; with the column, where it is about one.
    case table(HolidayTableError.Problem, HolidayTable.Column?)
    /// It has no day off.
    case noDays
    /// It says of itself that it is to be taken over in another way than was asked for.
    case otherScope(stated: HolidayImportMode, asked: HolidayImportMode)
    /// It cannot be meant so.
    case revision(HolidayRevisionError.Problem)
    /// After it no year would have decreed days off.
    case nothingDecreed
  }

  /// What stands against it.
  public let problem: Problem
  /// The name of the file.
  public let file: String
  /// The line; `nil` where the file as a whole is meant.
  public let line: Int?

  init(_ problem: Problem, in file: String, line: Int? = nil) {
    self.problem = problem
    self.file = file
    self.line = line
  }
}

extension HolidayProblem: Explained {
  /// The file, the line, what is wrong there, and what to do about it.
  public var sentence: Sentence {
    ICalendarPlace(file: file, line: line).sentence + Sentence(same: ": ") + problem.sentence
  }
}

extension HolidayProblem.Problem: Explained {
  /// What is wrong, to be read after the place.
  public var sentence: Sentence {
    switch self {
    case .notText: ICalendarError.Problem.notUTF8.sentence
    case .table(let problem, let column):
      (column.map { Sentence("kolom \($0.rawValue): ", "column \($0.rawValue): ") } ?? Sentence(same: ""))
        + problem.sentence
    case .noDays: Sentence("berkas tidak memuat hari libur", "the file has no day off")
    case .otherScope(let stated, let asked):
      Sentence(
        "berkas menyatakan cara impor \(stated.rawValue), bukan \(asked.rawValue); "
          + "impor tanpa menyebut caranya, atau ubah X-JADWAL-SCOPE",
        "the file says that it is to be imported as \(stated.rawValue), not \(asked.rawValue); "
          + "import it without saying how, or change X-JADWAL-SCOPE")
    case .revision(let problem): problem.sentence
    case .nothingDecreed:
      Sentence(
        "sesudahnya tidak ada tahun yang hari liburnya ditetapkan",
        "after it no year would have decreed days off")
    }
  }
}
