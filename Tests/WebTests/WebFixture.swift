import Almanac
import Casework
import Foundation
import HTTPServer
import JSON
import Office
import Secrets
import Store
import Web
import WorkCalendar

/// A web without anything behind it but a calendar.
enum WebFixture {
  struct NoDatabase: Database {
    let error: DatabaseError?
    var failure: DatabaseError?
    let generation: Int64 = 0

    func read<Value>(_ body: (any Queries) throws -> Value) throws -> Value {
      if let error { throw error }
      return try body(NoRows())
    }

    func write<Value: Sendable>(_ body: @Sendable (any Queries) throws -> Value) throws -> Value {
      if let error { throw error }
      return try body(NoRows())
    }
  }

  final class NoRows: Queries {
    func forEach(_ sql: String, _ parameters: [SQLValue], _ body: (any Row) throws -> Void) throws {}
    func execute(_ sql: String, _ parameters: [SQLValue]) throws -> Int { 0 }
    func attempt<Value>(_ body: () throws -> Value) throws -> Value { try body() }
  }

  /// Tokens are the names of roles, or `request-NUMBER`.
  struct NamedTokens: Authenticator {
    func principal(token: String) throws -> Principal? {
      if let role = Role(rawValue: token) {
        return .staff(StaffMember(account: Identifier(1), name: "Ayu", roles: [role]))
      }
      guard token.hasPrefix("request-") else { return nil }
      return Identifier(String(token.dropFirst(8))).map(Principal.applicant)
    }
  }

  struct Limit: CallLimiter {
    let seconds: Int?
    func secondsToWait(_ rate: RateClass, of caller: CountedCaller) -> Int? {
      rate == .unlimited ? nil : seconds
    }
  }

  /// The year 2026 with the holidays that have fixed dates, which makes it a decreed one.
  static func calendar() -> WorkingDayCalendar? {
    let decree = CivilDate(iso8601: "2025-09-19").map { Decree(citation: "SKB 2025", published: $0) }
    let records = HolidayForecast.fixedDates(in: 2026).compactMap { date in
      decree.map {
        DayOffRecord(
          dayOff: DayOff(
            date: date, kind: .nationalHoliday, name: LocalizedName(indonesian: "Libur", english: "Holiday"),
            decree: $0))
      }
    }
    return WorkingDayCalendar(HolidayCalendar(records: records))
  }

  /// The year 2026 and the office's hours as they are shipped.
  static func shippedCalendars() throws -> ShippedCalendars {
    let folder = URL(filePath: #filePath).appending(path: "../../../calendars").standardized.path
    let files = try ["2026.ics", ShippedCalendars.officeHoursName].map { name in
      (name, Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))))
    }
    return ShippedCalendars(files: Dictionary(uniqueKeysWithValues: files), forecast: .computed)
  }

  static func context(
    database: NoDatabase = NoDatabase(error: nil), seconds: Int? = nil, limiter: (any CallLimiter)? = nil,
    log: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> WebContext {
    guard let calendar = calendar() else { throw DatabaseError.closed }
    return WebContext(
      calendar: { calendar },
      office: Office(
        database: database,
        surroundings: Office.Surroundings(
          now: { Instant(secondsSinceEpoch: 1_773_100_800) }, random: SystemRandomSource(),
          zone: { _ in nil },
          calendars: try shippedCalendars(), linkKey: LinkKey(from: SystemRandomSource()))),
      authenticator: NamedTokens(),
      limiter: limiter ?? Limit(seconds: seconds),
      zones: TimeZoneNames(["Asia/Jakarta", "Asia/Makassar"]), log: log)
  }
}

extension HTTPRequest {
  /// A request as a browser's address line and a few headers make it.
  init(_ method: String, _ address: String, headers: [String: String] = [:], json: String? = nil) {
    let parts = address.split(separator: "?", maxSplits: 1)
    let query = (parts.count < 2 ? "" : parts[1]).split(separator: "&").map { part -> HTTPField in
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return HTTPField(pair[0], pair.count > 1 ? pair[1] : "")
    }
    var fields = headers.sorted { $0.key < $1.key }.map { HTTPField($0.key, $0.value) }
    if json != nil, headers["content-type"] == nil {
      fields.append(HTTPField("content-type", "application/json"))
    }
    self.init(
      method: method, path: (parts.first ?? "").split(separator: "/").map(String.init), query: query,
      headers: fields,
      body: json.map { .bytes(Array($0.utf8)) } ?? .none)
  }
}

extension HTTPResponse {
  /// The body as text.
  var text: String {
    switch body {
    case .none: ""
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .shared(let shared): String(decoding: shared.bytes, as: UTF8.self)
    }
  }

  /// The body as JSON.
  var json: JSONObject {
    guard case .object(let object) = try? JSONValue(parsing: Array(text.utf8)) else { return [:] }
    return object
  }

  /// The first header of a name.
  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
