import Foundation

/// The sentences that the source of the pages has, as it is written there.
enum SourceSentences {
  /// Each sentence with its file.
  static func ofPages() throws -> [(file: String, indonesian: String, english: String)] {
    let folder = URL(filePath: #filePath).appending(path: "../../../Sources/Pages").standardized
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
    var found: [(String, String, String)] = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let source = try String(contentsOf: file, encoding: .utf8)
      for match in source.matches(of: #/Sentence\(\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"/#) {
        found.append((file.lastPathComponent, String(match.1), String(match.2)))
      }
    }
    return found
  }
}
