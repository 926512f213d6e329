import Casework
import Mail
import Scheduling
import Wording

/// What a mail tells of the request that it is: as much as its form says, and nothing that would have to be
/// guessed from what people write.
struct MailedLetter {
  /// A file as a document, with its place among the mail's attachments; `nil` for the mail's own text.
  typealias PlacedDocument = (place: Int?, document: HandedDocument)

  let applicant: Applicant
  let subject: String
  let chronology: String?
  let documents: [PlacedDocument]

  /// What a mail tells. A writer without a name is called by the address; the language and the zone are the
  /// office's until the desk knows better. Nobody is reached at the unit's own address, over which letters are
  /// forwarded.
  init(_ mail: ReceivedMail, from sender: MailAddress, unitEmail: String) {
    let isOwn = sender.email.lowercased() == unitEmail.lowercased()
    applicant = Applicant(
      kind: .public, name: (try? FreeText.name.checked(sender.name)) ?? sender.email, organization: nil,
      identity: nil, email: !isOwn && EmailAddress.isValid(sender.email) ? sender.email : nil,
      whatsapp: MailedLetter.whatsapp(in: mail.text), timeZone: "Asia/Jakarta", language: .indonesian,
      priority: .none)
    subject = MailedLetter.fitting(mail.subject, .subject) ?? "(tanpa perihal)"
    chronology = MailedLetter.fitting(mail.text, .chronology)
    var documents: [PlacedDocument] = MailedLetter.documents(of: mail).map { ($0.place, $0.document) }
    // A letter is a PDF as a rule, whatever its file is called; where no file came that could be one, the mail
    // itself is the letter.
    if !documents.contains(where: { $0.document.role == .letter }) {
      if let place = documents.firstIndex(where: {
        $0.document.role == .supporting && $0.document.mediaType == .pdf
      }) {
        documents[place].document = documents[place].document.as(.letter)
      } else if !mail.text.isEmpty, mail.attachments.allSatisfy({ DocumentType(of: $0.bytes) != nil }) {
        let text = HandedDocument(
          role: .letter, name: "surel.txt", mediaType: .text, content: Array(mail.text.utf8))
        documents.append((nil, text))
      }
    }
    self.documents = documents
  }

  /// The files of a mail that can be documents, each for what its name says it is, supporting data otherwise.
  static func documents(of mail: ReceivedMail) -> [(place: Int, document: HandedDocument)] {
    let found = mail.attachments.enumerated().compactMap { place, file -> (Int, HandedDocument)? in
      guard !file.isShownInside, file.bytes.count <= ServiceLimits.documentBytes,
        let type = DocumentType(of: file.bytes)
      else {
        return nil
      }
      let name = file.name.isEmpty ? "lampiran" : file.name
      let document = HandedDocument(
        role: role(ofFileNamed: name), name: name, mediaType: type, content: file.bytes)
      return (place, document)
    }
    // One place is kept for the mail's own text.
    return Array(found.prefix(ServiceLimits.documents - 1))
  }

  /// What a file is for by the words in its name.
  static func role(ofFileNamed name: String) -> DocumentRole {
    let words = Set(name.lowercased().split { !$0.isLetter }.map(String.init))
    let known: [(DocumentRole, Set<String>)] = [
      (.consultationProof, ["konsultasi", "tiket", "consultation", "ticket", "helpdesk"]),
      (.identity, ["ktp", "identitas", "identity", "paspor", "passport"]),
      (.letter, ["surat", "permohonan", "letter"]),
    ]
    return known.first { !$0.1.isDisjoint(with: words) }?.0 ?? .supporting
  }

  /// The WhatsApp number in a text, where it names exactly one mobile number of Indonesia.
  static func whatsapp(in text: String) -> WhatsAppNumber? {
    var found: Set<WhatsAppNumber> = []
    let runs = text.split { !($0.isASCII && ($0.isNumber || "+-.() ".contains($0))) }
    for run in runs.prefix(2_000) {
      let written = run.drop { !($0.isNumber || $0 == "+") }.reversed().drop { !$0.isNumber }.reversed()
      guard let number = WhatsAppNumber(String(written)), number.e164.hasPrefix("+628") else { continue }
      found.insert(number)
    }
    // Who answers our mail quotes our own numbers.
    found.subtract(ownNumbers)
    return found.count == 1 ? found.first : nil
  }

  private static let ownNumbers = Set(
    PublishedStandard.complaintChannels.compactMap { channel -> WhatsAppNumber? in
      guard case .telephone(let number)? = channel.contact else { return nil }
      return WhatsAppNumber(number)
    })

  /// A text as it may be kept, cut to the longest that is; `nil` where nothing is left.
  private static func fitting(_ text: String, _ kind: FreeText) -> String? {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text.unicodeScalars.prefix(kind.limit))
    return try? kind.checked(String(scalars))
  }
}

extension HandedDocument {
  /// The same for another purpose.
  fileprivate func `as`(_ role: DocumentRole) -> HandedDocument {
    HandedDocument(role: role, name: name, mediaType: mediaType, content: content)
  }
}
