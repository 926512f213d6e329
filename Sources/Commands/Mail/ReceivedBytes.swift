import Glibc
import Mail

/// One mail as a mail server's pipe gives it.
struct ReceivedBytes {
  /// The most bytes that are kept of a mail.
  static let most = MailLimit.messageSize.value

  /// The mail; of one that is larger than is taken, its header, which stands for it.
  let bytes: [UInt8]
  /// How large it is.
  let size: Int

  /// Whether it is larger than is taken.
  var isTooLarge: Bool { size > ReceivedBytes.most }

  /// Reads a mail to its end. A larger one is read on, so that its sender sees no broken pipe, but not kept.
  static func read(_ descriptor: Int32 = STDIN_FILENO) throws(FileProblem) -> ReceivedBytes {
    var kept: [UInt8] = []
    var size = 0
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 1)
    defer { chunk.deallocate() }
    do throws(SystemError) {
      while true {
        let count = try systemCall { Glibc.read(descriptor, chunk.baseAddress, chunk.count) }
        if count == 0 { break }
        size += count
        if size <= most {
          kept.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
        } else if kept.count > longestHeader {
          kept = Array(kept.prefix(longestHeader))
        }
      }
    } catch {
      throw .inputFailed(error)
    }
    guard size > most else { return ReceivedBytes(bytes: kept, size: size) }
    return ReceivedBytes(bytes: MailReading.standIn(forMailOf: size, header: header(of: kept)), size: size)
  }

  private static let longestHeader = MailLimit.headerSize.value / 2

  /// What stands before the first empty line.
  private static func header(of bytes: [UInt8]) -> [UInt8] {
    var isLineEmpty = false
    for (place, byte) in bytes.enumerated().prefix(longestHeader) {
      if byte == UInt8(ascii: "\n") {
        if isLineEmpty { return Array(bytes[...place]) }
        isLineEmpty = true
      } else if byte != UInt8(ascii: "\r") {
        isLineEmpty = false
      }
    }
    return Array(bytes.prefix(longestHeader))
  }
}
