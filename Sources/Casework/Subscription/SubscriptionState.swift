/// How a subscription of the service to an officer's own calendar stands. The raw values are those of the
/// outside.
public enum SubscriptionState: String, CaseIterable, Hashable, Sendable {
  /// The address has not been asked yet.
  case waiting
  /// The last check was good.
  case current
  /// The last check was in vain; it is tried again.
  case failing
  /// The calendar is empty all of a sudden: the last good copy counts until that has lasted.
  case doubtful
  /// It has been in vain so often, or for so long, that people were told.
  case broken
}

/// What came of one look at a subscribed calendar.
public enum SubscriptionFinding: Hashable, Sendable {
  /// A calendar that can be used came, or the copy is still what lies there.
  case good
  /// A calendar came that holds nothing at all, where the copy still has something ahead.
  case emptied
  /// Nothing that can be used came.
  case failed
}
