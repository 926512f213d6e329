/// How the days off of a file are taken over.
public enum HolidayImportMode: String, CaseIterable, Hashable, Sendable {
  /// The file has all days off of each year that it names: they take the place of those that stood.
  case year
  /// The file has only the days that a decree adds, names anew or takes back: all others stay.
  case amend
  /// The file has all days off of all years, as a version of the calendar is given out: the years that it does
  /// not have are again as the program brings them.
  case all
}
