/// How a letter came (SP requirements 1 to 3, mechanism 6; rules of the service, section 3.2). All channels
/// end in one intake.
public enum LetterChannel: String, CaseIterable, Hashable, Sendable {
  /// By e-mail to one of the desks.
  case email
  /// By post.
  case post
  /// By the form on the page: the electronic request is the letter (SP mechanism 1).
  case web
  /// Over e-office, as internal units write.
  case eOffice = "e-office"
  /// Handed in at the counter on floor 1.
  case counter
}
