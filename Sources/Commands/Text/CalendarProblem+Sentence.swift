import ICalendar
import WorkCalendar
import Wording

extension CalendarProblem: Explained {
  var sentence: Sentence {
    switch self {
    case .noFolder:
      Sentence(
        "folder kalender resmi tidak ditemukan; sebutkan dengan --calendars FOLDER atau JADWAL_CALENDARS",
        """
        the folder of the official calendars was not found; name it with --calendars FOLDER or \
        JADWAL_CALENDARS
        """
      )
    case .unreadableFolder(let path, let error):
      Sentence(
        "\(shown(path)): folder kalender tidak dapat dibaca: ",
        "\(shown(path)): the folder of calendars cannot be read: ")
        + error.sentence
    case .noYears(let folder):
      Sentence(
        "\(shown(folder)): tidak ada kalender tahunan; letakkan \(shown(folder))/YYYY.ics",
        "\(shown(folder)): no calendar of any year; put \(shown(folder))/YYYY.ics there")
    case .noOfficeHours(let folder):
      Sentence(
        "\(shown(folder)): jam kantor tidak ada; letakkan \(shown(folder))/\(CalendarFolder.officeHoursName)",
        "\(shown(folder)): no office hours; put \(shown(folder))/\(CalendarFolder.officeHoursName) there")
    case .noDecree(let folder, nil):
      Sentence(
        """
        \(shown(folder)): tidak ada tahun yang libur nasionalnya ditetapkan; tambahkan YYYY.ics dengan \
        keputusannya
        """,
        "\(shown(folder)): no year whose national holidays are decreed; add YYYY.ics with its decree")
    case .noDecree(let folder, let date?):
      Sentence(
        "\(shown(folder)): sampai \(date) belum ada keputusan yang diumumkan; pilih tanggal yang lebih akhir",
        "\(shown(folder)): no decree was published by \(date); choose a later date")
    case .unreadable(let error):
      error.sentence
    case .beyondReach(let error, let folder):
      beyondReach(error, folder: folder)
    }
  }

  private func beyondReach(_ error: CalendarReachError, folder: String) -> Sentence {
    let years = "\(error.decreedYears.lowerBound)-\(error.decreedYears.upperBound)"
    let file = "\(shown(folder))/\(error.year).ics"
    return Sentence(
      """
      tahun \(error.year) di luar jangkauan: keputusan yang ada mencakup \(years), dan jawaban hanya \
      diberikan sampai \(HolidayCalendar.yearsBeyondDecrees) tahun di luarnya; tambahkan \(file) bila \
      keputusannya sudah terbit
      """,
      """
      the year \(error.year) is out of reach: the decrees on record cover \(years), and answers reach no \
      further than \(HolidayCalendar.yearsBeyondDecrees) years beyond; add \(file) once its decree is out
      """
    )
  }

  private func shown(_ path: String) -> String { Quotation.plain(path, atMost: 300) }
}

extension CalendarWarning {
  var sentence: Sentence {
    switch self {
    case .tentativeDates(let years):
      undecreed(years)
        + Sentence(
          """
          ; tanggal yang bergantung padanya adalah batas bawah (libur nasionalnya dihitung, cuti bersamanya belum \
          diketahui)
          """,
          """
          ; dates that hang on it are lower bounds (its national holidays are computed, its collective leave is not \
          known yet)
          """)
    case .tentativeDays(let years):
      undecreed(years)
        + Sentence(
          "; harinya adalah perkiraan: libur nasional yang dihitung, tanpa cuti bersama",
          "; its days are a forecast: national holidays as computed, and no collective leave")
    case .tentativeCount(let years):
      undecreed(years)
        + Sentence(
          """
          ; jumlahnya adalah batas atas (libur nasionalnya dihitung, cuti bersamanya belum diketahui)
          """,
          """
          ; the number is an upper bound (its national holidays are computed, its collective leave is not known yet)
          """)
    case .tentativeHours(let periods):
      Sentence(
        """
        \(periods.map(\.indonesian).joined(separator: ", ")): tanggalnya baru perkiraan, sehingga jam \
        pertemuan pada hari-hari itu masih dapat berubah
        """,
        """
        \(periods.map(\.english).joined(separator: ", ")): its dates are only computed, so that the hours of \
        meetings on those days may still change
        """
      )
    }
  }

  private func undecreed(_ years: [Int]) -> Sentence {
    Sentence(
      "\(list(years, "tahun")) tanpa keputusan yang tercatat",
      "no decree on record for \(list(years, years.count == 1 ? "the year" : "the years"))")
  }

  private func list(_ years: [Int], _ word: String) -> String {
    word + " " + years.map(String.init).joined(separator: ", ")
  }
}
