import ICalendar
public import Transfers

/// By what a host knows a revision of a calendar again (RFC 9110, section 8.8).
public struct CalendarValidators: Hashable, Sendable {
  /// The longest value that is kept, in bytes.
  static let longest = 500

  /// Its ETag; `nil` where there is none.
  public let entityTag: String?
  /// Its date, as the host writes it; `nil` where there is none.
  public let lastModified: String?

  /// Validators. Those are left out that cannot be sent back as they are.
  public init(entityTag: String?, lastModified: String?) {
    self.entityTag = entityTag.flatMap(Self.kept)
    self.lastModified = lastModified.flatMap(Self.kept)
  }

  private static func kept(_ text: String) -> String? {
    let isPlain =
      (1...longest).contains(text.utf8.count) && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    return isPlain ? text : nil
  }
}

/// What came of asking a host for a calendar.
public enum CalendarFetch: Hashable, Sendable {
  /// It is as it was.
  case unchanged
  /// Its bytes, whatever they are.
  case fetched([UInt8], CalendarValidators)
  /// Nothing came.
  case failed(SubscriptionProblem)
  /// The service stops.
  case stopped
}

/// Who can fetch a calendar: the network, or a test in its place.
public protocol CalendarFetching: Sendable {
  /// Asks for what lies at an address, unless it is as it was. Blocks, and ends early once `isStopping` says
  /// so. May be called from any thread.
  func fetch(
    _ address: HTTPAddress, unless validators: CalendarValidators,
    isStopping: @escaping @Sendable () -> Bool
  ) -> CalendarFetch
}

/// Fetches calendars over HTTPS: with gzip, at most three redirects, and nothing larger than a calendar may
/// be. The content type is not asked: hosts get it wrong, and the bytes tell.
public struct CalendarFetcher: CalendarFetching {
  /// How much a host is given: time for a large calendar made on the spot, and no more than half a minute.
  public static let limits = TransferLimits(
    connectSeconds: 10, wholeSeconds: 30, slowSeconds: 10, slowBytes: 100,
    // The headers count too.
    receivedBytes: ICalendarLimit.fileSize.value + 64 << 10)
  /// How many redirects are followed.
  public static let redirects = 3

  private let rules: TransferRules

  /// A fetcher that keeps to an allowance. `authorityFile` is a PEM file of the certificates to trust instead
  /// of the system's.
  public init(
    allowing allowance: HostAllowance, authorityFile: String? = nil, limits: TransferLimits = limits
  ) {
    rules = TransferRules(allowing: allowance, limits: limits, authorityFile: authorityFile)
  }

  /// As ``CalendarFetching/fetch(_:unless:isStopping:)``.
  public func fetch(
    _ address: HTTPAddress, unless validators: CalendarValidators,
    isStopping: @escaping @Sendable () -> Bool
  ) -> CalendarFetch {
    var call = HTTPCall(.get, address)
    call.headers = [HTTPCall.Header("Accept", "text/calendar, */*;q=0.5")]
    if let tag = validators.entityTag { call.headers.append(HTTPCall.Header("If-None-Match", tag)) }
    if let date = validators.lastModified { call.headers.append(HTTPCall.Header("If-Modified-Since", date)) }
    call.mostRedirects = CalendarFetcher.redirects
    call.takesGzip = true
    do throws(TransferError) {
      let answer = try TransferSession(rules).perform(call, isStopping: isStopping)
      switch answer.status {
      case 200:
        let validators = CalendarValidators(
          entityTag: answer.header("etag"), lastModified: answer.header("last-modified"))
        return .fetched(answer.body, validators)
      // A host that was asked without condition has nothing to say that.
      case 304 where call.headers.count > 1: return .unchanged
      default: return .failed(SubscriptionProblem(status: answer.status))
      }
    } catch {
      return error == .stopped ? .stopped : .failed(SubscriptionProblem(of: error))
    }
  }
}
