import Web
import Wording

/// `jadwal openapi`
enum OpenAPICommand {
  static let declaration = CommandDeclaration(
    "openapi",
    summary: Sentence("dokumen OpenAPI dari API layanan", "the OpenAPI document of the service's API"),
    details: Sentence(
      """
      Menulis dokumen OpenAPI 3.1 yang sama dengan /api/v1/openapi.json, tanpa layanan yang berjalan. \
      Bahasanya menurut --lang.
      """,
      """
      Writes the OpenAPI 3.1 document, the same as /api/v1/openapi.json, without a running service. Its \
      language follows --lang.
      """
    ),
    examples: [
      .init(
        line: "jadwal openapi --lang en > openapi.json",
        meaning: Sentence("dokumen berbahasa Inggris", "the document in English"))
    ],
    run: { context in
      let document = OpenAPIDocument.make(
        OperationCatalog.all, language: context.language, zones: TimeZoneNames(ZoneFiles().names))
      try context.output.writeLine(document.serialized(.indented))
      return .success
    })
}
