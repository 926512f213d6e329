/// A header value of the form `token; name=value; name="value"` (RFC 9110 section 5.6.6), as `Content-Type`,
/// `Content-Disposition` and the items of `Accept` have it.
struct ParameterizedValue: Hashable, Sendable {
  /// What stands first, in lower case: `text/calendar`, `form-data`.
  let token: String
  /// The parameters in their order, names in lower case.
  let parameters: [HTTPField]

  /// `nil` where the text is out of form.
  init?(_ text: String) {
    var scanner = FieldScanner(text)
    guard let token = scanner.token(besides: "/") else { return nil }
    var parameters: [HTTPField] = []
    scanner.skipSpace()
    while !scanner.isAtEnd {
      guard scanner.skip(UInt8(ascii: ";")) else { return nil }
      scanner.skipSpace()
      // Section 5.6.6 lets a semicolon stand without a parameter behind it.
      if scanner.isAtEnd || scanner.next == UInt8(ascii: ";") { continue }
      guard let name = scanner.token(), scanner.skip(UInt8(ascii: "=")) else { return nil }
      guard let value = scanner.quotedString() ?? scanner.token() else { return nil }
      parameters.append(HTTPField(name.lowercased(), value))
      scanner.skipSpace()
    }
    self.token = token.lowercased()
    self.parameters = parameters
  }
}
