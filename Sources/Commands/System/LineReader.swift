import Glibc

/// The lines of standard input, which may be endless, one after the other.
struct LineReader {
  /// The longest line that is read, in bytes. What people and programs send here is a few dozen bytes a line;
  /// without a limit an input without line ends would be gathered in memory.
  static let longestLine = EarliestStream.longestLine

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  private var line = 0

  /// Reads from an open descriptor.
  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its end (LF or CR LF), or `nil` after the last. Fails with a `UsageProblem`
  /// that has the number of the line where it is longer than the limit, and with a `FileProblem` where reading
  /// fails.
  mutating func next() throws -> String? {
    line += 1
    while true {
      let searched = buffer[position...].prefix(LineReader.longestLine + 1)
      if let end = searched.firstIndex(of: UInt8(ascii: "\n")) {
        defer { position = end + 1 }
        let line = buffer[position..<end]
        return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
      }
      guard searched.count <= LineReader.longestLine else {
        throw UsageProblem.lineTooLong(line, limit: LineReader.longestLine)
      }
      if isAtEnd {
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
