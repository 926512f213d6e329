import JSON

/// How much a scenario may hold. Each limit is far above what a directorate of this size can have, and low
/// enough that a scenario at all limits still fits into memory and is planned in the time given.
enum ScenarioLimits {
  /// A scenario with the most requests, officers and bookings takes some ten megabytes. The limit on values
  /// stands between the text and the memory that it would become; a scenario at all limits has a quarter of
  /// it.
  static let json = JSONLimits(bytes: 32 << 20, depth: 16, values: 1_000_000)
  /// Requests of one day; the directorate receives some dozens.
  static let requests = 2_000
  /// Officers of one directorate.
  static let officers = 500
  /// Windows that one applicant ranks; nobody ranks more than a handful.
  static let proposals = 20
  /// Meetings that stand: each of 500 officers four times a day for a month.
  static let booked = 50_000
  /// Absences of one officer that the scenario lists; what repeats belongs into a calendar file.
  static let unavailable = 2_000
  /// Competencies of one officer, or needs of one request.
  static let competencies = 100
  /// Spans of hours of one weekday.
  static let spansPerDay = 24
  /// Characters of an id; ids become names of files.
  static let idLength = 100
  /// Characters of a person's name.
  static let nameLength = 200
  /// Characters of a competence.
  static let competenceLength = 100
  /// Characters of any other text, such as an instant.
  static let textLength = 300
  /// Days that one proposed window may span. An applicant proposes times; every start in a window is weighed.
  static let windowDays = 31
  /// Working days of lead.
  static let leadWorkingDays = 0...1000
  /// Minutes of a meeting: a day at most.
  static let duration = 1...1440
  /// Minutes kept free around a meeting.
  static let buffer = 0...1440
  /// Meetings of one officer on one day; 0 closes the service.
  static let meetingsPerDay = 0...1440
  /// Online rooms; 0 closes the service.
  static let rooms = 0...100_000
  /// Bytes of an officer's calendar file; the reader of such files has limits of its own below.
  static let availabilityBytes = 5_000_000
}
