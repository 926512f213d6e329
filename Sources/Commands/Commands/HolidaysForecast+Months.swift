import Almanac
import JSON
import WorkCalendar
import Wording

extension HolidaysForecast {
  /// Tells the Islamic and Chinese months that begin in a year, each calendar in its order.
  static func tellMonths(of year: Int, _ context: CommandContext) throws -> ExitStatus {
    let sky = NovaSky()
    for sighting in IslamicCalendar(sky: sky).months(in: year) {
      let month = sighting.month
      if context.wantsJSON {
        try context.output.writeLine(
          JSONValue.object([
            "calendar": "islamic", "year": .integer(Int64(month.year)), "month": .integer(Int64(month.month)),
            "date": .string(sighting.firstDay.iso8601), "margin": .object(sighting.json),
          ]).serialized())
      } else {
        try context.output.writeLine(
          TabSeparated.line([
            "islamic", String(month.year), String(month.month), sighting.firstDay.iso8601,
            "\(Decimals.text(sighting.margin, places: 2))°",
          ]))
      }
    }
    let chinese = (year...(year + 1)).flatMap { ChineseYear($0, sky: sky).months }
    for month in chinese where month.firstDay.year == year {
      let number = month.chineseYear(in: year)
      if context.wantsJSON {
        try context.output.writeLine(
          JSONValue.object([
            "calendar": "chinese", "year": .integer(Int64(number)), "month": .integer(Int64(month.number)),
            "isLeap": .boolean(month.isLeap), "date": .string(month.firstDay.iso8601),
            "newMoon": .string(month.newMoon.iso8601(offset: .wita)),
          ]).serialized())
      } else {
        try context.output.writeLine(
          TabSeparated.line([
            "chinese", String(number), "\(month.number)\(month.isLeap ? "+" : "")", month.firstDay.iso8601,
            "-",
          ]))
      }
    }
    return .success
  }
}

extension ChineseYear.Month {
  /// The Gregorian year in which the month's own year has begun; `year` is that of its first day.
  fileprivate func chineseYear(in year: Int) -> Int {
    firstDay.components.month < 3 && number > 10 ? year - 1 : year
  }
}

extension CrescentSighting {
  /// Where the moon stood on the evening that decides: degrees, and moments in UTC.
  var json: JSONObject {
    [
      "degrees": .real(Decimals.rounded(margin, places: 4)), "criterion": .string(criterion.rawValue),
      "evening": .string(date.iso8601), "place": .string(place.name),
      "latitude": .real(Decimals.rounded(place.latitude, places: 2)),
      "longitude": .real(Decimals.rounded(place.longitude, places: 2)),
      "sunset": .string(evening.sunset.iso8601(offset: .utc)),
      "altitude": .real(Decimals.rounded(evening.moonAltitude, places: 4)),
      "elongation": .real(Decimals.rounded(evening.elongation, places: 4)),
      "newMoon": .string(newMoon.iso8601(offset: .utc)),
    ]
  }
}
