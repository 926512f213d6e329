public import Casework
public import WorkCalendar

/// The days off as they were from a moment on, with how they came to be so.
public struct CalendarVersionRecord: Hashable, Sendable {
  /// The file that was imported.
  public struct Source: Hashable, Sendable {
    /// How it was taken over.
    public let mode: HolidayImportMode
    /// What it was called.
    public let name: String
    /// Its media type.
    public let mediaType: String

    /// A file.
    public init(mode: HolidayImportMode, name: String, mediaType: String) {
      self.mode = mode
      self.name = name
      self.mediaType = mediaType
    }
  }

  /// The number, from 1.
  public let id: Identifier<Record.CalendarVersion>
  /// When it came.
  public let madeAt: Instant
  /// Who brought it, as the history names actors.
  public let madeBy: String
  /// The file that was imported; `nil` for days off that came with the program.
  public let source: Source?
  /// What changed, as a JSON object.
  public let summary: String
}

extension Queries {
  private static var columns: String { "id, made_at, made_by, mode, file_name, media_type, summary" }

  /// Every version of the calendar, oldest first.
  public func calendarVersions() throws -> [CalendarVersionRecord] {
    try all(
      "SELECT \(Self.columns) FROM calendar_version ORDER BY id", [], CalendarVersionRecord.init(row:))
  }

  /// A version of the calendar, or `nil` where there is none of this number.
  public func calendarVersion(_ id: Identifier<Record.CalendarVersion>) throws -> CalendarVersionRecord? {
    try first(
      "SELECT \(Self.columns) FROM calendar_version WHERE id = $1", [.integer(id.number)],
      CalendarVersionRecord.init(row:))
  }

  /// The number of the last version of the calendar, or `nil` where none is kept.
  public func lastCalendarVersion() throws -> Identifier<Record.CalendarVersion>? {
    try first("SELECT id FROM calendar_version ORDER BY id DESC LIMIT 1") { Identifier($0.integer(0)) }
  }

  /// The text of all days off of a version, or `nil` where there is none of this number.
  public func calendarText(of version: Identifier<Record.CalendarVersion>) throws -> [UInt8]? {
    try first("SELECT calendar FROM calendar_version WHERE id = $1", [.integer(version.number)]) {
      $0.bytes(0)
    }
  }

  /// The file that brought a version, byte for byte, or `nil` where none did.
  public func calendarSource(of version: Identifier<Record.CalendarVersion>) throws -> [UInt8]? {
    try first("SELECT file FROM calendar_version WHERE id = $1", [.integer(version.number)]) {
      $0.optionalBytes(0)
    } ?? nil
  }

  /// Adds a version of the calendar. Returns its number. `calendar` is the text of all days off, `file` what was
  /// imported; each with its SHA-256 digest.
  public func addCalendarVersion(
    at: Instant, by actor: String, calendar: (bytes: [UInt8], digest: [UInt8]),
    source: CalendarVersionRecord.Source?, file: (bytes: [UInt8], digest: [UInt8])?, summary: String
  ) throws -> Identifier<Record.CalendarVersion> {
    Identifier(
      try inserted(
        """
        INSERT INTO calendar_version (made_at, made_by, mode, file_name, media_type, file, file_digest, calendar,
          calendar_digest, summary)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id
        """,
        [
          .integer(at.secondsSinceEpoch), .text(actor), SQLValue(source?.mode.rawValue),
          SQLValue(source?.name),
          SQLValue(source?.mediaType), file.map { .bytes($0.bytes) } ?? .null,
          file.map { .bytes($0.digest) } ?? .null, .bytes(calendar.bytes), .bytes(calendar.digest),
          .text(summary),
        ]))
  }
}

extension CalendarVersionRecord {
  fileprivate init(row: any Row) throws {
    id = Identifier(row.integer(0))
    madeAt = Instant(secondsSinceEpoch: row.integer(1))
    madeBy = row.text(2)
    let mode: HolidayImportMode? = try row.optionalText(3).map { try stored($0) }
    source = mode.map { Source(mode: $0, name: row.text(4), mediaType: row.text(5)) }
    summary = row.text(6)
  }
}
