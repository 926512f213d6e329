public import WorkCalendar

extension Queries {
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

  /// Forgets a calendar file that was imported.
  public func dropCalendarFile(_ name: String) throws {
    try execute("DELETE FROM calendar_file WHERE name = $1", [.text(name)])
  }
}
