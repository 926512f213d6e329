import WorkCalendar

/// The times that somebody wishes for, best first, and how the list is changed by the buttons beside it.
struct TimeWishes: Hashable, Sendable {
  /// The name of the fields, and of the part of the query, that hold them.
  static let name = "pilih"
  /// The name of the buttons that change them.
  static let act = "lakukan"

  private(set) var times: [InstantRange]

  init(_ times: [InstantRange] = []) { self.times = times }

  /// The wishes that texts hold; a text that is none is passed over.
  init(texts: [String]) { times = texts.compactMap(TimeWishes.time) }

  /// The wishes as texts.
  var texts: [String] { times.map(TimeWishes.text) }

  /// The list after a button: `tambah TIME` adds a time at the end unless it is there or the list has `most`, `hapus`,
  /// `naik` and `turun` with a place from 0 take it out, up or down. Anything else changes nothing.
  func after(_ button: String, atMost most: Int) -> TimeWishes {
    let words = button.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return self }
    var changed = self
    if words[0] == "tambah" {
      guard let time = TimeWishes.time(words[1]), !times.contains(time), times.count < most else {
        return self
      }
      changed.times.append(time)
      return changed
    }
    guard let place = Int(words[1]), times.indices.contains(place) else { return self }
    switch words[0] {
    case "hapus": changed.times.remove(at: place)
    case "naik" where place > 0: changed.times.swapAt(place, place - 1)
    case "turun" where place < times.count - 1: changed.times.swapAt(place, place + 1)
    default: break
    }
    return changed
  }

  /// A span of time as a text: start and end as ISO 8601 with a slash between.
  static func text(_ time: InstantRange) -> String {
    "\(time.start.iso8601(offset: .wib))/\(time.end.iso8601(offset: .wib))"
  }

  private static func time(_ text: String) -> InstantRange? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let start = Instant(iso8601: parts[0]), let end = Instant(iso8601: parts[1])
    else {
      return nil
    }
    return InstantRange(start: start, end: end)
  }
}
