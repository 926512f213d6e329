import Casework
import SeededRandom
import Testing
import WorkCalendar

@Suite("Rescheduling by agreement")
struct NegotiationTests {
  private static let rules = NegotiationRules(calendar: .decreed(daysOff: [.march(5)]))
  private static let present = CivilDate.march(10).span((9, 0), (10, 0))
  private static let now = CivilDate.march(3).at(10)

  private static func day(_ day: Int, _ hour: Int = 9) -> InstantRange {
    CivilDate.march(day).span((hour, 0), (hour + 1, 0))
  }

  private static func opened(
    by side: Side = .unit, times: [InstantRange] = [day(11), day(12)], meetingStands: Bool = true
  ) throws(NegotiationRefusal) -> NegotiationChange {
    try Negotiation.begin(
      by: side, reason: "sakit", times: times, presentTime: present, meetingStands: meetingStands, at: now,
      rules: rules)
  }

  @Test("What the unit offers is held to the end of the second working day; what the applicant offers is not")
  func holding() throws {
    let unit = try NegotiationTests.opened()
    #expect(unit.holds.map(\.time) == [NegotiationTests.day(11), NegotiationTests.day(12)])
    #expect(unit.holds.map(\.number) == [1, 2])
    #expect(unit.negotiation.turn == .applicant)
    // Offered on Tuesday the 3rd; the 5th is off, so that the second working day is Friday the 6th.
    #expect(unit.negotiation.rounds[0].expiresAt == CivilDate.march(7).at(0))
    let applicant = try NegotiationTests.opened(by: .applicant)
    #expect(applicant.holds.isEmpty && applicant.negotiation.held.isEmpty)
    #expect(applicant.negotiation.rounds[0].expiresAt == nil)
    #expect(applicant.negotiation.turn == .unit)
  }

  @Test("An accepted option moves the meeting, and the others are released")
  func accept() throws {
    let open = try NegotiationTests.opened().negotiation
    let change = try open.applying(
      .accept(option: 2, by: .applicant), at: NegotiationTests.now, rules: NegotiationTests.rules)
    #expect(change.negotiation.state == .agreed)
    #expect(change.negotiation.agreedOption == 2)
    #expect(change.movesTo == NegotiationTests.day(12))
    #expect(change.releases.map(\.number) == [1])
    #expect(change.holds.isEmpty)
  }

  @Test("A counter-offer releases what was held, and hands the turn over")
  func counter() throws {
    let open = try NegotiationTests.opened().negotiation
    let change = try open.applying(
      .counter(by: .applicant, reason: "rapat", times: [NegotiationTests.day(13)]), at: NegotiationTests.now,
      rules: NegotiationTests.rules)
    #expect(change.releases.map(\.number) == [1, 2])
    #expect(change.negotiation.rounds.last?.options.map(\.number) == [3])
    #expect(change.negotiation.turn == .unit)
    #expect(change.movesTo == nil)
  }

