import WorkCalendar
import Wording

extension CalendarFinding {
  var sentence: Sentence {
    switch self {
    case .unreadable(let error): error.sentence
    case .unreadableFile(let problem): problem.sentence
    case .readPast(let warning): warning.sentence
    case .wrongYear(let file, let date):
      Sentence(
        "\(shown(file)): tanggal \(date) bukan tahun berkas ini; pindahkan ke \(date.year).ics",
        "\(shown(file)): the day \(date) is not of this file's year; move it to \(date.year).ics")
    case .repeatedDay(let file, let date, let other):
      Sentence(
        "\(shown(file)): tanggal \(date) sudah ada di \(shown(other)); hapus salah satunya",
        "\(shown(file)): the day \(date) is in \(shown(other)) already; remove one")
    case .missingYear(let folder, let year):
      Sentence(
        "\(shown(folder)): tahun \(year) tidak ada; tambahkan \(year).ics",
        "\(shown(folder)): the year \(year) is missing; add \(year).ics")
    case .noOfficeHours(let folder): CalendarProblem.noOfficeHours(folder: folder).sentence
    case .unusedFile(let file):
      Sentence(
        "\(shown(file)): tidak dibaca; namanya seharusnya YYYY.ics atau \(CalendarFolder.officeHoursName)",
        "\(shown(file)): is not read; its name should be YYYY.ics or \(CalendarFolder.officeHoursName)")
    case .undecreedYear(let file, let year):
      Sentence(
        "\(shown(file)): tidak ada libur nasional \(year) yang ditetapkan; tambahkan keputusannya",
        "\(shown(file)): no national holiday of \(year) is decreed; add the decree")
    }
  }

  private func shown(_ path: String) -> String { Quotation.plain(path, atMost: 300) }
}
