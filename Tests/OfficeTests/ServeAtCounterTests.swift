import Casework
import Office
import Scheduling
import Store
import Testing
import WorkCalendar

@Suite("Whoever comes to the counter (SP mechanism 6; rules of the service, section 5.5)")
struct ServeAtCounterTests {
  let office: StaffedOffice

  init() throws { office = try StaffedOffice() }

  private func serve(
    _ priority: Priority, _ service: ServeAtCounter.Service = .soonest, needs: [String] = ["nib"],
    as principal: Principal? = nil
  ) throws -> ServeAtCounter.Outcome {
    let submission = SubmitRequest(
      applicant: Applicant(
        kind: .public, name: "Siti", organization: nil, identity: nil, email: nil, whatsapp: nil,
        timeZone: "Asia/Jakarta", language: .indonesian, priority: priority),
      letter: Letter(number: nil, date: nil, channel: .counter), subject: "Akun terkunci", chronology: nil,
      consultations: [], relatedUnit: nil, needs: needs, duration: nil, proposals: [])
    return try office.office.perform(
      ServeAtCounter(submission, service: service), as: principal ?? office.registry)
  }

  @Test("a priority applicant is met at once by who is free, in one act")
  func priority() throws {
    office.clock.now = march(2, "08:07")
    let done = try serve(.elderly)
    let meeting = try #require(done.meeting)
    #expect(meeting.meeting.time.start == march(2, "08:00"))
    #expect(try office.base.request(done.request).state == .scheduled)
    // The next one is met by somebody else, who has met nobody yet.
    let next = try #require(try serve(.pregnant).meeting)
    #expect(next.officers != meeting.officers && next.meeting.time == meeting.meeting.time)
  }

  @Test("an officer who is named meets as soon as free")
  func named() throws {
    let first = try #require(try serve(.disability, .officer(office.officers[1])).meeting)
    let second = try #require(try serve(.disability, .officer(office.officers[1])).meeting)
    #expect(first.officers == [office.officers[1]] && second.officers == first.officers)
    #expect(second.meeting.time.start == first.meeting.time.end)
  }

  @Test("where nobody can, nothing is taken in: the desk receives first, and agrees on a time later")
  func nobody() throws {
    #expect(refusal { try serve(.elderly, needs: ["lkpm"]) }.contains("nobodyAtCounter"))
    office.clock.now = march(2, "19:00")
    #expect(refusal { try serve(.elderly) }.contains("nobodyAtCounter"))
    #expect(try office.base.database.read { try $0.openRequestCount(in: .submitted, of: nil) } == 0)
    let later = try serve(.elderly, .later)
    #expect(later.meeting == nil)
    #expect(try office.base.request(later.request).state == .received)
  }

  @Test("others are taken in as by letter: the five-day rule binds them")
  func others() throws {
    let done = try serve(.none)
    #expect(done.meeting == nil)
    #expect(try office.base.request(done.request).state == .submitted)
  }

  @Test("only the administration desk stands at the counter")
  func role() throws {
    #expect(refusal { try serve(.elderly, as: office.director) }.contains("forbidden"))
  }
}
