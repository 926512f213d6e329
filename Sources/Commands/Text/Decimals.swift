/// Numbers with decimal places.
enum Decimals {
  /// A number rounded to some places.
  static func rounded(_ number: Double, places: Int) -> Double {
    let scale = Double(scale(places))
    return (number * scale).rounded() / scale
  }

  /// A number with exactly so many places, at least one: `-0.29`.
  static func text(_ number: Double, places: Int) -> String {
    let scale = scale(places)
    let units = Int((number * Double(scale)).rounded())
    let fraction = String(units.magnitude % UInt(scale))
    let padding = String(repeating: "0", count: places - fraction.count)
    return "\(units < 0 ? "-" : "")\(units.magnitude / UInt(scale)).\(padding)\(fraction)"
  }

  private static func scale(_ places: Int) -> Int { (0..<places).reduce(1) { scale, _ in scale * 10 } }
}
