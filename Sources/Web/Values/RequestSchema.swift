import Casework
import Office
import Scheduling
import Wording

/// What callers send of requests.
enum RequestSchema {
  static let line = Schema.text(.line, length: 1...200)
  static let text = Schema.text(.lines, length: 1...4_000)
  static let date = Schema.text(.date, length: 10...10)
  static let instant = Schema.text(.instant, length: 20...35)
  static let competence = Schema.text(.code, length: 1...40)

  static let window = Schema.named(
    "Window", .closed([.required("start", instant), .required("end", instant)]))
  static let windows = Schema.list(window, count: 1...ServiceLimits.proposals)

  static let consultations = Schema.list(
    .named(
      "Consultation",
      .closed([
        .required("channel", .text(.line, length: 1...60)), .optional("reference", .nullable(line)),
        .optional("date", .nullable(date)),
      ])), count: 0...ServiceLimits.consultations)

  static let coApplicants = Schema.list(
    .named(
      "NewCoApplicant",
      .closed([
        .required("name", line), .required("email", .email), .optional("timeZone", .nullable(.timeZone)),
        .optional("language", .nullable(choice(ApplicantLanguage.self))),
      ])), count: 0...CoApplicant.most)

  static let relatedUnit = Schema.named(
    "RelatedUnit", .closed([.required("name", line), .required("reason", .text(.lines, length: 1...2_000))]))

  static let submission = Schema.named(
    "NewRequest",
    .closed([
      .required(
        "applicant",
        .named(
          "NewApplicant",
          .closed([
            .required("kind", choice(ApplicantKind.self)), .required("name", line),
            .optional("organization", .nullable(line)),
            .optional("identity", .nullable(.text(.line, length: 1...64))),
            .optional("email", .nullable(.email)),
            .optional("whatsapp", .nullable(.text(.whatsApp, length: 1...40))),
            .required("timeZone", .timeZone), .required("language", choice(ApplicantLanguage.self)),
            .optional("priority", choice(Priority.self)),
          ]))),
      .required(
        "letter",
        .named(
          "Letter",
          .closed([
            .optional("number", .nullable(.text(.line, length: 1...100))), .optional("date", .nullable(date)),
            .required("channel", choice(LetterChannel.self)),
          ]))),
      .required("subject", line), .optional("chronology", .nullable(.text(.lines, length: 1...20_000))),
      .optional("consultations", consultations), .optional("relatedUnit", .nullable(relatedUnit)),
      .required("needs", .list(competence, count: 1...ServiceLimits.needs, isUnique: true)),
      .optional("durationMinutes", .integer(1...ServiceLimits.longestMeeting.count)),
      .required("proposals", windows), .optional("coApplicants", coApplicants),
    ]))

  /// One of the words of an enumeration.
  static func choice<Words: RawRepresentable & CaseIterable>(_ words: Words.Type) -> Schema
  where Words.RawValue == String {
    .choice(Words.allCases.map(\.rawValue))
  }
}

extension Fields {
  /// The value of an enumeration by its word. Fails where the declaration does not promise it.
  func word<Word: RawRepresentable>(_ name: String) throws(UndeclaredField) -> Word
  where Word.RawValue == String {
    guard let word = Word(rawValue: try text(name)) else { throw UndeclaredField(path: path[name]) }
    return word
  }

  /// The value of an enumeration by its word, or `nil` where it is absent.
  func optionalWord<Word: RawRepresentable>(_ name: String) throws(UndeclaredField) -> Word?
  where Word.RawValue == String {
    guard has(name) else { return nil }
    return try word(name)
  }

  /// The numbers of records, in texts.
  func identifiers<Kind>(_ name: String, of kind: Kind.Type = Kind.self) throws(UndeclaredField)
    -> [Identifier<Kind>]
  {
    try texts(name).map { (text) throws(UndeclaredField) in
      guard let id = Identifier<Kind>(text) else { throw UndeclaredField(path: path[name]) }
      return id
    }
  }
}
