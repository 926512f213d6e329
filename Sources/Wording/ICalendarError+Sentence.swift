import ICalendar

extension ICalendarPlace {
  /// The file, and as much of the line, the component and the property as is known.
  public var sentence: Sentence {
    var place = Sentence(same: Quotation.plain(file, atMost: 300))
    if let line { place = place + Sentence(": baris \(line)", ": line \(line)") }
    let parts = [component, property].compactMap(\.self).map { Quotation.plain($0) }
    return parts.isEmpty ? place : place + Sentence(same: ": " + parts.joined(separator: " "))
  }
}

extension ICalendarError: Explained {
  /// Where the file is wrong, and what is wrong there.
  public var sentence: Sentence { place.sentence + Sentence(same: ": ") + problem.sentence }
}

extension ICalendarError.Problem: Explained {
  /// What is wrong, to be read after the place.
  public var sentence: Sentence {
    switch self {
    case .empty: Sentence("berkas kosong", "the file is empty")
    case .notCalendar:
      Sentence(
        "bukan berkas kalender (tidak diawali BEGIN:VCALENDAR)",
        "no calendar file (it does not begin with BEGIN:VCALENDAR)")
    case .notUTF8:
      Sentence("bukan teks UTF-8; simpan ulang sebagai UTF-8", "not UTF-8 text; save it as UTF-8")
    case .controlCharacter(let code):
      Sentence(
        "memuat karakter kendali (kode \(code)); hapus karakter itu",
        "holds a control character (code \(code)); remove it")
    case .overLimit(let limit, let found):
      Sentence(
        "\(limit.name.indonesian) \(found), melebihi batas \(limit.value)",
        "\(limit.name.english) is \(found), above the limit of \(limit.value)")
    case .malformedLine:
      Sentence("baris tidak berbentuk NAMA:NILAI", "the line is not of the form NAME:VALUE")
    case .outsideCalendar:
      Sentence("baris di luar BEGIN:VCALENDAR … END:VCALENDAR", "the line stands outside of any calendar")
    case .unbalancedEnd(let found, let open):
      Sentence(
        "END:\(found) tidak menutup \(open ?? "apa pun")", "END:\(found) does not close \(open ?? "anything")"
      )
    case .truncated(let open):
      Sentence(
        "berkas terpotong: \(open) belum ditutup; ambil ulang berkasnya",
        "the file is cut off: \(open) is not closed; fetch it again")
    case .unreadableValue(let value):
      Sentence(
        "nilai \(Quotation.quoted(value)) tidak terbaca",
        "the value \(Quotation.quoted(value)) cannot be read")
    case .missingComponent(let name):
      Sentence("tidak memuat \(name); tambahkan satu", "holds no \(name); add one")
    case .repeatedComponent:
      Sentence("ada lebih dari satu; kirim satu per berkas", "there is more than one; send one in each file")
    case .missingProperty: Sentence("belum ada; tambahkan", "missing; add it")
    case .repeatedProperty:
      Sentence("disebut lebih dari sekali; sisakan satu", "given more than once; leave one")
    case .unexpectedValue(let value):
      Sentence(
        "nilai \(Quotation.quoted(value)) tidak dikenal di sini",
        "the value \(Quotation.quoted(value)) is not known here")
    case .impossibleDate(let value):
      Sentence(
        "\(Quotation.quoted(value)) tidak ada di kalender atau jam",
        "no calendar or clock has \(Quotation.quoted(value))")
    case .endBeforeStart: Sentence("akhir mendahului awal", "the end lies before the start")
    case .endAndDuration:
      Sentence("ada akhir sekaligus durasi; sisakan satu", "there is an end and a duration; leave one")
    case .dateAgainstTime:
      Sentence(
        "tanggal dipakai di tempat waktu, atau sebaliknya",
        "a date stands where a time is needed, or the other way round")
    case .unknownZone(let zone):
      Sentence(
        "zona waktu \(Quotation.quoted(zone)) tidak dikenal; pakai nama seperti Asia/Jakarta",
        "unknown time zone \(Quotation.quoted(zone)); use a name such as Asia/Jakarta")
    case .unusableZone(let zone):
      Sentence(
        "definisi zona waktu \(Quotation.quoted(zone)) tidak dapat dipakai",
        "the definition of the time zone \(Quotation.quoted(zone)) cannot be used")
    case .recurrenceTooFine(let rule):
      Sentence(
        "pengulangan \(Quotation.quoted(rule)) per jam, menit, atau detik tidak diterima",
        "repeating by the hour, minute or second is not accepted: \(Quotation.quoted(rule))")
    case .malformedRecurrence(let part):
      Sentence(
        "aturan pengulangan keliru: \(Quotation.quoted(part))",
        "the recurrence rule is wrong: \(Quotation.quoted(part))")
    case .unsupportedRecurrence(let part):
      Sentence(
        "aturan pengulangan \(Quotation.quoted(part)) tidak didukung",
        "the recurrence rule \(Quotation.quoted(part)) is not supported")
    case .impossibleRecurrence(let rule):
      Sentence(
        "pengulangan \(Quotation.quoted(rule)) tidak pernah terjadi",
        "the recurrence \(Quotation.quoted(rule)) never comes about")
    case .repeatedDay(let date):
      Sentence(
        "tanggal \(date) disebut dua kali; hapus salah satunya", "the day \(date) is given twice; remove one")
    case .recurringHoliday:
      Sentence(
        "hari libur tidak boleh berulang; tulis tiap hari dengan keputusannya",
        "a holiday may not repeat; write each day with its decree")
    case .officeHours(let problem): problem.sentence
    case .libraryFailure(let code):
      Sentence("libical gagal (galat \(code))", "libical failed (error \(code))")
    }
  }
}

