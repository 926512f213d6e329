public import WorkCalendar

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
