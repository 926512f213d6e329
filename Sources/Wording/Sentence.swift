import WorkCalendar

/// What a person reads, in both languages of the service. Neither can be left out.
public struct Sentence: Hashable, Sendable {
  /// What it says in Indonesian.
  public let indonesian: String
  /// What it says in English.
  public let english: String

  /// A sentence in both languages.
  public init(_ indonesian: String, _ english: String) {
    self.indonesian = indonesian
    self.english = english
  }

  /// A name from the records.
  public init(_ name: LocalizedName) { self.init(name.indonesian, name.english) }

  /// A text that is the same in both languages, such as a number or a code.
  public init(same text: String) { self.init(text, text) }

  /// The sentence in one language.
  public func text(in language: Language) -> String {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }

  /// One sentence after another, with nothing between.
  public static func + (lhs: Sentence, rhs: Sentence) -> Sentence {
    Sentence(lhs.indonesian + rhs.indonesian, lhs.english + rhs.english)
  }
}
