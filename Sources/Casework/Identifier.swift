/// The number of a record of one kind. Numbers of different kinds cannot be mixed up.
public struct Identifier<Kind>: Hashable, Sendable {
  /// The number in the database, from 1.
  public let number: Int64

  /// The record with a number.
  public init(_ number: Int64) { self.number = number }

  /// The number as the outside writes it, or `nil` where the text is none: decimal digits without a leading
  /// zero.
  public init?(_ text: String) {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      !text.hasPrefix("0"),
      let number = Int64(text)
    else { return nil }
    self.number = number
  }
}

extension Identifier: CustomStringConvertible {
  /// The number as the outside writes it.
  public var description: String { String(number) }
}

extension Identifier: Comparable {
  /// Orders by age.
  public static func < (lhs: Identifier, rhs: Identifier) -> Bool { lhs.number < rhs.number }
}

/// The kinds of records that have numbers.
public enum Record {
  /// A facilitation request.
  public enum Request {}
  /// Somebody who comes along to the meetings of a request.
  public enum CoApplicant {}
  /// A document of a request.
  public enum Document {}
  /// A request that is being written, and not handed in yet.
  public enum Draft {}
  /// A document of a draft.
  public enum DraftDocument {}
  /// A proposed window.
  public enum Proposal {}
  /// A meeting.
  public enum Meeting {}
  /// A rescheduling of a meeting.
  public enum Rescheduling {}
  /// An alternative time in a round of a rescheduling.
  public enum Option {}
  /// An officer.
  public enum Officer {}
  /// A time in which an officer is away.
  public enum Absence {}
  /// A member of staff.
  public enum Account {}
  /// A session of a member of staff on the pages.
  public enum Session {}
  /// A token of a member of staff.
  public enum Token {}
  /// A plan.
  public enum Plan {}
  /// A feed.
  public enum Feed {}
  /// A webhook.
  public enum Webhook {}
  /// A complaint.
  public enum Complaint {}
  /// A message that is sent.
  public enum OutgoingMessage {}
  /// A mail that came in.
  public enum IncomingMail {}
  /// The days off as they were from a moment on.
  public enum CalendarVersion {}
}
