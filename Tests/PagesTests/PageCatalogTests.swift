import Casework
import HTTPServer
@testable import Pages
import Testing
import Wording

@Suite("Every page of the service")
struct PageCatalogTests {
  /// Who may open what: `everyone`, `applicant`, or the roles. A page without a row fails, and so does a row without a
  /// page.
  static let matrix: [(page: String, readers: String)] = applicants + desks + unitPages + administration

  private static let applicants: [(page: String, readers: String)] = [
    ("GET /", "everyone"), ("GET /kalender", "everyone"), ("GET /ruang/{number}", "everyone"),
    ("GET /pengaduan", "everyone"), ("POST /pengaduan", "everyone"),
    ("GET /ajukan", "everyone"), ("POST /ajukan", "everyone"),
    ("GET /ajukan/{secret}", "draft"), ("POST /ajukan/{secret}/hapus", "draft"),
    ("GET /ajukan/{secret}/pemohon", "draft"), ("POST /ajukan/{secret}/pemohon", "draft"),
    ("GET /ajukan/{secret}/kendala", "draft"), ("POST /ajukan/{secret}/kendala", "draft"),
    ("GET /ajukan/{secret}/konsultasi", "draft"), ("POST /ajukan/{secret}/konsultasi", "draft"),
    ("GET /ajukan/{secret}/dokumen", "draft"), ("POST /ajukan/{secret}/dokumen", "draft"),
    ("POST /ajukan/{secret}/dokumen/{document}/hapus", "draft"),
    ("GET /ajukan/{secret}/waktu", "draft"), ("POST /ajukan/{secret}/waktu", "draft"),
    ("GET /ajukan/{secret}/periksa", "draft"), ("POST /ajukan/{secret}/periksa", "draft"),
    ("GET /permohonan/{secret}", "applicant"), ("POST /permohonan/{secret}/terima", "applicant"),
    ("POST /permohonan/{secret}/tolak", "applicant"), ("POST /permohonan/{secret}/tarik", "applicant"),
    ("GET /permohonan/{secret}/waktu", "applicant"), ("POST /permohonan/{secret}/waktu", "applicant"),
    ("POST /permohonan/{secret}/waktu/kirim", "applicant"),
    ("GET /permohonan/{secret}/dokumen", "applicant"), ("POST /permohonan/{secret}/dokumen", "applicant"),
    ("GET /permohonan/{secret}/dokumen/{document}", "applicant"),
    ("GET /permohonan/{secret}/lengkapi", "applicant"), ("POST /permohonan/{secret}/lengkapi", "applicant"),
    ("POST /permohonan/{secret}/lengkapi/dokumen", "applicant"),
    ("GET /permohonan/{secret}/pendamping", "applicant"),
    ("POST /permohonan/{secret}/pendamping", "applicant"),
    ("GET /permohonan/{secret}/cabut", "applicant"), ("POST /permohonan/{secret}/cabut", "applicant"),
    ("GET /permohonan/{secret}/kalender", "applicant"), ("POST /permohonan/{secret}/kalender", "applicant"),
    ("GET /permohonan/{secret}/kalender/{feed}", "applicant"),
    ("POST /permohonan/{secret}/kalender/{feed}/cabut", "applicant"),
    ("GET /permohonan/{secret}/undangan.ics", "applicant"),
    ("GET /permohonan/{secret}/tanda-terima", "applicant"),
    ("GET /permohonan/{secret}/data.json", "applicant"),
    ("GET /permohonan/{secret}/pengaduan", "applicant"), ("POST /permohonan/{secret}/pengaduan", "applicant"),
    ("GET /staf/masuk", "everyone"), ("POST /staf/masuk", "everyone"), ("GET /staf/masuk/kode", "everyone"),
    ("POST /staf/masuk/kode", "everyone"), ("POST /staf/keluar", staff), ("GET /staf", staff),
    ("GET /staf/akun-saya", staff), ("POST /staf/akun-saya/sandi", staff),
    ("POST /staf/akun-saya/sesi", staff),
    ("GET /staf/akun-saya/kode", staff), ("POST /staf/akun-saya/kode", staff),
    ("POST /staf/akun-saya/kode/periksa", staff), ("POST /staf/akun-saya/kode/hapus", staff),
  ]
  private static let staff = "admin auditor deputy director officer registry"
  /// What the desks open and send.
  private static let desks: [(page: String, readers: String)] = [
    ("GET /staf/permohonan", readers), ("GET /staf/permohonan/{id}", readers),
    ("POST /staf/permohonan/{id}/agendakan", "registry"),
    ("POST /staf/permohonan/{id}/kembalikan", "registry"),
    ("POST /staf/permohonan/{id}/disposisi", "deputy"),
    ("POST /staf/permohonan/{id}/terima", "director registry"),
    ("POST /staf/permohonan/{id}/tugaskan", "director"), ("POST /staf/permohonan/{id}/laksanakan", unit),
    ("POST /staf/permohonan/{id}/jawab", unit),
    ("POST /staf/permohonan/{id}/tutup", "director officer registry"),
    ("POST /staf/permohonan/{id}/teruskan", "deputy director registry"),
    ("POST /staf/permohonan/{id}/cabut", "registry"), ("POST /staf/permohonan/{id}/batalkan", unit),
    ("POST /staf/permohonan/{id}/dokumen", "director officer registry"),
    ("GET /staf/permohonan/{id}/dokumen/{document}", "deputy director officer registry"),
    ("GET /staf/permohonan/{id}/jadwalkan", "director officer registry"),
    ("POST /staf/permohonan/{id}/jadwalkan", "director officer registry"),
    ("GET /staf/permohonan/{id}/jadwal-ulang", unit), ("POST /staf/permohonan/{id}/jadwal-ulang", unit),
    ("POST /staf/permohonan/{id}/jadwal-ulang/setujui", unit),
    ("POST /staf/permohonan/{id}/jadwal-ulang/tolak", unit),
    ("POST /staf/permohonan/{id}/jadwal-ulang/tarik", unit),
    ("GET /staf/permohonan/{id}/lengkapi", "registry"), ("POST /staf/permohonan/{id}/lengkapi", "registry"),
    ("GET /staf/permohonan/{id}/betulkan", "registry"), ("POST /staf/permohonan/{id}/betulkan", "registry"),
    ("GET /staf/permohonan/{id}/usulan", "registry"), ("POST /staf/permohonan/{id}/usulan", "registry"),
    ("GET /staf/permohonan/{id}/hapus-data", "director"),
    ("POST /staf/permohonan/{id}/hapus-data", "director"),
    ("GET /staf/loket", "registry"), ("POST /staf/loket", "registry"),
    ("GET /staf/surel-masuk", "admin registry"),
    ("GET /staf/surel-masuk/{message}", "admin deputy director officer registry"),
    ("GET /staf/surel-masuk/{message}/sumber", "registry"),
    ("POST /staf/surel-masuk/{message}/jamin", "registry"),
    ("POST /staf/surel-masuk/{message}/selesai", "registry"),
    ("GET /staf/pengaduan", "auditor director registry"), ("POST /staf/pengaduan", "director registry"),
    ("GET /staf/pengaduan/{complaint}", "auditor director registry"),
    ("POST /staf/pengaduan/{complaint}/jawab", "director registry"),
    ("GET /staf/rencana", "director"), ("POST /staf/rencana/buat", "director"),
    ("GET /staf/rencana/{plan}", "director"), ("POST /staf/rencana/{plan}/setujui", "director"),
    ("POST /staf/rencana/{plan}/semula", "director"), ("POST /staf/rencana/{plan}/rapikan", "director"),
    ("GET /staf/rencana/{plan}/permohonan/{request}", "director"),
    ("POST /staf/rencana/{plan}/permohonan/{request}/ubah", "director"),
    ("POST /staf/rencana/{plan}/permohonan/{request}/keluarkan", "director"),
    ("POST /staf/rencana/{plan}/permohonan/{request}/semula", "director"),
    ("GET /staf/minggu", readers),
  ]
  /// Days off, hours and reports.
  private static let unitPages: [(page: String, readers: String)] = [
    ("GET /staf/hari-libur", staff), ("GET /staf/hari-libur/impor", importers),
    ("POST /staf/hari-libur/impor", importers), ("GET /staf/hari-libur/impor/{word}", importers),
    ("POST /staf/hari-libur/impor/{word}", importers),
    ("GET /staf/hari-libur/versi/{version}", "admin auditor director"),
    ("GET /staf/hari-libur/versi/{version}/berkas", "admin auditor director"),
    ("POST /staf/hari-libur/versi/{version}/pulihkan", importers),
    ("GET /staf/hari-libur/periksa", "admin auditor director"),
    ("POST /staf/hari-libur/periksa", "admin auditor director"),
    ("GET /staf/ketersediaan", unit), ("GET /staf/ketersediaan/{officer}", unit),
    ("POST /staf/ketersediaan/{officer}/jam", unit), ("POST /staf/ketersediaan/{officer}/jam-kantor", unit),
    ("POST /staf/ketersediaan/{officer}/tanggal", unit),
    ("POST /staf/ketersediaan/{officer}/tanggal/{date}/cabut", unit),
    ("POST /staf/ketersediaan/{officer}/halangan", unit),
    ("POST /staf/ketersediaan/{officer}/halangan/{absence}/cabut", unit),
    ("POST /staf/ketersediaan/{officer}/langganan", unit),
    ("POST /staf/ketersediaan/{officer}/langganan/ambil", unit),
    ("POST /staf/ketersediaan/{officer}/langganan/hentikan", unit),
    ("GET /staf/ketersediaan/{officer}/kalender", unit),
    ("POST /staf/ketersediaan/{officer}/kalender", unit),
    ("POST /staf/ketersediaan/{officer}/kalender/hapus", unit),
    ("GET /staf/laporan", "admin auditor deputy director registry"),
    ("GET /staf/laporan/{file}", "admin auditor deputy director registry"),
  ]
  private static let importers = "admin director"
  /// What the administrator looks after, and what everybody of the staff does.
  private static let administration: [(page: String, readers: String)] = [
    ("GET /masalah", "everyone"), ("GET /masalah/{name}", "everyone"),
    ("GET /staf/masuk/sandi", "everyone"), ("POST /staf/masuk/sandi", "everyone"),
    ("GET /staf/token", staff), ("POST /staf/token", staff), ("POST /staf/token/{token}/cabut", staff),
    ("GET /staf/akun", "admin"), ("POST /staf/akun", "admin"), ("GET /staf/akun/{account}", "admin"),
    ("POST /staf/akun/{account}/peran", "admin"), ("POST /staf/akun/{account}/sandi", "admin"),
    ("POST /staf/akun/{account}/kode", "admin"), ("POST /staf/akun/{account}/petugas", "admin"),
    ("POST /staf/akun/{account}/matikan", "admin"), ("POST /staf/akun/{account}/aktifkan", "admin"),
    ("GET /staf/surel", "admin registry"), ("POST /staf/surel/kirim-ulang", "admin registry"),
    ("POST /staf/surel/{message}/kirim", "admin registry"),
    ("POST /staf/surel/{message}/buang", "admin registry"),
    ("GET /staf/langganan", subscribers), ("POST /staf/langganan", subscribers),
    ("POST /staf/langganan/{feed}/cabut", subscribers), ("GET /staf/kesehatan", "admin"),
    ("GET /staf/webhook", "admin"), ("POST /staf/webhook", "admin"),
    ("POST /staf/webhook/{webhook}/hapus", "admin"),
    ("GET /staf/setelan", "admin director"), ("POST /staf/setelan/{name}", "admin director"),
    ("POST /staf/setelan/{name}/bawaan", "admin director"),
  ]
  private static let subscribers = "admin auditor director officer registry"
  private static let readers = "auditor deputy director officer registry"
  private static let unit = "director officer"

