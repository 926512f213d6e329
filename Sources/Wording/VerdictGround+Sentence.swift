public import Casework
import WorkCalendar

extension VerdictGround: Explained {
  /// Why a request does as it does, and where it threatens to be late the ways out (rules of the service,
  /// section 2.4).
  public var sentence: Sentence {
    switch self {
    case .notReceived:
      Sentence(
        "belum diterima unit; jangka waktu belum berjalan",
        "the unit has not received it; the clock has not started")
    case .withinTime(let due):
      Sentence("masih dalam jangka waktu, sampai ", "within time, until ") + DateText.day(due)
    case .later(let later, let due):
      later.ground.sentence + Sentence(same: " ") + DateText.day(later.date)
        + Sentence("; tenggat standar ", "; due by the standard on ") + DateText.day(due)
    case .noMeetingByDue(let due):
      Sentence(
        "tidak ada petugas sesuai yang dapat bertemu sampai tenggat ",
        "no competent officer can meet by the due date, ") + DateText.day(due)
        + VerdictGround.waysOut
    case .plannedAfterDue(let planned, let due):
      Sentence("pertemuan direncanakan ", "the meeting is planned on ") + DateText.day(planned)
        + Sentence(", sesudah tenggat ", ", after the due date, ") + DateText.day(due) + VerdictGround.waysOut
    case .overdue(let due):
      Sentence("belum selesai; tenggatnya ", "not completed; it was due on ") + DateText.day(due)
    case .completed(let date, let due, let later):
      VerdictGround.completed(on: date, due: due, later: later)
    }
  }

  private static let waysOut = Sentence(
    "; jalan keluar: petugas atau waktu lain yang disepakati dengan pemohon, atau surat balasan",
    "; ways out: another officer or time agreed with the applicant, or a reply letter")

  private static func completed(on date: CivilDate, due: CivilDate, later: LaterDate?) -> Sentence {
    let told =
      Sentence("selesai ", "completed on ") + DateText.day(date) + Sentence("; tenggat ", "; due on ")
      + DateText.day(due)
    guard let later else { return told }
    return told + Sentence(same: "; ") + later.ground.sentence + Sentence(same: " ")
      + DateText.day(later.date)
  }
}

extension LaterDate.Ground {
  /// Whose wish a later date was, with the date to follow.
  public var sentence: Sentence {
    switch self {
    case .asked: Sentence("pemohon meminta sampai", "the applicant asked for a date until")
    case .agreed: Sentence("disepakati dengan pemohon", "agreed with the applicant:")
    }
  }
}
