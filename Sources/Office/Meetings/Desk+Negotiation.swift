import Casework
import JSON
import Scheduling
import Store
import WorkCalendar

/// A rescheduling as it is kept, with the negotiation that it stands for.
struct OpenNegotiation {
  let record: ReschedulingRecord
  let meeting: MeetingRecord
  let negotiation: Negotiation

  /// The number in the negotiation of an option.
  func number(of option: Identifier<Record.Option>) -> Int? {
    record.rounds.flatMap(\.options).firstIndex { $0.id == option }.map { $0 + 1 }
  }
}

extension Desk {
  /// A rescheduling of a request as the negotiation sees it. Fails with `notFound` where there is none.
  func negotiation(
    _ id: Identifier<Record.Rescheduling>, of request: RequestRecord
  ) throws -> OpenNegotiation {
    guard let record = try queries.rescheduling(id), record.request == request.id else {
      throw Refusal.notFound
    }
    return try negotiation(record)
  }

  func negotiation(_ record: ReschedulingRecord) throws -> OpenNegotiation {
    guard let meeting = try queries.meeting(record.meeting) else { throw Refusal.notFound }
    var number = 0
    var agreed: Int?
    let rounds = record.rounds.map { round in
      let isOpen = record.state == .open && round.number == record.rounds.count
      return NegotiationRound(
        by: round.side, reason: round.reason,
        options: round.options.compactMap { option in
          number += 1
          if option.state == .accepted { agreed = number }
          // What was released of an open offer, as a decree may do, is on the table no more.
          if isOpen, option.state != .offered { return nil }
          return OfferedTime(number: number, time: option.time)
        }, madeAt: round.madeAt, expiresAt: round.expiresAt)
    }
    guard
      let negotiation = Negotiation(
        state: record.state, rounds: rounds, presentTime: meeting.time,
        meetingStands: meeting.state == .scheduled,
        agreedOption: agreed)
    else { throw DatabaseError.unreadable("rescheduling \(record.id) is no negotiation") }
    return OpenNegotiation(record: record, meeting: meeting, negotiation: negotiation)
  }

  /// The rules of negotiation by the calendars of now.
  func negotiationRules() throws -> NegotiationRules {
    NegotiationRules(calendar: try calendars().workingDays, holding: try settings().hold)
  }

  /// What follows from an event. Fails with `Refusal.negotiation` where it is not allowed.
  func apply(_ event: NegotiationEvent, to open: OpenNegotiation) throws -> NegotiationChange {
    let rules = try negotiationRules()
    do throws(NegotiationRefusal) {
      return try open.negotiation.applying(event, at: now, rules: rules)
    } catch {
      throw Refusal.negotiation(error)
    }
  }

  /// Who would hold a meeting at another time where nobody else is named: its officers while it stands, and
  /// those assigned to the request once it was called off.
  func holders(of meeting: MeetingRecord) throws -> [Identifier<Record.Officer>] {
    try meeting.state == .cancelled
      ? queries.assignees(of: meeting.request) : queries.officers(of: meeting.id)
  }

  /// Adds the last round of a negotiation to its record, and holds what is to be held for the applicant: the
  /// officers of each time, or those of the meeting where no others are named, and a room.
  func keepRound(
    of change: NegotiationChange, in rescheduling: Identifier<Record.Rescheduling>, of meeting: MeetingRecord,
    officers named: [[Identifier<Record.Officer>]] = []
  ) throws {
    guard let round = change.negotiation.rounds.last else { return }
    let options = try queries.addRound(
      change.negotiation.rounds.count, to: rescheduling, side: round.by, reason: round.reason, at: now,
      expiresAt: round.expiresAt, options: round.options.map(\.time))
    let officers = try holders(of: meeting)
    for (place, (option, offered)) in zip(options, round.options).enumerated()
    where change.holds.contains(offered) {
      let officers = named.indices.contains(place) ? named[place] : officers
      try queries.setOfficers(officers, of: option)
      let room = try self.room(at: offered.time, for: meeting.request)
      try take(officers, room, at: offered.time, for: meeting.request, by: .option(option))
    }
    if !change.holds.isEmpty { try touch(.meetings) }
  }

