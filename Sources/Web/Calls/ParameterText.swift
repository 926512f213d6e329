import JSON

/// The text of a parameter, which has no types: it is read as the schema asks, and left a text where it
/// cannot be.
struct ParameterText {
  let text: String

  init(_ text: String) { self.text = text }

  /// The value for a schema. A list is written with commas; an empty text is an empty list.
  func value(as schema: Schema) -> JSONValue {
    switch schema {
    case .named(_, let inner), .described(let inner, _), .nullable(let inner): return value(as: inner)
    case .integer:
      let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
      guard !digits.isEmpty, digits.utf8.allSatisfy(TextForm.isDigit), let number = Int64(text) else {
        return .string(text)
      }
      return .integer(number)
    case .boolean: return text == "true" ? true : text == "false" ? false : .string(text)
    case .list(let element, _, _):
      guard !text.isEmpty else { return [] }
      return .array(
        text.split(separator: ",", omittingEmptySubsequences: false).map {
          ParameterText(String($0)).value(as: element)
        })
    default: return .string(text)
    }
  }
}
