import Casework
import Office
import Store
import Testing
import WorkCalendar

@Suite("Each event tells each calendar what it has to do (rules of the service, sections 6.3 and 7.1)")
struct InvitationTests {
  /// An event that concerns a meeting, with what each reader's calendar is told. The meeting is Ayu's, on 10
  /// March from 09:00 to 10:00 in office time, 10:00 for the applicant.
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let act: @Sendable (StaffedOffice, Identifier<Record.Request>, inout Int) throws -> Void
    let told: String

    var testDescription: String { name }
  }

  @Test("an event is told", arguments: rows + companionRows)
  func told(row: Row) throws {
    let office = try StaffedOffice()
    var before = 0
    let id = try office.receive(windows: [span(10, "09:00", "10:00"), span(11, "09:00", "12:00")])
    before = try office.base.mails().count
    try row.act(office, id, &before)
    let told = try office.base.told(after: before).map(\.summary).joined(separator: "\n")
    #expect(told == row.told)
  }

  static let rows: [Row] = [
    Row(
      name: "booked", act: { office, id, _ in try office.book(id, with: [0]) },
      told: """
        applicant sari@example.com meeting-booked REQUEST 0 10T1000 sari ayu
        officers ayu@example.go.id meeting-booked REQUEST 0 10T0900 sari ayu
        """),
    Row(
      name: "booked with two officers",
      act: { office, id, _ in try office.book(id, with: [0, 1]) },
      told: """
        applicant sari@example.com meeting-booked REQUEST 0 10T1000 sari ayu budi
        officers ayu@example.go.id meeting-booked REQUEST 0 10T0900 sari ayu budi
        officers budi@example.go.id meeting-booked REQUEST 0 10T0900 sari ayu budi
        """),
    Row(
      name: "booked by a plan",
      act: { office, id, _ in
        let draft = try office.office.draftPlan(for: [id], as: office.director, in: .english)
        let plan = try office.office.perform(KeepPlan(draft), as: office.director)
        _ = try office.office.perform(ApprovePlan(plan: plan.id), as: office.director)
      },
      told: """
        applicant sari@example.com meeting-booked REQUEST 0 10T1000 sari ayu
        officers ayu@example.go.id meeting-booked REQUEST 0 10T0900 sari ayu
        """),
    Row(
      name: "moved by agreement",
      act: { office, id, before in
        try office.book(id, with: [0])
        let offer = try office.propose(id, [march(11, "09:00")], as: office.director)
        before = try office.base.mails().count
        try office.accept(id, offer, as: .applicant(id))
      },
      told: """
        applicant sari@example.com meeting-moved REQUEST 1 11T1000 sari ayu
        director director@example.go.id meeting-moved -
        officers ayu@example.go.id meeting-moved REQUEST 1 11T0900 sari ayu
        """),
    Row(
      name: "moved, and to another officer",
      act: { office, id, before in
        try office.book(id, with: [0])
        let offer = try office.propose(id, [march(11, "09:00")], as: .applicant(id))
        before = try office.base.mails().count
        try office.accept(id, offer, as: office.director, officers: [office.officers[1]])
      },
      told: """
        applicant sari@example.com meeting-moved REQUEST 1 11T1000 sari budi
        director director@example.go.id meeting-moved -
        officers budi@example.go.id meeting-moved REQUEST 1 11T0900 sari budi
        officers ayu@example.go.id meeting-moved CANCEL 1 11T0900 ayu
        """),
    Row(
      name: "another officer",
      act: { office, id, before in
        try office.book(id, with: [0])
        before = try office.base.mails().count
        try office.step(id, .assign([office.officers[1]]), as: office.director)
      },
      told: """
        applicant sari@example.com officers-substituted REQUEST 1 10T1000 sari budi
        officers budi@example.go.id officers-substituted REQUEST 1 10T0900 sari budi
        officers ayu@example.go.id officers-substituted CANCEL 1 10T0900 ayu
        """),
    Row(
      name: "one more officer, and one less",
      act: { office, id, before in
        try office.book(id, with: [0, 1])
        before = try office.base.mails().count
        try office.step(id, .assign([office.officers[1], office.officers[3]]), as: office.director)
      },
      told: """
        applicant sari@example.com officers-substituted REQUEST 1 10T1000 sari budi dewi
        officers budi@example.go.id officers-substituted REQUEST 1 10T0900 sari budi dewi
        officers dewi@example.go.id officers-substituted REQUEST 1 10T0900 sari budi dewi
        officers ayu@example.go.id officers-substituted CANCEL 1 10T0900 ayu
        """),
    Row(
      name: "an officer falls ill",
      act: { office, id, before in
        try office.book(id, with: [0])
        before = try office.base.mails().count
        _ = try office.office.perform(
          DeclareAbsence(
            officer: office.officers[0], time: span(10, "00:00", "23:00"), reason: "Sakit",
            resolution: .substitute), as: office.director)
      },
      told: """
        applicant sari@example.com officers-substituted REQUEST 1 10T1000 sari budi
        officers budi@example.go.id officers-substituted REQUEST 1 10T0900 sari budi
        officers ayu@example.go.id officers-substituted CANCEL 1 10T0900 ayu
        """),
    Row(
      name: "called off",
      act: { office, id, before in
        try office.book(id, with: [0])
        before = try office.base.mails().count
        try office.callOff(id)
      },
      told: """
        applicant sari@example.com meeting-called-off CANCEL 1 10T1000 sari ayu
        director director@example.go.id meeting-called-off -
        officers ayu@example.go.id meeting-called-off CANCEL 1 10T0900 sari ayu
        """),
    Row(
      name: "called off, and agreed on anew",
      act: { office, id, before in
        try office.book(id, with: [0])
        try office.callOff(id)
        let offer = try office.propose(id, [march(11, "09:00")], as: office.director)
        before = try office.base.mails().count
        try office.accept(id, offer, as: .applicant(id))
      },
      told: """
        applicant sari@example.com meeting-moved REQUEST 2 11T1000 sari ayu
        director director@example.go.id meeting-moved -
        officers ayu@example.go.id meeting-moved REQUEST 2 11T0900 sari ayu
        """),
    Row(
      name: "called off, and booked anew",
      act: { office, id, before in
        try office.book(id, with: [0])
        try office.callOff(id)
        before = try office.base.mails().count
        _ = try office.office.perform(
          BookMeeting(request: id, officers: [office.officers[1]], start: march(11, "10:00")),
          as: office.director)
      },
      told: """
        applicant sari@example.com meeting-booked REQUEST 0 11T1100 sari budi
        director director@example.go.id meeting-booked -
        officers budi@example.go.id meeting-booked REQUEST 0 11T1000 sari budi
        """),
    Row(
      name: "withdrawn",
      act: { office, id, before in
        try office.book(id, with: [0])
        before = try office.base.mails().count
        try office.step(id, .withdraw(reason: "Sudah selesai"), as: .applicant(id))
      },
      told: """
        applicant sari@example.com request-withdrawn CANCEL 1 10T1000 sari ayu
        registry registry@example.go.id request-withdrawn -
        director director@example.go.id request-withdrawn -
        officers ayu@example.go.id request-withdrawn CANCEL 1 10T0900 sari ayu
        """),
    Row(
      name: "withdrawn where no meeting stands",
      act: { office, id, _ in try office.step(id, .withdraw(reason: ""), as: .applicant(id)) },
      told: """
        applicant sari@example.com request-withdrawn -
        registry registry@example.go.id request-withdrawn -
        director director@example.go.id request-withdrawn -
        """),
    Row(
      name: "answered by letter",
      act: { office, id, before in
        try office.book(id, with: [0])
        before = try office.base.mails().count
        try office.answer(id)
      },
      told: """
        applicant sari@example.com request-answered CANCEL 1 10T1000 sari ayu
        registry registry@example.go.id request-answered -
        director director@example.go.id request-answered -
        officers ayu@example.go.id request-answered CANCEL 1 10T0900 sari ayu
        """),
    Row(
      name: "held",
      act: { office, id, before in
        try office.book(id, with: [0])
        office.clock.now = march(10, "10:00")
        before = try office.base.mails().count
        try office.step(id, .facilitate(note: "Selesai"), as: office.director)
        try office.step(id, .close, as: office.director)
      },
      told: """
        applicant sari@example.com request-facilitated -
        director director@example.go.id request-facilitated -
        applicant sari@example.com request-closed -
        """),
    Row(
      name: "the applicant's proposal from a calendar",
      act: { office, id, before in
        try office.book(id, with: [0])
        before = try office.base.mails().count
        _ = try office.counter(id, "20260311T090000")
      },
      told: """
        applicant sari@example.com rescheduling-proposed -
        director director@example.go.id rescheduling-proposed -
        officers ayu@example.go.id rescheduling-proposed -
        """),
    Row(
      name: "the same, declined",
      act: { office, id, before in
        try office.book(id, with: [0])
        let taken = try office.counter(id, "20260311T090000")
        before = try office.base.mails().count
        try office.answer(id, taken, .decline(reason: "Penuh"), as: office.director)
      },
      told: """
        applicant sari@example.com rescheduling-declined DECLINECOUNTER 0 11T1000 sari
        director director@example.go.id rescheduling-declined -
        officers ayu@example.go.id rescheduling-declined -
        applicant sari@example.com meeting-confirmed REQUEST 0 10T1000 sari=TENTATIVE ayu
        """),
    Row(
      name: "the same, with another time in place of it",
      act: { office, id, before in
        try office.book(id, with: [0])
        let taken = try office.counter(id, "20260311T090000")
        before = try office.base.mails().count
        try office.answer(
          id, taken, .counter(reason: "Penuh", starts: [march(11, "10:00")]), as: office.director)
      },
      told: """
        applicant sari@example.com rescheduling-countered DECLINECOUNTER 0 11T1000 sari
        director director@example.go.id rescheduling-countered -
        officers ayu@example.go.id rescheduling-countered -
        applicant sari@example.com meeting-confirmed REQUEST 0 10T1000 sari=TENTATIVE ayu
        """),
    Row(
      name: "the same, accepted",
      act: { office, id, before in
        try office.book(id, with: [0])
        let taken = try office.counter(id, "20260311T090000")
        before = try office.base.mails().count
        try office.accept(id, taken, as: office.director)
      },
      told: """
        applicant sari@example.com meeting-moved REQUEST 1 11T1000 sari ayu
        director director@example.go.id meeting-moved -
        officers ayu@example.go.id meeting-moved REQUEST 1 11T0900 sari ayu
        """),
    Row(
      name: "the same, taken back",
      act: { office, id, before in
        try office.book(id, with: [0])
        let taken = try office.counter(id, "20260311T090000")
        before = try office.base.mails().count
        try office.answer(id, taken, .withdraw, as: .applicant(id))
      },
      told: """
        applicant sari@example.com rescheduling-ended -
        director director@example.go.id rescheduling-ended -
        officers ayu@example.go.id rescheduling-ended -
        """),
    Row(
      name: "the same, answered by nobody until its time has come",
      act: { office, id, before in
        _ = try office.office.perform(
          BookMeeting(request: id, officers: [office.officers[0]], start: march(11, "10:00")),
          as: office.director)
        _ = try office.counter(id, "20260311T090000")
        office.clock.now = march(11, "09:00")
        before = try office.base.mails().count
        _ = try office.office.expireOffers { _, error in Issue.record(error) }
      },
      told: """
        applicant sari@example.com rescheduling-expired DECLINECOUNTER 0 11T1000 sari
        director director@example.go.id rescheduling-expired -
        officers ayu@example.go.id rescheduling-expired -
        applicant sari@example.com meeting-confirmed REQUEST 0 11T1100 sari=TENTATIVE ayu
        """),
    Row(
      name: "the same, after the meeting was called off",
      act: { office, id, before in
        try office.book(id, with: [0])
        let taken = try office.counter(id, "20260311T090000")
        try office.callOff(id)
        before = try office.base.mails().count
        try office.answer(id, taken, .decline(reason: "Penuh"), as: office.director)
      },
      told: """
        applicant sari@example.com rescheduling-declined -
        director director@example.go.id rescheduling-declined -
        officers ayu@example.go.id rescheduling-declined -
        """),
    Row(
      name: "a proposal on the page, declined",
      act: { office, id, before in
        try office.book(id, with: [0])
        let offer = try office.propose(id, [march(11, "09:00")], as: .applicant(id))
        before = try office.base.mails().count
        try office.answer(id, offer, .decline(reason: "Penuh"), as: office.director)
      },
      told: """
        applicant sari@example.com rescheduling-declined -
        director director@example.go.id rescheduling-declined -
        officers ayu@example.go.id rescheduling-declined -
        """),
  ]
}
