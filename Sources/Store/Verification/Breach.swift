public import Casework
public import WorkCalendar

/// Something stored that must not be so, whatever has been asked of the service.
public enum Breach: Hashable, Sendable {
  /// The file itself is damaged; the library's words.
  case damaged(String)
  /// Two uses of an officer or a room overlap, the second from this moment.
  case overlap(Resource, at: Instant)
  /// Two standing meetings give an officer or a room twice, the later one being this.
  case meetingsOverlap(Resource, Identifier<Record.Meeting>)
  /// A meeting or a held alternative does not have an officer for all its time; `nil`: a room.
  case notTaken(Occupant, Resource?)
  /// An officer or a room is taken for something that is not there, is over, or is at another time.
  case takenForNothing(Resource, at: Instant)
  /// More than one meeting stands for a request.
  case severalMeetings(Identifier<Record.Request>)
  /// A request is in a state in which a meeting must stand, or have been held, and none does.
  case noMeeting(Identifier<Record.Request>, RequestState)
  /// A meeting stands for a request in a state in which none may.
  case meetingStands(Identifier<Record.Request>, RequestState)
  /// A request is being rescheduled without an open rescheduling, or has an open one in another state.
  case rescheduling(Identifier<Record.Request>, RequestState)
  /// An entry of the history, or the one before it, was changed or removed.
  case history(Int64)
  /// The content of a document is not that which was handed in.
  case document(Identifier<Record.Document>)
  /// The content of a mail is not that which came in.
  case incomingMail(Identifier<Record.IncomingMail>)
  /// The text of a version of the calendar is not that which was kept.
  case calendarVersion(Identifier<Record.CalendarVersion>)
  /// A record has a version or a revision that none can have.
  case version(table: String, number: Int64)
}
