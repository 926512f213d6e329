import Casework
public import Store
import WorkCalendar
public import Wording

extension Breach: Explained {
  /// What must not be so, and where.
  public var sentence: Sentence {
    switch self {
    case .damaged(let text):
      Sentence("berkas basis data rusak: ", "the database file is damaged: ")
        + Sentence(same: Quotation.plain(text, atMost: 300))
    case .overlap(let resource, let at):
      resource.title
        + Sentence(
          " terpakai dua kali sejak \(at.iso8601(offset: .wib))",
          " is taken twice from \(at.iso8601(offset: .wib)) on")
    case .meetingsOverlap(let resource, let meeting):
      Sentence(
        "pertemuan \(meeting) beririsan dengan pertemuan lain: ", "meeting \(meeting) overlaps another: ")
        + resource.title
    case .notTaken(let occupant, let resource):
      occupant.title
        + Sentence(" tidak memegang ", " does not have ")
        + (resource?.title ?? Sentence("ruang mana pun", "any room"))
        + Sentence(" sepanjang waktunya", " for all its time")
    case .takenForNothing(let resource, let at):
      resource.title
        + Sentence(
          " terpakai tanpa alasan sejak \(at.iso8601(offset: .wib))",
          " is taken for nothing from \(at.iso8601(offset: .wib)) on")
    case .severalMeetings(let request):
      Sentence(
        "permohonan \(request): lebih dari satu pertemuan", "request \(request): more than one meeting stands"
      )
    case .noMeeting(let request, let state):
      Sentence(
        "permohonan \(request) (\(state.rawValue)): pertemuannya tidak ada",
        "request \(request) (\(state.rawValue)): its meeting is not there")
    case .meetingStands(let request, let state):
      Sentence(
        "permohonan \(request) (\(state.rawValue)): ada pertemuan yang seharusnya tidak ada",
        "request \(request) (\(state.rawValue)): a meeting stands that must not")
    case .rescheduling(let request, let state):
      Sentence(
        "permohonan \(request) (\(state.rawValue)): keadaannya tidak cocok dengan jadwal ulangnya",
        "request \(request) (\(state.rawValue)): its state does not agree with its reschedulings")
    case .history(let number):
      Sentence(
        "riwayat nomor \(number): catatan ini atau yang sebelumnya diubah atau dihapus",
        "history entry \(number): it or the one before was changed or removed")
    case .document(let document):
      Sentence(
        "dokumen \(document): isinya bukan yang dahulu diserahkan",
        "document \(document): its content is not that which was handed in")
    case .incomingMail(let mail):
      Sentence(
        "surel masuk \(mail): isinya bukan yang dahulu datang",
        "mail \(mail): its content is not that which came in")
    case .calendarVersion(let version):
      Sentence(
        "versi kalender \(version): isinya bukan yang dahulu disimpan",
        "calendar version \(version): its text is not that which was kept")
    case .version(let table, let number):
      Sentence("\(table) \(number): nomor versinya mustahil", "\(table) \(number): an impossible version")
    }
  }
}

extension Resource {
  /// What it is called.
  var title: Sentence {
    switch self {
    case .officer(let id): Sentence("petugas \(id)", "officer \(id)")
    case .room(let number): Sentence("ruang \(number)", "room \(number)")
    }
  }
}

extension Occupant {
  /// What it is called.
  var title: Sentence {
    switch self {
    case .meeting(let id): Sentence("pertemuan \(id)", "meeting \(id)")
    case .option(let id): Sentence("alternatif \(id)", "alternative \(id)")
    }
  }
}

extension Breach {
  /// The name of the rule that is broken, for programs.
  public var name: String {
    switch self {
    case .damaged: "damaged"
    case .overlap: "overlap"
    case .meetingsOverlap: "meetings-overlap"
    case .notTaken: "not-taken"
    case .takenForNothing: "taken-for-nothing"
    case .severalMeetings: "several-meetings"
    case .noMeeting: "no-meeting"
    case .meetingStands: "meeting-stands"
    case .rescheduling: "rescheduling"
    case .history: "history"
    case .document: "document"
    case .incomingMail: "incoming-mail"
    case .calendarVersion: "calendar-version"
    case .version: "version"
    }
  }
}
