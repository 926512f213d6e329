import Almanac
import Office

extension CalendarFolder {
  /// The files of the folder as the service starts with them. Fails where one cannot be read.
  func shipped() throws -> ShippedCalendars {
    var files: [String: [UInt8]] = [:]
    for name in try names()
    where CalendarFolder.year(of: name) != nil || name == ShippedCalendars.officeHoursName {
      files[name] = try InputFile.read("\(path)/\(name)", atMost: CalendarFolder.largestFile)
    }
    return ShippedCalendars(files: files, forecast: .computed)
  }
}
