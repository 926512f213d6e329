import Casework
import Office
import Store
import Web
import Wording

/// `/staf/permohonan/{id}/hapus-data`: where the director erases the personal data of a request that has ended, asked
/// once more (rules of the service, section 9).
enum ErasurePage {
  static let word = "hapus-data"
  static let title = Sentence("Hapus data pribadi", "Erase personal data")
  static let explanation = Sentence(
    "Atas permintaan pemohon; riwayat dan angka tetap.",
    "When the applicant asks for it; history and figures stay.")
  private static let path = "\(StaffRequestPage.path)/\(word)"
  private static let access = PageAccess.staff(.director)
  static let routes: [PageRoute] = [
    .get(path, access, page), .post(path, access, showing: StaffRequestPage.or(page), erase),
  ]

  /// Whether there is something to erase of a request.
  static func concerns(_ request: RequestRecord) -> Bool { !request.state.isOpen && request.erasedAt == nil }

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let sheet = try RequestSheet.read(visit)
    let language = visit.language
    guard concerns(sheet.request) else {
      throw Problem(
        .wrongState,
        Sentence(
          "hanya permohonan yang sudah berakhir, dan hanya sekali",
          "only a request that has ended, and only once"))
    }
    let form = Form(visit, to: "\(sheet.path)/\(word)")
    return Page(
      title, lead: Sentence(same: "\(sheet.request.reference): \(sheet.request.subject)"),
      address: "\(sheet.path)/\(word)",
      main: """
        <p><a href="\(url: sheet.path)">\(Sentence("Kembali ke permohonan", "Back to the request"), in: language)</a></p>
        <p>\(Sentence(
          "Dihapus: nama, kontak, isi surat, dokumen, catatan dan alasan, surel, pengaduan, pendamping.",
          "Erased: name, contacts, the letter, documents, notes and reasons, mail, complaints, who comes along."), in: language)</p>
        <p>\(Sentence(
          "Tetap: tahap dan tanggalnya, waktu pertemuan, petugas, riwayat, dan angka laporan.",
          "Kept: states and their dates, the times of meetings, officers, the history, and the figures of reports."), in: language)</p>
        <p><strong>\(Sentence(
          "Ini tidak dapat dibatalkan, dan alamat pemohon tidak lagi membuka permohonan.",
          "This cannot be undone, and the applicant's address opens the request no more."), in: language)</strong></p>
        \(form.markup(form.version(of: sheet.request) + form.button(Sentence("Ya, hapus", "Yes, erase"), .grave)))
        """)
  }

  @Sendable private static func erase(_ visit: Visit) throws -> PageAnswer {
    let id: Identifier<Record.Request> = try visit.identifier("id")
    _ = try visit.performOnRequest(EraseRequest(id))
    return .redirect(
      to: RequestSheet.path(of: id),
      telling: Sentence("Data pribadi dihapus.", "The personal data is erased."))
  }
}
