import Mail
public import Wording

/// Why something was not delivered, in the words of people. What is kept is a word of ours, or what a server said.
public enum DeliveryTrouble {
  /// Why a mail was not taken the last time.
  public static func ofMail(_ text: String) -> Sentence {
    if text.hasPrefix("cannot be written") {
      return Sentence("surelnya tidak dapat disusun", "the mail could not be written")
    }
    if text.hasPrefix("login denied") {
      return Sentence(
        "server surel kami menolak nama atau kata sandinya",
        "our mail server refuses the name or the password")
    }
    if let known = ofConnection(text) { return known }
    if let status = EnhancedStatus(in: text) { return of(status) }
    switch text.prefix(1) {
    case "4":
      return Sentence("server surel menundanya", "the mail server puts it off")
    case "5": return Sentence("server surel menolaknya", "the mail server refuses it")
    default:
      return text.hasPrefix("bounced")
        ? Sentence("kembali dari server penerima", "it came back from the receiver's server")
        : Sentence("server surel menjawab lain", "the mail server said something else")
    }
  }

  /// Why a webhook did not take a message the last time.
  public static func ofWebhook(_ text: String) -> Sentence {
    if let known = ofConnection(text) { return known }
    if text.hasPrefix("refused") {
      return Sentence(
        "alamatnya tidak boleh dipanggil (lagi)", "its address may not be called (any more)")
    }
    guard text.hasPrefix("status "), let status = Int(text.dropFirst(7)) else {
      return Sentence(same: text)
    }
    switch status {
    case 401, 403: return Sentence("menolak kami (\(status))", "it refuses us (\(status))")
    case 404, 410:
      return Sentence("alamatnya tidak ada lagi (\(status))", "its address is gone (\(status))")
    case 429: return Sentence("terlalu sering baginya (429)", "too often for it (429)")
    case 300...399:
      return Sentence(
        "mengalihkan, dan itu tidak diikuti (\(status))", "it redirects, which is not followed (\(status))")
    case 500...599: return Sentence("galat di penerima (\(status))", "the receiver failed (\(status))")
    default: return Sentence("menjawab \(status)", "it answered \(status)")
    }
  }

  /// What keeps from speaking with anybody at all.
  private static func ofConnection(_ text: String) -> Sentence? {
    switch text {
    case "unreachable", "no such host":
      Sentence("servernya tidak dapat dihubungi", "the server cannot be reached")
    case "timed out": Sentence("servernya terlalu lama menjawab", "the server takes too long to answer")
    case "TLS failed":
      Sentence(
        "sertifikat servernya tidak dapat dipercaya", "the certificate of the server is not to be trusted")
    default:
      text.hasPrefix("broken")
        ? Sentence("sambungannya terputus", "the connection broke") : nil
    }
  }

  /// What an enhanced code says (RFC 3463 section 3).
  private static func of(_ status: EnhancedStatus) -> Sentence {
    switch (status.subject, status.detail) {
    case (1, 7), (1, 8):
      Sentence("server tidak menerima alamat pengirim kami", "the server does not take our address as sender")
    case (1, _):
      Sentence("alamat penerima tidak ada", "there is no such address")
    case (2, 2): Sentence("kotak surat penerima penuh", "the receiver's mailbox is full")
    case (2, _): Sentence("kotak surat penerima tidak menerima", "the receiver's mailbox takes nothing")
    case (3, 4): Sentence("surelnya terlalu besar bagi penerima", "the mail is too large for the receiver")
    case (3, _), (4, _):
      Sentence("server penerima sedang terganggu", "the receiver's server is in trouble")
    case (5, _), (6, _):
      Sentence("server tidak memahami surelnya", "the server does not understand the mail")
    default:
      Sentence(
        "server menolaknya menurut aturannya, misalnya karena dikira spam",
        "the server refuses it by its policy, such as for spam")
    }
  }
}
