import Wording

/// What a browser calls itself, in words by which its owner recognizes it.
enum DeviceName {
  // The first that is found counts: browsers claim to be others besides.
  private static let browsers = [
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("Chromium", "Chromium"), ("Chrome", "Chrome"), ("Safari", "Safari"), ("curl", "curl"),
  ]
  private static let systems = [
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
    ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
  ]

  /// The browser and its system, `Firefox, Windows`, from the header `User-Agent`.
  static func read(_ agent: String?, in language: Language) -> String {
    let known = [browsers, systems].compactMap { names in
      names.first { agent?.contains($0.0) ?? false }?.1
    }
    guard !known.isEmpty else {
      return Sentence("peramban lain", "another browser").text(in: language)
    }
    return known.joined(separator: ", ")
  }
}
