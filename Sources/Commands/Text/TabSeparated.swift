/// Fields of a line that programs cut at its tabs.
enum TabSeparated {
  /// The fields with a tab between them; a control character inside a field becomes a blank, so that the line
  /// and its fields stay whole.
  static func line(_ fields: [String]) -> String {
    fields.map { field in
      String(
        String.UnicodeScalarView(
          field.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }.joined(separator: "\t")
  }
}
