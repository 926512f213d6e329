import Casework
import Office
import Store
import Testing
import WorkCalendar

@Suite("Offers end (rules of the service, section 6.1)")
struct OfferEndTests {
  @Test("an applicant's offer ends when all its times have begun, and not before")
  func applicant() throws {
    let office = try StaffedOffice()
    let id = try office.meet(at: span(12, "09:00", "10:00"), with: 0)
    _ = try office.office.perform(
      ProposeRescheduling(request: id, reason: "Rapat", starts: [march(10, "09:00"), march(11, "09:00")]),
      as: .applicant(id))
    office.clock.now = march(11, "08:59")
    #expect(try office.expireOffers() == 0)
    office.clock.now = march(11, "09:00")
    #expect(try office.expireOffers() == 1)
    #expect(try office.request(id).state == .scheduled)
    #expect(try office.expireOffers() == 0)
  }

  @Test("one that cannot be read is told, and holds no other up")
  func unreadable() throws {
    let office = try StaffedOffice()
    office.base.isKeptWhole = false
    let times = [span(10, "09:00", "10:00"), span(10, "10:00", "11:00")]
    let requests = try times.map { try office.meet(at: $0, with: 0) }
    for (place, id) in requests.enumerated() {
      _ = try office.office.perform(
        ProposeRescheduling(
          request: id, reason: "Sakit", starts: [march(11, place == 0 ? "09:00" : "10:00")]),
        as: office.director)
    }
    try office.base.database.write { queries in
      _ = try queries.execute("UPDATE rescheduling_round SET side = 'nobody' WHERE rescheduling = 1", [])
    }
    office.clock.now = march(9, "08:00")
    var failed: [Identifier<Record.Rescheduling>] = []
    #expect(try office.office.expireOffers { rescheduling, _ in failed.append(rescheduling) } == 1)
    #expect(failed == [Identifier(1)])
    #expect(try office.request(requests[1]).state == .scheduled)
  }

  @Test("the unit's offer is held as long as the service is set to", arguments: [1, 2, 4])
  func holding(days: Int) throws {
    let office = try StaffedOffice(settings: ["hold-working-days": "\(days)"])
    let id = try office.meet(at: span(12, "09:00", "10:00"), with: 0)
    let offer = try office.office.perform(
      ProposeRescheduling(request: id, reason: "Sakit", starts: [march(13, "09:00")]), as: office.director)
    #expect(offer.rounds.last?.expiresAt == march(3 + days, "00:00"))
  }
}

extension StaffedOffice {
  fileprivate func expireOffers() throws -> Int {
    try office.expireOffers { _, error in Issue.record(error) }
  }
}
