public import WorkCalendar

extension Queries {
  /// The numbers and names of the service that were set, by name.
  public func settings() throws -> [(name: String, value: String)] {
    try all("SELECT name, value FROM setting ORDER BY name") { ($0.text(0), $0.text(1)) }
  }

  /// Sets a number or name of the service.
  public func set(_ name: String, to value: String) throws {
    try execute(
      """
      INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value =
      excluded.value
      """,
      [.text(name), .text(value)])
  }

  /// The calendar files that were imported, by name.
  public func calendarFiles() throws -> [(name: String, bytes: [UInt8])] {
    try all("SELECT name, bytes FROM calendar_file ORDER BY name") { ($0.text(0), $0.bytes(1)) }
  }

  /// Keeps a calendar file in place of the one of the same name.
  public func keepCalendarFile(_ name: String, bytes: [UInt8], at: Instant) throws {
    try execute(
      """
      INSERT INTO calendar_file (name, bytes, imported_at) VALUES ($1, $2, $3)
      ON CONFLICT (name) DO UPDATE SET bytes = excluded.bytes, imported_at = excluded.imported_at
      """, [.text(name), .bytes(bytes), .integer(at.secondsSinceEpoch)])
  }
}
