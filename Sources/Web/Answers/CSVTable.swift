/// A table as comma-separated values (RFC 4180): lines end with CRLF, cells with commas, quotation marks or
/// line ends are quoted.
///
/// Spreadsheets take a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula;
/// such a cell gets an apostrophe in front, so that a name that somebody chose cannot compute anything.
struct CSVTable {
  /// The rows, that of the headings first.
  var rows: [[String]]

  /// The table as UTF-8.
  var text: [UInt8] {
    Array(rows.map { $0.map(CSVTable.cell).joined(separator: ",") + "\r\n" }.joined().utf8)
  }

  private static func cell(_ value: String) -> String {
    var safe = value
    if let first = value.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
      safe = "'" + value
    }
    guard safe.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else { return safe }
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
