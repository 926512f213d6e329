public import Transfers
public import Wording

extension HTTPAddressError: Explained {
  /// Why the text is no address of a webhook.
  public var sentence: Sentence { sentence(allowedBy: "--webhook-allow") }

  /// Why the text is no address that may be called, where an option of `serve` allows hosts by name.
  public func sentence(allowedBy option: String) -> Sentence {
    switch self {
    case .tooLong:
      Sentence(
        "paling panjang \(HTTPAddress.longest) bita", "has at most \(HTTPAddress.longest) bytes")
    case .notAnAddress:
      Sentence("bukan alamat URL; tulis seperti https://…", "is no URL; write https://…")
    case .scheme: Sentence("harus dimulai dengan https://", "has to begin with https://")
    case .insecure:
      Sentence(
        "harus https; http hanya untuk host yang diizinkan dengan \(option)",
        "has to be https; http is only for hosts that \(option) names")
    case .userInformation:
      Sentence("tidak boleh memuat nama pengguna atau kata sandi", "may hold no user name or password")
    case .fragment: Sentence("tidak boleh memuat #", "may hold no #")
    case .host:
      Sentence(
        "host harus nama, empat angka desimal, atau alamat IPv6 dalam kurung siku",
        "the host has to be a name, four decimal numbers, or an IPv6 address in brackets")
    case .port: Sentence("porta harus 443 atau dari 1024 ke atas", "the port has to be 443, or from 1024 on")
    case .notPublic(let purpose):
      Sentence(
        "host bukan di internet publik (\(purpose.rawValue)); izinkan dengan \(option)",
        "the host is not on the public internet (\(purpose.rawValue)); allow it with \(option)")
    }
  }
}
