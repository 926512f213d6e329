import WorkCalendar

extension DayOffKind {
  /// What the kind is called.
  public var name: Sentence {
    switch self {
    case .nationalHoliday: Sentence("libur nasional", "national holiday")
    case .collectiveLeave: Sentence("cuti bersama", "collective leave")
    case .election: Sentence("hari pemungutan suara", "polling day")
    }
  }
}

extension CalendarDay {
  /// The kind of the day as programs read it: `working`, `weekend`, or that of the day off.
  public var kindCode: String {
    switch kind {
    case .working: "working"
    case .weekend: "weekend"
    case .dayOff(let days): days.first?.kind.rawValue ?? "national-holiday"
    }
  }

  /// The kind of the day as people read it.
  public var kindName: Sentence {
    switch kind {
    case .working: Sentence("hari kerja", "working day")
    case .weekend: Sentence("akhir pekan", "weekend")
    case .dayOff(let days): days.first?.kind.name ?? DayOffKind.nationalHoliday.name
    }
  }

  /// What the day is called: by its days off, or else by its weekday.
  public var name: Sentence {
    guard let first = daysOff.first else { return DateText.name(of: date.weekday) }
    return daysOff.dropFirst().reduce(Sentence(first.name)) { $0 + Sentence(same: "; ") + Sentence($1.name) }
  }

  /// How sure the day is, as programs read it.
  public var status: DayOffStatus { isTentative ? .tentative : .decreed }

  /// The decrees behind the day, as they are cited; empty where none names it.
  public var decrees: String {
    var seen: [String] = []
    for citation in daysOff.compactMap({ $0.decree?.citation }) where !seen.contains(citation) {
      seen.append(citation)
    }
    return seen.joined(separator: "; ")
  }
}
