import WorkCalendar

/// A language of the service. The raw value is the code of ISO 639-1.
enum Language: String, CaseIterable, Hashable, Sendable {
  /// Bahasa Indonesia, the language of the service.
  case indonesian = "id"
  /// English.
  case english = "en"
}

/// What a person reads, in both languages of the service. Neither can be left out.
struct Sentence: Hashable, Sendable {
  let indonesian: String
  let english: String

  init(_ indonesian: String, _ english: String) {
    self.indonesian = indonesian
    self.english = english
  }

  /// A name from the records.
  init(_ name: LocalizedName) { self.init(name.indonesian, name.english) }

  /// A text that is the same in both languages, such as a number or a code.
  init(same text: String) { self.init(text, text) }

  /// The sentence in one language.
  func text(in language: Language) -> String {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }

  static func + (lhs: Sentence, rhs: Sentence) -> Sentence {
    Sentence(lhs.indonesian + rhs.indonesian, lhs.english + rhs.english)
  }
}

/// What a person can be told of.
protocol Explained {
  /// What it is, where, and what to do about it: one line without a full stop.
  var sentence: Sentence { get }
}

/// How a command ends.
enum ExitStatus: Int32, Hashable, Sendable {
  /// It did what was asked.
  case success = 0
  /// It understood, and could not or may not.
  case refusal = 1
  /// It was called wrongly, or given what it cannot read.
  case misuse = 2
}

/// What ends a command before its time.
protocol CommandError: Error, Explained {
  /// How the command ends.
  var exitStatus: ExitStatus { get }
}
