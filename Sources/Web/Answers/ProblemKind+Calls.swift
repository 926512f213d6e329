import Wording

extension ProblemKind {
  /// The head or the form of the call cannot be read.
  public static let malformed = ProblemKind(
    "permintaan-rusak", 400, Sentence("Permintaan tidak terbaca", "The call cannot be read"),
    meaning: Sentence(
      "Kepala atau bentuk panggilan tidak sesuai HTTP: baris pertama, kepala, panjang isi, atau bagian formulir.",
      "The head or the form of the call is not HTTP as it should be: its first line, a header, the length of the body, or a part of a form."
    ),
    advice: Sentence(
      "Perbaiki programnya; mengirim ulang yang sama tidak menolong.",
      "Mend the program; sending the same again does not help."))
  /// The body is no JSON.
  public static let notJSON = ProblemKind(
    "bukan-json", 400, Sentence("Isi bukan JSON yang sah", "The body is no valid JSON"),
    meaning: Sentence(
      "Isi panggilan tidak dapat dibaca sebagai JSON (RFC 8259). detail menyebut tempatnya.",
      "The body of the call cannot be read as JSON (RFC 8259). detail names the place."),
    advice: Sentence(
      "Kirim satu nilai JSON dalam UTF-8; setiap nama hanya sekali dalam satu objek.",
      "Send one JSON value in UTF-8, with every name once in an object."))
  /// A token is needed, or the one that was shown is nobody's.
  public static let unauthenticated = ProblemKind(
    "perlu-token", 401, Sentence("Token belum ada atau tidak berlaku", "A valid token is needed"),
    meaning: Sentence(
      "Panggilan ini memerlukan token pegawai atau rahasia permohonan, dan yang ditunjukkan tidak dikenal, sudah dicabut, atau tidak ada.",
      "This call needs a token of the staff or the secret of a request, and what was shown is unknown, revoked, or missing."
    ),
    advice: Sentence(
      "Kirim kepala Authorization: Bearer TOKEN. Pegawai membuat token di halaman Token API; pemohon memakai rahasia dari jawaban saat mengajukan.",
      "Send the header Authorization: Bearer TOKEN. Staff make tokens on the page API tokens; applicants use the secret of the answer to their request."
    ))
  /// The caller is known, and may not.
  public static let forbidden = ProblemKind(
    "tidak-berwenang", 403, Sentence("Tidak berwenang", "Not allowed"),
    meaning: Sentence(
      "Tokennya berlaku, tetapi perannya tidak boleh melakukan ini. detail menyebut peran yang boleh.",
      "The token is valid, but its roles may not do this. detail names those that may."),
    advice: Sentence(
      "Pakai token akun yang berperan itu, atau minta administrator menambah peran.",
      "Use a token of an account that has the role, or ask the administrator to add it."))
  /// There is no such thing, or none that the caller may know of.
  public static let notFound = ProblemKind(
    "tidak-ditemukan", 404, Sentence("Tidak ditemukan", "Not found"),
    meaning: Sentence(
      "Tidak ada yang beralamat atau bernomor itu, atau bukan untuk pemanggil: keduanya dijawab sama.",
      "Nothing has this address or number, or it is not for the caller: both are answered alike."),
    advice: Sentence(
      "Periksa alamat dan nomornya. Tautan dan alamat kalender dapat dicabut.",
      "Check address and number. Links and addresses of calendars can be revoked."))
  /// The path has other methods.
  public static let methodNotAllowed = ProblemKind(
    "metode-tidak-ada", 405, Sentence("Metode tidak tersedia", "Method not available"),
    meaning: Sentence(
      "Alamat ini ada, tetapi dengan metode lain. detail menyebutnya.",
      "There is such an address, but with other methods. detail names them."),
    advice: Sentence(
      "Lihat metodenya di dokumen OpenAPI, /api/v1/openapi.json.",
      "Look the method up in the OpenAPI document, /api/v1/openapi.json."))
  /// The key of the call was used for another one.
  public static let keyReused = ProblemKind(
    "kunci-terpakai", 422,
    Sentence("Kunci sudah dipakai untuk isi lain", "The key was used with other content"),
    meaning: Sentence(
      "Idempotency-Key yang sama sudah datang dengan isi lain.",
      "The same Idempotency-Key has come with other content."),
    advice: Sentence(
      "Pakai kunci baru untuk setiap hal baru, dan kunci yang sama hanya untuk mencoba lagi hal yang sama.",
      "Use a new key for everything new, and the same key only to try the same thing again."))
  /// Somebody else has changed the record.
  public static let changed = ProblemKind(
    "sudah-berubah", 412, Sentence("Catatan sudah berubah", "The record has changed"),
    meaning: Sentence(
      "Catatan sudah diubah orang lain sejak dibaca: ETag pada If-Match bukan yang sekarang.",
      "Somebody has changed the record since it was read: the ETag in If-Match is not that of now."),
    advice: Sentence(
      "Baca ulang, periksa apakah perubahan Anda masih tepat, lalu kirim lagi dengan ETag yang baru.",
      "Read it anew, see whether your change still fits, and send it again with the new ETag."))
  /// The body is larger than the limit.
  public static let tooLarge = ProblemKind(
    "terlalu-besar", 413, Sentence("Isi terlalu besar", "The body is too large"),
    meaning: Sentence(
      "Isi panggilan melebihi batasnya; tidak ada yang disimpan.",
      "The body of the call is above its limit; nothing was stored."),
    advice: Sentence(
      "Kecilkan berkasnya, atau kirim beberapa berkas satu per satu.",
      "Make the file smaller, or send several files one by one."))
  /// The body is in a media type that is not taken here.
  public static let wrongMediaType = ProblemKind(
    "jenis-isi", 415, Sentence("Jenis isi tidak diterima", "Media type not accepted"),
    meaning: Sentence(
      "Content-Type panggilan bukan yang diterima alamat ini.",
      "The Content-Type of the call is none that this address takes."),
    advice: Sentence(
      "Dokumen OpenAPI menyebut jenis isi setiap panggilan, misalnya application/json atau text/calendar.",
      "The OpenAPI document names the media types of every call, such as application/json or text/calendar."))
  /// The server does not do what an `Expect` header asks.
  public static let unmetExpectation = ProblemKind(
    "harapan-tidak-dipenuhi", 417, Sentence("Harapan tidak dapat dipenuhi", "The expectation cannot be met"),
    meaning: Sentence(
      "Kepala Expect meminta sesuatu selain 100-continue.",
      "The header Expect asks for something other than 100-continue."),
    advice: Sentence("Kirim tanpa kepala Expect.", "Send the call without the header Expect."))
  /// Fields do not fit what the document says of them, or one another.
  public static let invalid = ProblemKind(
    "isian-tidak-sesuai", 422, Sentence("Isian tidak sesuai", "Fields do not fit"),
    meaning: Sentence(
      "Satu atau beberapa isian kurang, tidak dikenal, atau tidak sesuai bentuknya. errors menyebut masing-masing dengan path dan message; tidak ada yang disimpan.",
      "One or several fields are missing, unknown, or not of their form. errors names each with path and message; nothing was stored."
    ),
    advice: Sentence(
      "Perbaiki isian yang disebut, lalu kirim lagi.", "Correct the fields that are named, and send it again."
    ))
  /// Too many calls from one address.
  public static let tooOften = ProblemKind(
    "terlalu-sering", 429, Sentence("Terlalu sering", "Too many calls"),
    meaning: Sentence(
      "Terlalu banyak panggilan dari satu alamat, akun, atau permohonan dalam waktu singkat.",
      "Too many calls from one address, account or request in a short time."),
    advice: Sentence(
      "Tunggu sebanyak detik di kepala Retry-After, lalu coba lagi.",
      "Wait for the seconds in the header Retry-After, then try again."))
  /// A mistake in the program.
  public static let failure = ProblemKind(
    "galat", 500, Sentence("Galat di layanan", "The service failed"),
    meaning: Sentence(
      "Kesalahan dalam layanan ini sendiri; tidak ada yang disimpan dari panggilan ini.",
      "A mistake in this service itself; nothing of this call was stored."),
    advice: Sentence(
      "Coba lagi sekali dengan Idempotency-Key yang sama. Bila tetap gagal, beri tahu pengelola kapan itu terjadi: log layanan memuatnya.",
      "Try once more with the same Idempotency-Key. Where it still fails, tell whoever runs the service when it happened: the log has it."
    ))
  /// The transfer coding is not known.
  public static let unknownCoding = ProblemKind(
    "pengodean-tidak-dikenal", 501, Sentence("Pengodean tidak dikenal", "Unknown transfer coding"),
    meaning: Sentence(
      "Transfer-Encoding panggilan selain chunked.",
      "The Transfer-Encoding of the call is other than chunked."),
    advice: Sentence(
      "Kirim isi dengan Content-Length, atau terpotong (chunked).",
      "Send the body with a Content-Length, or chunked."))
  /// Nothing can be written at the moment.
  public static let unavailable = ProblemKind(
    "belum-tersedia", 503, Sentence("Layanan sedang tidak tersedia", "The service is not available"),
    meaning: Sentence(
      "Saat ini tidak ada yang dapat disimpan, atau pekerjaan besar lain sedang berjalan. Tidak ada yang berubah.",
      "Nothing can be stored at the moment, or other heavy work is under way. Nothing has changed."),
    advice: Sentence(
      "Coba lagi sesudah detik di kepala Retry-After, dengan Idempotency-Key yang sama.",
      "Try again after the seconds in the header Retry-After, with the same Idempotency-Key."))
}
