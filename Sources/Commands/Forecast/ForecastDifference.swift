import WorkCalendar
import Wording

/// What a decree names otherwise than it was computed.
struct ForecastDifference: Hashable {
  /// The days that were computed and are no national holidays, in the order of dates.
  let unfounded: [DayOff]
  /// The national holidays that were not computed, in the order of dates.
  let missed: [DayOff]

  /// The difference between what is computed of a year and its days off. Dates are compared, since decrees call the
  /// same holiday by many names.
  init(of forecast: [ForecastDay], from daysOff: [DayOff]) {
    let decreed = daysOff.filter { $0.kind == .nationalHoliday }
    let (computed, known) = (Set(forecast.map(\.date)), Set(decreed.map(\.date)))
    unfounded = forecast.map(\.dayOff).filter { !known.contains($0.date) }
    missed = decreed.filter { !computed.contains($0.date) }
  }

  /// Whether there is none.
  var isEmpty: Bool { unfounded.isEmpty && missed.isEmpty }
}

/// A forecast cannot be given.
enum ForecastProblem: CommandError, Hashable {
  /// The rules and the motions of sun and moon are not known well enough for a year.
  case yearOutOfRange(Int)
  /// A line of a table of decreed days cannot be read.
  case badLine(file: String, line: Int, DecreedDays.Problem)

  var exitStatus: ExitStatus { .misuse }
}

extension ForecastProblem: Explained {
  var sentence: Sentence {
    switch self {
    case .yearOutOfRange(let year):
      Sentence(
        """
        --year \(year): hanya \(HolidayForecast.years.lowerBound)-\(HolidayForecast.years.upperBound) yang dapat \
        dihitung; sebelumnya kalender Bali memakai hitungan lain, sesudahnya perputaran bumi tidak dapat dihitung \
        cukup teliti
        """,
        """
        --year \(year): only \(HolidayForecast.years.lowerBound)-\(HolidayForecast.years.upperBound) can be \
        computed; before, the Balinese calendar was reckoned otherwise, and after, the turning of the earth cannot be \
        told closely enough
        """
      )
    case .badLine(let file, let line, let problem):
      Sentence(
        "\(Quotation.plain(file, atMost: 300)): baris \(line): ",
        "\(Quotation.plain(file, atMost: 300)): line \(line): ")
        + problem.sentence
    }
  }
}

/// What to know about a forecast.
enum ForecastWarning: Explained, Hashable {
  /// A decree names the days of the year, with what it names otherwise.
  case decreed(year: Int, ForecastDifference)
  /// Collective leave is not among the days.
  case collectiveLeave(year: Int, CollectiveLeave)

  var sentence: Sentence {
    switch self {
    case .decreed(let year, let difference):
      Sentence(
        "\(year) sudah ditetapkan, dan keputusannya yang berlaku; ",
        "\(year) is decreed, and its decree stands; ") + ForecastWarning.list(difference)
    case .collectiveLeave(let year, let leave):
      Sentence(
        "libur nasional \(year) di atas adalah hitungan, belum ditetapkan; cuti bersama tidak dapat dihitung",
        "the national holidays of \(year) above are computed, not decreed; collective leave cannot be computed"
      )
        + (leave.sentence.map { Sentence(same: "; ") + $0 } ?? Sentence(same: ""))
        + Sentence(
          "; tanggal paling awal yang bergantung padanya adalah batas bawah",
          "; earliest dates that hang on it are lower bounds")
    }
  }

  private static func list(_ difference: ForecastDifference) -> Sentence {
    guard !difference.isEmpty else {
      return Sentence("hitungan sama dengannya", "what is computed is the same")
    }
    let unfounded = difference.unfounded.map { day in
      Sentence("tidak ditetapkan ", "not decreed ") + Sentence(same: "\(day.date) ") + Sentence(day.name)
    }
    let missed = difference.missed.map { day in
      Sentence("tidak dihitung ", "not computed ") + Sentence(same: "\(day.date) ") + Sentence(day.name)
    }
    return Sentence("beda: ", "what differs: ") + DateText.list(unfounded + missed)
  }
}
