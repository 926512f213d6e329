public import Casework
import ICalendar
public import Secrets
import Store
public import WorkCalendar
public import Wording

/// What a feed shows at some moment, as a calendar text.
public struct FeedDocument: Hashable, Sendable {
  /// The text in UTF-8.
  public let bytes: [UInt8]
  /// When anything of what it shows was last changed; never the moment of writing it.
  public let lastModified: Instant
}

/// The versions of everything that feeds are made of, and the day of office time: while they are the same, so
/// are the texts.
public struct FeedVersions: Hashable, Sendable {
  let meetings: Int64
  let feeds: Int64
  let calendars: Int64
  let settings: Int64
  /// The day that counts as today: what is long past leaves a feed with a new day.
  let today: CivilDate
}

extension Desk {
  /// How long a meeting that is over stays in the unit's and the officers' feeds.
  static let feedLookback = Minutes(90 * 1440)
  /// How long a meeting that was called off stays after its end, so that every client learns of it.
  static let cancelledStay = Minutes(30 * 1440)

  /// The versions of what feeds show now.
  public func feedVersions() throws -> FeedVersions {
    FeedVersions(
      meetings: try queries.version(of: .meetings), feeds: try queries.version(of: .feeds),
      calendars: try queries.version(of: .calendars), settings: try queries.version(of: .settings),
      today: now.local(offset: .wib).date)
  }

  /// Whether a feed has the secret.
  public func hasFeed(of secret: SecretToken) throws -> Bool {
    try queries.feed(digest: secret.digest.bytes) != nil
  }

  /// What a feed shows; `nil` where no feed has the secret, or it was revoked.
  public func feedDocument(of secret: SecretToken) throws -> FeedDocument? {
    guard let feed = try queries.feed(digest: secret.digest.bytes) else { return nil }
    return try feedDocument(of: feed)
  }

  /// How many years after the last decree the feed of days off shows as they are expected.
  private static let forecastYears = 2

  /// The public feed of all days off: the decrees with the days on which they became known, and tentative ones as
  /// they are expected of the years after the last decree.
  public func holidayDocument() throws -> FeedDocument {
    let holidays = try calendars().holidays
    let next = (holidays.decreedYears.last ?? now.local(offset: .wib).date.year) + 1
    let recorded = Set(holidays.records.map(\.dayOff))
    let expected = (next..<(next + Desk.forecastYears)).flatMap(holidays.daysOff).filter {
      $0.status == .tentative && !recorded.contains($0)
    }
    let records = holidays.records + expected.map { DayOffRecord(dayOff: $0) }
    let days = records.compactMap { $0.withdrawal?.published ?? $0.dayOff.decree?.published }
    let last = days.max() ?? records.first?.dayOff.date ?? .first
    return FeedDocument(
      bytes: Array(HolidayFile.feed(records: records).utf8),
      lastModified: Instant(startOf: last, offset: .utc))
  }

  /// The meetings of a request as a file that a calendar takes in once; `nil` where it has none to show. For whoever
  /// may know of the request. Fails with `notFound`.
  public func calendarFile(
    of request: Identifier<Record.Request>, in language: Language
  ) throws -> [UInt8]? {
    let request = try self.request(request)
    let meetings = try queries.feedMeetings(
      endingAfter: Instant(secondsSinceEpoch: 0), officer: nil, request: request.id
    ).filter { $0.meeting.state != .cancelled }
    guard !meetings.isEmpty else { return nil }
    let writer = FeedWriter(
      scope: .request, language: language, settings: try settings(), calendar: try calendars().workingDays,
      request: request)
    return Array(try writer.text(of: meetings).utf8)
  }

  private func feedDocument(of feed: FeedRecord) throws -> FeedDocument {
    let writer = FeedWriter(
      scope: feed.scope, language: Language(rawValue: feed.language) ?? .indonesian, number: feed.id,
      settings: try settings(), calendar: try calendars().workingDays,
      request: try feed.request.flatMap(queries.request))
    let midnight = Instant(startOf: now.local(offset: .wib).date, offset: .wib)
    // What an applicant was promised stays to be read, however long ago it was.
    let start = feed.request == nil ? midnight - Desk.feedLookback : Instant(secondsSinceEpoch: 0)
    let meetings = try queries.feedMeetings(endingAfter: start, officer: feed.officer, request: feed.request)
      .filter { $0.meeting.state != .cancelled || $0.meeting.time.end > midnight - Desk.cancelledStay }
    // A meeting that another officer holds now is gone from the feed of the first: it has changed with that.
    let changed = try queries.lastMeetingChange(endingAfter: start, request: feed.request) ?? feed.createdAt
    return FeedDocument(
      bytes: Array(try writer.text(of: meetings).utf8), lastModified: max(changed, feed.createdAt))
  }
}

