/// The file of office hours as `calendars/office-hours.ics` holds it (RFC 7953).
///
/// One VAVAILABILITY without an end is the normal week, at PRIORITY 9; the DTSTART that it has for the
/// readers that want one is the first day on record, and the hours are taken to hold before it too. Every
/// VAVAILABILITY with DTSTART and DTEND at midnight is a period with hours of its own, at a higher precedence
/// (a lower number): Ramadan. In each, an AVAILABLE that repeats weekly is a span of hours on the weekdays
/// that it names, in office time. A period's Indonesian name is its SUMMARY, the English one its DESCRIPTION;
/// X-JADWAL-STATUS is TENTATIVE while its dates are only computed.
public enum OfficeHoursFile {
  /// The precedence of the normal week: the lowest that RFC 7953, section 3.2, lets one state.
  static let normalPriority = 9
  /// The precedence of a period. Periods do not overlap, so that one number does for all.
  static let periodPriority = 8
  /// The property that tells settled dates from computed ones; VAVAILABILITY has no STATUS.
  static let statusProperty = "X-JADWAL-STATUS"
}
