import Casework
public import ICalendar
import JSON
import Scheduling
import Store
import WorkCalendar
import Wording

/// Takes a decree's days off over, or shows what that would change (rules of the service, section 1.4).
///
/// A file has all days off of each year that it names: they take the place of what was known of that year.
/// Nothing moves by itself. Each meeting that can no longer be held as it is booked gets a rescheduling with
/// times at which its officers are free, held for the applicant; where there are none, the director is told.
public struct ImportHolidays: UseCase {
  /// The most alternatives that are offered for a meeting.
  public static let alternatives = 3

  let file: HolidayFile
  let applies: Bool

  /// An import of a file that was read; where `applies` is false it only shows.
  public init(_ file: HolidayFile, applies: Bool) {
    self.file = file
    self.applies = applies
  }

  /// An import of the bytes of a file. Fails with `Refusal.calendar`, which tells the line.
  public init(_ bytes: [UInt8], named name: String = "holidays.ics", applies: Bool) throws(Refusal) {
    do throws(ICalendarError) {
      self.init(try HolidayFile.read(bytes, named: name), applies: applies)
    } catch {
      throw .calendar(error)
    }
  }

  /// Does it, or shows it. For the director and the administrator. Fails with `invalid` where the file has no
  /// day off, and with `pastCalendar` where a date is out of reach with it.
  public func perform(at desk: Desk) throws -> HolidayReport {
    try desk.require(.director, .admin)
    let files = newFiles
    var report = try preview(calendars(replacing: files, at: desk), at: desk)
    guard applies else { return report }
    for file in files { try desk.queries.keepCalendarFile(file.name, bytes: file.bytes, at: desk.now) }
    try desk.touch(.calendars)
    report.isApplied = true
    try desk.record(.holidaysImported, of: nil, detail: ImportHolidays.detail(of: report))
    report.withoutProposals = try weighProposals(at: desk)
    try releaseAlternatives(at: desk)
    report.meetings = try report.meetings.map { try reschedule($0, at: desk) }
    return report
  }

  /// The files of the years that the file names, as the service writes them.
  private var newFiles: [(name: String, bytes: [UInt8])] {
    years.map { ("\($0).ics", Array(HolidayFile.text(year: $0, records: file.records).utf8)) }
  }

  private var years: [Int] { Set(file.records.map(\.dayOff.date.year)).sorted() }

  private func calendars(
    replacing files: [(name: String, bytes: [UInt8])], at desk: Desk
  ) throws -> CalendarSnapshot {
    let path = JSONPath.root.description
    guard !files.isEmpty else {
      throw Refusal.invalid([
        FieldProblem(path, Sentence("berkas tidak memuat hari libur", "the file has no day off"))
      ])
    }
    let names = Set(files.map(\.name))
    let kept = try desk.queries.calendarFiles().filter { !names.contains($0.name) }
    do {
      return try desk.office.surroundings.calendars.snapshot(replacing: kept + files)
    } catch is CalendarsMissing {
      throw Refusal.invalid([
        FieldProblem(
          path,
          Sentence(
            "sesudahnya tidak ada tahun yang hari liburnya ditetapkan",
            "after it no year would have decreed days off"))
      ])
    }
  }

