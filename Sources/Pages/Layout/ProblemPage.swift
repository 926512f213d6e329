import Office
import Web
import Wording

/// The pages that tell why something cannot be shown or was not done, in the reader's language, with the way on.
enum ProblemPage {
  /// The page of an error; `nil` where it is a mistake of the program.
  static func page(
    describing error: any Error, _ visit: Visit
  ) -> (page: Page, kind: ProblemKind, retryAfter: Int?)? {
    switch error {
    case is FormRefused: return (formRefused(visit), .forbidden, nil)
    case is SessionOver: return (sessionOver(visit), .forbidden, nil)
    default:
      guard let problem = Problem(describing: error) else { return nil }
      return (page(problem, visit), problem.kind, problem.retryAfter)
    }
  }

  /// The page of a problem.
  static func page(_ problem: Problem, _ visit: Visit) -> Page {
    let detail =
      problem.detail.map { detail -> Markup in "<p>\(detail.capitalized, in: visit.language).</p>\n" } ?? ""
    return Page(
      title(problem.kind), address: visit.request.method == "POST" ? home(visit) : nil,
      main: "<p>\(advice(problem), in: visit.language)</p>\n\(detail)\(way(visit))")
  }

  private static func title(_ kind: ProblemKind) -> Sentence {
    switch kind {
    case .notFound: Sentence("Halaman tidak ditemukan", "Page not found")
    case .forbidden: Sentence("Anda tidak dapat membuka halaman ini", "You cannot open this page")
    case .tooLarge: Sentence("Kiriman terlalu besar", "What was sent is too large")
    case .tooOften: Sentence("Terlalu sering", "Too often")
    case .failure: Sentence("Ada yang salah di layanan ini", "Something went wrong in this service")
    default: kind.title
    }
  }

  /// What the reader can do.
  static func advice(_ problem: Problem) -> Sentence {
    switch problem.kind {
    case .notFound:
      Sentence(
        "Periksa alamatnya. Tautan dari surel harus disalin utuh; mungkin juga sudah dicabut.",
        "Check the address. A link from a mail has to be copied whole; it may also have been revoked.")
    case .forbidden:
      Sentence("Peran Anda tidak mencakup halaman ini.", "Your role does not include this page.")
    case .methodNotAllowed:
      Sentence(
        "Alamat ini hanya menerima kiriman formulir. Buka halamannya dari menu.",
        "This address only takes forms. Open the page from the menu.")
    case .tooLarge:
      Sentence(
        "Tidak ada yang disimpan. Perkecil berkasnya, lalu kirim lagi.",
        "Nothing was stored. Make the file smaller, then send it again.")
    case .tooOften:
      Sentence(
        "Tunggu sebentar, lalu muat ulang halaman ini.", "Wait a little, then load this page again.")
    case .unavailable:
      Sentence(
        "Tidak ada yang disimpan. Coba lagi beberapa saat lagi.", "Nothing was stored. Try again in a while.")
    case .failure:
      Sentence(
        "Tidak ada yang disimpan. Coba lagi; bila tetap gagal, hubungi kami lewat salah satu kanal di bawah.",
        "Nothing was stored. Try again; if it still fails, reach us by one of the ways below.")
    default:
      Sentence(
        "Kembali ke halaman sebelumnya, lalu coba lagi.", "Go back to the page before, then try again.")
    }
  }

  private static func formRefused(_ visit: Visit) -> Page {
    Page(
      Sentence("Formulir ini tidak diterima", "This form was not accepted"), address: home(visit),
      main: """
        <p>\(Sentence(
          "Tidak ada yang diubah. Formulir ini tidak berasal dari halaman layanan ini, atau sudah terlalu lama terbuka. Buka lagi halamannya, lalu kirim dari sana.",
          "Nothing was changed. This form does not come from a page of this service, or was open for too long. Open the page again and send it from there."
        ), in: visit.language)</p>
        \(way(visit))
        """)
  }

  private static func sessionOver(_ visit: Visit) -> Page {
    Page(
      Sentence("Sesi Anda sudah berakhir", "Your session has ended"), address: "/staf/masuk",
      main: """
        <p>\(Sentence(
          "Tidak ada yang diubah. Masuk lagi, lalu kirim formulirnya sekali lagi.",
          "Nothing was changed. Sign in again, then send the form once more."), in: visit.language)</p>
        \(LinkButton(Sentence("Masuk", "Sign in"), to: "/staf/masuk").markup(in: visit.language))
        """)
  }

  private static func home(_ visit: Visit) -> String { visit.reader.member == nil ? "/" : "/staf" }

  /// The way on.
  private static func way(_ visit: Visit) -> Markup {
    let title =
      visit.reader.member == nil
      ? Sentence("Ke halaman depan", "To the front page") : Sentence("Ke meja kerja", "To your desk")
    return LinkButton(title, to: home(visit), .second).markup(in: visit.language)
  }
}
