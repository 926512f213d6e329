import Almanac
import ICalendar
import JSON
import Testing
import WorkCalendar

@testable import Commands

@Suite("jadwal holidays forecast")
struct HolidaysForecastTests {
  private static let calendars = "--calendars \(Fixture.root)/calendars"
  private static let decreed = "\(Fixture.root)/Tests/AlmanacTests/Fixtures/decreed-days.tsv"

  private func objects(_ output: String) throws -> [JSONObject] {
    try output.split(separator: "\n").map { line in
      guard case .object(let object) = try JSONValue(parsing: Array(line.utf8)) else { return [:] }
      return object
    }
  }

  @Test("A day is a line: date, kind, status, name, method, margin, the other date")
  func list() throws {
    let call = Call("holidays forecast --year 2028 --lang en \(Self.calendars)")
    let lines = call.output.split(separator: "\n").map(String.init)
    #expect(call.status == .success && lines.count == 17)
    #expect(lines[0] == "2028-01-01\tnational-holiday\ttentative\tNew Year's Day\tfixed\t-\t-")
    #expect(
      lines[1]
        == "2028-01-26\tnational-holiday\ttentative\tLunar New Year\tchinese-new-year\t47 min\t2028-01-27")
    #expect(
      lines[2].hasPrefix("2028-02-27\tnational-holiday\ttentative\tEid al-Fitr day 1\tmabims-2021\t-5.0"))
    #expect(call.diagnostics.contains("2028 above are computed, not decreed"))
    #expect(
      call.diagnostics.contains(
        "in 2022–2027 collective leave took 4 to 11 working days a year, 8.7 on average"))
  }

  @Test("Without a year it is the first that is not decreed")
  func nextYear() {
    let next = Call("holidays forecast \(Self.calendars)")
    #expect(next.output == Call("holidays forecast --year 2028 \(Self.calendars)").output)
    #expect(next.diagnostics.contains("rata-rata 8,7"))
  }

  @Test("With --json a day tells where the moon stood on the evening that decides")
  func json() throws {
    let days = try objects(Call("holidays forecast --year 2026 --json \(Self.calendars)").output)
    #expect(days.allSatisfy { $0["tentative"] == true && $0["status"] == "tentative" })
    let fitri = try #require(days.first { $0["observance"] == "idulfitri" })
    #expect(fitri["alternative"] == "2026-03-20" && fitri["isMarginThin"] == true)
    guard case .object(let margin)? = fitri["margin"] else {
      Issue.record("no margin")
      return
    }
    #expect(margin["place"] == "Lhoknga" && margin["evening"] == "2026-03-19")
    #expect(margin["criterion"] == "mabims-2021" && margin["newMoon"] != nil && margin["sunset"] != nil)
    let imlek = try #require(days.first { $0["observance"] == "imlek" })
    #expect(imlek["alternative"] == nil && imlek["isMarginThin"] == false)
    #expect(days.first { $0["observance"] == "nyepi" }?["margin"] == nil)
  }

  @Test("A decreed year is computed all the same; its decree stands, and what differs is told")
  func decreedYear() {
    let same = Call("holidays forecast --year 2026 --lang en \(Self.calendars)")
    #expect(same.status == .success)
    #expect(same.diagnostics.contains("2026 is decreed, and its decree stands; what is computed is the same"))
    // In 2022 Easter Sunday was no holiday yet.
    let other = Call("holidays forecast --year 2022 --lang en \(Self.calendars)").diagnostics
    #expect(other.contains("what differs: not decreed 2022-04-17 Easter Sunday"), "\(other)")
    #expect(!other.contains("not computed"))
  }

  @Test("A year for which the rules do not hold is refused with the reason", arguments: [2004, 2101, 9999])
  func outOfRange(year: Int) {
    let call = Call("holidays forecast --year \(year) --lang en \(Self.calendars)")
    #expect(call.status == .misuse && call.output.isEmpty)
    #expect(call.diagnostics.contains("--year \(year): only 2005-2100 can be computed; before, the Balinese"))
  }

  @Test(
    "Wrong words are refused",
    arguments: ["--year 0", "--year abc", "--ics --json", "--months --ics", "--ics --hit-rates x.tsv"])
  func refused(words: String) {
    let call = Call("holidays forecast \(words) \(Self.calendars)")
    #expect(call.status == .misuse && call.output.isEmpty, "\(call.diagnostics)")
  }

  @Test("As an .ics file it is tentative, and what reads it has the same days")
  func calendarFile() throws {
    let call = Call("holidays forecast --year 2028 --ics \(Self.calendars)")
    let file = try HolidayFile.read(Array(call.output.utf8), named: "2028.ics")
    #expect(file.records.map(\.dayOff) == HolidayForecast.computed.daysOff(in: 2028))
    #expect(call.output.contains("STATUS:TENTATIVE") && !call.output.contains("STATUS:CONFIRMED"))
    #expect(file.warnings.isEmpty)
  }

  @Test("With --months the beginnings of the Islamic and Chinese months are told")
  func months() throws {
    let lines = Call("holidays forecast --year 2028 --months \(Self.calendars)").output.split(separator: "\n")
    #expect(lines.contains("chinese\t2028\t5+\t2028-06-23\t-"))
    #expect(lines.contains { $0.hasPrefix("islamic\t1449\t10\t2028-02-27\t-5.0") })
    let objects = try objects(Call("holidays forecast --year 2028 --months --json \(Self.calendars)").output)
    #expect(objects.count == lines.count)
    #expect(objects.filter { $0["calendar"] == "chinese" && $0["isLeap"] == true }.count == 1)
  }

  @Test("Days of an undecreed year are those of the forecast, also where days are counted")
  func undecreedYear() {
    let list = Call("holidays list --year 2028 \(Self.calendars)").output
    #expect(list.contains("2028-05-05\tnational-holiday\ttentative\tIduladha 1449 Hijriah"))
    let earliest = Call("workdays earliest 2028-04-28T09:00:00+07:00 --lang en \(Self.calendars)")
    // Labour Day and Iduladha are passed over.
    #expect(earliest.output == "2028-05-09\n" || earliest.output == "2028-05-10\n", "\(earliest.output)")
    #expect(earliest.diagnostics.contains("dates that hang on it are lower bounds"))
    let far = Call("workdays earliest 2038-01-04T09:00:00+07:00 --lang en \(Self.calendars)")
    #expect(far.status == .refusal && far.diagnostics.contains("the year 2038 is out of reach"))
  }

  @Test("The hit rates in docs/forecast.md are what the command prints")
  func hitRates() throws {
    let table = Call("holidays forecast --hit-rates \(Self.decreed) --lang en").output
    #expect(table.contains("| 44/45 | 43/45 | 6/6 | muharram 2021-08-11, maulid 2021-10-20 |"), "\(table)")
    #expect(try Fixture.read("\(Fixture.root)/docs/forecast.md").contains("\n\(table)"), "\(table)")
  }

  @Test(
    "A table of decreed days that cannot be read is refused with file and line",
    arguments: [
      ("date\tobservance\n", 1, "the columns have to be"),
      ("observance\tdate\tfirst\tsource\nimlek\t2026-02-17\n", 2, "4 cells"),
      ("observance\tdate\tfirst\tsource\nlebaran\t2026-02-17\t\tx\n", 2, "is not known"),
      ("observance\tdate\tfirst\tsource\nimlek\t2026-02-30\t\tx\n", 2, "is no date"),
    ])
  func badTable(text: String, line: Int, told: String) throws {
    try Fixture.withFolder { folder in
      try Fixture.write(text, to: "\(folder)/days.tsv")
      let call = Call("holidays forecast --hit-rates \(folder)/days.tsv --lang en")
      #expect(call.status == .misuse && call.output.isEmpty)
      #expect(call.diagnostics.contains("days.tsv: line \(line): ") && call.diagnostics.contains(told))
    }
  }

  @Test(
    "Numbers are rounded to their places",
    arguments: [(0.0375, "0.04"), (-0.2928, "-0.29"), (-0.004, "0.00"), (12, "12.00")])
  func decimals(number: Double, text: String) { #expect(Decimals.text(number, places: 2) == text) }
}
