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
