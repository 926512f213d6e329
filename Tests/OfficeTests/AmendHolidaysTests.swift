import Casework
import ICalendar
import JSON
import Store
import Testing
import WorkCalendar
import Wording

@testable import Office

@Suite("A file of days off is taken over as it is meant, or refused with the line")
struct AmendHolidaysTests {
  let test: TestOffice

  init() throws { test = try TestOffice() }

  private func isWorking(_ day: String) throws -> Bool {
    try test.office.ask(as: .service) { try $0.calendars().workingDays.isWorking(date(day)) }
  }

  /// What is told where something is refused.
  private func told(_ body: () throws -> some Any) -> String {
    do {
      _ = try body()
      return "not refused"
    } catch let refusal as Refusal {
      return refusal.sentence.english
    } catch {
      return "\(error)"
    }
  }

  @Test("A decree of one more day adds that day, and no other day of the year goes")
  func addition() throws {
    let before = try test.records()
    let report = try test.amend("2026-03-10 collective-leave")
    #expect(report.mode == .amend && report.changes.map(\.kind) == [.added])
    #expect(try !isWorking("2026-03-10"))
    let after = try test.records()
    #expect(after.count == before.count + 1 && Set(before).isSubset(of: after))
    let files = try test.database.read { try $0.calendarFiles() }
    #expect(files.map(\.name) == ["2026.ics"])
  }

  @Test(
    "Taken for a whole year the same file is refused, with what lacks and what to do, and changes nothing")
  func partOfYear() throws {
    let before = try test.records()
    let file = try decreeTable(["2026-03-10 collective-leave"], "SKB 2/2026 (2026-02-27)")
    let text = told { try test.take(file) }
    #expect(text.hasPrefix("skb.tsv: not the whole year 2026: 2026-01-01") && text.contains("--amend"))
    #expect(told { try test.take(file, .year, applies: false) } == text)
    #expect(try test.records() == before && test.events() == [])
  }

