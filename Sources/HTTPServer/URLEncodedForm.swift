/// Reads `application/x-www-form-urlencoded` (URL standard section 5.1): the form without files that browsers send.
enum URLEncodedForm {
  /// The fields of a form as its parts, in their order, at most so many. Fails with `unsupportedMediaType` where it is
  /// said to be something else, with `malformedForm` where it cannot be read.
  static func parts(
    of bytes: [UInt8], mediaType: String?, atMost most: Int
  ) throws(HTTPRefusal) -> [HTTPFormPart] {
    guard let mediaType, ParameterizedValue(mediaType)?.token == "application/x-www-form-urlencoded" else {
      throw HTTPRefusal(.unsupportedMediaType, field: "content-type")
    }
    // Counted before anything is decoded, so that a long list of nothing costs nothing.
    guard bytes.count(where: { $0 == UInt8(ascii: "&") }) < most else {
      throw HTTPRefusal(.tooManyParts, limit: most)
    }
    guard let fields = PercentEncoding.fields(of: bytes[...]) else { throw HTTPRefusal(.malformedForm) }
    return fields.map { HTTPFormPart(name: $0.name, bytes: Array($0.value.utf8)) }
  }
}
