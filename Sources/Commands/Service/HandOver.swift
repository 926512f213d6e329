import Glibc
import Office

/// The way by which a command hands work to the service that has the data: a socket in the data folder, which only
/// the owner of the folder can use.
struct HandOver {
  /// The name of the socket in the data folder.
  static let socketName = "jadwal.socket"
  /// The longest message: a file, and what is said of it.
  private static let longestMessage = HolidayImportOrder.largestFile + (64 << 10)
  /// The longest answer that a command reads: an account of some hundred thousand meetings.
  private static let longestAnswer = 64 << 20
  /// After how many seconds without a byte a connection is given up by the service.
  private static let patience = 10
  /// How often the service looks whether it is to stop, in milliseconds.
  private static let rhythm: Int32 = 200

  /// The service's side: it listens from when it is made until it goes.
  final class Receiver: Sendable {
    private let folder: String
    private let socket: LocalSocket

    /// Listens in the data folder of a path. That no other service does is the caller's to know.
    init(folder: String) throws(FileProblem) {
      self.folder = folder
      do throws(SystemError) {
        socket = try LocalSocket.listening(as: HandOver.socketName, in: folder)
      } catch {
        throw .unwritable(path: "\(folder)/\(HandOver.socketName)", error)
      }
    }

    deinit { unlink("\(folder)/\(HandOver.socketName)") }

    /// Takes orders until `isStopping` says to end, one after another, and answers each.
    func serve(_ office: Office, isStopping: () -> Bool) throws(SystemError) {
      while !isStopping() {
        guard let peer = try socket.accepted(within: HandOver.rhythm, patience: HandOver.patience) else {
          continue
        }
        // Whoever goes away, or says what is no order, gets no answer.
        guard let message = try? peer.received(atMost: HandOver.longestMessage),
          let order = HolidayImportOrder(message)
        else { continue }
        try? peer.send(order.perform(in: office).message)
      }
    }
  }

  let folder: String

  /// The command's side: the way to the service over the data folder of a path.
  init(folder: String) { self.folder = folder }

  /// Hands an order over. Returns the answer; `nil` where no service listens. Fails with
  /// ``ServiceProblem/noAnswer`` where the service ended, or was stopped, before it answered.
  func hand(_ order: HolidayImportOrder) throws -> CommandAnswer? {
    let socket: LocalSocket
    do throws(SystemError) {
      socket = try LocalSocket.connected(to: HandOver.socketName, in: folder)
    } catch {
      if error.code == ENOENT || error.code == ECONNREFUSED { return nil }
      throw FileProblem.unreadable(path: "\(folder)/\(HandOver.socketName)", error)
    }
    do throws(SystemError) {
      try socket.send(order.message)
      if let bytes = try socket.received(atMost: HandOver.longestAnswer), let answer = CommandAnswer(bytes) {
        return answer
      }
    } catch {
      // Said below: what counts is that nobody has answered.
    }
    throw ServiceProblem.noAnswer
  }
}
