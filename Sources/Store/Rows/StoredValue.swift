import Casework
import WorkCalendar

/// The value that a word of the database stands for. Fails where it stands for none: the database was written
/// by another program.
func stored<Value: RawRepresentable>(_ word: String) throws(DatabaseError) -> Value
where Value.RawValue == String {
  guard let value = Value(rawValue: word) else {
    throw .unreadable("\(Value.self) has no value '\(word)'")
  }
  return value
}

/// The date that a text of the database stands for. Fails where it stands for none.
func storedDate(_ text: String) throws(DatabaseError) -> CivilDate {
  guard let date = CivilDate(iso8601: text) else { throw .unreadable("'\(text)' is no date") }
  return date
}

/// The span of a day that a text of the database stands for. Fails where it stands for none.
func storedSpan(_ text: String) throws(DatabaseError) -> LocalSpan {
  guard let span = LocalSpan(iso8601: text) else { throw .unreadable("'\(text)' is no span of a day") }
  return span
}

/// The span between two moments of the database. Fails where it is none.
func storedRange(_ start: Int64, _ end: Int64) throws(DatabaseError) -> InstantRange {
  guard
    let range = InstantRange(
      start: Instant(secondsSinceEpoch: start), end: Instant(secondsSinceEpoch: end))
  else { throw .unreadable("the span from \(start) to \(end) is none") }
  return range
}

/// The WhatsApp number that a text of the database stands for. Fails where it stands for none.
func storedNumber(_ text: String) throws(DatabaseError) -> WhatsAppNumber {
  guard let number = WhatsAppNumber(text) else { throw .unreadable("'\(text)' is no WhatsApp number") }
  return number
}
