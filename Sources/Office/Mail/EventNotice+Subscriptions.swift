import Wording

extension EventNotice {
  /// What is told of a subscription to an officer's own calendar.
  func ofSubscription() -> Notice? {
    let calendar = NoticeWriter.SubscribedCalendar(
      officer: facts.text("officerName") ?? "", address: facts.text("address") ?? "",
      fetchedAt: facts.instant("fetchedAt"))
    switch facts.event {
    case .subscriptionMade: return writer.subscriptionMade(calendar)
    case .subscriptionRemoved: return writer.subscriptionRemoved(calendar)
    case .subscriptionBroken:
      let kind = facts.text("problem").flatMap(SubscriptionProblem.Kind.init)
      return writer.subscriptionBroken(calendar, problem: kind?.sentence)
    case .subscriptionMended: return writer.subscriptionMended(calendar, staysEmpty: isSo("staysEmpty"))
    default: return nil
    }
  }
}
