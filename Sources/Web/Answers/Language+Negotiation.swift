import HTTPServer
public import Wording

extension Language {
  /// The language that a reader asks for with `Accept-Language` (RFC 9110, section 12.5.4): the one with the
  /// greatest weight, Indonesian where both weigh the same, where neither is named, and where the header is
  /// missing or cannot be read.
  public init(accepting header: String?) {
    let offered = [Language.indonesian, .english].map(\.rawValue)
    self = Acceptance.language(header, offered: offered).flatMap(Language.init(rawValue:)) ?? .indonesian
  }
}
