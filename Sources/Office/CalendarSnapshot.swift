import ICalendar
public import WorkCalendar

/// The official calendars at one version.
public struct CalendarSnapshot: Sendable {
  /// The days off with their decrees.
  public let holidays: HolidayCalendar
  /// The working days that follow from them.
  public let workingDays: WorkingDayCalendar
  /// The office's hours.
  public let officeHours: OfficeHours

  /// Calendars from their parts.
  public init(holidays: HolidayCalendar, workingDays: WorkingDayCalendar, officeHours: OfficeHours) {
    self.holidays = holidays
    self.workingDays = workingDays
    self.officeHours = officeHours
  }
}

/// The calendar files that came with the program, by name: `2026.ics`, `office-hours.ics`. What was imported
/// stands in place of the file of its name.
public struct ShippedCalendars: Sendable {
  /// The name of the file of office hours.
  public static let officeHoursName = "office-hours.ics"

  /// The files, by name.
  public let files: [String: [UInt8]]
  /// What is expected of the years that no decree names.
  public let forecast: HolidayForecast

  /// Shipped files, by name, with what is expected of other years.
  public init(files: [String: [UInt8]], forecast: HolidayForecast) {
    self.files = files
    self.forecast = forecast
  }

  /// The days off of a file, as the program brings them; `nil` where it brings no file of this name. Fails where
  /// it cannot be read.
  func records(named name: String) throws -> [DayOffRecord]? {
    try files[name].map { try HolidayFile.read($0, named: name).records }
  }

  /// The calendars of these files with some of them replaced. Fails where a file cannot be read, where the
  /// office's hours are missing, or where no year is decreed.
  public func snapshot(replacing imported: [(name: String, bytes: [UInt8])]) throws -> CalendarSnapshot {
    let files = self.files.merging(imported.map { ($0.name, $0.bytes) }) { _, new in new }
    var records: [DayOffRecord] = []
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) where name != ShippedCalendars.officeHoursName
    {
      records += try HolidayFile.read(bytes, named: name).records
    }
    let holidays = HolidayCalendar(records: records, forecast: forecast)
    guard let workingDays = WorkingDayCalendar(holidays), let hours = files[ShippedCalendars.officeHoursName]
    else { throw CalendarsMissing() }
    let officeHours = try OfficeHoursFile.read(hours, named: ShippedCalendars.officeHoursName).hours
    return CalendarSnapshot(holidays: holidays, workingDays: workingDays, officeHours: officeHours)
  }
}

/// No year is decreed in the calendars, or the office's hours are missing: nothing can be promised.
public struct CalendarsMissing: Error, Hashable, Sendable {}
