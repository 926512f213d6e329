import Casework
public import ICalendar
import Store
public import WorkCalendar

/// Somebody who is invited to a meeting, with what they have answered to its present revision.
public struct Attendance: Hashable, Sendable {
  /// As what somebody comes.
  public enum Part: String, CaseIterable, Hashable, Sendable {
    /// The applicant.
    case applicant
    /// Who comes along with the applicant.
    case coApplicant = "co-applicant"
    /// An officer.
    case officer
  }

  /// As what the person comes.
  public let part: Part
  /// The name.
  public let name: String
  /// The address that was invited; `nil` for those whom it does not concern.
  public let email: String?
  /// The answer.
  public let participation: MeetingEvent.Attendee.Participation
  /// When it was given; `nil` where there is none.
  public let answeredAt: Instant?
}

extension Desk {
  /// Everybody who is invited to a meeting, the applicant first. Addresses are for those who work on requests; an
  /// applicant knows those of the own side.
  func attendance(of meeting: MeetingRecord, _ request: RequestRecord) throws -> [Attendance] {
    let answers = try queries.participation(of: meeting.id)
    return try attendees(of: meeting, request).map { attendee in
      let part: Attendance.Part =
        switch attendee.part {
        case .applicant: .applicant
        case .coApplicant: .coApplicant
        case .officer: .officer
        }
      let answer = answers.first { $0.email == attendee.email && $0.sequence == meeting.sequence }
      let isKnown = principal.roles.isEmpty ? part != .officer : principal.worksOnRequests
      return Attendance(
        part: part, name: attendee.recipient.name, email: isKnown ? attendee.recipient.email : nil,
        participation: answer.flatMap { MeetingEvent.Attendee.Participation(rawValue: $0.answer) }
          ?? .needsAction, answeredAt: answer?.stampedAt)
    }
  }
}
