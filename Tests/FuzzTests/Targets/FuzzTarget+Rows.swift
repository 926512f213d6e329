import Casework
import JSON
import Mail
@testable import Office
import Store
import WorkCalendar
import Wording

extension FuzzTarget {
  /// The first line says what is read, the others are the rows (`WrittenRows`): what another program, an earlier
  /// version or a failing disk may have left in the database.
  static func rows(_ bytes: [UInt8]) throws {
    let end = bytes.firstIndex(of: 10) ?? bytes.endIndex
    let rest = Array(bytes[end...].dropFirst())
    guard let kept = KeptRows(rawValue: text(bytes[..<end])) else { return }
    _ = try taken { try kept.read(rest) }
  }
}

/// What is kept in rows, by who reads it.
private enum KeptRows: String {
  case accounts, calendars, complaints, draft, feeds, history, incoming, meetings, occupancy, officers,
    outgoing,
    plans, requests, reschedulings, sessions, settings, subscriptions, webhooks

  func read(_ bytes: [UInt8]) throws {
    let text = FuzzTarget.text(bytes)
    let rows = WrittenRows(text)
    let request = Identifier<Record.Request>(1)
    switch self {
    case .accounts:
      _ = try rows.accounts()
      _ = try rows.validTokens()
    case .calendars:
      _ = try rows.calendarVersions().map(CalendarVersionSummary.init)
      _ = try rows.calendarFiles()
    case .complaints:
      _ = try rows.openComplaints(atMost: 10)
      _ = try rows.coApplicants(of: request)
    case .draft: try draft(bytes)
    case .feeds: _ = try rows.staffFeeds()
    case .history: try history(rows)
    case .incoming:
      for record in try rows.incomingMail(.open, before: .max, atMost: 10) {
        _ = IncomingMail(record, for: .service)
      }
    case .meetings:
      _ = try rows.standingMeetings(endingAfter: Surroundings.now)
      _ = try rows.participation(of: Identifier(1))
    case .occupancy: try occupancy(rows)
    case .officers: try officers(rows)
    case .outgoing: try outgoing(rows, text)
    case .plans: try plans(rows)
    case .requests:
      _ = try rows.requests(in: .received)
      _ = try rows.proposals(of: request)
      _ = try rows.documents(of: request)
    case .reschedulings: _ = try rows.reschedulings(of: request)
    case .sessions:
      _ = try rows.session(Identifier(1))
      _ = try rows.secondFactor(of: Identifier(1))
    case .settings: _ = SettingStanding.all(try rows.settings())
    case .subscriptions: _ = try rows.subscriptions()
    case .webhooks: _ = try rows.webhooks()
    }
  }

  private func draft(_ bytes: [UInt8]) throws {
    guard let fields = Draft.fields(of: bytes) else { return }
    try FuzzTarget.hold(Draft.fields(of: Draft.bytes(of: fields)) == fields, "a draft is read as it was kept")
  }

  private func history(_ rows: WrittenRows) throws {
    guard let request = try rows.request(Identifier(1)) else { return }
    let history = try rows.history(of: request.id)
    for entry in history { _ = Event(rawValue: entry.event)?.title }
    let changes = try StateChange.read(from: history, of: request)
    let moments = changes.map(\.at)
    try FuzzTarget.hold(moments == moments.sorted(), "time does not run backwards")
    let desk = Desk(Surroundings.office(), rows, now: Surroundings.now, principal: .service, changes: false)
    _ = try desk.timeline(of: request, changes: changes, meetings: [], later: nil)
  }

  private func occupancy(_ rows: WrittenRows) throws {
    let day = Minutes(1440)
    guard let span = InstantRange(start: Surroundings.now, end: Surroundings.now + day) else { return }
    _ = try rows.roomUses(overlapping: span)
    _ = try rows.occupiedTimes(overlapping: span)
    _ = try rows.heldMeetings(startingIn: span)
  }

  private func officers(_ rows: WrittenRows) throws {
    _ = try rows.absences(after: Surroundings.now)
    let today = Surroundings.now.local(offset: .wib).date
    for own in try rows.dateHours(from: today) {
      try FuzzTarget.hold(!own.spans.isEmpty, "a date with hours of its own has some")
      for (earlier, later) in zip(own.spans, own.spans.dropFirst()) {
        try FuzzTarget.hold(earlier.end <= later.start, "hours of a date do not overlap")
      }
    }
    for officer in try rows.officers() {
      guard let hours = officer.hours else { continue }
      let week = try WeeklyHours.read(JSONValue(parsing: Array(hours.utf8)), at: .root)
      let again = try WeeklyHours.read(WeeklyHours.json(week), at: .root)
      try FuzzTarget.hold(again == week, "hours are read as they are told")
    }
  }

  /// A queued message becomes the mail that it is sent as.
  private func outgoing(_ rows: WrittenRows, _ text: String) throws {
    let office = Surroundings.office(text)
    let desk = Desk(office, rows, now: Surroundings.now, principal: .service, changes: false)
    _ = try rows.mail(triedInVain: 1)
    guard let message = try rows.dueMail(at: Surroundings.now), let mail = try desk.outgoingMail(for: message)
    else { return }
    let bytes: [UInt8]
    do throws(MailTextError) {
      bytes = try MailText.bytes(of: mail)
    } catch {
      return
    }
    let read = try? MailReading.read(bytes)
    try FuzzTarget.hold(read?.messageID == mail.messageID, "a mail that is sent can be read")
    try FuzzTarget.hold(read?.from?.email == mail.from.email, "a mail comes from the unit")
  }

  private func plans(_ rows: WrittenRows) throws {
    for record in try rows.latestPlans(atMost: 10) {
      if let basis = record.basis.flatMap(PlanBasis.init(text:)) {
        try FuzzTarget.hold(PlanBasis(text: basis.text) == basis, "a basis is read as it is kept")
        _ = basis.staleness(at: basis)
      }
      let document = try record.current
      let again = PlanDocument(reading: document.json, in: .indonesian)
      try FuzzTarget.hold(again?.plan == document.plan, "a plan is read as it is kept")
      _ = try PlannedRequests(record)
    }
  }
}
