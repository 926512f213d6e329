/// A language of the service. The raw value is the code of ISO 639-1.
public enum Language: String, CaseIterable, Hashable, Sendable {
  /// Bahasa Indonesia, the language of the service.
  case indonesian = "id"
  /// English.
  case english = "en"
}
