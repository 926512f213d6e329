public import Wording

/// A kind of problem: what a program decides by. Its address, `/masalah/NAME`, is a page that says more.
public struct ProblemKind: Hashable, Sendable {
  /// The name in the address, in Indonesian.
  public let name: String
  /// The status code of HTTP.
  public let status: Int
  /// The problem in a few words, the same for every case.
  public let title: Sentence

  /// A kind of problem.
  public init(_ name: String, _ status: Int, _ title: Sentence) {
    self.name = name
    self.status = status
    self.title = title
  }

  /// The address of the kind, relative to the service (RFC 9457, section 3.1.1).
  public var type: String { "/masalah/\(name)" }
}

extension ProblemKind {
  /// The head or the form of the call cannot be read.
  public static let malformed = ProblemKind(
    "permintaan-rusak", 400, Sentence("Permintaan tidak terbaca", "The call cannot be read"))
  /// The body is no JSON.
  public static let notJSON = ProblemKind(
    "bukan-json", 400, Sentence("Isi bukan JSON yang sah", "The body is no valid JSON"))
  /// A token is needed, or the one that was shown is nobody's.
  public static let unauthenticated = ProblemKind(
    "perlu-token", 401, Sentence("Token belum ada atau tidak berlaku", "A valid token is needed"))
  /// The caller is known, and may not.
  public static let forbidden = ProblemKind(
    "tidak-berwenang", 403, Sentence("Tidak berwenang", "Not allowed"))
  /// There is no such thing, or none that the caller may know of.
  public static let notFound = ProblemKind("tidak-ditemukan", 404, Sentence("Tidak ditemukan", "Not found"))
  /// The dates lie further ahead or back than the calendars reach (rules of the service, section 1.3).
  public static let beyondCalendar = ProblemKind(
    "di-luar-kalender", 404, Sentence("Di luar jangkauan kalender", "Beyond the reach of the calendar"))
  /// The path has other methods.
  public static let methodNotAllowed = ProblemKind(
    "metode-tidak-ada", 405, Sentence("Metode tidak tersedia", "Method not available"))
  /// The step is not allowed where the request stands (rules of the service, section 4).
  public static let wrongState = ProblemKind(
    "langkah-tidak-sesuai", 409, Sentence("Langkah tidak sesuai keadaan", "The step does not fit the state"))
  /// Somebody else has the time.
  public static let taken = ProblemKind(
    "sudah-terisi", 409, Sentence("Waktu sudah terisi", "The time is taken"))
  /// What is to be unique is in use.
  public static let alreadyThere = ProblemKind(
    "sudah-ada", 409, Sentence("Sudah ada", "In use already"))
  /// Before the earliest date (SP requirement 6).
  public static let tooEarly = ProblemKind(
    "terlalu-dini", 409, Sentence("Terlalu dini", "Too early"))
  /// On a day off.
  public static let dayOff = ProblemKind("hari-libur", 409, Sentence("Hari libur", "A day off"))
  /// Outside the hours of the officer.
  public static let outsideHours = ProblemKind(
    "di-luar-jam", 409, Sentence("Di luar jam kerja", "Outside working hours"))
  /// No online room is free.
  public static let roomsFull = ProblemKind(
    "ruang-penuh", 409, Sentence("Ruang daring penuh", "All online rooms are taken"))
  /// The key of the call was used for another one.
  public static let keyReused = ProblemKind(
    "kunci-terpakai", 422,
    Sentence("Kunci sudah dipakai untuk isi lain", "The key was used with other content"))
  /// Somebody else has changed the record.
  public static let changed = ProblemKind(
    "sudah-berubah", 412, Sentence("Catatan sudah berubah", "The record has changed"))
  /// The body is larger than the limit.
  public static let tooLarge = ProblemKind(
    "terlalu-besar", 413, Sentence("Isi terlalu besar", "The body is too large"))
  /// The body is in a media type that is not taken here.
  public static let wrongMediaType = ProblemKind(
    "jenis-isi", 415, Sentence("Jenis isi tidak diterima", "Media type not accepted"))
  /// The server does not do what an `Expect` header asks.
  public static let unmetExpectation = ProblemKind(
    "harapan-tidak-dipenuhi", 417, Sentence("Harapan tidak dapat dipenuhi", "The expectation cannot be met"))
  /// Fields do not fit what the document says of them, or one another.
  public static let invalid = ProblemKind(
    "isian-tidak-sesuai", 422, Sentence("Isian tidak sesuai", "Fields do not fit"))
  /// Too many calls from one address.
  public static let tooOften = ProblemKind(
    "terlalu-sering", 429, Sentence("Terlalu sering", "Too many calls"))
  /// A mistake in the program.
  public static let failure = ProblemKind("galat", 500, Sentence("Galat di layanan", "The service failed"))
  /// The transfer coding is not known.
  public static let unknownCoding = ProblemKind(
    "pengodean-tidak-dikenal", 501, Sentence("Pengodean tidak dikenal", "Unknown transfer coding"))
  /// Nothing can be written at the moment.
  public static let unavailable = ProblemKind(
    "belum-tersedia", 503, Sentence("Layanan sedang tidak tersedia", "The service is not available"))

  /// Every kind that is declared here, in the order of status codes.
  public static let all: [ProblemKind] = [
    .malformed, .notJSON, .unauthenticated, .forbidden, .notFound, .beyondCalendar, .methodNotAllowed,
    .wrongState, .taken, .alreadyThere, .tooEarly, .dayOff, .outsideHours, .roomsFull, .keyReused, .changed,
    .tooLarge, .wrongMediaType, .unmetExpectation, .invalid, .tooOften, .failure, .unknownCoding,
    .unavailable,
  ]
}
