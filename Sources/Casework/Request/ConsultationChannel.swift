/// A channel of the ministry through which an applicant had asked before (SP requirement 4a). The ministry's
/// channels come and go, so that any name is one; these are known today.
public struct ConsultationChannel: RawRepresentable, Hashable, Sendable {
  /// The name in the API and the database.
  public let rawValue: String

  /// A channel by its name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The call centre 169.
  public static let callCentre = ConsultationChannel(rawValue: "call-centre")
  /// E-mail.
  public static let email = ConsultationChannel(rawValue: "email")
  /// WhatsApp.
  public static let whatsapp = ConsultationChannel(rawValue: "whatsapp")
  /// The chat on the page of OSS.
  public static let chat = ConsultationChannel(rawValue: "chat")
  /// A consultation at the counter.
  public static let counter = ConsultationChannel(rawValue: "counter")
}
