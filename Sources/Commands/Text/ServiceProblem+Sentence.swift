import Glibc
import HTTPServer
import Store
import Wording

extension ServiceProblem: Explained {
  var sentence: Sentence {
    switch self {
    case .notInitialized(let folder):
      Sentence(
        "\(Quotation.plain(folder, atMost: 300)): belum ada data layanan; jalankan jadwal init",
        "\(Quotation.plain(folder, atMost: 300)): no data of the service yet; run jadwal init")
    case .cannotListen(let error): error.sentence
    case .noThread(let code):
      Sentence("sistem tidak memberi utas (kode \(code))", "the system gives no thread (code \(code))")
    case .calendarsMissing(let folder):
      Sentence(
        "\(Quotation.plain(folder, atMost: 300)): tidak memuat tahun dengan dasar hukum atau jam kantor",
        "\(Quotation.plain(folder, atMost: 300)): holds no year with a decree, or no office hours")
    case .unknownAccount(let email):
      Sentence(
        "--email: tidak ada akun aktif dengan alamat \(Quotation.quoted(email)); tambahkan dengan jadwal user add",
        "--email: no active account has the address \(Quotation.quoted(email)); add it with jadwal user add")
    case .noAccount(let email):
      Sentence(
        "--email: tidak ada akun dengan alamat \(Quotation.quoted(email)); lihat jadwal user list",
        "--email: no account has the address \(Quotation.quoted(email)); see jadwal user list")
    case .unknownToken(let number):
      Sentence(
        "tidak ada token yang berlaku dengan nomor \(number)", "no valid token has the number \(number)")
    case .unknownApplicant(let email):
      Sentence(
        "tidak ada permohonan dari pemohon dengan alamat \(Quotation.quoted(email))",
        "no request is of an applicant with the address \(Quotation.quoted(email))")
    case .unknownReference(let reference):
      Sentence(
        "tidak ada permohonan dengan nomor \(Quotation.quoted(reference))",
        "no request has the reference \(Quotation.quoted(reference))")
    case .fileExists(let path):
      Sentence(
        "\(Quotation.plain(path, atMost: 300)): berkas ini sudah ada; pilih nama lain",
        "\(Quotation.plain(path, atMost: 300)): this file is there already; choose another name")
    case .folderNotEmpty(let path):
      Sentence(
        "\(Quotation.plain(path, atMost: 300)): folder ini tidak kosong; pilih folder baru dengan --data",
        "\(Quotation.plain(path, atMost: 300)): this folder is not empty; choose a new one with --data")
    case .noLinkKey(let path):
      Sentence(
        "\(Quotation.plain(path, atMost: 300)): bukan kunci; pulihkan berkasnya, atau hapus agar dibuat kunci baru "
          + "(tautan dalam surel lama tidak berlaku lagi)",
        "\(Quotation.plain(path, atMost: 300)): holds no key; restore the file, or remove it to have a new one made "
          + "(links in earlier mail open nothing then)")
    case .noAnswer:
      Sentence(
        "layanan berhenti sebelum menjawab; yang diminta terlaksana seluruhnya atau tidak sama sekali, periksa "
          + "dengan jadwal holidays versions",
        "the service ended before it answered; what was asked is done whole or not at all, see jadwal holidays "
          + "versions")
    case .unknownVersion(let number):
      Sentence(
        "kalender tidak mempunyai versi \(number); lihat jadwal holidays versions",
        "the calendar has no version \(number); see jadwal holidays versions")
    case .versionOfProgram(let number):
      Sentence(
        "versi \(number) datang bersama program dan tidak punya berkas impor; ambil kalendernya tanpa --source",
        "version \(number) came with the program and has no imported file; take its calendar without --source"
      )
    }
  }
}

extension DatabaseError: Explained {
  /// What the database did not do, and what helps.
  public var sentence: Sentence {
    switch self {
    case .notUnique(let columns):
      Sentence("sudah ada: \(Quotation.plain(columns))", "there already: \(Quotation.plain(columns))")
    case .overlap: Sentence("waktu itu sudah diambil", "that time is taken")
    case .missingReference:
      Sentence("catatan yang dirujuk tidak ada", "a record that is named is not there")
    case .broken(let rule):
      Sentence(
        "melanggar aturan basis data: \(Quotation.plain(rule))", "breaks a rule: \(Quotation.plain(rule))")
    case .unwritable(let text):
      Sentence("tidak dapat ditulis: ", "cannot be written: ")
        + Sentence(same: Quotation.plain(text, atMost: 300))
    case .inUse:
      Sentence(
        "data sedang dipakai proses lain; hentikan layanannya dulu, atau kerjakan lewat API-nya",
        "another process is using the data; stop the service first, or do it through its API")
    case .unreadable(let text):
      Sentence("basis data tidak terbaca: ", "the database cannot be read: ")
        + Sentence(same: Quotation.plain(text, atMost: 300))
    case .newer(let version, let known):
      Sentence(
        "data ditulis versi yang lebih baru (bentuk \(version), dikenal \(known)); pakai versi itu",
        "a later version wrote the data (form \(version), known \(known)); use that version")
    case .closed: Sentence("layanan sedang berhenti", "the service is stopping")
    case .failed(let code, let text):
      Sentence("basis data menolak (\(code)): ", "the database refuses (\(code)): ")
        + Sentence(same: Quotation.plain(text, atMost: 300))
    }
  }
}

extension HTTPServerError: Explained {
  /// Why the server cannot listen, and what helps.
  public var sentence: Sentence {
    let place = "\(Quotation.plain(host)):\(port)"
    return switch code {
    case EADDRINUSE:
      Sentence(
        "\(place): porta sudah dipakai; pilih --port lain",
        "\(place): the port is taken; choose another --port")
    case EACCES:
      Sentence(
        "\(place): porta ini perlu hak khusus; pilih --port di atas 1023",
        "\(place): this port needs special rights; choose a --port above 1023")
    case EADDRNOTAVAIL, EINVAL:
      Sentence(
        "\(place): mesin ini tidak mempunyai alamat itu; tulis alamat angka seperti 127.0.0.1 di --host",
        "\(place): this machine has no such address; write a numeric one such as 127.0.0.1 in --host")
    default:
      Sentence("\(place): tidak dapat mendengarkan: ", "\(place): cannot listen: ")
        + SystemError(code: code).sentence
    }
  }
}
