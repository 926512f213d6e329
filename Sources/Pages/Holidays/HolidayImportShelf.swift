import Casework
import Locks
import Office
import Secrets
import WorkCalendar

/// Files of days off between the preview that somebody looks at and the import. They lie in memory, each under a random
/// word and for who has brought it alone, for two hours; whoever comes later brings the file once more. Any thread may
/// use it.
final class HolidayImportShelf: @unchecked Sendable {
  /// A file that waits.
  struct Entry: Sendable {
    let document: HolidayDocument
    /// How it is meant; `nil` where the file says so itself.
    let mode: HolidayImportMode?
    /// Who has brought it.
    let owner: Identifier<Record.Account>
    /// When.
    let laidAt: Instant
    /// What came of it, once it was imported.
    var done: HolidayReport?
  }

  /// The most that lie at a time, of a megabyte each; one more pushes the oldest off.
  static let capacity = 16
  /// For how many seconds a file lies.
  static let patience: Int64 = 7_200

  private let random: any RandomSource
  private let lock = PthreadLock()
  // Guarded by the lock, in the order in which they came.
  private var entries: [(word: String, entry: Entry)] = []

  init(random: any RandomSource) { self.random = random }

  /// Lays a file down. Returns the word that it lies under.
  func lay(
    _ document: HolidayDocument, mode: HolidayImportMode?, by owner: Identifier<Record.Account>,
    at now: Instant
  ) -> String {
    let word = Hexadecimal.text(of: random.bytes(16))
    lock.withLock {
      entries.removeAll { HolidayImportShelf.isOver($0.entry, at: now) }
      entries.append((word, Entry(document: document, mode: mode, owner: owner, laidAt: now)))
      if entries.count > HolidayImportShelf.capacity { entries.removeFirst() }
    }
    return word
  }

  /// The file that somebody has laid under a word; `nil` where there is none any more, or it is another's.
  func entry(_ word: String, of owner: Identifier<Record.Account>, at now: Instant) -> Entry? {
    lock.withLock {
      entries.first {
        $0.word == word && $0.entry.owner == owner && !HolidayImportShelf.isOver($0.entry, at: now)
      }?
      .entry
    }
  }

  /// Notes what came of the import of a file.
  func note(_ report: HolidayReport, for word: String) {
    lock.withLock {
      guard let index = entries.firstIndex(where: { $0.word == word }) else { return }
      entries[index].entry.done = report
    }
  }

  private static func isOver(_ entry: Entry, at now: Instant) -> Bool {
    now.secondsSinceEpoch - entry.laidAt.secondsSinceEpoch > patience
  }
}
