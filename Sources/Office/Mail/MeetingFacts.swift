import Casework
import JSON
import WorkCalendar

/// What a queued mail tells of a meeting, as it was after the event.
struct MeetingFacts {
  /// Its name in calendars.
  let uid: String
  /// The number of its revision.
  let sequence: Int
  /// When it is, or was to be.
  let time: InstantRange
  /// The number of the online room.
  let room: Int
  /// The officers who hold it, by number.
  let officers: [Identifier<Record.Officer>]
  /// The officers who held it until then.
  let earlier: [Identifier<Record.Officer>]

  /// What the facts of a mail tell, or `nil` where they are about no meeting.
  init?(_ facts: MailFacts) {
    guard let uid = facts.text("uid"), let sequence = facts.integer("sequence"),
      let start = facts.instant("start"), let end = facts.instant("end"),
      let time = InstantRange(start: start, end: end), let room = facts.integer("room")
    else { return nil }
    self.uid = uid
    self.sequence = Int(sequence)
    self.time = time
    self.room = Int(room)
    officers = MeetingFacts.numbers("officers", in: facts)
    earlier = MeetingFacts.numbers("earlier", in: facts)
  }

  private static func numbers(_ name: String, in facts: MailFacts) -> [Identifier<Record.Officer>] {
    guard case .array(let values)? = facts.members[name] else { return [] }
    return values.compactMap { value in
      guard case .string(let number) = value else { return nil }
      return Identifier(number)
    }
  }
}

/// A time that an attendee's calendar has proposed, and that is refused.
struct DeclinedCounter {
  /// The meeting's name in calendars.
  let uid: String
  /// The revision to which it was a counterproposal.
  let sequence: Int
  /// The time that was proposed.
  let time: InstantRange
  /// The address of who proposed it, in lower case.
  let attendee: String

  /// What the facts of a mail tell, or `nil` where they tell of none.
  init?(_ facts: MailFacts) {
    guard case .object(let told)? = facts.members["declinedCounter"], case .string(let uid)? = told["uid"],
      case .integer(let sequence)? = told["sequence"], case .string(let start)? = told["start"],
      case .string(let end)? = told["end"], case .string(let attendee)? = told["attendee"],
      let start = Instant(iso8601: start),
      let end = Instant(iso8601: end), let time = InstantRange(start: start, end: end)
    else { return nil }
    self.uid = uid
    self.sequence = Int(sequence)
    self.time = time
    self.attendee = attendee
  }
}
