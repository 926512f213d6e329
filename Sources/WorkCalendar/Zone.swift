/// The rules of local time of a place, under its name in the IANA time zone database.
///
/// Two zones are the same when they have the same identifier and the same data. A zone does not read files:
/// whoever does, passes the bytes.
public struct Zone: Hashable, Sendable {
  /// What a clock shows during a stretch of time.
  struct LocalTimeType: Hashable, Sendable {
    let offset: UTCOffset
    let isDaylight: Bool
    let abbreviation: String
  }

  /// A moment from which a local time type holds.
  struct Transition: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    let moment: Int64
    let type: LocalTimeType
  }

  /// The name in the IANA database, such as `Asia/Jakarta`. It is not checked against anything.
  public let identifier: String

  /// What holds before the first transition.
  private let initial: LocalTimeType
  /// The changes on record, in order of time.
  private let transitions: [Transition]
  /// The rule that holds from the last transition on, or always where there is none.
  private let rule: ZoneRule?

  init(identifier: String, initial: LocalTimeType, transitions: [Transition], rule: ZoneRule?) {
    self.identifier = identifier
    self.initial = initial
    self.transitions = transitions
    self.rule = rule
  }

  /// A zone whose clocks never change.
  public init(identifier: String, abbreviation: String, offset: UTCOffset) {
    self.init(
      identifier: identifier,
      initial: LocalTimeType(offset: offset, isDaylight: false, abbreviation: abbreviation),
      transitions: [], rule: nil)
  }

  /// Waktu Indonesia Barat, UTC+07:00 at all times: the office's zone (Keppres 41/1987, in force since
  /// 1988-01-01).
  public static let wib = Zone(identifier: "Asia/Jakarta", abbreviation: "WIB", offset: .wib)
  /// Waktu Indonesia Tengah, UTC+08:00 at all times (Keppres 41/1987).
  public static let wita = Zone(identifier: "Asia/Makassar", abbreviation: "WITA", offset: .wita)
  /// Waktu Indonesia Timur, UTC+09:00 at all times (Keppres 41/1987).
  public static let wit = Zone(identifier: "Asia/Jayapura", abbreviation: "WIT", offset: .wit)

  /// How far the zone's clocks are ahead of UTC at a moment.
  public func offset(at instant: Instant) -> UTCOffset { type(at: instant.secondsSinceEpoch).offset }

  /// What the zone's time is called at a moment, such as `WIB` or `+08`.
  public func abbreviation(at instant: Instant) -> String {
    type(at: instant.secondsSinceEpoch).abbreviation
  }

  /// Whether the zone's clocks show daylight saving time at a moment.
  public func isDaylightSaving(at instant: Instant) -> Bool {
    type(at: instant.secondsSinceEpoch).isDaylight
  }

  /// The date and time that the zone's clocks show at a moment.
  public func local(at instant: Instant) -> LocalDateTime { instant.local(offset: offset(at: instant)) }

  /// The moment at which the zone's clocks show a date and time.
  ///
  /// A time that clocks show twice, when they are set back, is the first of the two. A time that they skip,
  /// when they are set forward, is read with the offset before the gap (RFC 5545, section 3.3.5).
  public func instant(of local: LocalDateTime) -> Instant {
    let shown = Int64(local.date.dayNumber) * 86_400 + Int64(local.time.secondOfDay)
    // No offset reaches a day: the moment lies within a day of what UTC would make of the same numbers.
    let changes = changes(after: shown - 86_400, through: shown + 86_400)
    var holding = type(at: shown - 86_400).offset
    for change in changes {
      let moment = shown - Int64(holding.seconds)
      // The time is shown before the change, or skipped by it.
      if moment < change.moment || shown - Int64(change.type.offset.seconds) < change.moment {
        return Instant(secondsSinceEpoch: moment)
      }
      holding = change.type.offset
    }
    return Instant(secondsSinceEpoch: shown - Int64(holding.seconds))
  }

  private func type(at moment: Int64) -> LocalTimeType {
    if let rule, transitions.last.map({ moment >= $0.moment }) ?? true { return rule.type(at: moment) }
    let next = firstTransition(after: moment)
    return next == 0 ? initial : transitions[next - 1].type
  }

  /// The changes later than one moment and not later than another, in order of time.
  private func changes(after start: Int64, through end: Int64) -> [Transition] {
    var found: [Transition] = []
    var index = firstTransition(after: start)
    while index < transitions.count, transitions[index].moment <= end {
      found.append(Transition(moment: transitions[index].moment, type: type(at: transitions[index].moment)))
      index += 1
    }
    guard let rule, index == transitions.count else { return found }
    let ruleStart = max(start, transitions.last?.moment ?? start)
    return found + rule.changes(after: ruleStart, through: end)
  }

  /// The index of the first transition later than a moment, found by halving.
  private func firstTransition(after moment: Int64) -> Int {
    var lower = 0
    var upper = transitions.count
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      if transitions[middle].moment <= moment { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }
}
