import Locks
import Secrets
import Wording

/// What is told once on the page after a redirect. It lies in memory under a random word, which the redirect carries
/// in its query, and is gone once it was read: no cookie, nothing in the database, nothing that a link could forge.
final class NoticeShelf: @unchecked Sendable {
  /// The name of the part of the query.
  static let parameter = "kabar"
  /// The most that lie at a time; one more pushes the oldest off.
  static let capacity = 4_096

  private let random: any RandomSource
  private let lock = PthreadLock()
  // Guarded by the lock. The words are in the order in which they came; those that were read may still be among them.
  private var sentences: [String: Sentence] = [:]
  private var words: [String] = []

  init(random: any RandomSource) { self.random = random }

  /// Lays a sentence down. Returns the word that it lies under.
  func lay(_ sentence: Sentence) -> String {
    let word = Hexadecimal.text(of: random.bytes(8))
    lock.withLock {
      sentences[word] = sentence
      words.append(word)
      if words.count > NoticeShelf.capacity { sentences[words.removeFirst()] = nil }
    }
    return word
  }

  /// Takes a sentence away; `nil` where nothing lies under the word any more.
  func take(_ word: String) -> Sentence? { lock.withLock { sentences.removeValue(forKey: word) } }
}
