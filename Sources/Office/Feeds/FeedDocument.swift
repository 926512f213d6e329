import Casework
import ICalendar
public import Secrets
import Store
public import WorkCalendar
import Wording

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

  /// The public feed of all days off: the decrees with the days on which they became known.
  public func holidayDocument() throws -> FeedDocument {
    let records = try calendars().holidays.records
    let days = records.compactMap { $0.withdrawal?.published ?? $0.dayOff.decree?.published }
    let last = days.max() ?? records.first?.dayOff.date ?? .first
    return FeedDocument(
      bytes: Array(HolidayFile.feed(records: records).utf8),
      lastModified: Instant(LocalDateTime(date: last, time: .midnight), offset: .utc))
  }

  private func feedDocument(of feed: FeedRecord) throws -> FeedDocument {
    let settings = try self.settings()
    let writer = FeedWriter(
      feed: feed, settings: settings, request: try feed.request.flatMap(queries.request))
    let midnight = Instant(LocalDateTime(date: now.local(offset: .wib).date, time: .midnight), offset: .wib)
    // What an applicant was promised stays to be read, however long ago it was.
    let start = feed.request == nil ? midnight - Desk.feedLookback : Instant(secondsSinceEpoch: 0)
    let meetings = try queries.feedMeetings(endingAfter: start, officer: feed.officer, request: feed.request)
      .filter { $0.meeting.state != .cancelled || $0.meeting.time.end > midnight - Desk.cancelledStay }
    // A meeting that another officer holds now is gone from the feed of the first: it has changed with that.
    let changed = try queries.lastMeetingChange(endingAfter: start, request: feed.request) ?? feed.createdAt
    let text: String
    do throws(CalendarTextError) {
      text = try CalendarText.feed(writer.feed(of: meetings))
    } catch {
      throw DatabaseError.unreadable("feed \(feed.id) cannot be written: \(error)")
    }
    return FeedDocument(bytes: Array(text.utf8), lastModified: max(changed, feed.createdAt))
  }
}

/// Says in a feed's language what its readers may know of meetings.
private struct FeedWriter {
  let feed: FeedRecord
  let settings: ServiceSettings
  let request: RequestRecord?

  private var language: Language { Language(rawValue: feed.language) ?? .indonesian }
  private var calendarLanguage: MeetingEvent.Language { language == .english ? .english : .indonesian }
  private var organizer: MeetingEvent.Organizer {
    MeetingEvent.Organizer(name: settings.unitName, email: settings.unitEmail)
  }

  func feed(of meetings: [FeedMeeting]) -> Feed {
    switch feed.scope {
    case .busy:
      Feed(
        name: name.text(in: language), language: calendarLanguage, events: [],
        busy: meetings.filter { $0.meeting.state != .cancelled }.map { busy($0.meeting) })
    case .unit, .officer, .request:
      Feed(name: name.text(in: language), language: calendarLanguage, events: meetings.map(event))
    }
  }

  private var name: Sentence {
    switch feed.scope {
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
    let isApplicants = feed.scope == .request
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
    return MeetingEvent(
      uid: meeting.uid, sequence: meeting.sequence, stamp: meeting.changedAt,
      lastModified: meeting.changedAt, time: meeting.time, summary: summary.text(in: language),
      description: lines.map { $0.text(in: language) }.joined(separator: "\n"),
      link: settings.link(toRoom: meeting.room), organizer: organizer,
      status: meeting.state == .cancelled ? .cancelled : .confirmed, language: calendarLanguage)
  }

  /// A busy time under a name from which the meeting's cannot be found.
  private func busy(_ meeting: MeetingRecord) -> BusyEvent {
    let domain = settings.unitEmail.split(separator: "@").last ?? "localhost"
    let digest = Digest(of: Array("busy\n\(feed.id)\n\(meeting.uid)".utf8)).hexadecimal.prefix(32)
    return BusyEvent(
      uid: "\(digest)@\(domain)", sequence: meeting.sequence, lastModified: meeting.changedAt,
      time: meeting.time, organizer: organizer, language: calendarLanguage)
  }
}
