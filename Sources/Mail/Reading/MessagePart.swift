/// A part of a mail (RFC 2045): where it lies, and what its fields say of it.
struct MessagePart {
  /// Its fields.
  let fields: HeaderFields
  /// Where its content lies in the bytes of the mail.
  let body: Range<Int>
  /// How many parts lie around it.
  let depth: Int
  /// Whether it lies inside an enclosed mail.
  let isEnclosed: Bool
  /// Its Content-Type; `text/plain` where none is stated or it cannot be read.
  let type: GMimeReading.Parameters
  /// Its Content-Disposition; empty where none is stated.
  let disposition: GMimeReading.Parameters
  /// The parts in it, by their place in the structure.
  var children: [Int] = []

  /// A part from its header. Fails where a field that is read is too long.
  init(
    fields: HeaderFields, body: Range<Int>, depth: Int, isEnclosed: Bool, isInDigest: Bool, limits: MailLimits
  ) throws(MailReadingError.Problem) {
    for name in ["content-type", "content-disposition", "content-transfer-encoding"] {
      guard (fields.first(name)?.count ?? 0) <= limits[.parameterSize] else {
        throw .overLimit(.parameterSize, limits[.parameterSize])
      }
    }
    self.fields = fields
    self.body = body
    self.depth = depth
    self.isEnclosed = isEnclosed
    type =
      fields.first("content-type").map(GMimeReading.contentType)
      ?? GMimeReading.Parameters(isInDigest ? "message/rfc822" : "text/plain")
    disposition =
      fields.first("content-disposition").map(GMimeReading.disposition) ?? GMimeReading.Parameters("")
  }

  /// The transfer encoding, in lower case.
  var encoding: String { fields.word("content-transfer-encoding") ?? "" }

  /// The media type, in lower case, of a form that can be stated anywhere.
  var mediaType: String {
    let halves = type.value.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isPlain =
      halves.count == 2 && type.value.utf8.count <= 127
      && halves.allSatisfy { half in !half.isEmpty && half.allSatisfy(Self.isOfName) }
    return isPlain ? type.value : "application/octet-stream"
  }

  /// The name of the file that it is; empty for none.
  var fileName: String { SafeText.fileName(disposition["filename"] ?? type["name"] ?? "") }

  /// The boundary between the parts in it; `nil` where it is no multipart with one (RFC 2046, section 5.1.1).
  var boundary: [UInt8]? {
    guard type.value.hasPrefix("multipart/"), let boundary = type["boundary"], !boundary.isEmpty else {
      return nil
    }
    return Array(boundary.utf8)
  }

  /// Whether it is a whole mail, written without an encoding (RFC 2046, section 5.2.1).
  var isMessage: Bool {
    ["message/rfc822", "message/global"].contains(type.value)
      && !["base64", "quoted-printable"].contains(encoding)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || "!#$&-^_.+".utf8.contains(byte)
  }
}
