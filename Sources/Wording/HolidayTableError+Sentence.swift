public import WorkCalendar

extension HolidayTableError.Problem: Explained {
  /// What is wrong with the table, to be read after the line and the column.
  public var sentence: Sentence {
    switch self {
    case .empty:
      Sentence(
        "tabel kosong; baris pertama menyebut kolom", "the table is empty; its first line names the columns")
    case .unknownColumn(let name):
      Sentence(
        "kolom \(Quotation.quoted(name)) tidak dikenal; yang dikenal: \(HolidayTableError.columns)",
        "the column \(Quotation.quoted(name)) is not known; those known: \(HolidayTableError.columns)")
    case .repeatedColumn: Sentence("disebut dua kali; hapus salah satunya", "is named twice; remove one")
    case .missingColumn:
      Sentence("tidak ada di baris judul; tambahkan", "is missing in the line of titles; add it")
    case .otherNumberOfCells(let found, let expected):
      Sentence(
        "\(found) sel, padahal ada \(expected) kolom; pisahkan dengan tab",
        "\(found) cells, where there are \(expected) columns; put a tab between them")
    case .missingValue: Sentence("kosong; isilah", "is empty; fill it in")
    case .noDate(let text):
      Sentence(
        "\(Quotation.quoted(text)) bukan tanggal; tulis seperti 2026-03-10",
        "\(Quotation.quoted(text)) is no date; write it as 2026-03-10")
    case .unknownWord(let word):
      Sentence(
        "\(Quotation.quoted(word)) tidak dikenal; jenis: \(HolidayTableError.kinds); status: \(HolidayTableError.statuses)",
        "\(Quotation.quoted(word)) is not known; kinds: \(HolidayTableError.kinds); statuses: \(HolidayTableError.statuses)"
      )
    case .noPublication(let column):
      Sentence(
        "keputusan tanpa tanggal pengumuman; tambahkan (YYYY-MM-DD) di belakangnya, atau kolom \(column.rawValue)",
        "the decree lacks the day on which it was made public; add (YYYY-MM-DD) to it, or a column \(column.rawValue)"
      )
    case .tooLong(let limit):
      Sentence("lebih dari \(limit) karakter; persingkat", "more than \(limit) characters; shorten it")
    case .controlCharacter:
      Sentence("memuat karakter kendali; hapus", "holds a control character; remove it")
    case .repeatedDay(let date):
      Sentence(
        "tanggal \(date) disebut dua kali; hapus salah satunya", "the day \(date) is given twice; remove one")
    case .tooManyDays(let limit):
      Sentence("lebih dari \(limit) hari; bagi berkasnya", "more than \(limit) days; part the file")
    }
  }
}

extension HolidayTableError {
  fileprivate static let columns = HolidayTable.Column.allCases.map(\.rawValue).joined(separator: ", ")
  fileprivate static let kinds = DayOffKind.allCases.map(\.rawValue).joined(separator: ", ")
  fileprivate static let statuses = DayOffStatus.allCases.map(\.rawValue).joined(separator: ", ")
}
