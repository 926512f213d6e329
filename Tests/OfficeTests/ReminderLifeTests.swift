import Casework
import Mail
import SeededRandom
import Seeds
import Store
import Testing
import WorkCalendar

@testable import Office

@Suite(
  "Whatever happens to a meeting, its reminders are neither lost nor doubled, and none is sent that is not true"
)
struct ReminderLifeTests {
  /// What stood of a meeting at a moment.
  private struct Standing {
    let meeting: MeetingRecord
    let people: Set<String>
  }

  @Test(
    "a random life of a request, with a service that stops and a mail server that fails",
    arguments: Seeds.usual(30))
  func life(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let office = try StaffedOffice(settings: ["online-rooms": "2"])
    let id = try office.receive(windows: (10...12).map { span($0, "08:00", "12:00") })
    _ = try office.meet(at: span(10, "09:30", "10:30"), with: 3)
    // Of each start and each reminder, whether it was given: kept beside the service, by the rules as they read.
    var given: Set<String> = []
    var steps: [String] = []
    let sender = ScriptedSender()
    let deliveries = DeliverMail(office: office.office, sender: sender)
    try deliveries.perform { false }
    office.clock.now = march(5, "08:00")
    while office.clock.now < march(13, "08:00") {
      office.clock.now = office.clock.now + Minutes([1, 10, 60, 240, 900].randomElement(using: &random) ?? 1)
      let step = MeetingLifeTests.Step.allCases.randomElement(using: &random) ?? .book
      // Endings would leave most lives without a meeting to remind of.
      if step != .answerLetter, step != .withdraw {
        do {
          try step.take(office, id, &random)
          steps.append("\(step)")
        } catch is Refusal {}
      }
      if random.happens(0.15) { try change(office, &random) }
      // Sometimes a while passes in which the service does not run.
      if random.happens(0.7) {
        try expectReminded(office, id, restarted: random.happens(0.3), &given, "seed \(seed) after \(steps)")
      }
      sender.outcome = random.happens(0.3) ? { _, _ in .unavailable("unreachable") } : { _, _ in .accepted }
      try deliver(deliveries, sender, office, "seed \(seed) after \(steps)")
    }
  }

  /// Sets another number of working days or hours.
  private func change(_ office: StaffedOffice, _ random: inout SplitMix64) throws {
    let name = random.happens(0.5) ? "reminder-working-days" : "reminder-hours"
    _ = try office.office.perform(ChangeSetting(name, to: "\(random.next() % 4)"), as: .service)
  }

  private func standing(_ office: StaffedOffice, _ id: Identifier<Record.Request>) throws -> Standing? {
    try office.base.database.read { queries in
      guard let meeting = try queries.standingMeeting(of: id) else { return nil }
      let officers = try queries.officers(of: meeting.id).compactMap { try queries.officer($0)?.email }
      let companions = try queries.coApplicants(of: id).map(\.person.email)
      return Standing(meeting: meeting, people: Set(officers + companions + ["sari@example.com"]))
    }
  }

  /// The moment of a reminder, counted day by day: no weekday of these two weeks is off.
  private func moment(_ reminder: Reminder, before start: Instant, _ settings: ServiceSettings) -> Instant? {
    if reminder == .hours {
      return settings.reminders.hours == 0 ? nil : start - Minutes(60 * settings.reminders.hours)
    }
    guard settings.reminders.workingDays.count > 0 else { return nil }
    var moment = start
    for _ in 0..<settings.reminders.workingDays.count {
      repeat { moment = moment - Minutes(1440) } while moment.local(offset: .wib).date.weekday.isWeekend
    }
    return moment
  }

  /// Lets the service look for whom it has to remind, and expects exactly what has come due since it was given
  /// last, in one mail to each who comes.
  private func expectReminded(
    _ office: StaffedOffice, _ id: Identifier<Record.Request>, restarted: Bool, _ given: inout Set<String>,
    _ comment: String
  ) throws {
    let now = office.clock.now
    let settings = try office.office.ask(as: .service) { try $0.settings() }
    let number = try office.request(id).id
    let before = try office.reminders().count
    try office.remind(restarted: restarted)
    #expect(try office.remind() == 0, "\(comment)")
    let own = try office.reminders().dropFirst(before).filter { mail in
      try office.base.database.read {
        try $0.first("SELECT request FROM history WHERE id = $1", [.integer(mail.history)]) { $0.integer(0) }
      } == number.number
    }
    var due: [String] = []
    let standing = try standing(office, id)
    if let meeting = standing?.meeting, now < meeting.time.start {
      for reminder in Reminder.allCases {
        guard let moment = moment(reminder, before: meeting.time.start, settings),
          meeting.changedAt < moment, moment <= now
        else { continue }
        due.append("\(meeting.uid) \(reminder) \(meeting.time.start)")
      }
    }
    let isDue = due.contains { !given.contains($0) }
    given.formUnion(due)
    #expect(own.map(\.recipient).sorted() == (isDue ? standing?.people.sorted() : []), "\(comment)")
    let start = standing?.meeting.time.start.iso8601(offset: .wib)
    #expect(own.allSatisfy { $0.start == start }, "\(comment)")
    #expect(Set(own.map(\.history)).count <= 1, "\(comment)")
  }

  /// Sends what waits, and expects of each reminder that it is true when it goes out: the meeting is ahead as it
  /// tells, and the reader comes.
  private func deliver(
    _ deliveries: DeliverMail, _ sender: ScriptedSender, _ office: StaffedOffice, _ comment: String
  ) throws {
    let before = sender.mails.count
    try deliveries.perform { false }
    let reminders = Dictionary(uniqueKeysWithValues: try office.reminders().map { ($0.number, $0) })
    for mail in sender.mails.dropFirst(before) {
      guard let number = MessageName(messageID: mail.name)?.message, let reminder = reminders[number] else {
        continue
      }
      let about = try #require(try office.base.database.read { try $0.queuedMail(number)?.request })
      let standing = try #require(try standing(office, about), "\(comment)")
      #expect(standing.meeting.time.start.iso8601(offset: .wib) == reminder.start, "\(comment)")
      #expect(office.clock.now < standing.meeting.time.start, "\(comment)")
      #expect(standing.people.contains(mail.recipient), "\(comment)")
    }
  }
}
