import SeededRandom
import Testing
import WorkCalendar

@Suite("Civil dates")
struct CivilDateTests {
  /// The lengths of the months, told apart from the library's by being written out.
  static func monthLengths(of year: Int) -> [Int] {
    let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  }

  @Test("Every month from 0001 to 9999 begins and ends where counting day by day comes to")
  func everyMonth() {
    // 719,162 days lie between 0001-01-01 and 1970-01-01.
    var number = -719_162
    var failures: [String] = []
    for year in 1...9999 {
      for (index, length) in Self.monthLengths(of: year).enumerated() {
        for (day, expected) in [(1, number), (length, number + length - 1)] {
          let date = CivilDate(year: year, month: index + 1, day: day)
          let read = CivilDate(dayNumber: Int32(expected)).components
          if date.map({ Int($0.dayNumber) }) != expected || read != (year, index + 1, day) {
            failures.append("\(year)-\(index + 1)-\(day)")
          }
        }
        number += length
      }
    }
    #expect(failures.isEmpty)
    #expect(number == Int(CivilDate.last.dayNumber) + 1)
  }

  @Test(
    "Dates and weekdays follow one another day by day",
    arguments: [
      ("0001-01-01", 0, 800), ("1582-10-01", 4, 800), ("1899-12-25", 0, 800), ("1969-12-25", 3, 800),
      ("1999-12-25", 5, 800), ("2022-01-01", 5, 2400), ("2399-12-25", 5, 800), ("9997-10-28", 1, 795),
    ])
  func dayByDay(start: String, weekday: Int, days: Int) throws {
    var date = try CivilDate(parsingISO8601: start)
    var (year, month, day) = date.components
    var weekday = weekday
    for _ in 0..<days {
      #expect(date == CivilDate(year: year, month: month, day: day))
      #expect(date.components == (year, month, day))
      #expect(date.weekday.rawValue == weekday + 1)
      #expect(date.weekday.isWeekend == (weekday >= 5))
      day += 1
      weekday = (weekday + 1) % 7
      if day > Self.monthLengths(of: year)[month - 1] { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
      date = date.advanced(by: 1)
    }
  }

  @Test(
    "Dates that the calendar does not have are refused",
    arguments: [
      (0, 1, 1), (-1, 1, 1), (10_000, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32),
      (2026, 2, 29), (2024, 2, 30), (1900, 2, 29), (2026, 4, 31), (2026, 1, .max), (.max, 1, 1), (.min, 1, 1),
    ])
  func refused(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test("Adding days and measuring the distance undo each other")
  func arithmetic() {
    var generator = SplitMix64(seed: 1582)
    let range = CivilDate.first.dayNumber...CivilDate.last.dayNumber
    for _ in 0..<5000 {
      let one = CivilDate(dayNumber: .random(in: range, using: &generator))
      let other = CivilDate(dayNumber: .random(in: range, using: &generator))
      #expect(one.advanced(by: one.distance(to: other)) == other)
      #expect(one.distance(to: other) == -other.distance(to: one))
      #expect((one < other) == (one.components < other.components))
      #expect((one.iso8601 < other.iso8601) == (one < other))
    }
    let (least, greatest) = (CivilDate(dayNumber: .min), CivilDate(dayNumber: .max))
    #expect(least.distance(to: greatest) == 4_294_967_295)
    #expect(least.advanced(by: 4_294_967_295) == greatest)
  }
}
