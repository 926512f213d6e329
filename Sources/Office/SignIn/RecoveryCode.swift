import Secrets

/// A code that stands in once where the authenticator app is lost: 80 random bits in four groups of four letters and
/// digits. Random enough for a plain digest.
enum RecoveryCode {
  /// How many an account gets.
  static let count = 10
  private static let letters = 16

  /// A new code, as it is shown: `ABCD-EFGH-IJKL-MNOP`.
  static func make(from source: any RandomSource) -> String {
    let text = Base32.text(of: source.bytes(10))
    return stride(from: 0, to: letters, by: 4).map { start in
      String(text.dropFirst(start).prefix(4))
    }.joined(separator: "-")
  }

  /// The digest by which a code is kept, whatever blanks, hyphens and small letters it is typed with; `nil` where a
  /// text has not the form of one.
  static func digest(of text: String) -> [UInt8]? {
    let bare = text.uppercased().filter { $0 != "-" && $0 != " " }
    guard bare.utf8.count == letters else { return nil }
    return Digest(of: Array("recovery-code\n\(bare)".utf8)).bytes
  }
}
