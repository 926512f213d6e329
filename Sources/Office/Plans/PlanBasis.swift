public import Casework
import JSON
import Scheduling
import Secrets
import Store
import WorkCalendar

/// What has changed since a plan was worked out, so that it may be the best no longer.
public struct PlanStaleness: Hashable, Sendable {
  /// What a plan is made from, besides its requests.
  public enum Part: String, CaseIterable, Hashable, Sendable {
    /// Meetings that stand, and times that are held.
    case meetings
    /// Officers with their hours and absences.
    case officers
    /// Days off and office hours.
    case calendars
    /// The numbers of the service.
    case settings
  }

  /// What is no longer as it was.
  public let changed: [Part]
  /// Requests that wait now and are not in the plan, of a plan that was made for all that waited.
  public let arrived: [Identifier<Record.Request>]
  /// Requests of the plan that do not wait any more.
  public let gone: [Identifier<Record.Request>]
  /// Requests of the plan that propose other windows now, or need something else.
  public let altered: [Identifier<Record.Request>]

  /// Whether nothing has changed.
  public var isFresh: Bool { changed.isEmpty && arrived.isEmpty && gone.isEmpty && altered.isEmpty }
}

/// What a plan was worked out from, as far as it tells whether anything has changed since.
struct PlanBasis: Hashable, Sendable {
  /// Whether it was made for all that waited.
  let isOfAll: Bool
  /// From when on what is booked matters: no request of the plan can be met before.
  let opening: Instant
  private let versions: [Topic: Int64]
  private let booked: String
  private let requests: [String: String]

  /// The topics that a plan hangs on, with the parts that they are. What is booked is compared itself: its topic
  /// changes with much else that calendars show.
  private static let topics: [(topic: Topic, part: PlanStaleness.Part)] = [
    (.officers, .officers), (.calendars, .calendars), (.settings, .settings),
  ]

  /// The basis of a plan for some requests, as everything stands now.
  init(_ requests: [MeetingRequest], isOfAll: Bool, opening: Instant, at desk: Desk) throws {
    self.isOfAll = isOfAll
    self.opening = opening
    versions = Dictionary(
      uniqueKeysWithValues: try PlanBasis.topics.map { ($0.topic, try desk.version(of: $0.topic)) })
    booked = PlanBasis.digest(
      try desk.bookings(from: opening).map { "\($0.officer) \(PlanBasis.text($0.time)) \($0.meeting ?? "")" }
        .sorted())
    self.requests = Dictionary(
      uniqueKeysWithValues: requests.map { request in
        (
          request.id,
          PlanBasis.digest(
            [
              "\(request.receivedAt.secondsSinceEpoch) \(request.priority) \(request.duration.count)",
              request.needs.sorted().joined(separator: ","),
            ] + request.proposals.map(PlanBasis.text))
        )
      })
  }

  private static func text(_ time: InstantRange) -> String {
    "\(time.start.secondsSinceEpoch)-\(time.end.secondsSinceEpoch)"
  }

  private static func digest(_ lines: [String]) -> String {
    String(Digest(of: Array(lines.joined(separator: "\n").utf8)).hexadecimal.prefix(16))
  }

  /// What has changed from this basis to that of another moment, which has all requests that wait then.
  func staleness(at other: PlanBasis) -> PlanStaleness {
    var changed = PlanBasis.topics.filter { versions[$0.topic] != other.versions[$0.topic] }.map(\.part)
    if booked != other.booked { changed.insert(.meetings, at: 0) }
    func identifiers(_ ids: some Sequence<String>) -> [Identifier<Record.Request>] {
      ids.compactMap { Identifier($0) }.sorted()
    }
    return PlanStaleness(
      changed: changed,
      arrived: isOfAll ? identifiers(other.requests.keys.filter { requests[$0] == nil }) : [],
      gone: identifiers(requests.keys.filter { other.requests[$0] == nil }),
      altered: identifiers(
        requests.keys.filter { other.requests[$0] != nil && other.requests[$0] != requests[$0] }))
  }

  // MARK: As it is kept

  var text: String {
    let object: JSONObject = [
      "all": .boolean(isOfAll), "opening": .string(opening.iso8601(offset: .wib)), "booked": .string(booked),
      "versions": .object(
        JSONObject(
          versions.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            JSONMember($0.key.rawValue, .integer($0.value))
          })),
      "requests": .object(
        JSONObject(requests.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) })),
    ]
    return JSONValue.object(object).serialized()
  }

  /// Reads a basis that was kept; `nil` where it is none.
  init?(text: String) {
    guard case .object(let object)? = try? JSONValue(parsing: Array(text.utf8)),
      case .boolean(let isOfAll)? = object["all"], case .string(let booked)? = object["booked"],
      case .string(let opening)? = object["opening"], let opening = Instant(iso8601: opening),
      case .object(let versions)? = object["versions"], case .object(let requests)? = object["requests"]
    else { return nil }
    self.isOfAll = isOfAll
    self.opening = opening
    self.booked = booked
    self.versions = versions.members.reduce(into: [:]) { known, member in
      if let topic = Topic(rawValue: member.name), case .integer(let version) = member.value {
        known[topic] = version
      }
    }
    self.requests = requests.members.reduce(into: [:]) { known, member in
      if case .string(let digest) = member.value { known[member.name] = digest }
    }
  }
}
