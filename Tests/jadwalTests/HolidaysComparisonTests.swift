import Testing

@testable import Commands

@Suite("jadwal holidays check FILE")
struct HolidaysComparisonTests {
  private static let shipped = "\(Fixture.root)/calendars"

  private func check(_ text: String, named name: String = "lain.ics", _ options: String = "") throws -> Call {
    try Fixture.withFolder { folder in
      try Fixture.write(text, to: "\(folder)/\(name)")
      return Call("holidays check \(folder)/\(name) --lang en --calendars \(Self.shipped) \(options)")
    }
  }

  /// A calendar of somebody else, with nothing in its events but what each needs.
  private func foreign(_ days: [(date: String, name: String)], _ more: String = "") -> String {
    let events = days.map {
      "BEGIN:VEVENT\nUID:\($0.date)\nDTSTART;VALUE=DATE:\($0.date)\nSUMMARY:\($0.name)\nEND:VEVENT\n"
    }
    return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//X//EN\n\(events.joined())\(more)END:VCALENDAR\n"
  }

  /// The days off of a year as others would have them: dates and names alone.
  private func days(of year: Int) -> [(date: String, name: String)] {
    Call("holidays list --year \(year) --calendars \(Self.shipped)").output.split(separator: "\n").map {
      line in
      let cells = line.split(separator: "\t").map(String.init)
      return (cells[0].replacing("-", with: ""), cells[3])
    }
  }

  @Test("Our own files do not differ from themselves, nor does a calendar with dates and names alone")
  func same() throws {
    for year in 2022...2027 {
      let own = Call("holidays check \(Self.shipped)/\(year).ics --calendars \(Self.shipped)")
      #expect(own.status == .success && own.output.isEmpty && own.diagnostics.isEmpty, "\(own.diagnostics)")
      let plain = try check(foreign(days(of: year)))
      #expect(plain.status == .success && plain.output.isEmpty && plain.diagnostics.isEmpty)
    }
  }

  @Test("A difference that changes a working day ends with 1, any other with 0")
  func exitCodes() throws {
    let all = days(of: 2025)
    let lacking = try check(foreign(all.filter { $0.date != "20250818" }))
    #expect(lacking.status == .refusal)
    #expect(lacking.output.hasPrefix("2025-08-18\tmissing\tworking-day\t"))
    let sunday = try check(foreign(all.filter { $0.date != "20250817" }))
    #expect(sunday.status == .success && sunday.output.hasPrefix("2025-08-17\tmissing\t-\t"))
    let named = try check(foreign(all.filter { $0.date != "20251225" } + [("20251225", "Natal")]))
    #expect(named.status == .success && named.output == "2025-12-25\tother-name\t-\tChristmas Day\tNatal\n")
    let json = try check(foreign(all + [("20250902", "Libur X")]), "--json")
    #expect(json.status == .refusal)
    #expect(
      json.output
        == #"{"date":"2025-09-02","difference":"extra","changesWorkingDay":true,"recorded":[],"file":[{"kind":null,"name":"Libur X"}]}"#
        + "\n")
  }

  @Test("Observances of Google's calendars are left out, and names that tell a kind are believed")
  func google() throws {
    let observance = """
      BEGIN:VEVENT
      UID:g
      DTSTART;VALUE=DATE:20250421
      DTEND;VALUE=DATE:20250422
      SUMMARY:Hari Kartini
      DESCRIPTION:Observance\\nTo hide observances\\, see the settings
      STATUS:CONFIRMED
      TRANSP:TRANSPARENT
      END:VEVENT

      """
    let call = try check(foreign(days(of: 2025), observance))
    #expect(call.status == .success && call.output.isEmpty)
    #expect(call.diagnostics == "jadwal: warning: observances that are no days off left out: 1\n")
    let kind = try check(
      foreign(days(of: 2025).map { ($0.date, $0.date == "20251225" ? "Cuti Bersama Natal" : $0.name) }))
    #expect(kind.output.hasPrefix("2025-12-25\tother-kind\t-\t"))
  }

  @Test("A table is compared, too; a year without a decree here is not, and says so")
  func table() throws {
    let text = "date\tname_id\tkind\n2028-01-01\tTahun Baru\tnational\n"
    let call = try check(text, named: "2028.tsv")
    #expect(call.status == .success && call.output.isEmpty && call.diagnostics.contains("no decree of 2028"))
  }

  @Test("The comparison may be with the calendar as known on a date, and only a comparison may")
  func knownOn() throws {
    let path = "\(Self.shipped)/2025.ics --calendars \(Self.shipped)"
    let eve = Call("holidays check \(path) --known-on 2025-08-06")
    #expect(eve.status == .refusal && eve.output.hasPrefix("2025-08-18\textra\tworking-day\t-\t"))
    #expect(Call("holidays check \(path) --known-on 2025-08-07").status == .success)
    #expect(Call("holidays check --calendars \(Self.shipped) --known-on 2025-08-07").status == .misuse)
  }

  @Test("A file that cannot be read, or has no day off, is refused with its name")
  func unreadable() throws {
    #expect(Call("holidays check /nowhere/x.ics --calendars \(Self.shipped)").status == .misuse)
    let broken = try check("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n")
    #expect(
      broken.status == .misuse && broken.diagnostics.contains("lain.ics")
        && broken.diagnostics.contains("cut off"))
    let empty = try check(foreign([]))
    #expect(empty.status == .misuse && empty.diagnostics.contains("has no day off"))
  }
}
