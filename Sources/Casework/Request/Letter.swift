public import WorkCalendar

/// The letter of a request (SP requirement 1).
public struct Letter: Hashable, Sendable {
  /// The number that its writer gave it; `nil` where it has none.
  public let number: String?
  /// The date that it bears; `nil` where it bears none.
  public let date: CivilDate?
  /// How it came.
  public let channel: LetterChannel

  /// A letter with what stands on it.
  public init(number: String?, date: CivilDate?, channel: LetterChannel) {
    self.number = number
    self.date = date
    self.channel = channel
  }
}

/// A consultation that the applicant had before writing (SP requirement 4a).
public struct Consultation: Hashable, Sendable {
  /// The channel.
  public let channel: ConsultationChannel
  /// The ticket, call or conversation to which the applicant refers; `nil` where there is none.
  public let reference: String?
  /// The day; `nil` where the applicant does not say.
  public let date: CivilDate?

  /// A consultation as the applicant tells it.
  public init(channel: ConsultationChannel, reference: String?, date: CivilDate?) {
    self.channel = channel
    self.reference = reference
    self.date = date
  }
}

/// The unit of the ministry that would have to solve the matter, and why it could not (SP requirement 5).
public struct RelatedUnit: Hashable, Sendable {
  /// The unit's name.
  public let name: String
  /// Why it could not solve the matter; or, where a request is referred to it, why it can.
  public let reason: String

  /// A unit with the reason that concerns it.
  public init(name: String, reason: String) {
    self.name = name
    self.reason = reason
  }
}
