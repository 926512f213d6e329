import JSON

extension IncomingMail {
  /// A file that came with a mail.
  public struct File: Hashable, Sendable {
    /// Its name, as its sender calls it.
    public let name: String
    /// Its size in bytes.
    public let size: Int
    /// Whether it became a document of a request.
    public let isKept: Bool
  }

  /// The files that came with it; none for those who do not work on requests.
  public var files: [File] {
    attachments.compactMap { file in
      guard case .object(let object) = file, case .string(let name)? = object["name"],
        case .integer(let size)? = object["size"]
      else { return nil }
      return File(name: name, size: Int(size), isKept: object["isKept"] == .boolean(true))
    }
  }
}
