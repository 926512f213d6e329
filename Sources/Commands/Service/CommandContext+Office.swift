import Office
import Store

extension CommandContext {
  /// Asks something of the use cases over the data folder, also while a service runs on it. Fails where there is no
  /// data.
  func withReadingOffice<Value>(_ body: (Office) throws -> Value) throws -> Value {
    let clock = try RunningClock(environment)
    let calendars = try calendarFolder().shipped()
    let folder = DataFolder(self)
    let database = try folder.openForReading()
    defer { database.close() }
    return try body(
      Office(
        database: database,
        surroundings: .ofMachine(clock: clock, calendars: calendars, linkKey: folder.linkKey())))
  }

  /// Does something with the use cases over the data folder while no service runs on it. Fails where there is no data,
  /// or another process writes it.
  func withOffice<Value>(_ body: (Office) throws -> Value) throws -> Value {
    let clock = try RunningClock(environment)
    let calendars = try calendarFolder().shipped()
    let folder = DataFolder(self)
    let database = try folder.open(at: clock.now())
    defer { database.close() }
    return try body(
      Office(
        database: database,
        surroundings: .ofMachine(clock: clock, calendars: calendars, linkKey: folder.linkKey())))
  }
}
