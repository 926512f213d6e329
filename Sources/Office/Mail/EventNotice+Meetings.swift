import Casework
import JSON
import Store
import WorkCalendar
import Wording

extension EventNotice {
  /// The notice of an event that concerns a meeting; `nil` where the facts tell of none.
  func ofMeeting() throws -> Notice? {
    guard let told = MeetingFacts(facts) else { return nil }
    let settings = try desk.settings()
    let holding = try officers("officers")
    let meeting = NoticeWriter.Meeting(
      time: told.time, room: settings.link(toRoom: told.room), officers: holding.map(\.name))
    switch facts.event {
    case .meetingBooked: return writer.booked(meeting)
    case .meetingMoved: return writer.moved(meeting, from: range("before"), part: try part(among: holding))
    case .officersSubstituted: return writer.substituted(meeting, part: try part(among: holding))
    case .meetingConfirmed: return writer.confirmed(meeting)
    case .meetingReminded: return try isAhead(told) ? writer.reminded(of: meeting) : nil
    case .meetingCalledOff:
      return writer.calledOff(
        told.time, reason: facts.text("reason"),
        isBeingRescheduled: facts.text("state") == RequestState.rescheduling.rawValue)
    default: return nil
    }
  }

  /// Whether a meeting is still ahead as it is told. Every later revision of it was told to all who come.
  private func isAhead(_ told: MeetingFacts) throws -> Bool {
    guard let meeting = try desk.queries.meeting(uid: told.uid) else { return false }
    return meeting.state == .scheduled && meeting.sequence == told.sequence && desk.now < meeting.time.start
  }

  /// What becomes of the reader among the officers who hold the meeting now.
  private func part(among holding: [OfficerRecord]) throws -> NoticeWriter.Part {
    guard facts.audience == .officers else { return .stays }
    guard isReader(among: holding) else { return .leaves }
    return isReader(among: try officers("earlier")) ? .stays : .takesOver
  }

  /// The notice of an event in a rescheduling; `nil` where the facts do not tell who has offered.
  func ofRescheduling() -> Notice? {
    guard let side = facts.text("side").flatMap(Side.init) else { return nil }
    let present = range("present")
    let reason = facts.text("reason")
    let length = Minutes(Int(facts.integer("minutes") ?? 0))
    func times(_ name: String) -> [InstantRange] {
      facts.texts(name).compactMap(Instant.init(iso8601:))
        .compactMap { InstantRange(start: $0, end: $0 + length) }
    }
    let offer = NoticeWriter.Offer(
      side: side, times: times("options"), until: facts.instant("expiresAt"), present: present)
    switch facts.event {
    case .reschedulingProposed: return writer.offered(offer, reason: reason, isCounter: false)
    case .reschedulingCountered: return writer.offered(offer, reason: reason, isCounter: true)
    case .reschedulingDeclined: return writer.declined(by: side.other, reason: reason, present: present)
    case .reschedulingExpired: return writer.expired(offerOf: side, present: present)
    case .reschedulingEnded where facts.text("version") != nil: return writer.standsAgain(present: present)
    case .reschedulingEnded:
      return writer.ended(offerOf: side, released: times("released"), present: present)
    case .alternativesReleased: return writer.released(times("released"), of: offer)
    default: return nil
    }
  }

  func ofParticipation() throws -> Notice? {
    guard let by = facts.text("by") else { return nil }
    let officer = by.split(separator: ":").last.flatMap { Identifier<Record.Officer>(String($0)) }
    let who = try officer.flatMap { try desk.roster().record($0)?.name }
    let meeting = range("time")
    guard facts.text("participation") == "DECLINED" else {
      return writer.participationAnswered(
        by: who, isAccepted: facts.text("participation") == "ACCEPTED", meeting: meeting)
    }
    return writer.participationDeclined(by: who, meeting: meeting, comment: facts.text("reason"))
  }

  func withoutAlternative() -> Notice? {
    guard let start = facts.instant("start") else { return nil }
    return writer.withoutAlternative(
      meeting: start, dayOff: date("dayOff"), earliest: date("earliestDate"))
  }

  func ofComplaint() throws -> Notice? {
    guard let number = facts.text("complaint"), let id = Identifier<Record.Complaint>(number),
      let complaint = try desk.queries.complaint(id)
    else { return nil }
    return writer.complaint(
      number: number, from: complaint.name, contact: complaint.contact, channel: complaint.channel,
      text: complaint.text, answer: isSo("isAnswered") ? complaint.answer : nil)
  }

  private func range(_ name: String) -> InstantRange? {
    if case .object(let object)? = facts.members[name] { InstantRange(object) } else { nil }
  }
}
