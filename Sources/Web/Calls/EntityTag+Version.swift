import HTTPServer
import JSON
import Secrets

extension EntityTag {
  /// The tag of a record at a version, shown as some JSON. What is shown depends on more than the record: on
  /// who asks, in which language, and when. So the tag has a digest of it after the version.
  init(version: Int64, shownAs value: JSONValue) {
    let digest = Digest(of: Array(value.serialized().utf8)).hexadecimal
    self.init("\(version).\(digest.prefix(16))")
  }

  /// The version of the record that the tag is of, whatever was shown of it; `nil` where it is none of ours,
  /// or is weak and so tells nothing of what is to be overwritten.
  var version: Int64? {
    guard !isWeak else { return nil }
    return opaque.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).first.flatMap {
      Int64($0)
    }
  }
}
