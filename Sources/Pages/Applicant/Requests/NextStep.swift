import Casework
import WorkCalendar
import Wording

/// Where a request lies and what happens next, as its applicant is told.
struct NextStep {
  let view: ApplicantView

  /// Where it lies.
  var place: Sentence {
    guard let desk = view.standing.desk else {
      return Sentence("Tidak ada lagi yang perlu dilakukan", "Nothing is left to be done")
    }
    return desk == .applicant ? Sentence("Pada Anda", "With you") : Sentence("Pada ", "With ") + desk.title
  }

  /// What happens next.
  var next: Sentence {
    switch view.request.state {
    case .submitted:
      Sentence(
        "Tata Usaha memeriksa kelengkapan surat dan mengagendakannya.",
        "The administration desk looks whether the letter is complete, and registers it.")
    case .returned:
      Sentence(
        "Lengkapi yang kurang, lalu permohonan berjalan lagi. Anda tidak perlu mengulang dari awal.",
        "Add what is missing, and the request goes on. You need not start over.")
    case .registered:
      Sentence(
        "Deputi mendisposisikan surat kepada direktur.", "The deputy passes the letter to the director.")
    case .disposed:
      Sentence(
        "Direktur menerima permohonan untuk unit; sejak itu jangka waktunya berjalan.",
        "The director receives the request for the unit; the clock runs from then on.")
    case .received:
      Sentence(
        "Direktur menunjuk petugas yang menguasainya.", "The director assigns an officer who knows it.")
    case .assigned: assigned
    case .scheduled:
      Sentence(
        "Hadirilah pertemuan pada waktunya. Waktu lain masih dapat diminta.",
        "Attend the meeting at its time. Another one can still be asked for.")
    case .rescheduling:
      view.isAsked
        ? Sentence("Jawablah waktu yang ditawarkan unit.", "Answer the times that the unit offers.")
        : Sentence("Unit menjawab waktu yang Anda tawarkan.", "The unit answers the times that you offer.")
    case .facilitated, .answered:
      Sentence(
        "Berkas ditutup. Ceritakan pengalaman Anda lewat survei.",
        "The file is closed. Tell of it in the survey.")
    case .closed: Sentence("Permohonan selesai. Terima kasih.", "The request is done. Thank you.")
    case .referred:
      Sentence("Unit terkait menanganinya lebih lanjut.", "The related unit takes care of it.")
    case .withdrawn: Sentence("Permohonan sudah dicabut.", "The request was withdrawn.")
    }
  }

  private var assigned: Sentence {
    view.view.proposals.contains { $0.state == .open }
      ? Sentence(
        "Petugas menjadwalkan pertemuan pada salah satu waktu yang Anda usulkan.",
        "The officer books a meeting at one of the times that you proposed.")
      : Sentence(
        "Usulkan waktu baru: yang lama tidak dapat dipakai lagi.",
        "Propose new times: the earlier ones cannot be used any more.")
  }

  /// By when.
  var due: Sentence? {
    let standing = view.standing
    if view.isAsked, let until = view.lastRound?.expiresAt {
      return Sentence("Jawab sebelum ", "Answer before ") + DateText.moment(until, in: view.zone)
    }
    guard standing.desk != nil, view.request.completedAt == nil else { return nil }
    let date =
      DateText.dayWithWeekday(standing.dueDate)
      + (standing.isTentative
        ? Sentence(same: " (") + TimePicker.tentative + Sentence(same: ")") : Sentence(same: ""))
    guard standing.isLowerBound else {
      return date
    }
    return Sentence(
      "5 hari kerja sesudah diterima unit, jadi tidak sebelum ",
      "5 working days after the unit receives it, so not before ") + date
  }
}