extension ICalendarError.OfficeHoursProblem: Explained {
  /// What is wrong with the office hours, to be read after the place.
  public var sentence: Sentence {
    switch self {
    case .noNormalWeek:
      Sentence(
        "tidak ada pekan biasa: satu VAVAILABILITY tanpa batas waktu diperlukan",
        "no normal week: one VAVAILABILITY without bounds is needed")
    case .severalNormalWeeks:
      Sentence(
        "lebih dari satu pekan biasa (VAVAILABILITY tanpa batas waktu); sisakan satu",
        "more than one normal week (VAVAILABILITY without bounds); leave one")
    case .periodNotWholeDays:
      Sentence(
        "masa khusus harus berawal dan berakhir tengah malam", "a period has to begin and end at midnight")
    case .periodWithoutPrecedence:
      Sentence(
        "masa khusus tidak akan pernah berlaku; beri PRIORITY yang lebih kecil daripada pekan biasa",
        "the period would never hold; give it a lower PRIORITY number than the normal week")
    case .overlappingPeriods:
      Sentence("dua masa khusus tumpang tindih; pisahkan", "two periods share a day; part them")
    case .hoursAcrossMidnight:
      Sentence("jam kantor harus dalam satu hari", "office hours have to lie within one day")
    case .notOfficeTime(let zone):
      Sentence(
        "jam kantor harus dalam Asia/Jakarta, bukan \(Quotation.quoted(zone))",
        "office hours have to be in Asia/Jakarta, not \(Quotation.quoted(zone))")
    case .notWeekly(let rule):
      Sentence(
        "jam kantor harus berulang tiap pekan pada hari yang disebut, bukan \(Quotation.quoted(rule))",
        "office hours have to repeat every week on named days, not \(Quotation.quoted(rule))")
    }
  }
}

extension ICalendarLimit {
  /// What is limited, at the beginning of a clause.
  public var name: Sentence {
    switch self {
    case .fileSize: Sentence("ukuran berkas dalam byte", "the size of the file in bytes")
    case .lineLength: Sentence("panjang baris dalam byte", "the length of the line in bytes")
    case .depth: Sentence("kedalaman komponen", "the depth of components")
    case .components: Sentence("jumlah komponen", "the number of components")
    case .valuesInLine: Sentence("jumlah nilai dalam baris", "the number of values in the line")
    case .parametersInLine: Sentence("jumlah parameter dalam baris", "the number of parameters in the line")
    case .instancesOfEvent:
      Sentence("jumlah kejadian satu acara", "the number of times that the event happens")
    case .instancesOfFile:
      Sentence("jumlah kejadian semua acara", "the number of times that all events happen")
    case .recurrenceSteps:
      Sentence("langkah penghitungan pengulangan", "the steps to work out the recurrences")
    case .commentLength: Sentence("panjang keterangan dalam byte", "the length of the comment in bytes")
    case .changesOfZone:
      Sentence("jumlah perubahan zona waktu", "the number of changes of the time zone")
    }
  }
}