  @Test("Each has a row in the matrix of readers, and keeps to it")
  func readers() {
    let pages = PageCatalog.all.map { page in
      switch page.access {
      case .everyone: "\(page.method.rawValue) \(page.path): everyone"
      case .applicant: "\(page.method.rawValue) \(page.path): applicant"
      case .draft: "\(page.method.rawValue) \(page.path): draft"
      case .staff(let roles):
        "\(page.method.rawValue) \(page.path): \(roles.map(\.rawValue).sorted().joined(separator: " "))"
      }
    }
    #expect(pages.sorted() == Self.matrix.map { "\($0.page): \($0.readers)" }.sorted())
  }

  @Test("A page for applicants and writers has the secret in its path, and no other page has one")
  func secrets() {
    for page in PageCatalog.all {
      let isSecret = page.access == .applicant || page.access == .draft
      #expect(page.path.contains("{secret}") == isSecret, "\(page.path)")
    }
  }

  /// The pages that can be read without more than having signed in.
  static let readable = PageCatalog.all.filter { $0.method == .get && !$0.path.contains("{") }.map(\.path)

  @Test("Each keeps to the strict policy, is in no cache, and stays under 100 KB", arguments: readable)
  func policy(path: String) throws {
    let test = try TestSite()
    try test.account(.registry, .deputy, .director, .officer, .admin, .auditor)
    for browser in [test.browser(), try test.signedIn()] {
      let answer = browser.read(path)
      #expect(answer.header("content-security-policy") == SecurityHeaders.contentSecurityPolicy)
      #expect(answer.header("x-content-type-options") == "nosniff")
      #expect(answer.header("referrer-policy") == "same-origin")
      #expect(answer.header("cross-origin-opener-policy") == "same-origin")
      #expect(answer.header("permissions-policy") != nil && answer.header("cache-control") == "no-store")
      #expect(answer.text.utf8.count < 100_000)
      for forbidden in ["<style", " style=", "onclick=", "javascript:", "<script>"] {
        #expect(!answer.text.contains(forbidden), "\(forbidden)")
      }
    }
  }

  @Test("Each is in the language that its reader asks for, and in no other", arguments: readable)
  func languages(path: String) throws {
    let test = try TestSite()
    try test.account(.registry, .deputy, .director, .officer, .admin, .auditor)
    for browser in [test.browser(), try test.signedIn()] {
      let answers = Language.allCases.map { browser.read("\(path)?lang=\($0.rawValue)") }
      guard answers.allSatisfy({ $0.status == 200 }) else { continue }
      for (language, answer) in zip(Language.allCases, answers) {
        #expect(answer.text.contains("<html lang=\"\(language.rawValue)\">"))
        #expect(answer.header("content-language") == language.rawValue)
      }
      #expect(PageText.title(of: answers[0].text) != PageText.title(of: answers[1].text), "\(path)")
      // What both have in common are names, numbers and addresses.
      let both = Set(PageText.words(of: answers[0].text)).intersection(PageText.words(of: answers[1].text))
      let sentences = both.filter { $0.split(separator: " ").count > 3 && !PageText.isName($0) }
      #expect(sentences.isEmpty, "\(path): \(sentences)")
    }
  }
}
