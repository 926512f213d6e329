public import HTTPServer
import Locks
public import Office
import Secrets
import WorkCalendar
import Wording

/// The calendars to which clients subscribe, kept ready to send. Any thread may ask.
///
/// Clients poll far more often than anything changes. While nothing was written to the database a kept feed
/// is answered without asking it at all; where something was, the versions of what feeds show are compared
/// first, and only where those moved is a text made anew.
public final class FeedLibrary: Sendable {
  /// The name under which the public feed of days off stands.
  static let holidays = FeedAddress.holidays + ".ics"

  private let office: Office
  private let shelf: FeedShelf
  private let making = PthreadLock()
  private let log: @Sendable (String) -> Void

  /// A library over the office, which keeps feeds of so many bytes at most, in all their forms. `log` takes a
  /// line where a feed cannot be made.
  public init(
    office: Office, atMost bytes: Int = 64 << 20, log: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.office = office
    self.log = log
    shelf = FeedShelf(limit: bytes)
  }

  /// The answer to a request for the feed of a file name: `SECRET.ics`, or `holidays.ics`.
  ///
  /// An `Authorization` header is not looked at, since calendar clients send what they have for the host, and
  /// neither is `Accept`, since some send none that fits. A secret that opens nothing, or nothing any more,
  /// is answered as any path that is not there.
  public func answer(_ request: HTTPRequest, file: String) -> HTTPResponse {
    do {
      guard let feed = try feed(file) else {
        return Problem(.notFound).response(in: Language(accepting: request.header("accept-language")))
      }
      return feed.answer(request)
    } catch {
      let language = Language(accepting: request.header("accept-language"))
      let known = Problem(describing: error)
      // The error alone: the address holds a secret.
      if known == nil || Problem.isOfDatabase(error) { log("readFeed: \(type(of: error)): \(error)") }
      return (known ?? Problem(.failure)).response(in: language)
    }
  }

  /// How many bytes the kept feeds have, in all their forms.
  public var keptBytes: Int { shelf.bytes }

  private func feed(_ file: String) throws -> ReadyFeed? {
    // Asked for before anything is read: a change in between is found at the next request.
    let generation = office.database.generation
    let now = office.surroundings.now()
    if let feed = shelf.feed(file, at: generation, now: now) { return feed }
    let secret: SecretToken?
    if file == Self.holidays {
      secret = nil
    } else {
      guard file.hasSuffix(".ics"), let token = SecretToken(String(file.dropLast(4))) else { return nil }
      secret = token
    }
    // Neither guesses nor what only has to be compared wait for what is being made.
    let question = try office.ask(as: .anonymous) { desk -> (feed: ReadyFeed?, isThere: Bool) in
      let feed = shelf.feed(file, confirming: try desk.feedVersions(), at: generation, now: now)
      return (feed, try feed != nil || secret.map(desk.hasFeed) ?? true)
    }
    if let feed = question.feed { return feed }
    guard question.isThere else {
      shelf.remove(file)
      return nil
    }
    // One at a time: whoever waited finds what the first has made.
    return try making.withLock {
      if let feed = shelf.feed(file, at: generation, now: now) { return feed }
      return try office.ask(as: .anonymous) { desk in
        let versions = try desk.feedVersions()
        if let feed = shelf.feed(file, confirming: versions, at: generation, now: now) { return feed }
        let document = try secret.map { try desk.feedDocument(of: $0) } ?? desk.holidayDocument()
        guard let document else {
          shelf.remove(file)
          return nil
        }
        return shelf.keep(
          document, as: file, isPublic: secret == nil, versions: versions, at: generation, now: now)
      }
    }
  }
}
