/// The page to which signing in leads: the one that was asked for before, and the desk where there is none.
enum ReturnPath {
  /// The name of the part of the query, and of the field.
  static let name = "ke"

  /// A path that was sent along; the desk where it is no page of the staff. It never leads to another host.
  static func read(_ text: String?) -> String {
    guard let text, text == "/staf" || text.hasPrefix("/staf/"), !text.hasPrefix(SignInPage.path),
      text.utf8.allSatisfy({ byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "/-_".utf8.contains(byte)
        }
      })
    else { return "/staf" }
    return text
  }
}