  /// Takes the open offer of a negotiation off the table: what is held for it is given back, and no option of
  /// it can be accepted any more but the one that was.
  func clearOffer(of open: OpenNegotiation, accepted: Identifier<Record.Option>? = nil) throws {
    for option in open.record.rounds.last?.options ?? [] {
      try queries.release(.option(option.id))
      try queries.mark(option.id, as: option.id == accepted ? .accepted : .released)
    }
    try touch(.meetings)
  }

  /// Closes a rescheduling in a state. Fails with `changedMeanwhile` where somebody else has changed it.
  func close(_ open: OpenNegotiation, as state: NegotiationState) throws {
    guard try queries.change(open.record, to: state, closedAt: now) else {
      throw Refusal.changedMeanwhile
    }
  }

  /// Ends the open reschedulings of a request, which goes on without them; their holds are given back.
  func endNegotiations(of request: RequestRecord) throws {
    for record in try queries.reschedulings(of: request.id)
    where record.state == .open {
      let open = try negotiation(record)
      let change = try apply(.overtake, to: open)
      try clearOffer(of: open)
      try close(open, as: change.negotiation.state)
      try self.record(
        .reschedulingEnded, of: request, detail: ["rescheduling": .string(record.id.description)])
    }
  }

  /// Fails unless every time that is offered could be booked: by the officers of the meeting where the unit
  /// offers, by the calendar and the office's hours where the applicant does, since the unit may send
  /// somebody else.
  func checkOffer(
    _ times: [InstantRange], by side: Side, for request: RequestRecord, _ meeting: MeetingRecord
  ) throws {
    let officers = side == .unit ? try holders(of: meeting) : []
    for time in times {
      do {
        try checkMeeting(of: request, at: time, officers: officers, agreed: [time])
      } catch Refusal.meeting(let refusals) {
        let left = side == .unit ? refusals : refusals.filter { $0 != .noOfficer && !$0.isOfCompetence }
        guard left.isEmpty else { throw Refusal.meeting(left) }
      }
    }
    guard side == .applicant else { return }
    let hours = try meetingHours()
    let outside = times.contains { time in
      !hours(time.start.local(offset: .wib).date).contains { $0.contains(time) }
    }
    if outside { throw Refusal.meeting([.outsideHours(officers: [])]) }
  }

  /// What messages and the history tell of a rescheduling: who made its last offer, which times that has
  /// and until when, where it is still on the table, and when the meeting stands as it is.
  func detail(
    of rescheduling: Identifier<Record.Rescheduling>, of meeting: MeetingRecord, round: NegotiationRound?,
    isOpen: Bool = true
  ) -> JSONObject {
    var detail: JSONObject = ["rescheduling": .string(rescheduling.description)]
    if meeting.state == .scheduled { detail.append("present", .object(meeting.time.facts)) }
    detail.append("minutes", .integer(Int64(meeting.time.length.count)))
    guard let round else { return detail }
    detail.append("side", .string(round.by.rawValue))
    guard isOpen else { return detail }
    detail.append("options", .array(round.options.map { .string($0.time.start.iso8601(offset: .wib)) }))
    if let expiresAt = round.expiresAt {
      detail.append("expiresAt", .string(expiresAt.iso8601(offset: .wib)))
    }
    return detail
  }
}

extension MeetingRefusal {
  fileprivate var isOfCompetence: Bool {
    if case .notCompetent = self { true } else { false }
  }
}

extension Principal {
  /// The side that the principal is on in a negotiation.
  var side: Side {
    if case .applicant = self { .applicant } else { .unit }
  }
}
