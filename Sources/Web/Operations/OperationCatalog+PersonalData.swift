import Casework
import HTTPServer
import JSON
import Office
public import Wording

extension OperationCatalog {
  /// What is held on people, and its end (rules of the service, section 9; law 27/2022).
  static let personalData: [Operation] = [
    Operation(
      "readPersonalData", .get, "/api/v1/requests/{id}/personal-data", area: .requests,
      summary: Sentence("semua yang disimpan tentang pemohon", "all that is held on an applicant"),
      details: Sentence(
        "Permohonan dengan riwayat, pengaduan, dan surel tentangnya. Isi setiap dokumen ada di alamatnya sendiri.",
        "The request with its history, the complaints about it, and mail. The content of each document is at its own address."
      ),
      path: [.identifier("id")], access: .staff(.registry, .director).orApplicant(),
      answers: [
        .json(
          200, Sentence("semua yang disimpan", "all that is held"),
          .extensible([
            .required("request", RequestSchema.request), .required("complaints", .list(complaint)),
            .required("mail", .list(queuedMail)),
          ]))
      ]
    ) { call in
      let id = try call.path.identifier("id", of: Record.Request.self)
      let data = try call.context.office.ask(as: call.caller) { try $0.personalData(of: id) }
      return .json(200, data.json(for: call.caller, in: call.language))
    },
    Operation(
      "eraseRequest", .post, "/api/v1/requests/{id}/erase", area: .requests,
      summary: Sentence("hapus data pribadi dari permohonan", "erase personal data from a request"),
      details: Sentence(
        "Atas permintaan pemohon, setelah permohonan berakhir. Nama, kontak, surat, dokumen, alasan, surel, dan pengaduan dihapus; riwayat dan angka tetap. Tidak dapat dibatalkan; tautan pemohon tidak lagi membukanya.",
        "When the applicant asks for it, once the request has ended. Name, contacts, letter, documents, reasons, mail and complaints are erased; history and figures stay. It cannot be undone, and the applicant's links open it no more."
      ),
      path: [.identifier("id")], headers: [.ifMatchOrNone], access: .staff(.director), rate: .submitting,
      answers: [
        .json(
          200, Sentence("permohonan tanpa data pribadi", "the request without personal data"),
          RequestSchema.request)
      ],
      problems: [.wrongState]
    ) { call in
      let (caller, language) = (call.caller, call.language)
      return try call.perform(EraseRequest(call.path.identifier("id"))) {
        .json(200, $0.json(for: caller, in: language))
      }
    },
  ]
}

extension PersonalData {
  /// All of it as the API shows it to somebody, and as the applicant takes it away.
  public func json(for principal: Principal, in language: Language) -> JSONValue {
    [
      "request": view.json(for: principal, in: language),
      "complaints": .array(complaints.map { $0.json(withContacts: principal.worksOnRequests) }),
      "mail": .array(mail.map(\.json)),
    ]
  }
}
