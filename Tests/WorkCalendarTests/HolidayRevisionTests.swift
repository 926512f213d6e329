import Testing
import WorkCalendar

@Suite("A file of days off is taken over as it is meant, and nothing that was known is lost")
struct HolidayRevisionTests {
  private func date(_ text: String) throws -> CivilDate { try CivilDate(parsingISO8601: text) }

  private func decree(_ citation: String, _ published: String) throws -> Decree {
    Decree(citation: citation, published: try date(published))
  }

  private func day(
    _ text: String, _ name: String = "Hari", _ kind: DayOffKind = .nationalHoliday, by decree: Decree?,
    until withdrawal: Decree? = nil
  ) throws -> DayOffRecord {
    let name = LocalizedName(indonesian: name, english: name)
    let day =
      try decree.map { DayOff(date: try date(text), kind: kind, name: name, decree: $0) }
      ?? DayOff(tentative: date(text), kind: kind, name: name)
    return DayOffRecord(dayOff: day, withdrawal: withdrawal)
  }

  /// The holidays of fixed dates of a year, and others.
  private func year(_ year: Int, by decree: Decree?, _ others: DayOffRecord...) throws -> [DayOffRecord] {
    try HolidayForecast.fixedDates(in: year).map { try day($0.iso8601, "Hari \($0)", by: decree) } + others
  }

  private func revised(
    _ old: [DayOffRecord], by stated: [DayOffRecord], _ mode: HolidayImportMode
  ) throws -> [DayOffRecord] {
    try HolidayRevision(of: HolidayCalendar(records: old), by: stated, mode: mode).records
  }

  private func problem(
    _ old: [DayOffRecord], by stated: [DayOffRecord], _ mode: HolidayImportMode
  ) -> HolidayRevisionError? {
    do throws(HolidayRevisionError) {
      _ = try HolidayRevision(of: HolidayCalendar(records: old), by: stated, mode: mode)
      return nil
    } catch {
      return error
    }
  }

  // MARK: Whole years

  @Test("A file of a whole year takes the place of what stood, and of no other year")
  func wholeYear() throws {
    let first = try decree("SKB 1/2027", "2027-09-15")
    let gone = try day("2028-03-01", "Cuti", .collectiveLeave, by: first)
    let new = try day("2028-03-02", "Cuti", .collectiveLeave, by: first)
    let old = try year(2028, by: first, gone) + year(2027, by: decree("SKB 1/2026", "2026-09-15"))
    let revision = try HolidayRevision(
      of: HolidayCalendar(records: old), by: year(2028, by: first, new), mode: .year)
    #expect(revision.years == [2028])
    #expect(Set(revision.records) == Set(try year(2028, by: first, new)))
  }

  @Test("A file with less than a year is refused as one, whatever it has")
  func partOfYear() throws {
    let first = try decree("SKB 1/2027", "2027-09-15")
    let leave = try day("2028-08-18", "Cuti", .collectiveLeave, by: decree("SKB 2/2028", "2028-08-07"))
    let fixed = HolidayForecast.fixedDates(in: 2028)
    let refused = problem(try year(2028, by: first), by: [leave], .year)
    #expect(refused?.problem == .partOfYear(2028, missing: fixed))
    // Nor does it help that the year is not decreed yet, or that only one day lacks.
    #expect(problem([], by: [leave], .year)?.problem == .partOfYear(2028, missing: fixed))
    let cut = try year(2028, by: first).filter { $0.dayOff.date != fixed.last }
    #expect(problem([], by: cut, .year)?.problem == .partOfYear(2028, missing: [fixed[4]]))
    // A day of leave on the date of a holiday is not that holiday.
    let instead = try cut + [day("2028-12-25", "Cuti", .collectiveLeave, by: first)]
    #expect(problem([], by: instead, .year)?.problem == .partOfYear(2028, missing: [fixed[4]]))
    // Each year counts by itself.
    let both = try year(2027, by: first) + [leave]
    #expect(problem([], by: both, .year)?.problem == .partOfYear(2028, missing: fixed))
  }

