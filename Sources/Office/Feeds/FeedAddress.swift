import Secrets

/// Where a calendar program subscribes to a feed, in the forms in which programs take it. The address of a feed
/// that is not public holds its secret, in each of them.
public struct FeedAddress: Hashable, Sendable {
  /// The name under which the public feed of days off stands.
  public static let holidays = "holidays"

  /// The address of http or https, as it is pasted into a program.
  public let url: String

  /// The address of a feed under where the service is reached, without a slash at the end: of a secret, or without
  /// one of the days off.
  init(_ secret: SecretToken?, of service: String) {
    url = "\(service)/feeds/\(secret?.text ?? FeedAddress.holidays).ics"
  }

  /// The address with which a link or a QR code opens a calendar program that then subscribes, where the https
  /// address would fetch a file once. iOS knows `webcal` and no `webcals`; some programs take it for http, so that
  /// whoever serves https has to lead http there.
  public var webcal: String { "webcal" + url.drop { $0 != ":" } }

  /// The page of Google Calendar that asks its reader whether to subscribe. It takes the address as `webcal`.
  public var google: String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    var encoded = "https://calendar.google.com/calendar/r?cid="
    for byte in webcal.utf8 {
      if plain.contains(byte) {
        encoded.append(Character(Unicode.Scalar(byte)))
      } else {
        encoded += "%" + String(byte >> 4, radix: 16, uppercase: true)
        encoded += String(byte & 15, radix: 16, uppercase: true)
      }
    }
    return encoded
  }

  /// Where its QR code is drawn.
  public var qrCode: String { url.dropLast("ics".utf8.count) + "svg" }
}

extension Desk {
  /// The address of the feed of a secret, whether there is one or not; without a secret that of the public feed of
  /// days off.
  public func feedAddress(of secret: SecretToken?) throws -> FeedAddress {
    FeedAddress(secret, of: try settings().publicAddress)
  }
}
