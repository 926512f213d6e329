import WorkCalendar

/// The time zones that the machine has.
struct ZoneFiles: Sendable {
  /// The folder of TZif files; the default is where Debian's tzdata puts them.
  var folder = "/usr/share/zoneinfo"
  /// The largest file that is read, in bytes; tzdata's have some kilobytes.
  private static let largestFile = 1 << 20

  /// The zone with an IANA identifier, or `nil` where the machine has none of that name.
  /// Fails where its file is there and cannot be used. The three zones of Indonesia need no file.
  func zone(_ identifier: String) throws(ZoneFileError) -> Zone? {
    if let zone = [Zone.wib, .wita, .wit].first(where: { $0.identifier == identifier }) { return zone }
    guard ZoneFiles.isPlain(identifier),
      let bytes = try? InputFile.read("\(folder)/\(identifier)", atMost: ZoneFiles.largestFile)
    else { return nil }
    return try Zone(identifier: identifier, tzif: bytes)
  }

  /// Words of letters, digits, `_`, `+` and `-`, separated by single slashes: never a path that leads
  /// elsewhere.
  private static func isPlain(_ identifier: String) -> Bool {
    guard identifier.utf8.count <= 64 else { return false }
    return identifier.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty
        && word.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            true
          default: false
          }
        }
    }
  }
}
