import Glibc

/// The lines of standard input, which may be endless, one after the other.
struct LineReader {
  /// The longest line that is read, in bytes. What people and programs send here is a few dozen bytes a line;
  /// without a limit an input without line ends would be gathered in memory.
  static let longestLine = 4096

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// Reads from an open descriptor.
  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its end (LF or CR LF), or `nil` after the last. Of a line longer than the limit
  /// only its beginning is given, then the rest as further lines. Fails where reading fails.
  mutating func next() throws(FileProblem) -> String? {
    while true {
      let searched = buffer[position...].prefix(LineReader.longestLine)
      if let end = searched.firstIndex(of: UInt8(ascii: "\n")) {
        defer { position = end + 1 }
        let line = buffer[position..<end]
        return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
      }
      if isAtEnd || searched.count == LineReader.longestLine {
        guard !searched.isEmpty else { return nil }
        position = searched.endIndex
        return String(decoding: searched, as: UTF8.self)
      }
      try fill()
    }
  }

  private mutating func fill() throws(FileProblem) {
    buffer.removeFirst(position)
    position = 0
    let kept = buffer.count
    let wanted = 1 << 16
    buffer.append(contentsOf: repeatElement(0, count: wanted))
    var read = 0
    defer { buffer.removeLast(wanted - read) }
    do throws(SystemError) {
      read = try systemCall {
        buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress.map { $0 + kept }, wanted) }
      }
    } catch {
      throw .inputFailed(error)
    }
    isAtEnd = read == 0
  }
}
