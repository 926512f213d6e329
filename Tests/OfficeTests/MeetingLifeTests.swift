import Casework
import Office
import SeededRandom
import Seeds
import Store
import Testing
import WorkCalendar

@Suite(
  "Whatever happens to a meeting, every calendar has exactly what stands (rules of the service, section 7.1)")
struct MeetingLifeTests {
  @Test("a random life of a request leaves every calendar right after every step", arguments: Seeds.usual(60))
  func life(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let office = try StaffedOffice(settings: ["online-rooms": "\(2 + seed % 2)"])
    let id = try office.receive(windows: [span(10, "08:00", "12:00"), span(11, "08:00", "12:00")])
    // Another meeting in the only other room lets rooms change.
    _ = try office.meet(at: span(10, "09:30", "10:30"), with: 3)
    var calendars: [String: ModelCalendar] = [:]
    var read = 0
    var steps: [String] = []
    for _ in 0..<20 {
      office.clock.now = office.clock.now + Minutes(7)
      let step = Step.allCases.randomElement(using: &random) ?? .book
      do {
        try step.take(office, id, &random)
        steps.append("\(step)")
      } catch is Refusal {
        continue
      }
      var told = try office.base.told(after: read)
      read += told.count
      // Mails come in any order, as where one is sent only after it was tried again.
      if Bool.random(using: &random) { told.shuffle(using: &random) }
      for message in told {
        try calendars[message.message.recipient, default: ModelCalendar()].apply(message)
      }
      try expectRight(calendars, office, id, steps)
    }
  }

  /// Expects that those who are invited to the meeting that stands have it as it is, and nobody has any other.
  private func expectRight(
    _ calendars: [String: ModelCalendar], _ office: StaffedOffice, _ id: Identifier<Record.Request>,
    _ steps: [String]
  ) throws {
    let (meetings, people, officers) = try office.base.database.read { queries in
      let meetings = try queries.meetings(of: id)
      let standing = meetings.last { $0.state == .scheduled }
      let numbers = try standing.map { try queries.officers(of: $0.id) } ?? []
      return (
        meetings, try queries.coApplicants(of: id).map(\.person.email),
        try numbers.compactMap { try queries.officer($0)?.email }
      )
    }
    let standing = meetings.last { $0.state == .scheduled }
    let invited = standing == nil ? [] : ["sari@example.com"] + people + officers
    for (reader, calendar) in calendars {
      for meeting in meetings {
        let event = calendar.events[meeting.uid]
        guard meeting == standing, invited.contains(reader) else {
          #expect(event == nil, "\(reader) after \(steps)")
          continue
        }
        let start = local(meeting.time.start, for: reader)
        #expect(event?.sequence == meeting.sequence, "\(reader) after \(steps)")
        #expect(event?.start == start, "\(reader) after \(steps)")
        #expect(event?.location.contains("/ruang/\(meeting.room) ") == true, "\(reader) after \(steps)")
      }
    }
    for reader in invited {
      #expect(calendars[reader]?.events[standing?.uid ?? ""] != nil, "\(reader) after \(steps)")
    }
  }

  /// The start as it is written for a reader: the applicant and who comes along have the clocks of Makassar.
  private func local(_ start: Instant, for reader: String) -> String {
    let offset: UTCOffset = reader.hasSuffix("@example.com") ? .wita : .wib
    return String(start.iso8601(offset: offset).filter { $0 != "-" && $0 != ":" }.prefix(15))
  }

  enum Step: CaseIterable {
    case book, bookAnother, counter, refusedCounter, propose, accept, acceptByUnit, decline, counterBack
    case substitute, absent, comeAlong, callOff, answerLetter, withdraw, reply

    func take(
      _ office: StaffedOffice, _ id: Identifier<Record.Request>, _ random: inout SplitMix64
    ) throws {
      let day = Int.random(in: 10...12, using: &random)
      let hour = Int.random(in: 8...10, using: &random)
      let start = march(day, hour < 10 ? "0\(hour):00" : "\(hour):00")
      let clock = "202603\(day)T\(hour < 10 ? "0" : "")\(hour)0000"
      let nib = [0, 1, 3].randomElement(using: &random) ?? 0
      let last = try office.base.database.read { try $0.reschedulings(of: id).last }
      switch self {
      case .book, .bookAnother:
        try office.book(id, with: self == .book ? [nib] : Array(Set([nib, 1])), at: start)
      case .counter:
        guard try office.standing(id) != nil else { return }
        _ = try office.counter(id, clock)
      case .refusedCounter:
        guard try office.standing(id) != nil else { return }
        try office.counterRefused(id, "20260315T090000", by: "sari@example.com")
      case .propose:
        _ = try office.propose(
          id, [start], as: Bool.random(using: &random) ? office.director : .applicant(id))
      case .accept, .acceptByUnit:
        guard let last, last.state == .open else { return }
        try office.accept(
          id, last.id, as: self == .accept ? .applicant(id) : office.director,
          officers: self == .acceptByUnit && Bool.random(using: &random) ? [office.officers[nib]] : [])
      case .decline:
        guard let last, last.state == .open else { return }
        let isUnit = last.rounds.last?.side == .applicant
        try office.answer(
          id, last.id, .decline(reason: "Penuh"), as: isUnit ? office.director : .applicant(id))
      case .counterBack:
        guard let last, last.state == .open else { return }
        let isUnit = last.rounds.last?.side == .applicant
        try office.answer(
          id, last.id, .counter(reason: "Penuh", starts: [start]),
          as: isUnit ? office.director : .applicant(id))
      case .substitute: try office.step(id, .assign([office.officers[nib]]), as: office.director)
      case .absent:
        _ = try office.office.perform(
          DeclareAbsence(
            officer: office.officers[nib], time: span(day, "08:00", "09:00"), reason: "Sakit",
            resolution: .substitute), as: office.director)
      case .comeAlong:
        try office.bring(id, ["eka", "fajar", "gita"].filter { _ in Bool.random(using: &random) })
      case .callOff:
        guard try office.standing(id) != nil else { return }
        try office.callOff(id)
      case .answerLetter:
        guard Int.random(in: 0..<6, using: &random) == 0 else { return }
        try office.answer(id)
      case .withdraw:
        guard Int.random(in: 0..<6, using: &random) == 0 else { return }
        try office.step(id, .withdraw(reason: ""), as: .applicant(id))
      case .reply:
        guard try office.standing(id) != nil else { return }
        let answer = ["ACCEPTED", "DECLINED", "TENTATIVE"].randomElement(using: &random) ?? "ACCEPTED"
        _ = try office.office.perform(
          try office.calendarReply(id, answer, by: "sari@example.com"), as: .service)
      }
    }
  }
}
