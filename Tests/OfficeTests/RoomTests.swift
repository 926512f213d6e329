import Casework
import SeededRandom
import Store
import Testing
import WorkCalendar

@testable import Office

@Suite("A room is found wherever their count allows it (rules of the service, section 5.1)")
struct RoomTests {
  @Test("a meeting is booked where one room is free at each moment; who changes the room is told")
  func rearranged() throws {
    let office = try StaffedOffice(settings: ["online-rooms": "2"])
    let times = [span(9, "08:00", "09:00"), span(9, "08:30", "09:30"), span(9, "09:30", "10:30")]
    let requests = try times.enumerated().map {
      try office.meet(at: $1, with: $0, needs: [["nib"], ["nib"], ["oss"]][$0])
    }
    let before = try meetings(office, requests)
    #expect(before.map(\.room) == [1, 2, 1])
    let mails = try office.base.mails().count
    let new = try office.meet(at: span(9, "09:00", "10:00"), with: 3)
    let after = try meetings(office, requests)
    #expect(after[0] == before[0])
    let changed = zip(before, after).filter { $0 != $1 }
    #expect(changed.count == 1)
    for (old, present) in changed {
      #expect(present.sequence == old.sequence + 1 && present.time == old.time && present.room != old.room)
    }
    let told = try office.base.mails().dropFirst(mails).filter {
      $0.facts.contains("\"event\":\"meeting-moved\"")
    }
    #expect(told.map(\.recipient).contains("sari@example.com") && told.count == 2)
    office.base.expectWhole()
    let last = try meetings(office, [new])
    #expect((last + after).allSatisfy { (1...2).contains($0.room) })
  }

  @Test("where at one moment every room is taken, nothing is changed")
  func full() throws {
    let office = try StaffedOffice(settings: ["online-rooms": "2"])
    let requests = try [0, 1].map { try office.meet(at: span(9, "08:00", "09:00"), with: $0) }
    let before = try meetings(office, requests)
    #expect(refusal { try office.meet(at: span(9, "08:30", "09:30"), with: 3) } == "roomsFull")
    #expect(try meetings(office, requests) == before)
  }

  @Test("what is held changes its room too, and is held all the same")
  func held() throws {
    let office = try StaffedOffice(settings: ["online-rooms": "2"])
    let first = try office.meet(at: span(9, "08:00", "09:00"), with: 0)
    _ = try office.meet(at: span(9, "08:30", "09:30"), with: 1)
    let offer = try office.office.perform(
      ProposeRescheduling(request: first, reason: "Rapat", starts: [march(9, "09:30"), march(9, "08:15")]),
      as: office.director)
    office.base.expectWhole()
    _ = try office.meet(at: span(9, "09:15", "10:15"), with: 3)
    office.base.expectWhole()
    let option = try #require(offer.rounds.first?.options.first)
    _ = try office.office.perform(
      AcceptOption(request: first, rescheduling: offer.id, option: option.id), as: .applicant(first))
  }

  @Test(
    "rooms are enough exactly where no moment needs more, and what has begun keeps its room",
    arguments: 0..<200)
  func arrangement(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let rooms = Int.random(in: 1...4, using: &random)
    let now = march(9, "09:00")
    var uses: [RoomArrangement.Use] = []
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let start = march(9, "08:00") + Minutes(15 * Int.random(in: 0...24, using: &random))
      guard
        let time = InstantRange(
          start: start, end: start + Minutes(15 * Int.random(in: 1...8, using: &random)))
      else { continue }
      let overlapping = Set(uses.filter { $0.time.overlaps(time) }.compactMap(\.room))
      let room = (1...12).first { !overlapping.contains($0) }
      let isFixed = start <= now
      if isFixed, (room ?? 0) > rooms { continue }
      uses.append(RoomArrangement.Use(time: time, room: room, isFixed: isFixed))
    }
    let most =
      uses.map { use in uses.count { $0.time.start <= use.time.start && $0.time.end > use.time.start } }.max()
      ?? 0
    let given = RoomArrangement(rooms: rooms).rooms(for: uses)
    #expect((given != nil) == (most <= rooms))
    guard let given else { return }
    for (place, use) in uses.enumerated() {
      #expect((1...rooms).contains(given[place]))
      if use.isFixed { #expect(given[place] == use.room) }
      for other in 0..<place where uses[other].time.overlaps(use.time) {
        #expect(given[other] != given[place])
      }
    }
  }

  private func meetings(
    _ office: StaffedOffice, _ requests: [Identifier<Record.Request>]
  ) throws -> [MeetingRecord] {
    try office.base.database.read { queries in try requests.compactMap { try queries.standingMeeting(of: $0) }
    }
  }
}
