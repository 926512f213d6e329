import Casework
import HTTPServer
import Office
import Web
import WorkCalendar
import Wording

extension Visit {
  /// Reads what was entered. Everything that does not fit is gathered, and thrown at the end as one `Problem` that
  /// names each field; what the closure returns then counts for nothing.
  ///
  ///     let entered = try visit.entered { form in
  ///       (email: form.line("email", 3...254), reason: form.paragraphs("reason", 1...2_000))
  ///     }
  func entered<Value>(_ read: (FormReader) throws -> Value) throws -> Value {
    let (value, problems) = try reading(form, read)
    guard problems.isEmpty else { throw Problem(fields: problems) }
    return value
  }

  /// What an entry holds as far as it can be read, with what does not fit: for what is still being written. Values of
  /// fields that do not fit are placeholders.
  func reading<Value>(
    _ entry: FormEntry, _ read: (FormReader) throws -> Value
  ) rethrows -> (value: Value, problems: [FieldProblem]) {
    let reader = FormReader(entry, today: today)
    return (try read(reader), reader.problems)
  }
}

/// Reads the fields of a form one by one, and gathers what does not fit. Values of fields that do not fit are
/// placeholders. Only to be had from ``Visit/entered(_:)``.
final class FormReader {
  private let entry: FormEntry
  private let today: CivilDate
  /// What does not fit, in the order of the reading.
  private(set) var problems: [FieldProblem] = []

  fileprivate init(_ entry: FormEntry, today: CivilDate) {
    self.entry = entry
    self.today = today
  }

  /// Tells of something that does not fit.
  func refuse(_ name: String, _ message: Sentence) { problems.append(FieldProblem(name, message)) }