  @Test("The time of a meeting that was called off may be offered again")
  func calledOff() throws {
    #expect(throws: Never.self) {
      try NegotiationTests.opened(times: [NegotiationTests.present], meetingStands: false)
    }
  }

  /// An event on the unit's open offer that is refused, and when.
  struct Refused: CustomTestStringConvertible {
    let testDescription: String
    let event: NegotiationEvent
    let refusal: NegotiationRefusal
    var at = NegotiationTests.now
  }

  static let refused = [
    Refused(
      testDescription: "who offered accepts", event: .accept(option: 1, by: .unit),
      refusal: .notYourTurn(turn: .applicant)),
    Refused(
      testDescription: "who offered declines", event: .decline(by: .unit),
      refusal: .notYourTurn(turn: .applicant)),
    Refused(
      testDescription: "who offered counters", event: .counter(by: .unit, reason: "x", times: [day(13)]),
      refusal: .notYourTurn(turn: .applicant)),
    Refused(
      testDescription: "the other side withdraws", event: .withdraw(by: .applicant),
      refusal: .notYourOffer(by: .unit)),
    Refused(
      testDescription: "an option that is none", event: .accept(option: 3, by: .applicant),
      refusal: .notOffered(option: 3, offered: [1, 2])),
    Refused(
      testDescription: "expiry before its time", event: .expire,
      refusal: .notExpired(until: CivilDate.march(7).at(0)), at: CivilDate.march(6).at(23, 59, second: 59)),
    Refused(
      testDescription: "accepting what has run out", event: .accept(option: 1, by: .applicant),
      refusal: .expired(since: CivilDate.march(7).at(0)), at: CivilDate.march(7).at(0)),
    Refused(
      testDescription: "countering without a reason",
      event: .counter(by: .applicant, reason: " ", times: [day(13)]), refusal: .noReason),
    Refused(
      testDescription: "countering without a time", event: .counter(by: .applicant, reason: "x", times: []),
      refusal: .optionCount(count: 0, allowed: 1...5)),
    Refused(
      testDescription: "six times",
      event: .counter(by: .applicant, reason: "x", times: (16...21).map { day($0) }),
      refusal: .optionCount(count: 6, allowed: 1...5)),
    Refused(
      testDescription: "a time that has come",
      event: .counter(by: .applicant, reason: "x", times: [day(13), day(3, 10)]),
      refusal: .optionNotAhead(at: 1)),
    Refused(
      testDescription: "the time at which the meeting stands",
      event: .counter(by: .applicant, reason: "x", times: [day(13), present]), refusal: .presentTime(at: 1)),
    Refused(
      testDescription: "times that overlap",
      event: .counter(
        by: .applicant, reason: "x",
        times: [day(13), day(12), CivilDate.march(13).span((9, 30), (10, 30))]),
      refusal: .optionsOverlap(at: 2, with: 0)),
  ]

  @Test("What the rules do not allow is refused with its reason", arguments: refused)
  func refusal(row: Refused) throws {
    let open = try NegotiationTests.opened().negotiation
    #expect(throws: row.refusal) {
      try open.applying(row.event, at: row.at, rules: NegotiationTests.rules)
    }
  }

  @Test("An option whose time has begun cannot be accepted, and an offer of such options is over")
  func begun() throws {
    let open = try NegotiationTests.opened(by: .applicant, times: [NegotiationTests.day(4)]).negotiation
    let start = CivilDate.march(4).at(9)
    #expect(throws: NegotiationRefusal.optionPast(option: 1)) {
      try open.applying(.accept(option: 1, by: .unit), at: start, rules: NegotiationTests.rules)
    }
    let change = try open.applying(.expire, at: start, rules: NegotiationTests.rules)
    #expect(change.negotiation.state == .expired)
  }

  @Test("The calendar has to reach as far as the offer is held")
  func pastCalendar() {
    let last = WorkingDayCalendar.decreed().reach.upperBound
    #expect(throws: NegotiationRefusal.self) {
      try Negotiation.begin(
        by: .unit, reason: "x", times: [last.advanced(by: 5).span((9, 0), (10, 0))],
        presentTime: NegotiationTests.present, at: last.at(9), rules: NegotiationTests.rules)
    }
  }

  @Test("An option is offered while its round is the last of an open rescheduling, then accepted or released")
  func optionStates() throws {
    let open = try NegotiationTests.opened().negotiation
    let after = { (event: NegotiationEvent) in
      let negotiation = try open.applying(
        event, at: NegotiationTests.now, rules: NegotiationTests.rules
      ).negotiation
      return [1, 2, 3].map { negotiation.state(ofOption: $0) }
    }
    #expect([1, 2, 3].map { open.state(ofOption: $0) } == [.offered, .offered, nil])
    #expect(try after(.accept(option: 1, by: .applicant)) == [.accepted, .released, nil])
    #expect(try after(.decline(by: .applicant)) == [.released, .released, nil])
    let counter = NegotiationEvent.counter(by: .applicant, reason: "x", times: [NegotiationTests.day(13)])
    #expect(try after(counter) == [.released, .released, .offered])
  }

  @Test("What could not have come about is not taken from the records")
  func records() throws {
    let rounds = try NegotiationTests.opened().negotiation.rounds
    let kept = { (state: NegotiationState, rounds: [NegotiationRound], option: Int?) in
      Negotiation(
        state: state, rounds: rounds, presentTime: NegotiationTests.present, meetingStands: true,
        agreedOption: option)
    }
    #expect(kept(.open, rounds, nil) != nil)
    #expect(kept(.agreed, rounds, 2) != nil)
    #expect(kept(.open, [], nil) == nil)
    #expect(kept(.agreed, rounds, nil) == nil)
    #expect(kept(.agreed, rounds, 3) == nil)
    #expect(kept(.declined, rounds, 1) == nil)
  }
}
