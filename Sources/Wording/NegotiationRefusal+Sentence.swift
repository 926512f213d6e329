public import Casework
import WorkCalendar

extension NegotiationRefusal {
  /// Why something is refused in a rescheduling.
  public var sentence: Sentence {
    switch self {
    case .closed: Sentence("penjadwalan ulang ini sudah berakhir", "this rescheduling is over")
    case .notYourTurn(let turn):
      Sentence("sekarang giliran ", "it is the turn of ")
        + (turn == .applicant ? Sentence("pemohon", "the applicant") : Sentence("unit kerja", "the unit"))
    case .notYourOffer: Sentence("tawaran itu dari pihak lain", "that offer is the other side's")
    case .expired(let since):
      since.map { Sentence("tawaran berakhir pada ", "the offer ran out on ") + DateText.moment($0) }
        ?? Sentence("tawaran sudah berakhir", "the offer has run out")
    case .notExpired: Sentence("tawaran masih berlaku", "the offer still holds")
    case .notOffered: Sentence("pilihan itu tidak ditawarkan", "that option is not on offer")
    case .optionPast: Sentence("waktu pilihan itu sudah lewat", "the time of that option is past")
    case .noReason: Sentence("alasan diperlukan", "a reason is needed")
    case .optionCount(_, let allowed):
      Sentence(
        "tawarkan \(allowed.lowerBound) sampai \(allowed.upperBound) waktu",
        "offer \(allowed.lowerBound) to \(allowed.upperBound) times")
    case .optionNotAhead(let place):
      Sentence("pilihan nomor \(place + 1) sudah lewat", "option number \(place + 1) is past")
    case .optionsOverlap(let place, let other):
      Sentence(
        "pilihan nomor \(place + 1) beririsan dengan nomor \(other + 1)",
        "option number \(place + 1) overlaps number \(other + 1)")
    case .presentTime(let place):
      Sentence(
        "pilihan nomor \(place + 1) adalah waktu pertemuan sekarang",
        "option number \(place + 1) is the time at which the meeting stands")
    case .tooManyRounds(let limit):
      Sentence(
        "sudah \(limit) putaran; hubungi unit kerja melalui telepon",
        "there were \(limit) rounds; telephone the unit")
    case .pastCalendar(let error): error.sentence
    }
  }
}
