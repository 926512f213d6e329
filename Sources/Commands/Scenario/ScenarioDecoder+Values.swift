import Casework
import JSON
import WorkCalendar

extension ScenarioDecoder {
  /// An instant with its offset.
  func instant(_ text: String, at path: JSONPath) throws(ScenarioProblem) -> Instant {
    do throws(ISO8601Error) {
      return try Instant(parsingISO8601: text)
    } catch {
      throw problem(.instant(text, error), at: path)
    }
  }

  /// The span of the members `start` and `end`.
  func window(_ reader: inout JSONObjectReader) throws -> InstantRange {
    let start = try instant(reader.string("start"), at: reader.path["start"])
    let end = try instant(reader.string("end"), at: reader.path["end"])
    guard let window = InstantRange(start: start, end: end) else {
      throw problem(.reversedWindow(start: start, end: end), at: reader.path["end"])
    }
    return window
  }

  /// The span that an object of nothing but `start` and `end` is.
  func window(_ element: JSONElement) throws -> InstantRange {
    try JSONObjectReader.read(element.value, at: element.path) { reader in try window(&reader) }
  }

  /// A text for people or for comparing: not blank, not too long, without control characters.
  func text(_ text: String, atMost limit: Int, at path: JSONPath) throws(ScenarioProblem) -> String {
    guard text.unicodeScalars.count <= limit else { throw problem(.textTooLong(limit: limit), at: path) }
    if let control = text.unicodeScalars.first(where: { $0.properties.generalCategory == .control }) {
      throw problem(.controlCharacter(control.value), at: path)
    }
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw problem(.emptyText, at: path)
    }
    return text
  }

  /// An id that no entry before has.
  func id(
    _ reader: inout JSONObjectReader, taken: inout [String: JSONPath]
  ) throws -> String {
    let path = reader.path["id"]
    let id = try text(reader.string("id"), atMost: ScenarioLimits.idLength, at: path)
    if let first = taken.updateValue(path, forKey: id) {
      throw problem(.repeatedID(id, first: first), at: path)
    }
    return id
  }

  /// The e-mail address of the member `email`, where it is there.
  func email(_ reader: inout JSONObjectReader) throws -> String? {
    guard let text = try reader.optionalString("email") else { return nil }
    guard EmailAddress.isValid(text) else { throw problem(.email(text), at: reader.path["email"]) }
    return text
  }

  /// The competences of a member, each told once.
  mutating func competences(_ reader: inout JSONObjectReader, _ name: String) throws -> Set<String> {
    var competences: Set<String> = []
    for element in try reader.optionalArray(name, atMost: ScenarioLimits.competencies) ?? [] {
      let competence = try text(
        element.string(), atMost: ScenarioLimits.competenceLength, at: element.path)
      if !competences.insert(competence).inserted { warn(.repeatedCompetence(competence), at: element.path) }
    }
    return competences
  }
}