  @Test("A file tells by itself that it is an amendment, and cannot be taken for something else")
  func scope() throws {
    func file(_ scope: String) throws -> HolidayDocument {
      let text = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Test//EN
        X-JADWAL-SCOPE:\(scope)
        BEGIN:VEVENT
        UID:1
        DTSTART;VALUE=DATE:20260310
        SUMMARY:Cuti Bersama
        CATEGORIES:COLLECTIVE-LEAVE
        COMMENT:SKB 2/2026
        X-JADWAL-PUBLISHED;VALUE=DATE:20260227
        END:VEVENT
        END:VCALENDAR
        """
      return try HolidayDocument(Array(text.utf8), named: "skb.ics", as: .calendar)
    }
    #expect(told { try test.take(file("AMENDMENT"), .year) }.contains("imported as amend, not year"))
    #expect(
      told { try file("PARTLY") }
        == "skb.ics: line 4: VCALENDAR X-JADWAL-SCOPE: the value \"PARTLY\" is not known here")
    #expect(told { try test.take(file("YEAR")) }.contains("not the whole year 2026"))
    #expect(try test.take(file("amendment")).changes.map(\.kind) == [.added])
    #expect(try test.take(file("AMENDMENT"), .amend).changes.isEmpty)
  }

  @Test("What is to be taken back and does not stand is refused with its line")
  func nothingToTakeBack() throws {
    let before = try test.records()
    let text = told { try test.amend("2026-03-10 collective-leave", "-2026-03-11 collective-leave") }
    #expect(text.hasPrefix("skb.tsv: line 3: no collective leave stands on 2026-03-11"))
    #expect(try test.records() == before)
  }

  @Test("A day that a decree takes back is a working day again, and still was off on the days before")
  func takenBack() throws {
    let report = try test.amend("-2026-03-20 collective-leave", decree: "SKB 3/2026 (2026-03-02)")
    #expect(report.changes.map(\.kind) == [.removed] && report.warnings == [])
    #expect(report.changes.first?.decree?.citation == "SKB 3/2026 (2026-03-02)")
    #expect(try isWorking("2026-03-20"))
    let known = try HolidayCalendar(records: test.records()).asKnown(on: date("2026-03-01"))
    #expect(known.daysOff(in: 2026).contains { $0.date.iso8601 == "2026-03-20" })
  }

  @Test("A decreed day that a whole year's file only leaves out is warned of: no decree takes it back")
  func leftOut() throws {
    let records = try test.records().filter {
      $0.dayOff.date.year == 2026 && $0.dayOff.date.iso8601 != "2026-03-20"
    }
    let report = try test.take(yearFile(2026, records), applies: false)
    #expect(report.changes.map(\.kind) == [.removed])
    #expect(report.warnings.map(\.sentence.english).first?.hasPrefix("2026-03-20: ") == true)
    #expect(report.warnings.count == 1)
  }

  @Test("A preview tells to the letter what the import does: times offered, offers and plans hit, mails")
  func preview() throws {
    let (request, _) = try test.booked(agenda: "A-1", on: "2026-03-10T09:00:00+07:00")
    let (other, _) = try test.booked(agenda: "A-2", on: "2026-03-12T09:00:00+07:00")
    let offer = try test.office.perform(
      ProposeRescheduling(
        request: other, reason: "Rapat",
        starts: [moment("2026-03-10T13:00:00+07:00"), moment("2026-03-13T10:00:00+07:00")]),
      as: test.staff(.director))
    let planned = try test.received(
      agenda: "A-3", windows: [window("2026-03-10T09:00:00+07:00", "2026-03-10T12:00:00+07:00")])
    let now = test.clock.now
    let account = try test.database.write { queries in
      try queries.addAccount(
        email: "direktur@example.go.id", name: "Direktur", roles: [.director], passwordHash: "-",
        at: now)
    }
    let director = Principal.staff(StaffMember(account: account, name: "Direktur", roles: [.director]))
    let draft = try test.office.draftPlan(as: director, in: .english)
    let plan = try test.office.perform(KeepPlan(draft), as: director)
    let mails = try test.mails().count
    let preview = try test.amend("2026-03-10 collective-leave", applies: false)
    #expect(!preview.isApplied && preview.version == nil)
    #expect(try test.mails().count == mails && test.rescheduled().count == 1)
    #expect(preview.consequences.meetings.map(\.meeting.request) == [request])
    #expect(preview.consequences.meetings.map(\.rescheduling) == [nil])
    #expect(preview.consequences.meetings.first?.alternatives.count == 3)
    #expect(preview.consequences.offers.map(\.rescheduling) == [offer.id])
    #expect(
      preview.consequences.offers.map { $0.released.map(\.start) } == [
        [try moment("2026-03-10T13:00:00+07:00")]
      ])
    #expect(preview.consequences.plans.map(\.id) == [plan.id])
    #expect(preview.consequences.plans.map(\.requests) == [[planned]])
    #expect(preview.consequences.withoutProposals == [planned])
    var applied = try test.amend("2026-03-10 collective-leave")
    #expect(try test.mails().count == mails + applied.consequences.mails && applied.consequences.mails > 0)
    #expect(applied.isApplied && applied.version != nil)
    for index in applied.consequences.meetings.indices {
      #expect(applied.consequences.meetings[index].rescheduling != nil)
      applied.consequences.meetings[index].rescheduling = nil
    }
    #expect(applied.consequences == preview.consequences && applied.changes == preview.changes)
    try test.expectWholeHistory()
  }

  @Test("Each request whose dates move has it in its history, and who waits for a time is told once")
  func datesMoved() throws {
    let (booked, _) = try test.booked(agenda: "A-1", on: "2026-03-12T09:00:00+07:00")
    let waiting = try test.received(agenda: "A-2", email: "menunggu@example.com")
    let submitted = try test.office.perform(
      SubmitRequest.sample(
        windows: [window("2026-03-11T07:30:00+07:00", "2026-03-17T16:00:00+07:00")], email: "baru@example.com"
      ),
      as: .anonymous
    ).view.request.id
    let gone = try test.received(
      agenda: "A-3", email: "habis@example.com",
      windows: [window("2026-03-09T07:30:00+07:00", "2026-03-09T16:00:00+07:00")])
    let before = try test.mails().count
    let report = try test.amend("2026-03-06 collective-leave")
    #expect(report.consequences.requests.map(\.id) == [booked, waiting, submitted, gone])
    #expect(report.consequences.withoutProposals == [gone])
    #expect(try test.events().count { $0 == "request-dates-moved" } == 4)
    let mails = try test.mails().dropFirst(before)
    let moved = mails.filter { $0.facts.contains(#""event":"request-dates-moved""#) }
    #expect(moved.map(\.recipient) == ["menunggu@example.com", "baru@example.com"])
    #expect(mails.filter { $0.recipient == "habis@example.com" }.count == 1)
    #expect(!mails.contains { $0.recipient == "pemohon@example.com" })
    for (mail, tellsDueDate) in zip(moved, [true, false]) {
      let facts = try #require(MailFacts(mail))
      let notice = try #require(try test.office.ask(as: .service) { try $0.notice(for: facts) })
      let text = notice.plain(in: .indonesian)
      #expect(text.contains("Selasa, 10 Maret 2026 (semula Senin, 9 Maret 2026)"), "\(text)")
      #expect(text.contains("Selesai paling lambat") == tellsDueDate)
    }
    try test.expectWholeHistory()
  }

  @Test("Who has the service's data at hand may import without an account, and is named so")
  func service() throws {
    let report = try test.take(
      decreeTable(["2026-03-10 collective-leave"], "SKB 2/2026 (2026-02-27)"), .amend, as: .service)
    #expect(report.isApplied)
    let actors = try test.database.read { queries in
      try queries.all("SELECT actor FROM history ORDER BY id") { $0.text(0) }
    }
    #expect(Set(actors) == ["service"])
  }
}
