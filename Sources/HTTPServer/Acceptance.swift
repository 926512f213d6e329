/// What the other side takes, by `Accept` and `Accept-Encoding` (RFC 9110 sections 12.4 and 12.5).
public enum Acceptance {
  /// The one of `offered` that `Accept` prefers: by weight, then in the order of the offer; `nil` where it
  /// takes none. Without the header, or with one out of form, the first of the offer.
  ///
  /// Example: `mediaType("text/csv;q=0.9, application/json;q=0.1", offered: ["application/json",
  /// "text/csv"])` is `text/csv`. The parameters of a media range, but for its weight, are not looked at.
  public static func mediaType(_ accept: String?, offered: [String]) -> String? {
    guard let accept, let ranges = ranges(accept) else { return offered.first }
    return best(offered) { type in
      let kind = type.prefix { $0 != "/" } + "/*"
      return weight(of: [type, String(kind), "*/*"], in: ranges) ?? 0
    }
  }

  /// Whether `Accept-Encoding` takes gzip, and no less gladly than the bytes as they are.
  public static func takesGzip(_ acceptEncoding: String?) -> Bool {
    guard let acceptEncoding, let ranges = ranges(acceptEncoding) else { return false }
    let gzip = weight(of: ["gzip", "x-gzip", "*"], in: ranges) ?? 0
    // Unnamed, the bytes as they are stand behind everything that is named (section 12.5.3).
    return gzip > 0 && gzip >= weight(of: ["identity"], in: ranges) ?? 0
  }

  /// The one of `offered` (lower-case language tags such as `id` and `en`) that `Accept-Language` prefers, by
  /// the first part of each tag; the first of the offer where it names none of them.
  public static func language(_ acceptLanguage: String?, offered: [String]) -> String? {
    guard let acceptLanguage, let ranges = ranges(acceptLanguage) else { return offered.first }
    let primary = ranges.map { (String($0.name.prefix { $0 != "-" }), $0.weight) }
    let found = best(offered) { language in
      let named = primary.filter { $0.0 == language }.map(\.1).max()
      return named ?? weight(of: ["*"], in: ranges) ?? 0
    }
    return found ?? offered.first
  }

  /// The greatest weight above zero, the first of equals.
  private static func best(_ offered: [String], weight: (String) -> Int) -> String? {
    var found: (name: String, weight: Int)?
    for name in offered {
      let weight = weight(name)
      if weight > found?.weight ?? 0 { found = (name, weight) }
    }
    return found?.name
  }

  /// The weight of the first of `names`, from the most special on, that the header has.
  private static func weight(of names: [String], in ranges: [(name: String, weight: Int)]) -> Int? {
    for name in names {
      if let range = ranges.first(where: { $0.name == name }) { return range.weight }
    }
    return nil
  }

  /// The items of a list with their weights in thousandths; `nil` where one is out of form.
  private static func ranges(_ text: String) -> [(name: String, weight: Int)]? {
    var ranges: [(String, Int)] = []
    for item in text.split(separator: ",") {
      let item = String(item).trimmingHTTPSpace
      if item.isEmpty { continue }
      guard let value = ParameterizedValue(item) else { return nil }
      guard let weight = value.parameters.first(where: { $0.name == "q" }) else {
        ranges.append((value.token, 1_000))
        continue
      }
      guard let thousandths = thousandths(weight.value) else { return nil }
      ranges.append((value.token, thousandths))
    }
    return ranges
  }

  /// A weight of section 12.4.2: 0 to 1 with at most three decimals.
  private static func thousandths(_ text: String) -> Int? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    guard let whole = parts.first, whole == "0" || whole == "1", decimals.utf8.count <= 3,
      decimals.utf8.allSatisfy(\.isASCIIDigit),
      let fraction = Int(decimals + String(repeating: "0", count: 3 - decimals.utf8.count))
    else { return nil }
    let sum = (whole == "1" ? 1_000 : 0) + fraction
    return sum <= 1_000 ? sum : nil
  }
}