  @Test("A calendar of others, without decrees, cannot make a decreed year an expected one")
  func withoutDecree() throws {
    let first = try decree("SKB 1/2027", "2027-09-15")
    let foreign = try year(2028, by: nil)
    let days = HolidayForecast.fixedDates(in: 2028)
    #expect(
      problem(try year(2028, by: first), by: foreign, .year)?.problem == .withoutDecree(2028, days: days))
    #expect(problem([], by: foreign, .year) == nil)
  }

  @Test("What was taken back stays on record, and a day keeps the day on which it was first made public")
  func history() throws {
    let first = try decree("SKB 1/2027", "2027-09-15")
    let later = try decree("SKB 2/2028", "2028-03-01")
    let takenBack = try day("2028-04-26", "Cuti", .collectiveLeave, by: first, until: later)
    let known = try day("2028-04-25", "Cuti", .collectiveLeave, by: first)
    let old = try year(2028, by: first, takenBack, known)
    let restated = try day("2028-04-25", "Cuti Bersama", .collectiveLeave, by: later)
    let records = try revised(old, by: year(2028, by: first, restated), .year)
    #expect(records.contains(takenBack))
    let kept = try #require(records.first { $0.dayOff.date == known.dayOff.date })
    #expect(kept.dayOff.name.indonesian == "Cuti Bersama")
    #expect(try kept.dayOff.decree == decree("SKB 2/2028", "2027-09-15"))
    // Who states the same decision himself is believed: it was taken back by mistake.
    let stands = try day("2028-04-26", "Cuti", .collectiveLeave, by: first)
    #expect(try !revised(old, by: year(2028, by: first, stands), .year).contains(takenBack))
    // A later decree may name the day again.
    let again = try day("2028-04-26", "Cuti", .collectiveLeave, by: decree("SKB 3/2028", "2028-04-01"))
    let both = try revised(old, by: year(2028, by: first, again), .year)
    #expect(both.contains(takenBack) && both.contains(again))
  }

  // MARK: Amendments

  @Test("An amendment adds and takes back, and lets everything else stand")
  func amendment() throws {
    let first = try decree("SKB 1/2027", "2027-09-15")
    let later = try decree("SKB 2/2028", "2028-03-01")
    let leave = try day("2028-04-26", "Cuti", .collectiveLeave, by: first)
    let old = try year(2028, by: first, leave)
    let added = try day("2028-04-19", "Cuti", .collectiveLeave, by: later)
    let back = try day("2028-04-26", "Cuti", .collectiveLeave, by: nil, until: later)
    let records = try revised(old, by: [added, back], .amend)
    let expected = try year(2028, by: first, added, DayOffRecord(dayOff: leave.dayOff, withdrawal: later))
    #expect(Set(records) == Set(expected) && records.count == expected.count)
    // The same a second time changes nothing.
    #expect(Set(try revised(records, by: [added, back], .amend)) == Set(expected))
    let calendar = HolidayCalendar(records: records)
    let before = HolidayCalendar(records: old).daysOff(in: 2028)
    #expect(calendar.asKnown(on: try date("2028-02-29")).daysOff(in: 2028) == before)
  }

  @Test("A block of leave that is listed again keeps the first decree, and cites both")
  func restated() throws {
    let first = try decree("SKB 1/2027", "2027-09-15")
    let later = try decree("SKB 2/2028", "2028-03-01")
    let old = try year(2028, by: first, day("2028-04-24", "Cuti", .collectiveLeave, by: first))
    let again = try day("2028-04-24", "Cuti", .collectiveLeave, by: later)
    let records = try revised(old, by: [again], .amend)
    let kept = try #require(records.first { $0.dayOff.kind == .collectiveLeave })
    #expect(try kept.dayOff.decree == decree("SKB 1/2027; SKB 2/2028", "2027-09-15"))
    #expect(try revised(records, by: [again], .amend).contains(kept))
  }

  @Test("An amendment renames the one day of its kind; of two on one date it has to name one")
  func renamed() throws {
    let first = try decree("SKB 1/2027", "2027-09-15")
    let one = try year(2028, by: first, day("2028-05-25", "Kenaikan Isa", by: first))
    let other = try day("2028-05-25", "Kenaikan Yesus", by: decree("SKB 2/2028", "2028-01-29"))
    let names = try revised(one, by: [other], .amend).filter { $0.dayOff.date == other.dayOff.date }
      .map(\.dayOff.name.indonesian)
    #expect(names == ["Kenaikan Yesus"])
    let two = try one + [day("2028-05-25", "Waisak", by: first)]
    let refused = problem(two, by: [other], .amend)
    #expect(refused?.problem == .ambiguousDay(other.dayOff.date, .nationalHoliday) && refused?.index == 0)
    let named = try day("2028-05-25", "Waisak", by: nil, until: decree("SKB 2/2028", "2028-01-29"))
    let standing = try revised(two, by: [named], .amend).filter { $0.withdrawal == nil }
    #expect(standing.contains { $0.dayOff.name.indonesian == "Kenaikan Isa" })
    #expect(!standing.contains { $0.dayOff.name.indonesian == "Waisak" })
  }

  @Test("What does not stand cannot be taken back, and the record that wants it is named")
  func nothingToTakeBack() throws {
    let first = try decree("SKB 1/2027", "2027-09-15")
    let back = try day("2028-04-26", "Cuti", .collectiveLeave, by: nil, until: decree("SKB 2", "2028-03-01"))
    let added = try day("2028-04-19", "Cuti", .collectiveLeave, by: first)
    let refused = problem(try year(2028, by: first), by: [added, back], .amend)
    #expect(refused?.problem == .nothingToTakeBack(back.dayOff.date, .collectiveLeave) && refused?.index == 1)
  }

  @Test("A day that is decreed stays so, whoever only expects it; an expected one is confirmed")
  func status() throws {
    let first = try decree("SKB 1/2027", "2027-09-15")
    let decreed = try day("2028-04-26", "Cuti", .collectiveLeave, by: first)
    let expected = try day("2028-04-26", "Cuti?", .collectiveLeave, by: nil)
    #expect(try revised([decreed], by: [expected], .amend) == [decreed])
    #expect(try revised([expected], by: [decreed], .amend) == [decreed])
  }

  @Test("A file of all years is taken as it is")
  func all() throws {
    let first = try decree("SKB 1/2027", "2027-09-15")
    let takenBack = try day(
      "2028-04-26", "Cuti", .collectiveLeave, by: first, until: decree("SKB 2", "2028-03-01"))
    let stated = [try day("2028-01-01", by: first)]
    #expect(try revised(year(2028, by: first, takenBack), by: stated, .all) == stated)
  }
}
