import Casework
import Office
import Secrets
import Store
import Testing
import WorkCalendar

@Suite("What is broken in the data is found, whatever kept it from being written")
struct VerificationTests {
  /// Two meetings at the same time with two officers; for the first, another time is offered and held, which begins
  /// while the meeting still lasts.
  static func office() throws -> StaffedOffice {
    let office = try StaffedOffice()
    let first = try office.meet(at: span(10, "09:00", "10:00"), with: 0)
    _ = try office.meet(at: span(10, "09:00", "10:00"), with: 1)
    _ = try office.office.perform(
      ProposeRescheduling(
        request: first, reason: "Sakit", starts: [march(10, "09:30"), march(11, "13:00")]),
      as: office.director)
    return office
  }

  static func breaches(_ office: StaffedOffice) throws -> [Breach] {
    try office.base.database.breaches(at: office.clock.now) { Digest(of: $0).bytes }
  }

  @Test("An office at work is whole, also after a step that frees what another needs")
  func whole() throws {
    let office = try Self.office()
    #expect(try Self.breaches(office) == [])
    let request = Identifier<Record.Request>(1)
    let meeting = try office.office.ask(as: .service) { try $0.queries.standingMeeting(of: request) }
    _ = try office.office.perform(
      CallOffMeeting(request: request, meeting: #require(meeting).id, reason: "Sakit"), as: office.director)
    #expect(try Self.breaches(office) == [])
    office.clock.now = march(20, "08:00")
    _ = try office.office.expireOffers { _, error in Issue.record(error) }
    #expect(try Self.breaches(office) == [])
  }

  static let damages: [(name: String, sql: [String], told: String)] = [
    (
      "an officer taken twice",
      [
        "DROP TRIGGER occupancy_overlap",
        """
        INSERT INTO occupancy (resource, start_at, end_at, request, meeting)
        SELECT resource, start_at + 600, end_at, request, meeting FROM occupancy WHERE meeting = 2 AND resource > 0
        """,
      ], "overlap"
    ),
    (
      "two meetings of one officer", ["UPDATE meeting_officer SET officer = 1 WHERE meeting = 2"],
      "meetings-overlap"
    ),
    ("two meetings in one room", ["UPDATE meeting SET room = 1 WHERE id = 2"], "meetings-overlap"),
    (
      "a meeting without its officer", ["DELETE FROM occupancy WHERE meeting = 2 AND resource > 0"],
      "not-taken"
    ),
    ("a meeting without its room", ["DELETE FROM occupancy WHERE meeting = 2 AND resource < 0"], "not-taken"),
    (
      "an alternative that is not held", ["DELETE FROM occupancy WHERE option IS NOT NULL AND resource < 0"],
      "not-taken"
    ),
    (
      "an officer taken for a meeting that was called off",
      ["UPDATE meeting SET state = 'cancelled' WHERE id = 2"], "taken-for-nothing"
    ),
    (
      "an officer taken for somebody else's meeting",
      [
        """
        INSERT INTO occupancy (resource, start_at, end_at, request, meeting)
        SELECT 3, start_at, end_at, request, meeting FROM occupancy WHERE meeting = 2 AND resource > 0
        """
      ], "taken-for-nothing"
    ),
    (
      "two meetings of one request",
      [
        "DROP INDEX meeting_standing",
        """
        INSERT INTO meeting (request, uid, sequence, start_at, end_at, room, state, version, created_at, changed_at)
        SELECT request, 'other', 0, start_at + 86400, end_at + 86400, room, state, 1, created_at, changed_at
        FROM meeting WHERE id = 2
        """,
      ], "several-meetings"
    ),
    (
      "a request to be met without a meeting", ["UPDATE meeting SET state = 'cancelled' WHERE id = 2"],
      "no-meeting"
    ),
    (
      "a request that was met without a meeting", ["UPDATE request SET state = 'facilitated' WHERE id = 2"],
      "no-meeting"
    ),
    (
      "a meeting of a request without one", ["UPDATE request SET state = 'assigned' WHERE id = 2"],
      "meeting-stands"
    ),
    ("a rescheduling that is over", ["UPDATE rescheduling SET state = 'declined'"], "rescheduling"),
    (
      "history that was changed",
      ["DROP TRIGGER history_unchanged", "UPDATE history SET actor = 'staff:9' WHERE id = 3"], "history"
    ),
    (
      "history that was removed",
      [
        "DROP TRIGGER history_kept", "DELETE FROM outgoing", "DELETE FROM remark",
        "DELETE FROM history WHERE id = 3",
      ], "history"
    ),
    (
      "history whose end was cut off",
      [
        "DROP TRIGGER history_kept", "DELETE FROM outgoing", "DELETE FROM remark",
        "DELETE FROM history WHERE id = (SELECT max(id) FROM history)",
      ], "history"
    ),
    ("a document that was changed", ["UPDATE content SET bytes = x'00'"], "document"),
    ("a document of another size", ["UPDATE document SET size = size + 1 WHERE id = 1"], "document"),
    (
      "a version of the calendar that was changed",
      [
        "DROP TRIGGER calendar_version_unchanged",
        """
        INSERT INTO calendar_version (made_at, made_by, calendar, calendar_digest, summary)
        VALUES (0, 'service', x'00', x'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', '{}')
        """,
        "UPDATE calendar_version SET calendar = x'01'",
      ], "calendar-version"
    ),
    ("an impossible revision", ["UPDATE meeting SET sequence = -1 WHERE id = 2"], "version"),
    ("an impossible version", ["UPDATE request SET version = 0 WHERE id = 1"], "version"),
  ]

  @Test("Each rule that is broken on purpose is told", arguments: damages.indices)
  func broken(index: Int) throws {
    let damage = Self.damages[index]
    let office = try Self.office()
    office.base.isKeptWhole = false
    try office.base.database.write { queries in
      for statement in damage.sql { try queries.execute(statement, []) }
    }
    let told = Set(try Self.breaches(office).map(\.name))
    #expect(told.contains(damage.told), "\(damage.name): \(told.sorted())")
  }
}
