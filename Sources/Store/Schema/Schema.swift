/// The tables of the service.
public enum Schema {
  /// Every step from an empty database to that of this version, in order.
  public static let migrations: [Migration] = [
    .people, .requests, .meetings, .records, .outgoingMail, .invitees, .subscriptions, .reminders,
    .incomingMail, .sessions, .drafts, .desk, .calendarVersions, .planChanges, .accounts, .erasure,
    .search, .dateHours,
  ]
}
