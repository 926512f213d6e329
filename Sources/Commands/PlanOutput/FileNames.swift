/// Names of files made from ids: safe on any file system, different for different ids, the same each time.
struct FileNames {
  private var taken: Set<String> = []
  /// Longer names are cut; with prefix, digits and ending a name stays far below the 255 bytes of file
  /// systems.
  private static let longest = 100

  /// The name `PREFIX-ID.ics`. Letters, digits, `.`, `_` and `-` of ASCII stay; every other character becomes
  /// `-`. An id that had to be changed or cut has the digits of its hash at the end, so that it stays apart
  /// from others.
  mutating func name(prefix: String, id: String) -> String {
    let safe = id.unicodeScalars.map { FileNames.isSafe($0) ? Character($0) : "-" }
    var stem = String(safe.prefix(FileNames.longest))
    if stem != id { stem += "-" + StableHash.hexadecimal(of: id) }
    var name = "\(prefix)-\(stem)"
    var number = 2
    // File systems of some systems take capitals and small letters for the same.
    while !taken.insert(name.lowercased()).inserted {
      name = "\(prefix)-\(stem)-\(number)"
      number += 1
    }
    return name + ".ics"
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": true
    default: false
    }
  }

}
