public import ICalendar
import Store
public import Transfers
public import Wording

/// Why a look at a subscribed calendar was in vain. Holds nothing of the address.
public struct SubscriptionProblem: Hashable, Sendable {
  /// What it is. The raw values are those of the outside.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The address may not be called any more.
    case notAllowed = "not-allowed"
    /// The host lies at no public address.
    case notPublic = "not-public"
    /// The host has no address.
    case unresolved = "no-such-host"
    /// The host takes no connection.
    case unreachable
    /// TLS failed.
    case untrusted = "tls-failed"
    /// The time was up.
    case timedOut = "timed-out"
    /// A redirect leads where nothing may be called.
    case redirect = "redirect-refused"
    /// There were too many redirects.
    case tooManyRedirects = "too-many-redirects"
    /// The host answered with another status.
    case status
    /// The host says that it cannot answer for now.
    case disturbed = "host-disturbed"
    /// It is larger than is taken.
    case tooLarge = "too-large"
    /// It is not compressed as it says.
    case badEncoding = "bad-encoding"
    /// It is no calendar.
    case notCalendar = "not-calendar"
    /// It is a calendar that cannot be read.
    case unreadable
    /// It is empty all of a sudden.
    case emptied = "suddenly-empty"
    /// The connection broke.
    case broken = "connection-broken"
  }

  /// What it is.
  public let kind: Kind
  /// What it is about more closely, for the owner of the calendar; `nil` for nothing.
  public let detail: Sentence?

  /// A problem.
  public init(_ kind: Kind, _ detail: Sentence? = nil) {
    self.kind = kind
    self.detail = detail
  }

  /// The problem that an answer is that carries no calendar. Of a host that is ill or has too much to do (RFC
  /// 9110, section 15.6; RFC 6585, section 4) nobody needs another address.
  public init(status: Int) {
    let passes = status == 429 || (500...599).contains(status)
    self.init(passes ? .disturbed : .status, Sentence(same: String(status)))
  }

  /// The problem that a transfer had.
  public init(of error: TransferError) {
    switch error {
    case .refused(let purpose): self.init(.notPublic, Sentence(same: purpose.rawValue))
    case .redirectRefused(let error): self.init(.redirect, error.sentence(allowedBy: "--calendar-allow"))
    case .tooManyRedirects(let limit): self.init(.tooManyRedirects, Sentence(same: "> \(limit)"))
    case .unresolved: self.init(.unresolved)
    case .unreachable: self.init(.unreachable)
    case .untrusted, .authorities: self.init(.untrusted)
    case .timedOut: self.init(.timedOut)
    case .tooLarge: self.init(.tooLarge, Self.size)
    case .badEncoding: self.init(.badEncoding)
    case .broken(let code): self.init(.broken, Sentence(same: String(code)))
    case .loginDenied, .rejected, .unsafeText, .stopped: self.init(.broken)
    }
  }

  /// The problem that reading had with what came.
  public init(of error: ICalendarError, in bytes: [UInt8]) {
    switch error.problem {
    case .notCalendar, .empty:
      let first = bytes.prefix(1_024).first { $0 > 0x20 && $0 < 0x80 }
      let isPage = first == UInt8(ascii: "<")
      self.init(
        .notCalendar,
        isPage ? Sentence("yang datang halaman web (HTML)", "a web page (HTML) came") : nil)
    case .overLimit(.fileSize, _): self.init(.tooLarge, Self.size)
    default: self.init(.unreadable, error.sentence)
    }
  }

  private static let size = Sentence(same: "> \(FileSize(ICalendarLimit.fileSize.value).text)")

  init?(_ record: SubscriptionRecord.Problem) {
    guard let kind = Kind(rawValue: record.kind) else { return nil }
    self.init(kind, record.indonesian.isEmpty ? nil : Sentence(record.indonesian, record.english))
  }

  var record: SubscriptionRecord.Problem {
    SubscriptionRecord.Problem(
      kind: kind.rawValue, indonesian: detail?.indonesian ?? "", english: detail?.english ?? "")
  }
}

extension SubscriptionProblem.Kind: Explained {
  /// What it is and what to do, for everyone who may know of the subscription.
  public var sentence: Sentence {
    switch self {
    case .notAllowed:
      Sentence("alamatnya tidak diizinkan lagi", "its address is not allowed any more")
    case .notPublic:
      Sentence("hostnya bukan di internet publik", "its host is not on the public internet")
    case .unresolved: Sentence("hostnya tidak dikenal; periksa alamatnya", "no such host; check the address")
    case .unreachable: Sentence("hostnya tidak dapat dihubungi", "its host cannot be reached")
    case .untrusted:
      Sentence("sertifikat TLS hostnya tidak dipercaya", "the TLS certificate of its host is not trusted")
    case .timedOut: Sentence("hostnya terlalu lambat menjawab", "its host answers too slowly")
    case .redirect:
      Sentence("dialihkan ke alamat yang tidak diizinkan", "redirected to an address that is not allowed")
    case .tooManyRedirects: Sentence("terlalu banyak pengalihan", "too many redirects")
    case .status:
      Sentence(
        "host menolak memberikannya; buat alamat ICS baru lalu daftarkan lagi",
        "its host does not give it; make a new ICS address and subscribe again")
    case .disturbed:
      Sentence(
        "hostnya sedang terganggu; dicoba lagi tanpa Anda perlu berbuat apa-apa",
        "its host is out of order; it is tried again, and nobody needs to do anything")
    case .tooLarge: Sentence("kalendernya terlalu besar", "the calendar is too large")
    case .badEncoding:
      Sentence("kiriman tidak termampatkan sebagaimana dinyatakan", "it is not compressed as it says")
    case .notCalendar:
      Sentence(
        "yang ada di alamat itu bukan kalender; pakai alamat yang berakhir .ics",
        "what lies there is no calendar; use the address that ends in .ics")
    case .unreadable: Sentence("kalendernya tidak dapat dibaca", "the calendar cannot be read")
    case .emptied:
      Sentence(
        "kalendernya tiba-tiba kosong; salinan terakhir tetap dipakai sampai 24 jam",
        "the calendar is empty all of a sudden; the last copy counts for up to 24 hours")
    case .broken: Sentence("sambungan terputus", "the connection broke")
    }
  }
}
