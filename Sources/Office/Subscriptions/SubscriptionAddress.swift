import Transfers
import Wording

/// The address of a calendar to which the service subscribes, as people write and read it.
enum SubscriptionAddress {
  /// The address that a text names, where it may be called. `webcal` is how calendars write `https`. Fails
  /// with `invalid`, naming `url`, where it may not be called, or is a feed of the service itself.
  static func read(_ text: String, at desk: Desk) throws -> HTTPAddress {
    let address: HTTPAddress
    do throws(HTTPAddressError) {
      address = try HTTPAddress(secured(text), allowing: desk.office.surroundings.calendarAllowance)
    } catch {
      throw Refusal.invalid([FieldProblem("url", error.sentence(allowedBy: "--calendar-allow"))])
    }
    let own = try desk.settings().publicAddress.lowercased() + "/feeds/"
    guard !address.text.lowercased().hasPrefix(own) else {
      throw Refusal.invalid([
        FieldProblem(
          "url",
          Sentence(
            "ini kalender layanan ini sendiri; tulis alamat kalender Anda di luar layanan ini",
            "this is a feed of this service; write the address of a calendar of your own elsewhere"))
      ])
    }
    return address
  }

  /// A text with `https` in place of `webcal`.
  private static func secured(_ text: String) -> String {
    for scheme in ["webcal://", "webcals://"] where text.lowercased().hasPrefix(scheme) {
      return "https://" + text.dropFirst(scheme.count)
    }
    return text
  }

  /// As much of an address as those may see who may not read the calendar: scheme, host and port.
  static func masked(_ text: String) -> String {
    let parts = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count > 2 else { return "…" }
    return parts[0] + "//" + parts[2].prefix { $0 != "?" } + "/…"
  }
}
