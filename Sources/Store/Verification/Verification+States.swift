import Casework

extension Verification {
  /// The state of each request agrees with its meetings and reschedulings: where one is to be met a meeting
  /// stands, where another time is being agreed on a rescheduling is open, and elsewhere neither.
  func states() throws -> [Breach] {
    var breaches: [Breach] = []
    try queries.forEach(
      """
      SELECT r.id, r.state, coalesce(m.standing, 0), coalesce(m.held, 0), coalesce(n.negotiated, 0)
      FROM request r
      LEFT JOIN (
        SELECT request, sum(CASE state WHEN 'scheduled' THEN 1 ELSE 0 END) AS standing,
          sum(CASE state WHEN 'held' THEN 1 ELSE 0 END) AS held
        FROM meeting GROUP BY request) m ON m.request = r.id
      LEFT JOIN (SELECT request, count(*) AS negotiated FROM rescheduling WHERE state = 'open' GROUP BY request) n
        ON n.request = r.id
      ORDER BY r.id
      """, []
    ) { row in
      let request = Identifier<Record.Request>(row.integer(0))
      let state: RequestState = try stored(row.text(1))
      let standing = row.integer(2)
      if standing > 1 { breaches.append(.severalMeetings(request)) }
      switch state {
      case .scheduled where standing == 0: breaches.append(.noMeeting(request, state))
      case .facilitated where row.integer(3) == 0: breaches.append(.noMeeting(request, state))
      case .scheduled, .rescheduling: break
      default: if standing > 0 { breaches.append(.meetingStands(request, state)) }
      }
      if (state == .rescheduling) != (row.integer(4) == 1) { breaches.append(.rescheduling(request, state)) }
    }
    return breaches
  }
}
