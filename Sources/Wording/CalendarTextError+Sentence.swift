import ICalendar

extension CalendarTextError: Explained {
  /// What could not be written, in which invitation or feed, and why.
  public var sentence: Sentence {
    let subject =
      uid.isEmpty
      ? Sentence("jadwal petugas", "the officer's feed")
      : Sentence("undangan ", "the invitation ") + Sentence(same: Quotation.plain(uid))
    return subject + Sentence(" tidak dapat ditulis: ", " cannot be written: ") + part.name
      + (value.isEmpty ? Sentence(same: "") : Sentence(same: " " + Quotation.quoted(value)))
      + Sentence(same: " ")
      + problem.sentence
  }
}

extension CalendarTextError.Problem: Explained {
  /// What is wrong with the part, to be read after its name.
  public var sentence: Sentence {
    switch self {
    case .missing: Sentence("belum ada", "is missing")
    case .malformed: Sentence("tidak sesuai bentuknya", "is not of the right form")
    case .overLimit(let limit): Sentence("di luar batas \(limit)", "is beyond the limit of \(limit)")
    case .repeated: Sentence("ada dua kali", "is there twice")
    case .organizerInvited:
      Sentence("adalah pengundang sendiri", "is the organizer's own")
    case .cancelled: Sentence("sudah dibatalkan", "was called off")
    }
  }
}

extension CalendarTextError.Part {
  /// What the part is called, within a sentence.
  public var name: Sentence {
    switch self {
    case .uid: Sentence(same: "UID")
    case .sequence: Sentence("nomor revisi", "the revision number")
    case .time: Sentence("waktu", "the time")
    case .summary: Sentence("judul", "the title")
    case .link: Sentence("tautan", "the link")
    case .organizer: Sentence("surel pengundang", "the organizer's address")
    case .attendee: Sentence("surel peserta", "the attendee's address")
    case .attendees: Sentence("daftar peserta", "the list of attendees")
    case .alarm: Sentence("pengingat", "the reminder")
    case .status: Sentence("status", "the status")
    case .name: Sentence("nama", "the name")
    case .refresh: Sentence("jangka pembaruan", "the time of refresh")
    }
  }
}
