import Casework
import Office
import Store
import Testing
import WorkCalendar

extension InvitationTests {
  /// The same where somebody comes along with the applicant, and where what an attendee proposes is refused.
  static let companionRows: [Row] = [
    Row(
      name: "booked, with somebody who comes along",
      act: { office, id, before in
        try office.bring(id, ["dewi"])
        before = try office.base.mails().count
        try office.book(id, with: [0])
      },
      told: """
        applicant sari@example.com meeting-booked REQUEST 0 10T1000 sari dewi ayu
        co-applicants dewi@example.com meeting-booked REQUEST 0 10T1000 sari dewi ayu
        officers ayu@example.go.id meeting-booked REQUEST 0 10T0900 sari dewi ayu
        """),
    Row(
      name: "called off, with somebody who comes along",
      act: { office, id, before in
        try office.bring(id, ["dewi"])
        try office.book(id, with: [0])
        before = try office.base.mails().count
        try office.callOff(id)
      },
      told: """
        applicant sari@example.com meeting-called-off CANCEL 1 10T1000 sari dewi ayu
        co-applicants dewi@example.com meeting-called-off CANCEL 1 10T1000 sari dewi ayu
        director director@example.go.id meeting-called-off -
        officers ayu@example.go.id meeting-called-off CANCEL 1 10T0900 sari dewi ayu
        """),
    Row(
      name: "withdrawn, with somebody who comes along",
      act: { office, id, before in
        try office.bring(id, ["dewi"])
        try office.book(id, with: [0])
        before = try office.base.mails().count
        try office.step(id, .withdraw(reason: ""), as: .applicant(id))
      },
      told: """
        applicant sari@example.com request-withdrawn CANCEL 1 10T1000 sari dewi ayu
        co-applicants dewi@example.com request-withdrawn CANCEL 1 10T1000 sari dewi ayu
        registry registry@example.go.id request-withdrawn -
        director director@example.go.id request-withdrawn -
        officers ayu@example.go.id request-withdrawn CANCEL 1 10T0900 sari dewi ayu
        """),
    Row(
      name: "moved, with somebody who comes along",
      act: { office, id, before in
        try office.bring(id, ["dewi"])
        try office.book(id, with: [0])
        let offer = try office.propose(id, [march(11, "09:00")], as: office.director)
        before = try office.base.mails().count
        try office.accept(id, offer, as: .applicant(id))
      },
      told: """
        applicant sari@example.com meeting-moved REQUEST 1 11T1000 sari dewi ayu
        co-applicants dewi@example.com meeting-moved REQUEST 1 11T1000 sari dewi ayu
        director director@example.go.id meeting-moved -
        officers ayu@example.go.id meeting-moved REQUEST 1 11T0900 sari dewi ayu
        """),
    Row(
      name: "somebody comes along before there is a meeting",
      act: { office, id, _ in try office.bring(id, ["dewi"]) },
      told: """
        applicant sari@example.com co-applicants-changed -
        """),
    Row(
      name: "somebody comes along to a meeting that stands",
      act: { office, id, before in
        try office.book(id, with: [0])
        before = try office.base.mails().count
        try office.bring(id, ["dewi"])
      },
      told: """
        applicant sari@example.com co-applicants-changed -
        co-applicants dewi@example.com co-applicants-changed REQUEST 0 10T1000 sari dewi ayu
        """),
    Row(
      name: "one comes along in place of another",
      act: { office, id, before in
        try office.bring(id, ["eka", "dewi"])
        try office.book(id, with: [0])
        _ = try office.office.perform(
          try office.calendarReply(id, "ACCEPTED", by: "ayu@example.go.id"), as: .service)
        before = try office.base.mails().count
        try office.bring(id, ["dewi", "fajar"])
      },
      told: """
        applicant sari@example.com co-applicants-changed REQUEST 1 10T1000 sari dewi fajar ayu=ACCEPTED
        co-applicants dewi@example.com co-applicants-changed REQUEST 1 10T1000 sari dewi fajar ayu=ACCEPTED
        co-applicants fajar@example.com co-applicants-changed REQUEST 1 10T1000 sari dewi fajar ayu=ACCEPTED
        officers ayu@example.go.id co-applicants-changed REQUEST 1 10T0900 sari dewi fajar ayu=ACCEPTED
        co-applicants eka@example.com co-applicants-changed CANCEL 1 10T1000 eka
        """),
    Row(
      name: "who comes along declines",
      act: { office, id, before in
        try office.bring(id, ["dewi"])
        try office.book(id, with: [0])
        before = try office.base.mails().count
        _ = try office.office.perform(
          try office.calendarReply(id, "DECLINED", by: "dewi@example.com"), as: .service)
      }, told: ""),
    Row(
      name: "a proposal that the rules refuse",
      act: { office, id, before in
        try office.book(id, with: [0])
        before = try office.base.mails().count
        try office.counterRefused(id, "20260314T090000", by: "sari@example.com")
      },
      told: """
        applicant sari@example.com counter-refused DECLINECOUNTER 0 14T1000 sari
        applicant sari@example.com meeting-confirmed REQUEST 0 10T1000 sari=TENTATIVE ayu
        """),
    Row(
      name: "a proposal of who comes along",
      act: { office, id, before in
        try office.bring(id, ["dewi"])
        try office.book(id, with: [0])
        before = try office.base.mails().count
        try office.counterRefused(id, "20260311T090000", by: "dewi@example.com")
      },
      told: """
        co-applicants dewi@example.com counter-refused DECLINECOUNTER 0 11T1000 dewi
        applicant sari@example.com counter-refused -
        co-applicants dewi@example.com meeting-confirmed REQUEST 0 10T1000 sari dewi=TENTATIVE ayu
        """),
    Row(
      name: "an officer's proposal that the rules refuse",
      act: { office, id, before in
        try office.book(id, with: [0])
        before = try office.base.mails().count
        try office.counterRefused(id, "20260311T053000", by: "ayu@example.go.id")
      },
      told: """
        officers ayu@example.go.id counter-refused DECLINECOUNTER 0 11T0530 ayu
        officers ayu@example.go.id meeting-confirmed REQUEST 0 10T0900 sari ayu=TENTATIVE
        """),
  ]
}
