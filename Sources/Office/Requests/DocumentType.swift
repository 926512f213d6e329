/// The kinds of documents that are taken: those that every desk can open and that carry no programs.
public enum DocumentType: String, CaseIterable, Hashable, Sendable {
  /// A PDF.
  case pdf = "application/pdf"
  /// A photograph.
  case jpeg = "image/jpeg"
  /// A screenshot.
  case png = "image/png"
  /// Plain text in UTF-8.
  case text = "text/plain"

  /// What the content shows itself to be by its first bytes, or `nil` where it is none of these. What its
  /// sender calls it counts for nothing.
  public init?(of content: [UInt8]) {
    if content.starts(with: Array("%PDF-".utf8)) {
      self = .pdf
    } else if content.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if content.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if !content.isEmpty, !content.contains(0), String(validating: content, as: UTF8.self) != nil {
      self = .text
    } else {
      return nil
    }
  }
}
