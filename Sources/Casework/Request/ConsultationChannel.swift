/// A channel of the ministry through which an applicant had asked before (SP requirement 4a).
public enum ConsultationChannel: String, CaseIterable, Hashable, Sendable {
  /// The call centre 169.
  case callCentre = "call-centre"
  /// E-mail.
  case email
  /// WhatsApp.
  case whatsapp
  /// The chat on the page of OSS.
  case chat
  /// A consultation at the counter.
  case counter
  /// Any other channel that the ministry provides.
  case other
}
