import Casework
import Glibc
import Locks
import Office
import Scheduling
import Secrets
import SeededRandom
import Store
import WorkCalendar

/// A service with officers and requests that all wait for a meeting, each at a time of its own or of a few.
final class BookingWorkload: @unchecked Sendable {
  /// What came of the bookings.
  struct Result {
    var bookings = 0
    var refusals = 0
    var failures = 0
    var nanoseconds: UInt64 = 0
    var latencies: [UInt64] = []
  }

  private static let officers = 20
  /// The moment at which the workload begins: Monday, 2 March 2026, 08:00 WIB.
  static let now = Instant(secondsSinceEpoch: 1_772_413_200)

  let office: Office
  let database: SQLiteDatabase
  /// The slots that the requests wait for, in turn.
  let slots: [(officer: Identifier<Record.Officer>, start: Instant)]
  private let bookings: [BookMeeting]
  private let lock = PthreadLock()
  private var next = 0
  private var result = Result()

  /// A new database in a folder, with requests that the unit has received. Slots are spread over officers and
  /// working days, an hour each; fewer slots than requests are contended for.
  init(folder: String, requests: Int, slots: Int, calendars: ShippedCalendars) throws {
    let now = BookingWorkload.now
    database = try SQLiteDatabase(path: "\(folder)/jadwal.sqlite", migrations: Schema.migrations, at: now)
    office = Office(
      database: database,
      surroundings: Office.Surroundings(
        now: { now }, random: SystemRandomSource(), zone: { _ in nil }, calendars: calendars,
        linkKey: LinkKey(from: SystemRandomSource())))
    let starts = try BookingWorkload.starts(slots, office: office)
    let (made, officers) = try database.write { queries in
      try queries.touch(.officers)
      try queries.set("meetings-per-officer-and-day", to: "16")
      try queries.set("online-rooms", to: "\(BookingWorkload.officers)")
      let officers = try (1...BookingWorkload.officers).map { number in
        try queries.add(
          OfficerRecord(
            account: nil, name: "Petugas \(number)", email: "petugas\(number)@example.go.id",
            competencies: ["nib"]),
          at: now)
      }
      var made: [BookMeeting] = []
      for number in 0..<requests {
        let slot = number % slots
        let (start, officer) = (starts[slot / officers.count], officers[slot % officers.count])
        made.append(
          BookMeeting(
            request: try BookingWorkload.addRequest(
              "W\(number)", at: start, receivedAt: now, to: queries), officers: [officer],
            start: start))
      }
      return (made, officers)
    }
    self.slots = (0..<slots).map { (officers[$0 % officers.count], starts[$0 / officers.count]) }
    var generator = SplitMix64(seed: 1)
    bookings = made.shuffled(using: &generator)
  }

  /// Books from so many threads at once until every request was tried.
  func run(threads: Int) -> Result {
    let began = StopWatch.nanoseconds()
    var handles: [pthread_t] = []
    for _ in 0..<threads {
      var handle = pthread_t()
      let context = Unmanaged.passRetained(self).toOpaque()
      let code = pthread_create(
        &handle, nil,
        { context in
          guard let context else { return nil }
          Unmanaged<BookingWorkload>.fromOpaque(context).takeRetainedValue().work()
          return nil
        }, context)
      if code == 0 { handles.append(handle) }
    }
    for handle in handles { pthread_join(handle, nil) }
    result.nanoseconds = StopWatch.nanoseconds() - began
    return result
  }

  /// Closes the database.
  func close() { database.close() }

  private func work() {
    let director = Principal.staff(StaffMember(account: Identifier(1), name: "Direktur", roles: [.director]))
    var own = Result()
    while let booking = take() {
      let began = StopWatch.nanoseconds()
      do {
        _ = try office.perform(booking, as: director)
        own.bookings += 1
      } catch is Refusal {
        own.refusals += 1
      } catch {
        own.failures += 1
      }
      own.latencies.append(StopWatch.nanoseconds() - began)
    }
    lock.withLock {
      result.bookings += own.bookings
      result.refusals += own.refusals
      result.failures += own.failures
      result.latencies += own.latencies
    }
  }

  private func take() -> BookMeeting? {
    lock.withLock {
      guard next < bookings.count else { return nil }
      defer { next += 1 }
      return bookings[next]
    }
  }

  /// The starts of enough hours of working days, from the sixth working day on: six a day.
  private static func starts(_ slots: Int, office: Office) throws -> [Instant] {
    let calendar = try office.ask(as: .service) { try $0.calendars().workingDays }
    var date = now.local(offset: .wib).date.advanced(by: 14)
    var starts: [Instant] = []
    while starts.count * officers < slots {
      if try calendar.isWorking(date), date.weekday != .friday {
        for hour in [8, 9, 10, 13, 14] {
          guard let time = LocalTime(hour: hour, minute: 0) else { continue }
          starts.append(Instant(LocalDateTime(date: date, time: time), offset: .wib))
        }
      }
      date = date.advanced(by: 1)
    }
    return starts
  }

  /// Adds a request that the unit has received, with one window of an hour.
  static func addRequest(
    _ reference: String, at start: Instant, receivedAt: Instant, to queries: any Queries
  ) throws -> Identifier<Record.Request> {
    var request = RequestRecord(
      reference: reference,
      applicant: Casework.Applicant(
        kind: .business, name: "PT Contoh \(reference)", organization: nil, identity: "1",
        email: "pemohon@example.com",
        whatsapp: WhatsAppNumber("081234567890"), timeZone: "Asia/Jakarta", language: .indonesian,
        priority: .none),
      letter: Letter(number: "1", date: nil, channel: .web), subject: "NIB tidak terbit",
      chronology: "Kronologi",
      relatedUnit: RelatedUnit(name: "Pusat Bantuan", reason: "Di luar kewenangan"), needs: ["nib"],
      duration: Minutes(60), submittedAt: receivedAt)
    request.state = .received
    request.receivedAt = receivedAt
    request.id = try queries.add(request, secretDigest: Digest(of: Array(reference.utf8)).bytes)
    if let window = InstantRange(start: start, end: start + Minutes(60)) {
      try queries.propose([(window, .open)], for: request.id)
    }
    return request.id
  }
}
