import Almanac
import ICalendar
import JSON
import WorkCalendar
import Wording

/// `jadwal holidays forecast`
enum HolidaysForecast {
  static let year = OptionDeclaration(
    "year", .integer(1...9999),
    help: Sentence(
      "tahun; bawaan: tahun pertama yang belum ditetapkan", "the year; default: the first that is not decreed"
    ))
  static let calendarFile = OptionDeclaration(
    "ics",
    help: Sentence(
      "tulis sebagai berkas .ics (STATUS:TENTATIVE) yang dapat diimpor",
      "write an .ics file (STATUS:TENTATIVE) that can be imported"))
  static let months = OptionDeclaration(
    "months",
    help: Sentence(
      "awal bulan Hijriah dan Imlek yang mendasarinya", "the beginnings of the months that it rests on"))
  static let hitRates = OptionDeclaration(
    "hit-rates", .file(ending: "tsv"),
    help: Sentence(
      "bandingkan dengan hari yang ditetapkan, menurut tabel itu",
      "compare with the days that were decreed, by that table"))

  static let declaration = CommandDeclaration(
    "holidays forecast",
    summary: Sentence(
      "hitung libur nasional suatu tahun", "compute the national holidays of a year"),
    details: Sentence(
      """
      Satu baris per hari, dipisah tab: tanggal, jenis, status (tentative), nama, cara menghitung, selisih dari batas \
      (derajat di tempat penentu, atau menit dari tengah malam), dan tanggal lain bila selisihnya tipis. Dengan --json \
      satu objek per baris, dengan kedudukan bulan. Cuti bersama tidak dihitung; banyaknya pada tahun-tahun yang \
      tercatat disebut di galat standar. Bila tahunnya sudah ditetapkan, keputusan yang berlaku dan bedanya disebut. \
      Dengan --months satu baris per bulan: kalender, tahun, bulan, tanggal pertama, selisih.
      """,
      """
      A line a day, separated by tabs: date, kind, status (tentative), name, method, margin (degrees at the place that \
      decides, or minutes from midnight), and the other date where the margin is thin. With --json an object a line, \
      with where the moon stands. Collective leave is not computed; how much of it the years on record had is told on \
      standard error. Where the year is decreed, its decree stands, and what differs is told. With --months a line a \
      month: calendar, year, month, first day, margin.
      """
    ),
    options: [year, calendarFile, months, hitRates],
    examples: [
      .init(
        line: "jadwal holidays forecast --year 2028",
        meaning: Sentence("libur nasional 2028 menurut hitungan", "the national holidays of 2028 as computed")
      ),
      .init(
        line: "jadwal holidays forecast --year 2028 --ics > 2028.ics",
        meaning: Sentence("sebagai kalender", "as a calendar")),
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    try refuseConflicts(context)
    if let file = context.arguments.text(hitRates) { return try tellHitRates(of: file, context) }
    let calendars = try context.loadCalendars()
    let first = (calendars.holidays.decreedYears.last ?? HolidayForecast.years.lowerBound) + 1
    let year = context.arguments.integer(year) ?? first
    guard HolidayForecast.years.contains(year) else { throw ForecastProblem.yearOutOfRange(year) }
    if context.arguments.has(months) { return try tellMonths(of: year, context) }
    let days = HolidayForecast.computed.days(in: year)
    if context.arguments.has(calendarFile) {
      let records = days.map { DayOffRecord(dayOff: $0.dayOff) }
      try context.output.write(HolidayFile.text(year: year, records: records))
    } else {
      for day in days {
        try context.output.writeLine(
          context.wantsJSON ? json(day, context).serialized() : tabSeparated(day, context))
      }
    }
    try context.output.flush()
    if calendars.holidays.isDecreed(year) {
      let difference = ForecastDifference(of: days, from: calendars.holidays.daysOff(in: year))
      context.diagnostics.warn(ForecastWarning.decreed(year: year, difference))
    } else {
      context.diagnostics.warn(
        ForecastWarning.collectiveLeave(year: year, CollectiveLeave(of: calendars.holidays)))
    }
    return .success
  }

  private static func refuseConflicts(_ context: CommandContext) throws {
    let forms = [calendarFile, months, hitRates, GlobalOptions.json].filter { context.arguments.has($0) }
    let isMonthsAsJSON = Set(forms.map(\.name)) == [months.name, GlobalOptions.json.name]
    guard forms.count < 2 || isMonthsAsJSON else {
      throw UsageProblem.conflictingOptions(forms[0].spelling, forms[1].spelling)
    }
    if context.arguments.has(hitRates), context.arguments.has(year) {
      throw UsageProblem.conflictingOptions(year.spelling, hitRates.spelling)
    }
  }

  private static func tabSeparated(_ day: ForecastDay, _ context: CommandContext) -> String {
    TabSeparated.line([
      day.date.iso8601, DayOffKind.nationalHoliday.rawValue, DayOffStatus.tentative.rawValue,
      context.say(Sentence(day.name)), day.method.rawValue, day.margin.map(short) ?? "-",
      day.alternative?.iso8601 ?? "-",
    ])
  }

  /// `0.04°`, or `47 min`.
  private static func short(_ margin: ForecastMargin) -> String {
    switch margin {
    case .crescent(let sighting): "\(Decimals.text(sighting.margin, places: 2))°"
    case .moon(_, _, let distance): "\(distance.count) min"
    }
  }

  private static func json(_ day: ForecastDay, _ context: CommandContext) -> JSONValue {
    var object: JSONObject = [
      "date": .string(day.date.iso8601), "kind": .string(DayOffKind.nationalHoliday.rawValue),
      "status": .string(DayOffStatus.tentative.rawValue), "tentative": true,
      "name": .string(context.say(Sentence(day.name))), "observance": .string(day.observance.rawValue),
      "method": .string(day.method.rawValue),
    ]
    switch day.margin {
    case .crescent(let sighting)?: object.append("margin", .object(sighting.json))
    case .moon(let moment, let offset, let distance)?:
      object.append(
        "margin",
        [
          "minutesToMidnight": .integer(Int64(distance.count)),
          "moon": .string(moment.iso8601(offset: offset)),
        ])
    case nil: break
    }
    object.append("isMarginThin", .boolean(day.margin?.isThin ?? false))
    if let alternative = day.alternative { object.append("alternative", .string(alternative.iso8601)) }
    return .object(object)
  }
}
