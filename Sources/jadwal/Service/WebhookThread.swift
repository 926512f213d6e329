import Glibc
import Office
import Store

/// The thread that calls webhooks, so that slow receivers keep nobody waiting.
final class WebhookThread: @unchecked Sendable {
  /// How long it waits before it looks again for what is due, in seconds.
  private static let rhythm: Int = 1

  private let signal = StopSignal()
  // Used by the new thread alone.
  private let deliveries: DeliverWebhooks
  private let log: ServiceLog
  private var thread = pthread_t()

  /// Starts the thread. Fails where the system has none left.
  init(_ deliveries: DeliverWebhooks, log: ServiceLog) throws {
    self.deliveries = deliveries
    self.log = log
    // The thread holds this object until it ends.
    let itself = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<WebhookThread>.fromOpaque(context).takeRetainedValue().work() }
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

  private func work() {
    let signal = signal
    repeat {
      do {
        try deliveries.perform { signal.isGiven }
      } catch {
        log.write("deliverWebhooks: \(type(of: error)): \(error)")
      }
    } while !signal.isGiven(within: WebhookThread.rhythm)
  }
}
