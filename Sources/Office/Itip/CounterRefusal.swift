import Casework
import JSON
public import WorkCalendar
public import Wording

/// Why the rules refuse what came from a calendar, as it is kept until who sent it is answered: in a form from which
/// the words are made in the reader's language when the mail is sent.
public enum CounterRefusal: Hashable, Sendable, Explained {
  /// The time has begun, or is past.
  case past
  /// It lies before the earliest date of the five-day rule.
  case tooEarly(CivilDate)
  /// It is no working day.
  case dayOff
  /// It does not lie in office hours.
  case outsideHours
  /// It does not begin on the grid of so many minutes.
  case offGrid(Minutes)
  /// No competent officer is free then.
  case taken
  /// Every online room is taken then.
  case roomsFull
  /// It is the time at which the meeting stands.
  case presentTime
  /// It lies where the calendar cannot answer.
  case beyondCalendar
  /// The meeting has begun.
  case begun
  /// The meeting is over, or was called off.
  case over
  /// It is the other side's turn.
  case notYourTurn
  /// There have been as many rounds as there may be.
  case tooManyRounds
  /// It answers an earlier revision of the meeting.
  case oldRevision
  /// Only the applicant can ask for another time.
  case onlyApplicant
  /// The meeting cannot be moved as the request stands.
  case notNow

  /// Why, in a sentence.
  public var sentence: Sentence {
    switch self {
    case .past: Sentence("waktu itu sudah lewat", "that time is past")
    case .tooEarly(let earliest): MeetingRefusal.tooEarly(earliest: earliest).sentence
    case .dayOff: Sentence("hari itu bukan hari kerja", "that day is no working day")
    case .outsideHours: Sentence("waktu itu di luar jam kerja", "that time is outside office hours")
    case .offGrid(let slot): MeetingRefusal.offGrid(slot: slot).sentence
    case .taken:
      Sentence("tidak ada petugas yang bebas pada waktu itu", "no officer is free at that time")
    case .roomsFull: Refusal.roomsFull.sentence
    case .presentTime:
      Sentence("pertemuan memang pada waktu itu", "that is when the meeting is")
    case .beyondCalendar:
      Sentence(
        "kalender kerja belum sampai ke tanggal itu", "the working calendar does not reach that date yet")
    case .begun: Refusal.meetingBegun.sentence
    case .over: StaleMessage.over.sentence
    case .notYourTurn:
      Sentence(
        "usulan sebelumnya belum dijawab pihak lain", "the other side has not answered the last proposal yet")
    case .tooManyRounds:
      Sentence(
        "sudah terlalu sering diusulkan waktu lain; hubungi unit kerja melalui telepon",
        "other times were proposed too often; telephone the unit")
    case .oldRevision: StaleMessage.oldRevision.sentence
    case .onlyApplicant: StaleMessage.onlyApplicant.sentence
    case .notNow:
      Sentence(
        "pertemuan tidak dapat dipindahkan pada tahap ini",
        "the meeting cannot be moved as the request stands")
    }
  }

  /// Why something was refused, each reason once; none where nobody may be told, since the sender was not invited.
  static func reasons(of refusal: Refusal) -> [CounterRefusal] {
    let found: [CounterRefusal] =
      switch refusal {
      case .meeting(let refusals): refusals.map(CounterRefusal.init)
      case .taken, .officerUnavailable: [.taken]
      case .roomsFull: [.roomsFull]
      case .meetingBegun: [.begun]
      case .meetingOver: [.over]
      case .negotiation(let refusal): [CounterRefusal(refusal)]
      case .pastCalendar: [.beyondCalendar]
      case .staleMessage(.oldRevision): [.oldRevision]
      case .staleMessage(.over): [.over]
      case .staleMessage(.onlyApplicant): [.onlyApplicant]
      case .staleMessage(.unknownMeeting), .staleMessage(.notInvited), .staleMessage(.otherOrganizer): []
      default: [.notNow]
      }
    return found.enumerated().filter { !found[..<$0.offset].contains($0.element) }.map(\.element)
  }

  private init(_ refusal: MeetingRefusal) {
    switch refusal {
    case .inThePast: self = .past
    case .pastCalendar: self = .beyondCalendar
    case .tooEarly(let earliest): self = .tooEarly(earliest)
    case .dayOff: self = .dayOff
    case .outsideHours: self = .outsideHours
    case .offGrid(let slot): self = .offGrid(slot)
    case .noOfficer, .notCompetent, .dayFull: self = .taken
    case .notProposed: self = .notNow
    }
  }

  private init(_ refusal: NegotiationRefusal) {
    switch refusal {
    case .notYourTurn, .notYourOffer: self = .notYourTurn
    case .optionNotAhead, .optionPast: self = .past
    case .presentTime: self = .presentTime
    case .tooManyRounds: self = .tooManyRounds
    case .pastCalendar: self = .beyondCalendar
    case .closed, .expired, .notExpired, .notOffered, .noReason, .optionCount, .optionsOverlap: self = .notNow
    }
  }
}

extension CounterRefusal {
  private static let plain: [(code: String, reason: CounterRefusal)] = [
    ("past", .past), ("day-off", .dayOff), ("outside-hours", .outsideHours), ("taken", .taken),
    ("rooms-full", .roomsFull), ("present-time", .presentTime), ("beyond-calendar", .beyondCalendar),
    ("begun", .begun), ("over", .over), ("not-your-turn", .notYourTurn), ("too-many-rounds", .tooManyRounds),
    ("old-revision", .oldRevision), ("only-applicant", .onlyApplicant), ("not-now", .notNow),
  ]

  /// The reason as it is kept. No personal data.
  var facts: JSONObject {
    switch self {
    case .tooEarly(let date): ["code": "too-early", "earliestDate": .string(date.iso8601)]
    case .offGrid(let slot): ["code": "off-grid", "minutes": .integer(Int64(slot.count))]
    default: ["code": .string(CounterRefusal.plain.first { $0.reason == self }?.code ?? "not-now")]
    }
  }

  /// The reasons that the facts of a mail tell.
  static func reasons(in facts: MailFacts) -> [CounterRefusal] {
    facts.objects("refusedFor").compactMap { object in
      guard case .string(let code)? = object["code"] else { return nil }
      if case .string(let text)? = object["earliestDate"], let date = CivilDate(iso8601: text) {
        return .tooEarly(date)
      }
      if case .integer(let minutes)? = object["minutes"] { return .offGrid(Minutes(Int(minutes))) }
      return plain.first { $0.code == code }?.reason
    }
  }
}
