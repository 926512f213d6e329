/// Figures in the text format of Prometheus, version 0.0.4.
struct MetricsText {
  private(set) var text = ""

  /// Begins a figure with its kind (`counter`, `gauge`, `histogram`) and what it is.
  mutating func begin(_ name: String, _ kind: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
  }

  /// Adds a value with its labels. Values of labels are words of the program.
  mutating func add(_ name: String, _ labels: [(String, String)] = [], _ value: String) {
    let pairs = labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
    text += pairs.isEmpty ? "\(name) \(value)\n" : "\(name){\(pairs)} \(value)\n"
  }

  /// A figure of one value.
  mutating func single(_ name: String, _ kind: String, _ help: String, _ value: Int64) {
    begin(name, kind, help)
    add(name, [], String(value))
  }

  /// Microseconds as seconds.
  static func seconds(_ microseconds: Int64) -> String {
    let fraction = String(microseconds % 1_000_000)
    let digits = String(repeating: "0", count: 6 - fraction.utf8.count) + fraction
    return "\(microseconds / 1_000_000).\(digits)"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
