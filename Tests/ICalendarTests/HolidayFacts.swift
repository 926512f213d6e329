import WorkCalendar

/// The decreed days off as the tables of facts have them, made into records without the calendars' own files.
///
/// `holidays.tsv` has a row for each day that stands; `holidays-amendments.tsv` one for each day that a later
/// decree added or took away, with the day on which that became public.
struct HolidayFacts {
  struct Row {
    let date: CivilDate
    let indonesian: String
    let english: String
    let kind: DayOffKind
    let decree: String
  }

  struct Amendment {
    let published: CivilDate
    let date: CivilDate
    let isAdded: Bool
    let decree: String
  }

  let rows: [Row]
  let amendments: [Amendment]

  static let kinds: [String: DayOffKind] = [
    "national": .nationalHoliday, "collective-leave": .collectiveLeave, "election": .election,
  ]

  init() throws {
    rows = try Self.cells(of: "holidays.tsv").map { cells in
      Row(
        date: try date(cells[0]), indonesian: cells[1], english: cells[2],
        kind: try Self.kind(cells[3]), decree: cells[4])
    }
    amendments = try Self.cells(of: "holidays-amendments.tsv").map { cells in
      Amendment(
        published: try date(cells[0]), date: try date(cells[1]), isAdded: cells[2] == "add", decree: cells[4])
    }
  }

  /// The days that a decree took back, which have no row of their own: names as the first decree of their
  /// year had them.
  private static let withdrawn: [(date: String, indonesian: String, english: String, kind: DayOffKind)] = [
    ("2022-07-09", "Hari Raya Idul Adha 1443 Hijriah", "Eid al-Adha", .nationalHoliday),
    (
      "2023-04-26", "Cuti Bersama Hari Raya Idul Fitri 1444 Hijriah", "Eid al-Fitr collective leave",
      .collectiveLeave
    ),
  ]

  /// The records that the shipped calendars should hold.
  func records() throws -> [DayOffRecord] {
    var records: [DayOffRecord] = []
    for row in rows {
      let first = try firstDecree(of: row.date.year)
      let amendment = amendments.first { $0.isAdded && $0.date == row.date }
      // A decree that changes a block of leave lists the whole block; the days that it did not add were known
      // before.
      let isRestated = amendment == nil && !row.decree.hasPrefix(first.citation)
      records.append(
        DayOffRecord(
          dayOff: DayOff(
            date: row.date, kind: row.kind,
            name: LocalizedName(indonesian: row.indonesian, english: row.english),
            decree: Decree(
              citation: isRestated ? "\(first.citation); \(row.decree)" : row.decree,
              published: amendment?.published ?? first.published))))
    }
    for (text, indonesian, english, kind) in Self.withdrawn {
      let day = try date(text)
      for amendment in amendments where !amendment.isAdded && amendment.date == day {
        records.append(
          DayOffRecord(
            dayOff: DayOff(
              date: day, kind: kind, name: LocalizedName(indonesian: indonesian, english: english),
              decree: try firstDecree(of: day.year)),
            withdrawal: Decree(citation: amendment.decree, published: amendment.published)))
      }
    }
    return records.sorted { $0.dayOff.date < $1.dayOff.date }
  }

  /// The decree that first named a year's days: that of its 1 January.
  func firstDecree(of year: Int) throws -> Decree {
    let newYear = CivilDate(year: year, month: 1, day: 1)
    guard let row = rows.first(where: { $0.date == newYear }), let open = row.decree.lastIndex(of: "("),
      let close = row.decree.lastIndex(of: ")")
    else { throw MissingFact() }
    return Decree(
      citation: row.decree, published: try date(String(row.decree[row.decree.index(after: open)..<close])))
  }

  struct MissingFact: Error {}

  private static func kind(_ text: String) throws -> DayOffKind {
    guard let kind = kinds[text] else { throw MissingFact() }
    return kind
  }

  private static func cells(of name: String) throws -> [[String]] {
    try TestFiles.text(TestFiles.fixtures.appending(path: name)).split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
