public import WorkCalendar

/// A complaint as the report sees it.
public struct ReceivedComplaint: Hashable, Sendable {
  /// When it came.
  public let receivedAt: Instant
  /// How it came.
  public let channel: ComplaintChannel
  /// When it was answered; `nil` where it waits.
  public let answeredAt: Instant?

  /// A complaint.
  public init(receivedAt: Instant, channel: ComplaintChannel, answeredAt: Instant?) {
    self.receivedAt = receivedAt
    self.channel = channel
    self.answeredAt = answeredAt
  }
}

/// The complaints of a month.
public struct ComplaintMonth: Hashable, Sendable {
  /// The month, in office time.
  public let month: Month
  /// How many came, by the way on which they came, in the order of `ComplaintChannel`; ways on which none came are
  /// left out.
  public let channels: [ComplaintCount]
  /// How many of them were answered when they came: on the spot.
  public let onTheSpot: Int
  /// How many of them were answered later.
  public let later: Int
  /// How many of them still wait.
  public let open: Int

  /// How many came.
  public var received: Int { onTheSpot + later + open }
}

/// How many complaints came on one way.
public struct ComplaintCount: Hashable, Sendable {
  /// The way.
  public let channel: ComplaintChannel
  /// How many.
  public let count: Int
}

/// The report on complaints, by the month in which they came (rules of the service, section 8).
public struct ComplaintLevel: Hashable, Sendable {
  /// Every month of the period, ascending; those without complaints too.
  public let months: [ComplaintMonth]

  /// The report of the days in `[from, to)` in office time. The complaints may come in any order, and those outside the
  /// period do not count.
  public init(_ complaints: [ReceivedComplaint], from: CivilDate, to: CivilDate) {
    let counted = Dictionary(
      grouping: complaints.filter { complaint in
        let date = complaint.receivedAt.local(offset: .wib).date
        return from <= date && date < to
      }
    ) { Month(of: $0.receivedAt.local(offset: .wib).date) }
    months = Month.months(from: from, to: to).map { month in
      let complaints = counted[month] ?? []
      let onTheSpot = complaints.count { $0.answeredAt == $0.receivedAt }
      let open = complaints.count { $0.answeredAt == nil }
      return ComplaintMonth(
        month: month,
        channels: ComplaintChannel.allCases.compactMap { channel in
          let count = complaints.count { $0.channel == channel }
          return count == 0 ? nil : ComplaintCount(channel: channel, count: count)
        }, onTheSpot: onTheSpot, later: complaints.count - onTheSpot - open, open: open)
    }
  }
}