  private func preview(_ new: CalendarSnapshot, at desk: Desk) throws -> HolidayReport {
    typealias Import = HolidayImport<Identifier<Record.Request>, Identifier<Record.Meeting>>
    let old = try desk.calendars().workingDays
    let rules = try desk.settings().rules
    let waiting = RequestState.allCases.filter(\.awaitsCompletion)
    let requests = try waiting.flatMap { try desk.queries.requests(in: $0) }.sorted { $0.id < $1.id }
    let known = Dictionary(uniqueKeysWithValues: requests.map { ($0.id, $0) })
    let standing = try desk.queries.standingMeetings(endingAfter: desk.now)
    let receipts = requests.map {
      Import.Receipt(request: $0.id, receivedAt: $0.receivedAt ?? $0.submittedAt)
    }
    let bookings = standing.map { meeting in
      // The five-day rule does not bind who is served at the counter.
      let isBound = !(known[meeting.request]?.isPriorityAtCounter ?? true)
      return Import.Booking(
        meeting: meeting.id, request: isBound ? meeting.request : nil, time: meeting.time)
    }
    let found: Import
    var moved: [HolidayReport.MovedRequest] = []
    do throws(CalendarReachError) {
      found = try Import.preview(
        from: old, to: new.workingDays, receipts: receipts, bookings: bookings, lead: rules.lead)
      for receipt in receipts {
        let reference = known[receipt.request]?.reference ?? ""
        let row = try ImportHolidays.dates(of: receipt, reference, from: old, to: new.workingDays, rules)
        if let row { moved.append(row) }
      }
    } catch {
      throw Refusal.pastCalendar(error)
    }
    let meetings = Dictionary(uniqueKeysWithValues: standing.map { ($0.id, $0) })
    return HolidayReport(
      years: years, isApplied: false, changes: found.changes, requests: moved,
      meetings: found.meetings.compactMap { affected in
        guard let meeting = meetings[affected.meeting] else { return nil }
        return HolidayReport.AffectedMeeting(
          meeting: meeting, reference: known[meeting.request]?.reference ?? "", dayOff: affected.dayOff,
          earliestDate: affected.earliestDate, rescheduling: nil, alternatives: [])
      }, withoutProposals: [], warnings: file.warnings)
  }

  /// How the dates of a request move; `nil` where they do not.
  private static func dates(
    of receipt: HolidayImport<Identifier<Record.Request>, Identifier<Record.Meeting>>.Receipt,
    _ reference: String, from old: WorkingDayCalendar, to new: WorkingDayCalendar, _ rules: ServiceRules
  ) throws(CalendarReachError) -> HolidayReport.MovedRequest? {
    let received = receipt.receivedAt
    let completion = ServiceRules.completion
    let row = HolidayReport.MovedRequest(
      id: receipt.request, reference: reference,
      earliestBefore: try old.leadTime(receivedAt: received, lead: rules.lead).date,
      earliestAfter: try new.leadTime(receivedAt: received, lead: rules.lead).date,
      dueBefore: try old.leadTime(receivedAt: received, lead: completion).date,
      dueAfter: try new.leadTime(receivedAt: received, lead: completion).date)
    return row.earliestBefore == row.earliestAfter && row.dueBefore == row.dueAfter ? nil : row
  }

  /// Weighs the proposals of every open request again, and asks the applicants whose last usable one is gone
  /// for new ones.
  private func weighProposals(at desk: Desk) throws -> [Identifier<Record.Request>] {
    var without: [Identifier<Record.Request>] = []
    for state in RequestState.allCases where state.awaitsCompletion {
      for request in try desk.queries.requests(in: state) {
        let proposals = try desk.queries.proposals(of: request.id)
        let wasUsable = proposals.contains { $0.state == .open || $0.state == .taken }
        guard !proposals.isEmpty, try !desk.weighAgain(request), wasUsable,
          ProposeWindows.states.contains(state)
        else { continue }
        try desk.askForProposals(
          of: request,
          detail: [
            "earliestDate": .string(try desk.leadTime(of: request).date.iso8601),
            "dueDate": .string(try desk.dueDate(of: request).iso8601),
          ])
        without.append(request.id)
      }
    }
    return without.sorted()
  }

  private static func detail(of report: HolidayReport) -> JSONObject {
    var detail: JSONObject = ["years": .array(report.years.map { .integer(Int64($0)) })]
    for kind in HolidayChange.Kind.allCases {
      let count = report.changes.count { $0.kind == kind }
      if count > 0 { detail.append(kind.rawValue, .integer(Int64(count))) }
    }
    detail.append("requests", .integer(Int64(report.requests.count)))
    detail.append("meetings", .integer(Int64(report.meetings.count)))
    return detail
  }
}

extension RequestState {
  /// Whether the request is still to be completed, by a meeting or by a reply letter.
  fileprivate var awaitsCompletion: Bool { isOpen && Outcome(entering: self) == nil }
}