  /// A line of text, without blanks around it; empty only where `length` begins with 0.
  func line(_ name: String, _ length: ClosedRange<Int> = 1...200) -> String {
    let text = trimmed(name)
    if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      refuse(name, Sentence("tulis dalam satu baris", "write it on one line"))
    }
    return checked(text, name, length)
  }

  /// A line of text that may be left empty; `nil` then.
  func optionalLine(_ name: String, atMost most: Int = 200) -> String? {
    let text = line(name, 0...most)
    return text.isEmpty ? nil : text
  }

  /// Text of several lines, without blanks around it; line ends are single line feeds.
  func paragraphs(_ name: String, _ length: ClosedRange<Int> = 1...10_000) -> String {
    let text = trimmed(name)
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x20 && scalar.value != 0x7F || scalar == "\n" || scalar == "\t"
    }
    if !isPlain { refuse(name, Sentence("ada karakter yang tidak terbaca", "a character cannot be read")) }
    return checked(text, name, length)
  }

  /// Text of several lines that may be left empty; `nil` then.
  func optionalParagraphs(_ name: String, atMost most: Int = 10_000) -> String? {
    let text = paragraphs(name, 0...most)
    return text.isEmpty ? nil : text
  }

  /// A secret such as a password: exactly as it was typed.
  func secret(_ name: String) -> String {
    let text = entry.text(name) ?? ""
    if text.isEmpty { refuse(name, FormReader.empty) }
    return text
  }

  /// An address of electronic mail.
  func email(_ name: String) -> String {
    let text = line(name, 1...254)
    if !text.isEmpty, !EmailAddress.isValid(text) {
      refuse(
        name,
        Sentence(
          "tulis alamat surel, misalnya nama@contoh.id", "write an e-mail address, such as name@contoh.id"))
    }
    return text
  }

  /// An address of electronic mail that may be left empty; `nil` then.
  func optionalEmail(_ name: String) -> String? { trimmed(name).isEmpty ? nil : email(name) }

  /// A number that WhatsApp can reach, in whatever way it is written.
  func whatsApp(_ name: String) -> WhatsAppNumber? {
    let text = line(name, 1...40)
    let number = WhatsAppNumber(text)
    if !text.isEmpty, number == nil {
      refuse(
        name,
        Sentence(
          "tulis nomor ponsel, misalnya 0812 3456 7890 atau +65 8123 4567",
          "write a mobile number, such as 0812 3456 7890 or +65 8123 4567"))
    }
    return number
  }

  /// The same where it may be left empty; `nil` then.
  func optionalWhatsApp(_ name: String) -> WhatsAppNumber? { trimmed(name).isEmpty ? nil : whatsApp(name) }

  /// A whole number.
  func integer(_ name: String, in range: ClosedRange<Int>) -> Int {
    let text = trimmed(name)
    guard let number = Int(text), range.contains(number) else {
      refuse(
        name,
        text.isEmpty
          ? FormReader.empty
          : Sentence(
            "tulis angka \(range.lowerBound) sampai \(range.upperBound)",
            "write a number from \(range.lowerBound) to \(range.upperBound)"))
      return range.lowerBound
    }
    return number
  }

  /// One of the values of a type, by its raw value.
  func choice<Value: RawRepresentable & CaseIterable>(_ name: String, _ type: Value.Type = Value.self)
    -> Value
  where Value.RawValue == String {
    guard let first = Value.allCases.first else { preconditionFailure("a choice of nothing") }
    guard let value = optionalChoice(name, type) else {
      if problem(of: name) == nil { refuse(name, Sentence("pilih salah satu", "choose one")) }
      return first
    }
    return value
  }

  /// One of the values of a type, or `nil` where none was chosen.
  func optionalChoice<Value: RawRepresentable>(_ name: String, _ type: Value.Type = Value.self) -> Value?
  where Value.RawValue == String {
    let text = trimmed(name)
    guard !text.isEmpty else { return nil }
    guard let value = Value(rawValue: text) else {
      refuse(name, FormReader.notOffered)
      return nil
    }
    return value
  }

  /// The values of a type whose boxes were ticked, in the order of the form.
  func choices<Value: RawRepresentable>(_ name: String, _ type: Value.Type = Value.self) -> [Value]
  where Value.RawValue == String {
    entry.texts(name).compactMap { text in
      guard let value = Value(rawValue: text) else {
        refuse(name, FormReader.notOffered)
        return nil
      }
      return value
    }
  }

  /// Whether a box was ticked.
  func isTicked(_ name: String) -> Bool { entry.text(name) != nil }

  /// A date, as browsers send it: `2026-03-10`.
  func date(_ name: String) -> CivilDate {
    guard let date = optionalDate(name) else {
      if problem(of: name) == nil { refuse(name, Sentence("pilih tanggal", "choose a date")) }
      return today
    }
    return date
  }

  /// A date that may be left empty; `nil` then.
  func optionalDate(_ name: String) -> CivilDate? {
    let text = trimmed(name)
    guard !text.isEmpty else { return nil }
    guard let date = CivilDate(iso8601: text) else {
      refuse(
        name,
        Sentence("tulis tanggal seperti 2026-03-10", "write the date as 2026-03-10"))
      return nil
    }
    return date
  }

  /// A date that may be left empty, and is not still to come; `nil` where it is left empty.
  func pastDate(_ name: String) -> CivilDate? {
    let date = optionalDate(name)
    if let date, date > today {
      refuse(name, Sentence("tanggal ini belum tiba", "this date is still to come"))
    }
    return date
  }

  /// The texts of all fields of a name as they were sent: boxes that were ticked.
  func texts(_ name: String) -> [String] { entry.texts(name) }

  /// The names of all fields that were sent.
  var names: Set<String> { entry.names }

  /// A time of day that may be left empty; `nil` then. As browsers send it: `09:30`.
  func optionalTime(_ name: String) -> LocalTime? {
    let text = trimmed(name)
    guard !text.isEmpty else { return nil }
    guard let time = LocalTime(iso8601: text) else {
      refuse(name, Sentence("tulis waktu seperti 09:30", "write the time as 09:30"))
      return nil
    }
    return time
  }

  /// A time of day.
  func time(_ name: String) -> LocalTime {
    if isBlank(name) { refuse(name, FormReader.empty) }
    return optionalTime(name) ?? .midnight
  }

  /// The number of a record.
  func identifier<Kind>(_ name: String, of kind: Kind.Type = Kind.self) -> Identifier<Kind> {
    guard let identifier = Identifier<Kind>(trimmed(name)) else {
      refuse(name, Sentence("pilih salah satu", "choose one"))
      return Identifier(0)
    }
    return identifier
  }

  /// Words of the service whose boxes were ticked: small letters, digits and hyphens, each once.
  func words(_ name: String, atMost most: Int) -> [String] {
    let words = Array(Set(entry.texts(name))).sorted()
    let isWord = { (word: String) in
      (1...40).contains(word.utf8.count)
        && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
    if !words.allSatisfy(isWord) { refuse(name, FormReader.notOffered) }
    if words.count > most { refuse(name, Sentence("paling banyak \(most)", "\(most) at most")) }
    return words
  }

  /// Whether a field was left empty.
  func isBlank(_ name: String) -> Bool { trimmed(name).isEmpty }

  /// Whether something was found wrong with a field until now.
  func isRefused(_ name: String) -> Bool { problem(of: name) != nil }

  /// The numbers of the records whose boxes were ticked, in the order of the form.
  func identifiers<Kind>(_ name: String, of kind: Kind.Type = Kind.self) -> [Identifier<Kind>] {
    entry.texts(name).filter { !$0.isEmpty }.compactMap { text in
      guard let identifier = Identifier<Kind>(text) else {
        refuse(name, FormReader.notOffered)
        return nil
      }
      return identifier
    }
  }

  /// The moments whose boxes were ticked, in the order of the form: `2026-03-10T09:00:00+07:00`.
  func moments(_ name: String) -> [Instant] {
    entry.texts(name).compactMap { text in
      guard let moment = Instant(iso8601: text) else {
        refuse(name, FormReader.notOffered)
        return nil
      }
      return moment
    }
  }

  /// The file that was chosen; `nil` where none was.
  func file(_ name: String) -> HTTPFormPart? { entry.files(name).first }

  /// What was found wrong with a field until now.
  private func problem(of name: String) -> FieldProblem? { problems.first { $0.path == name } }

  /// The text of a field without blanks around it, its lines ending as ours do.
  private func trimmed(_ name: String) -> String {
    var text = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in (entry.text(name) ?? "").unicodeScalars {
      // Forms end lines with CRLF (HTML standard, form submission).
      if scalar == "\n", wasReturn {
        wasReturn = false
        continue
      }
      wasReturn = scalar == "\r"
      text.append(scalar == "\r" ? "\n" : scalar)
    }
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    let start = text.firstIndex { !isBlank($0) } ?? text.endIndex
    let end = text.lastIndex { !isBlank($0) }.map(text.index(after:)) ?? start
    return String(text[start..<end])
  }

  private func checked(_ text: String, _ name: String, _ length: ClosedRange<Int>) -> String {
    if text.isEmpty, length.lowerBound > 0 {
      refuse(name, FormReader.empty)
    } else if text.count < length.lowerBound {
      refuse(
        name,
        Sentence("paling sedikit \(length.lowerBound) karakter", "at least \(length.lowerBound) characters"))
    } else if text.count > length.upperBound {
      refuse(
        name,
        Sentence(
          "paling banyak \(length.upperBound) karakter; sekarang \(text.count)",
          "at most \(length.upperBound) characters; now \(text.count)"))
    }
    return text
  }

  private static let empty = Sentence("isi bagian ini", "fill this in")
  private static let notOffered = Sentence(
    "pilih salah satu yang tersedia", "choose one of those offered")
}
