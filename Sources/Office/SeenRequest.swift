public import Casework
import Store

/// The versions of a record one of which the caller has seen. Who has seen none that still holds must not
/// overwrite what somebody else wrote meanwhile.
public enum SeenVersion: Hashable, Sendable {
  /// Whatever there is.
  case any
  /// One of these; none where the caller has seen only what never was.
  case oneOf([Int64])

  /// Whether a record that has a version now may be changed.
  public func allows(_ version: Int64) -> Bool {
    switch self {
    case .any: true
    case .oneOf(let versions): versions.contains(version)
    }
  }
}

/// A request as the caller has seen it before changing it or anything that belongs to it.
public struct SeenRequest: Hashable, Sendable {
  let request: Identifier<Record.Request>
  let version: SeenVersion

  /// A request with the versions of which the caller has seen one.
  public init(_ request: Identifier<Record.Request>, _ version: SeenVersion) {
    self.request = request
    self.version = version
  }
}

extension Desk {
  /// Fails with `changedMeanwhile` where a request is no longer as the caller has seen it, and as `request`
  /// does.
  func require(_ seen: SeenRequest?) throws {
    guard let seen else { return }
    guard seen.version.allows(try request(seen.request).version) else { throw Refusal.changedMeanwhile }
  }
}
