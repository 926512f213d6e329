import Casework
import Store
public import Wording

extension Refusal: Explained {
  /// Why it was not done.
  public var sentence: Sentence {
    switch self {
    case .notFound: Sentence("tidak ditemukan", "not found")
    case .forbidden(let actors):
      Sentence("ini untuk: ", "this is for: ") + DateText.list(actors.map(\.title))
    case .invalid(let problems):
      DateText.list(problems.map { Sentence(same: $0.path + ": ") + $0.message })
    case .step(let refusal): refusal.sentence
    case .meeting(let refusals): DateText.list(refusals.map(\.sentence))
    case .taken: Sentence("waktu itu sudah diambil", "that time is taken")
    case .roomsFull:
      Sentence("semua ruang daring terpakai pada waktu itu", "all online rooms are taken at that time")
    case .officerUnavailable(let officer):
      Sentence(
        "petugas nomor \(officer) tidak dapat ditemui pada waktu itu",
        "officer number \(officer) cannot be met at that time")
    case .nobodyAtCounter:
      Sentence(
        "tidak ada petugas yang menguasai ini dan bebas hari ini; terima dahulu, lalu sepakati waktunya",
        "nobody who is competent is free today; receive it first, then agree on a time")
    case .meetingAhead: Sentence("pertemuan belum dimulai", "the meeting has not begun yet")
    case .meetingBegun:
      Sentence(
        "pertemuan sudah dimulai dan tidak dapat dipindahkan", "the meeting has begun and cannot be moved")
    case .meetingOver: Sentence("pertemuan sudah berlalu", "the meeting is over")
    case .negotiation(let refusal): refusal.sentence
    case .changedMeanwhile:
      Sentence("sudah diubah orang lain; muat ulang lalu coba lagi", "somebody has changed it; read it anew")
    case .keyUsed:
      Sentence("kunci ini sudah dipakai untuk isi lain", "this key was used for other content")
    case .planChanged(let changes):
      Sentence("rencana tidak lagi berlaku untuk permohonan ", "the plan no longer holds for request ")
        + DateText.list(
          changes.map { Sentence("nomor \($0.request): ", "number \($0.request): ") + $0.reason })
    case .planApproved: Sentence("rencana ini sudah disetujui", "the plan was approved already")
    case .complaintOpen:
      Sentence(
        "pengaduan tentang permohonan ini belum dijawab",
        "a complaint about this request waits for its answer")
    case .alreadyThere(let field): Sentence("\(field) sudah dipakai", "\(field) is in use already")
    case .pastCalendar(let error): error.sentence
    case .calendar(let error): error.sentence
    case .holidays(let problem): problem.sentence
    case .staleMessage(let reason): reason.sentence
    }
  }
}

extension StaleMessage {
  /// Why an answer from a calendar client is not taken.
  public var sentence: Sentence {
    switch self {
    case .unknownMeeting: Sentence("pertemuan ini tidak dikenal", "no meeting has this name")
    case .notInvited: Sentence("pengirim tidak diundang", "the sender was not invited")
    case .otherOrganizer:
      Sentence(
        "jawaban ini untuk penyelenggara lain, bukan unit kami", "it answers another organizer than our unit")
    case .oldRevision:
      Sentence("jawaban untuk undangan yang lama", "it answers an earlier revision of the meeting")
    case .over: Sentence("pertemuan sudah berlalu atau dibatalkan", "the meeting is over, or was called off")
    case .onlyApplicant:
      Sentence(
        "waktu lain hanya dapat diminta oleh pemohon", "only the applicant can ask for another time")
    }
  }
}