/// Says in a feed's language what its readers may know of meetings.
private struct FeedWriter {
  let scope: FeedRecord.Scope
  let language: Language
  /// The number of the feed; `nil` for a file that is given out once.
  var number: Identifier<Record.Feed>?
  let settings: ServiceSettings
  let calendar: WorkingDayCalendar
  let request: RequestRecord?

  private var calendarLanguage: MeetingEvent.Language { language == .english ? .english : .indonesian }
  private var organizer: MeetingEvent.Organizer {
    MeetingEvent.Organizer(name: settings.unitName, email: settings.unitEmail)
  }

  /// The feed as a text. Fails with `unreadable` where something that is kept cannot be written.
  func text(of meetings: [FeedMeeting]) throws -> String {
    do throws(CalendarTextError) {
      return try CalendarText.feed(feed(of: meetings))
    } catch {
      throw DatabaseError.unreadable(
        "feed \(number?.description ?? "of a request") cannot be written: \(error)")
    }
  }

  private func feed(of meetings: [FeedMeeting]) -> Feed {
    switch scope {
    case .busy:
      Feed(
        name: name.text(in: language), language: calendarLanguage, events: [],
        busy: meetings.filter { $0.meeting.state != .cancelled }.map { busy($0.meeting) })
    case .unit, .officer, .request:
      Feed(name: name.text(in: language), language: calendarLanguage, events: meetings.map(event))
    }
  }

  private var name: Sentence {
    switch scope {
    case .unit: Sentence("Pertemuan \(settings.unitName)", "Meetings of \(settings.unitName)")
    case .officer:
      Sentence("Pertemuan saya \u{2013} \(settings.unitName)", "My meetings \u{2013} \(settings.unitName)")
    case .request:
      Sentence("Fasilitasi \(request?.reference ?? "")", "Facilitation \(request?.reference ?? "")")
    case .busy: Sentence("Waktu terisi \(settings.unitName)", "Busy times of \(settings.unitName)")
    }
  }

  private func event(_ shown: FeedMeeting) -> MeetingEvent {
    let meeting = shown.meeting
    let isApplicants = scope == .request
    let title = MeetingTitle(reference: shown.reference, subject: shown.subject, applicant: shown.applicant)
    let summary = isApplicants ? title.forApplicants : title.forStaff
    let room = Sentence("ruang daring \(meeting.room)", "online room \(meeting.room)")
    var lines = [Sentence("Permohonan \(shown.reference)", "Request \(shown.reference)")]
    if !isApplicants {
      lines.append(Sentence("Pemohon: \(shown.applicant)", "Applicant: \(shown.applicant)"))
    }
    lines.append(Sentence("Tempat: ", "Place: ") + room)
    if meeting.state == .cancelled {
      lines.append(
        Sentence("Pertemuan ini dibatalkan.", "This meeting was called off."))
    }
    let date = meeting.time.start.local(offset: .wib).date
    let isTentative = meeting.state != .cancelled && isTentative(date)
    if isTentative { lines.append(NoticeWriter.tentative([date.year])) }
    return MeetingEvent(
      uid: meeting.uid, sequence: meeting.sequence, stamp: meeting.changedAt,
      lastModified: meeting.changedAt, time: meeting.time, summary: summary.text(in: language),
      description: lines.map { $0.text(in: language) }.joined(separator: "\n"),
      link: settings.link(toRoom: meeting.room), organizer: organizer,
      status: meeting.state == .cancelled ? .cancelled : isTentative ? .tentative : .confirmed,
      language: calendarLanguage)
  }

  /// Whether a day may still become a day off. One that the calendar does not reach is long past.
  private func isTentative(_ date: CivilDate) -> Bool { (try? calendar.day(date).isTentative) ?? false }

  /// A busy time under a name from which the meeting's cannot be found.
  private func busy(_ meeting: MeetingRecord) -> BusyEvent {
    let domain = settings.unitEmail.split(separator: "@").last ?? "localhost"
    let digest = Digest(of: Array("busy\n\(number?.description ?? "")\n\(meeting.uid)".utf8)).hexadecimal
      .prefix(32)
    return BusyEvent(
      uid: "\(digest)@\(domain)", sequence: meeting.sequence, lastModified: meeting.changedAt,
      time: meeting.time, organizer: organizer, language: calendarLanguage)
  }
}
