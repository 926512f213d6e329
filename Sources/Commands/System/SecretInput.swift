import Glibc

/// A secret that is read from standard input: one line, which a terminal does not show.
enum SecretInput {
  /// The most bytes that are read: more than any secret may have, so that one too long is seen to be.
  private static let longest = 4_096

  /// The line without its end; empty where there is none. Fails where reading fails.
  static func read(isTerminal: Bool) throws -> String {
    var shown = termios()
    let hides = isTerminal && tcgetattr(STDIN_FILENO, &shown) == 0
    if hides {
      var hidden = shown
      hidden.c_lflag &= ~tcflag_t(ECHO)
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    }
    defer { if hides { tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown) } }
    return String(
      decoding: try line().prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }, as: UTF8.self)
  }

  /// What comes until a line ends, and no more than the limit, byte by byte: what follows the secret is not taken.
  private static func line() throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    do throws(SystemError) {
      while bytes.count < longest, bytes.last != UInt8(ascii: "\n") {
        var byte: UInt8 = 0
        guard try systemCall({ Glibc.read(STDIN_FILENO, &byte, 1) }) == 1 else { break }
        bytes.append(byte)
      }
    } catch {
      throw .inputFailed(error)
    }
    return bytes
  }
}
