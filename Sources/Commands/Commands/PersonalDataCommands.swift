import Casework
import JSON
import Office
import Secrets
import Store
import Web
import Wording

/// `jadwal personal-data export` and `erase`
enum PersonalDataCommands {
  static let group = CommandGroup(
    name: "personal-data", summary: Sentence("data pribadi pemohon", "personal data of applicants"),
    commands: [export, erase])

  private static let export = CommandDeclaration(
    "personal-data export",
    summary: Sentence("semua yang disimpan tentang seorang pemohon", "all that is held on an applicant"),
    details: Sentence(
      """
      Menulis satu objek JSON per permohonan yang pemohonnya beralamat surel itu: permohonan dengan riwayatnya, \
      pengaduan, surel, dan isi dokumen sebagai base64url. Hanya membaca, juga selagi layanan berjalan. Draf yang belum \
      dikirim tidak dapat dibaca siapa pun selain penulisnya.
      """,
      """
      Writes a JSON object for each request whose applicant has the e-mail address: the request with its history, \
      complaints, mail, and the content of documents as base64url. It only reads, also while the service runs. Drafts that \
      were not sent nobody can read but their writer.
      """),
    operand: OperandDeclaration(
      value: .text(Sentence("ALAMAT", "ADDRESS")),
      help: Sentence("alamat surel pemohon", "the applicant's e-mail address"), count: 1...1),
    examples: [
      .init(
        line: "jadwal personal-data export ayu@example.com > ayu.jsonl",
        meaning: Sentence("semuanya di ayu.jsonl", "all of it in ayu.jsonl"))
    ],
    run: writeAll)

  private static let erase = CommandDeclaration(
    "personal-data erase",
    summary: Sentence("hapus data pribadi dari permohonan", "erase personal data from a request"),
    details: Sentence(
      """
      Hanya permohonan yang sudah berakhir, dan hanya selagi layanan tidak berjalan atas folder data yang sama; selagi \
      berjalan: POST /api/v1/requests/NOMOR/erase. Riwayat dan angka tetap. Tidak dapat dibatalkan; cadangan dan \
      berkas .eml yang lebih lama masih memuatnya.
      """,
      """
      Only a request that has ended, and only while no service runs over the same data folder; while it runs: POST \
      /api/v1/requests/NUMBER/erase. History and figures stay. It cannot be undone; older backups and .eml files still \
      hold it.
      """),
    operand: OperandDeclaration(
      value: .text(Sentence("NOMOR", "REFERENCE")),
      help: Sentence(
        "nomor permohonan, seperti SPB-2026-000123", "the request's reference, such as SPB-2026-000123"),
      count: 1...1),
    run: eraseOne)

  private static func writeAll(_ context: CommandContext) throws -> ExitStatus {
    let email = context.arguments.operands[0]
    try context.withReadingOffice { office in
      let requests = try office.ask(as: .service) { try $0.requests(ofApplicant: email) }
      guard !requests.isEmpty else { throw ServiceProblem.unknownApplicant(email) }
      for request in requests {
        let line = try office.ask(as: .service) { desk in
          let data = try desk.personalData(of: request)
          guard case .object(var object) = data.json(for: .service, in: context.language) else { return "" }
          object.append("contents", .array(try data.view.documents.map { try content(of: $0, desk) }))
          return JSONValue.object(object).serialized()
        }
        try context.output.writeLine(line)
      }
    }
    return .success
  }

  private static func content(of document: DocumentRecord, _ desk: Desk) throws -> JSONValue {
    [
      "document": .string(document.id.description), "name": .string(document.name),
      "base64url": .string(Base64URL.text(of: try desk.queries.content(document.digest) ?? [])),
    ]
  }

  private static func eraseOne(_ context: CommandContext) throws -> ExitStatus {
    let reference = context.arguments.operands[0]
    try context.withOffice { office in
      let found = try office.ask(as: .service) { try $0.queries.request(reference: reference)?.id }
      guard let found else { throw ServiceProblem.unknownReference(reference) }
      _ = try office.perform(EraseRequest(found), as: .service)
    }
    return .success
  }
}
