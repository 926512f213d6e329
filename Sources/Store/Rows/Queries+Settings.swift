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

  /// Takes back what was set.
  public func unset(_ name: String) throws {
    _ = try execute("DELETE FROM setting WHERE name = $1", [.text(name)])
  }
}
