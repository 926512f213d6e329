/// Where in a calendar file something was found: as exactly as is known.
public struct ICalendarPlace: Hashable, Sendable {
  /// The name of the file, as it was passed in.
  public let file: String
  /// The number of the line, from 1; of a folded line the first. `nil` where the file as a whole is meant.
  public let line: Int?
  /// The component, such as `VEVENT`.
  public let component: String?
  /// The property, such as `DTSTART`.
  public let property: String?

  /// A place in a file.
  public init(file: String, line: Int? = nil, component: String? = nil, property: String? = nil) {
    self.file = file
    self.line = line
    self.component = component
    self.property = property
  }
}
