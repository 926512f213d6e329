import Mail
import Store
import Testing
import WorkCalendar

@testable import Office

/// What a queued mail tells its reader's calendar, read as a calendar client does.
struct ToldCalendar {
  let message: OutgoingMessage
  let event: String
  let audience: String
  /// The text; `nil` where the mail is a plain notice.
  let text: String?

  /// The content lines, unfolded.
  var lines: [String] {
    (text ?? "").replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
  }

  /// Those of the event.
  var eventLines: [String] { Array(lines.drop { $0 != "BEGIN:VEVENT" }.prefix { $0 != "BEGIN:VALARM" }) }

  /// The value of a property, without its parameters; `nil` for none.
  func value(_ name: String) -> String? {
    let place = name == "METHOD" ? lines : eventLines
    guard let line = place.first(where: { $0.hasPrefix(name + ":") || $0.hasPrefix(name + ";") }) else {
      return nil
    }
    return ContentLine(line).value
  }

  /// The attendees in their order: the local part of the address, with the answer where there is one.
  var attendees: [String] {
    eventLines.filter { $0.hasPrefix("ATTENDEE") }.map { line in
      let parsed = ContentLine(line)
      let name = parsed.value.dropFirst("mailto:".count).prefix { $0 != "@" }
      let answer = parsed.parameters.first { $0.hasPrefix("PARTSTAT=") }?.dropFirst("PARTSTAT=".count) ?? ""
      return answer == "NEEDS-ACTION" ? String(name) : "\(name)=\(answer)"
    }
  }

  /// All of it in a line: `applicant sari@example.com meeting-booked REQUEST 0 10T09:00 sari ayu`.
  var summary: String {
    var words = [audience, message.recipient, event]
    guard text != nil else { return (words + ["-"]).joined(separator: " ") }
    words += [value("METHOD") ?? "?", value("SEQUENCE") ?? "?"]
    if let start = value("DTSTART") { words.append(String(start.dropFirst(6).dropLast(2))) }
    return (words + attendees).joined(separator: " ")
  }
}

/// A content line in its parts; a colon or semicolon in quotation marks belongs to a parameter.
private struct ContentLine {
  let parameters: [String]
  let value: String

  init(_ line: String) {
    var parts: [String] = [""]
    var isQuoted = false
    var rest = line[...]
    while let character = rest.popFirst() {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted, character == ":" { break }
      if !isQuoted, character == ";" { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    parameters = Array(parts.dropFirst())
    value = String(rest)
  }
}

extension TestOffice {
  /// What the mails tell that were queued after a number of them, as they would be sent now.
  func told(after count: Int = 0) throws -> [ToldCalendar] {
    let messages = try mails().sorted { $0.number < $1.number }.dropFirst(count)
    return try messages.map { message in
      let facts = try #require(MailFacts(message))
      let calendar = try office.ask(as: .service) {
        try $0.calendarMessage(for: facts, to: message.recipient)
      }
      let told = ToldCalendar(
        message: message, event: facts.event.rawValue, audience: facts.audience.rawValue, text: calendar?.text
      )
      #expect(calendar?.method.rawValue == told.value("METHOD"))
      return told
    }
  }
}
