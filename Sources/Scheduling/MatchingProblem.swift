public import WorkCalendar

/// Whether an applicant is served first (SP mechanism 6).
public enum Priority: String, CaseIterable, Hashable, Sendable {
  case none, disability, elderly, pregnant
}

/// A person of the directorate who can hold meetings.
public struct Officer: Hashable, Sendable {
  /// The officer's id in the scenario; unique.
  public let id: String
  /// What the officer can help with; compared as written.
  public let competencies: Set<String>
  /// The officer's own weekly hours in office time; `nil` where the office's hours hold.
  public let hours: WeekPattern?
  /// Hours of single dates in office time, in place of the week's and of what the officer's calendar states; spans are
  /// sorted and disjoint.
  public let dateHours: [CivilDate: [LocalSpan]]
  /// Spans in which the officer cannot be met: leave, travel, illness.
  public let unavailable: [InstantRange]
  /// What the officer's own calendar says.
  public let published: PublishedAvailability

  /// An officer with competencies and availability.
  public init(
    id: String, competencies: Set<String>, hours: WeekPattern? = nil,
    dateHours: [CivilDate: [LocalSpan]] = [:], unavailable: [InstantRange] = [],
    published: PublishedAvailability = .silent
  ) {
    self.id = id
    self.competencies = competencies
    self.hours = hours
    self.dateHours = dateHours
    self.unavailable = unavailable
    self.published = published
  }
}

/// A request that waits for a meeting.
public struct MeetingRequest: Hashable, Sendable {
  /// The request's id in the scenario; unique.
  public let id: String
  /// When the unit received it: the clock of the lead time starts here (SP requirement 6).
  public let receivedAt: Instant
  /// Whether the applicant is served first.
  public let priority: Priority
  /// Every competence that one officer must have to help.
  public let needs: Set<String>
  /// How long the meeting lasts.
  public let duration: Minutes
  /// The windows that the applicant proposes, best first.
  public let proposals: [InstantRange]

  /// A request with its proposals.
  public init(
    id: String, receivedAt: Instant, priority: Priority = .none, needs: Set<String>, duration: Minutes,
    proposals: [InstantRange]
  ) {
    self.id = id
    self.receivedAt = receivedAt
    self.priority = priority
    self.needs = needs
    self.duration = duration
    self.proposals = proposals
  }
}

/// A meeting that already stands and is not to be moved.
public struct Booking: Hashable, Sendable {
  /// The id of the officer who holds it.
  public let officer: String
  /// When it is held.
  public let time: InstantRange
  /// What the officer holds it for. Bookings of several officers for the same thing at the same time are one
  /// meeting, in one room; those of one officer on one day count once for the day's cap. `nil` where it is a
  /// meeting of its own.
  public let meeting: String?

  /// A standing meeting of an officer.
  public init(officer: String, time: InstantRange, meeting: String? = nil) {
    self.officer = officer
    self.time = time
    self.meeting = meeting
  }
}

/// A day's requests with everything that decides when they can be met.
public struct MatchingProblem: Sendable {
  /// The moment of planning; no meeting starts before it.
  public let now: Instant
  /// The numbers of the service.
  public let rules: ServiceRules
  /// The officers; ids are unique.
  public let officers: [Officer]
  /// The requests; ids are unique.
  public let requests: [MeetingRequest]
  /// The meetings that stand; every officer named is among `officers`.
  public let booked: [Booking]
  /// The working days.
  public let calendar: WorkingDayCalendar
  /// The office's hours, for officers without hours of their own.
  public let officeHours: OfficeHours

  /// A problem from its parts, which the door has checked: unique ids, known officers, positive lengths.
  public init(
    now: Instant, rules: ServiceRules, officers: [Officer], requests: [MeetingRequest],
    booked: [Booking], calendar: WorkingDayCalendar, officeHours: OfficeHours
  ) {
    self.now = now
    self.rules = rules
    self.officers = officers
    self.requests = requests
    self.booked = booked
    self.calendar = calendar
    self.officeHours = officeHours
  }
}
