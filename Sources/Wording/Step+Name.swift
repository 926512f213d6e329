public import Casework

extension Step {
  /// What one does by the step, as a heading or a button says it.
  public var name: Sentence {
    switch self {
    case .submit: Sentence("Ajukan", "Submit")
    case .register: Sentence("Agendakan", "Register")
    case .return: Sentence("Kembalikan untuk dilengkapi", "Send back to be completed")
    case .complete: Sentence("Lengkapi", "Complete")
    case .refer: Sentence("Teruskan ke unit terkait", "Refer to a related unit")
    case .dispose: Sentence("Disposisikan kepada direktur", "Dispose to the director")
    case .receive: Sentence("Terima untuk unit", "Receive for the unit")
    case .assign: Sentence("Tugaskan petugas", "Assign officers")
    case .schedule: Sentence("Jadwalkan pertemuan", "Book a meeting")
    case .proposeReschedule: Sentence("Tawarkan waktu lain", "Offer other times")
    case .agreeReschedule: Sentence("Terima waktu yang ditawarkan", "Accept an offered time")
    case .endReschedule: Sentence("Akhiri penjadwalan ulang", "End the rescheduling")
    case .callOff: Sentence("Batalkan pertemuan", "Call the meeting off")
    case .facilitate: Sentence("Catat pertemuan terlaksana", "Record the meeting as held")
    case .answer: Sentence("Jawab dengan surat", "Answer by letter")
    case .close: Sentence("Tutup berkas", "Close the file")
    case .withdraw: Sentence("Cabut permohonan", "Withdraw the request")
    }
  }
}
