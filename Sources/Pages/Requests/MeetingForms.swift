import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// The forms about a meeting that stand on the page of its request.
enum MeetingForms {
  static let callOffWord = "batalkan"
  private static let callOffPath = "\(StaffRequestPage.path)/\(callOffWord)"

  static let routes: [PageRoute] =
    [
      .post(callOffPath, .staff(.director, .officer), showing: StaffRequestPage.page, takeOff)
    ] + BookingPage.routes + ReschedulingPage.routes + StaffCompletionPage.routes + CorrectionPage.routes
    + WindowsPage.routes

  /// The form that calls the standing meeting off.
  static func callOff(_ visit: Visit, _ sheet: RequestSheet) -> Markup {
    let form = Form(visit, to: "\(sheet.path)/\(callOffWord)")
    return form.markup(
      form.version(of: sheet.request)
        + form.field(
          "reason", Sentence("Alasan kepada pemohon", "Reason for the applicant"),
          hint: Sentence(
            "Lebih baik tawarkan waktu lain: pertemuan lama berlaku sampai ada yang disepakati.",
            "Better offer other times: the old meeting stands until one is agreed on."))
        + form.button(Step.callOff.name, .grave))
  }

  @Sendable private static func takeOff(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Request> = try visit.identifier("id")
    let reason = try visit.entered { $0.line("reason", 1...500) }
    // Whether it is the meeting that the form showed is told by the version of the request.
    guard let meeting = try RequestSheet.read(visit).standingMeeting else {
      throw Problem(.wrongState, Sentence("Tidak ada pertemuan yang dijadwalkan.", "No meeting stands."))
    }
    _ = try visit.performOnRequest(CallOffMeeting(request: id, meeting: meeting.meeting.id, reason: reason))
    return .redirect(
      to: RequestSheet.path(of: id),
      telling: Sentence(
        "Pertemuan dibatalkan; semua peserta diberi tahu.",
        "The meeting is called off; everyone is told."))
  }
}
