import Glibc
import Store

/// A thread of the service that looks again and again for what is due, so that slow partners outside keep nobody
/// waiting.
final class ServiceThread: @unchecked Sendable {
  /// What the thread does: everything that is due, until nothing is or the question is answered with yes.
  typealias Work = (_ isStopping: @escaping @Sendable () -> Bool) throws -> Void

  private let signal = StopSignal()
  private let name: String
  private let rhythm: Int
  // Used by the new thread alone.
  private let work: Work
  private let log: ServiceLog
  private var thread = pthread_t()

  /// Starts a thread that looks every `seconds` for what is due. What fails is logged under its name, and tried again.
  /// Fails where the system has none left.
  init(_ name: String, every seconds: Int = 1, log: ServiceLog, work: @escaping Work) throws {
    self.name = name
    rhythm = seconds
    self.work = work
    self.log = log
    // The thread holds this object until it ends.
    let itself = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<ServiceThread>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      },
      itself.toOpaque())
    guard code == 0 else {
      itself.release()
      throw ServiceProblem.noThread(code: code)
    }
  }

  /// Ends the thread: a call that is under way is broken off, and made again after the next start. Called once.
  func stop() {
    signal.give()
    pthread_join(thread, nil)
  }

  private func run() {
    let signal = signal
    repeat {
      do {
        try work { signal.isGiven }
      } catch {
        log.write("\(name): \(type(of: error)): \(error)")
      }
    } while !signal.isGiven(within: rhythm)
  }
}
