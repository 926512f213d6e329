import WorkCalendar

/// Dates and times as people read them.
public enum DateText {
  private static let weekdays = [
    Sentence("Senin", "Monday"), Sentence("Selasa", "Tuesday"), Sentence("Rabu", "Wednesday"),
    Sentence("Kamis", "Thursday"), Sentence("Jumat", "Friday"), Sentence("Sabtu", "Saturday"),
    Sentence("Minggu", "Sunday"),
  ]

  private static let months = [
    Sentence("Januari", "January"), Sentence("Februari", "February"), Sentence("Maret", "March"),
    Sentence("April", "April"), Sentence("Mei", "May"), Sentence("Juni", "June"), Sentence("Juli", "July"),
    Sentence("Agustus", "August"), Sentence("September", "September"), Sentence("Oktober", "October"),
    Sentence("November", "November"), Sentence("Desember", "December"),
  ]

  /// `Senin`, `Monday`.
  public static func name(of weekday: Weekday) -> Sentence { weekdays[weekday.rawValue - 1] }

  /// `25 Maret 2026`, `25 March 2026`.
  public static func day(_ date: CivilDate) -> Sentence {
    let (year, month, day) = date.components
    return Sentence(same: "\(day) ") + months[month - 1] + Sentence(same: " \(year)")
  }

  /// `Maret 2026`, `March 2026`: the month of a date.
  public static func month(_ date: CivilDate) -> Sentence {
    let (year, month, _) = date.components
    return months[month - 1] + Sentence(same: " \(year)")
  }

  /// `Rabu, 25 Maret 2026`, `Wednesday, 25 March 2026`.
  public static func dayWithWeekday(_ date: CivilDate) -> Sentence {
    name(of: date.weekday) + Sentence(same: ", ") + day(date)
  }

  /// `09.00` as Indonesian writes it, `09:00` as English does.
  public static func time(_ time: LocalTime) -> Sentence {
    let (hour, minute, _) = time.components
    let digits = [hour, minute].map { ($0 < 10 ? "0" : "") + String($0) }
    return Sentence(digits.joined(separator: "."), digits.joined(separator: ":"))
  }

  /// `09.00-10.00`, with the hyphen that both languages use between times.
  public static func times(_ range: InstantRange, offset: UTCOffset) -> Sentence {
    time(range.start.local(offset: offset).time) + Sentence(same: "–")
      + time(range.end.local(offset: offset).time)
  }

  /// `25 Maret 2026 pukul 09.00 WIB`: a moment in office time.
  public static func moment(_ instant: Instant) -> Sentence {
    let local = instant.local(offset: .wib)
    return day(local.date) + Sentence(" pukul ", " at ") + time(local.time) + Sentence(same: " WIB")
  }

  /// Several things in a row, with commas.
  public static func list(_ parts: some Sequence<Sentence>) -> Sentence {
    var joined: Sentence?
    for part in parts { joined = joined.map { $0 + Sentence(same: ", ") + part } ?? part }
    return joined ?? Sentence(same: "")
  }
}
