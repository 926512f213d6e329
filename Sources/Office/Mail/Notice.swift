/// What a mail says, in the reader's language.
struct Notice: Hashable, Sendable {
  /// The subject, on one line.
  var subject: String
  /// The text.
  var plain: String
  /// The same as a whole HTML document.
  var html: String
}
