import JSON
import WorkCalendar
import Wording

extension ScenarioProblem: Explained {
  var sentence: Sentence { place.sentence(in: file) + Sentence(same: ": ") + reason.sentence }
}

extension ScenarioProblem.Place {
  /// Where it is: the file, and the path in it or the line and the column.
  func sentence(in file: String) -> Sentence {
    let file = Quotation.plain(file, atMost: 300)
    switch self {
    case .value(let path): return Sentence(same: "\(file): \(path)")
    case .character(let line, let column):
      return Sentence("\(file): baris \(line), kolom \(column)", "\(file): line \(line), column \(column)")
    }
  }
}

extension ScenarioProblem.Reason: Explained {
  var sentence: Sentence {
    switch self {
    case .syntax(let problem): problem.sentence
    case .structure(let problem): problem.sentence
    case .instant(let text, let error):
      Sentence(
        "\(Quotation.quoted(text)) bukan waktu yang lengkap: ",
        "\(Quotation.quoted(text)) is no complete instant: ") + error.sentence
        + Sentence("; tulis seperti 2026-03-10T09:00:00+07:00", "; write it like 2026-03-10T09:00:00+07:00")
    case .hours(let text, let error):
      Sentence(
        "\(Quotation.quoted(text)) bukan rentang jam: ", "\(Quotation.quoted(text)) is no span of hours: ")
        + error.sentence + Sentence("; tulis seperti 07:30-12:00", "; write it like 07:30-12:00")
    case .overlappingHours(let one, let other):
      Sentence(
        "jam \(one.start)-\(one.end) dan \(other.start)-\(other.end) tumpang tindih; gabungkan atau pisahkan",
        "the hours \(one.start)-\(one.end) and \(other.start)-\(other.end) overlap; join or part them")
    case .reversedWindow(let start, let end):
      reversedWindow(start: start, end: end)
    case .windowTooLong(let limit):
      Sentence(
        "rentang usulan lebih dari \(limit) hari; usulkan rentang yang lebih pendek",
        "the proposed window spans more than \(limit) days; propose shorter ones")
    case .repeatedID(let id, let first):
      Sentence(
        "id \(Quotation.quoted(id)) sudah dipakai di \(first); beri id yang berbeda",
        "the id \(Quotation.quoted(id)) is used at \(first) already; give it another")
    case .unknownOfficer(let id, let nearest):
      Sentence(
        "petugas \(Quotation.quoted(id)) tidak ada di officers",
        "there is no officer \(Quotation.quoted(id)) in officers")
        + (nearest.map {
          Sentence("; maksudnya \(Quotation.plain($0))?", "; did you mean \(Quotation.plain($0))?")
        }
          ?? Sentence("; tambahkan petugasnya atau perbaiki id-nya", "; add the officer or correct the id"))
    case .notOneOf(let text, let known):
      Sentence(
        "\(Quotation.quoted(text)) tidak dikenal; pilih salah satu: \(known.joined(separator: ", "))",
        "\(Quotation.quoted(text)) is not known; choose one of \(known.joined(separator: ", "))")
    case .email(let text):
      Sentence(
        "\(Quotation.quoted(text)) bukan alamat surel; tulis seperti nama@contoh.go.id",
        "\(Quotation.quoted(text)) is no e-mail address; write it like name@example.go.id")
    case .unknownZone(let text):
      Sentence(
        """
        zona waktu \(Quotation.quoted(text)) tidak dikenal; tulis seperti Asia/Jakarta, Asia/Makassar, \
        atau Asia/Jayapura
        """,
        """
        unknown time zone \(Quotation.quoted(text)); write it like Asia/Jakarta, Asia/Makassar or \
        Asia/Jayapura
        """
      )
    case .unusableZone(let text, let error):
      Sentence(
        """
        berkas zona waktu \(Quotation.quoted(text)) di mesin ini rusak pada byte \(error.byteOffset); \
        pasang ulang tzdata
        """,
        """
        this machine's file of the time zone \(Quotation.quoted(text)) is broken at byte \
        \(error.byteOffset); install tzdata again
        """
      )
    case .emptyText: Sentence("teks kosong; isilah", "the text is empty; fill it in")
    case .textTooLong(let limit):
      Sentence(
        "teks lebih dari \(limit) karakter; perpendek",
        "the text has more than \(limit) characters; shorten it")
    case .controlCharacter(let code):
      Sentence(
        "teks memuat karakter kendali (kode \(code)); hapus karakter itu",
        "the text holds a control character (code \(code)); remove it")
    case .slotDoesNotDivideDay(let minutes):
      Sentence(
        "\(minutes) menit tidak membagi habis satu hari (1440 menit); pakai misalnya 15, 20, atau 30",
        "\(minutes) minutes do not divide a day (1440 minutes); use 15, 20 or 30, for example")
    case .fileName(let name):
      Sentence(
        """
        \(Quotation.quoted(name)) bukan nama berkas di samping skenario; sebutkan namanya saja, tanpa \
        folder
        """,
        """
        \(Quotation.quoted(name)) is no name of a file beside the scenario; give the name alone, without a \
        folder
        """
      )
    case .file(let problem): problem.sentence
    case .calendar(let error): error.sentence
    case .organizerAddress(let text):
      Sentence(
        "\(Quotation.quoted(text)) adalah surel unit, pengirim undangan; sebutkan alamat lain",
        "\(Quotation.quoted(text)) is the unit's mailbox, which sends the invitations; give another address")
    case .unforeseen(let description):
      Sentence(
        "galat yang tidak diduga: \(Quotation.quoted(description)); laporkan beserta berkasnya",
        "an unforeseen error: \(Quotation.quoted(description)); report it with the file")
    case .neededForInvitations:
      Sentence(
        "belum ada, padahal undangan (--out) memerlukannya; tambahkan",
        "missing, and invitations (--out) need it; add it")
    }
  }

  private func reversedWindow(start: Instant, end: Instant) -> Sentence {
    let (start, end) = (start.iso8601(offset: .wib), end.iso8601(offset: .wib))
    return Sentence(
      "akhir \(end) tidak sesudah awal \(start); perbaiki salah satunya",
      "the end \(end) is not after the start \(start); correct one of them")
  }
}
