import WorkCalendar

/// Forgets the answers that were kept for callers who try again, once a day has passed; done by the service
/// itself.
public struct ForgetAnswers: UseCase {
  /// How long an answer is kept: who was cut off tries again within hours.
  public static let keeping = Minutes(1440)

  /// Looks for answers that are old enough.
  public init() {}

  /// Forgets them.
  public func perform(at desk: Desk) throws {
    try desk.queries.forgetAnswers(before: desk.now - ForgetAnswers.keeping)
  }
}
