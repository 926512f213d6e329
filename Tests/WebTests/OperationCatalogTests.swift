import Casework
import HTTPServer
import JSON
import Testing
import Web
import Wording

@Suite("The operations of the API")
struct OperationCatalogTests {
  /// Who may call what: `everyone`, `everyone-known`, `applicant`, or a role. An operation without a row
  /// fails, and so does a row without an operation.
  static let matrix: [(id: String, callers: String)] = [
    ("checkHealth", "everyone"), ("readMetrics", "everyone"), ("readDocument", "everyone"),
    ("readService", "everyone"),
    ("listDays", "everyone"),
    ("findEarliestDate", "everyone"),
    ("submitRequest", "everyone-known applicant admin auditor deputy director officer registry"),
    ("listRequests", "auditor deputy director officer registry"),
    ("readRequest", "applicant auditor deputy director officer registry"),
    ("proposeWindows", "applicant registry"), ("revokeLinks", "applicant registry"),
    ("setCoApplicants", "applicant registry"),
    ("readPersonalData", "applicant director registry"), ("eraseRequest", "director"),
    ("addDocument", "applicant director officer registry"),
    ("readDocumentContent", "applicant deputy director officer registry"),
    ("registerRequest", "registry"), ("returnRequest", "registry"), ("completeRequest", "applicant registry"),
    ("referRequest", "deputy director registry"), ("disposeRequest", "deputy"),
    ("receiveRequest", "director registry"), ("assignRequest", "director"),
    ("answerRequest", "director officer"), ("facilitateRequest", "director officer"),
    ("closeRequest", "director officer registry"), ("withdrawRequest", "applicant registry"),
    ("bookMeeting", "director officer registry"), ("callOffMeeting", "director officer"),
    ("proposeRescheduling", "applicant director officer"), ("acceptOption", "applicant director officer"),
    ("declineRescheduling", "applicant director officer"),
    ("counterRescheduling", "applicant director officer"),
    ("withdrawRescheduling", "applicant director officer"),
    ("registerComplaint", "everyone-known applicant admin auditor deputy director officer registry"),
    ("listComplaints", "auditor director registry"), ("answerComplaint", "director registry"),
    ("makeFeed", "applicant admin auditor deputy director officer registry"),
    ("revokeFeed", "applicant admin auditor deputy director officer registry"),
    ("listFeeds", "admin auditor deputy director officer registry"),
    ("readHolidayFeed", "everyone"), ("readFeed", "everyone"),
    ("readHolidayCode", "everyone"), ("readFeedCode", "everyone"),
    ("takeItip", "applicant admin officer registry"),
    ("reportServiceLevel", "admin auditor deputy director registry"),
    ("reportLoad", "admin auditor deputy director registry"),
    ("reportComplaints", "admin auditor deputy director registry"),
    ("listSlots", "everyone-known applicant admin auditor deputy director officer registry"),
    ("readOptions", "applicant auditor deputy director officer registry"),
    ("makePlan", "director"), ("readPlan", "auditor director officer"), ("approvePlan", "director"),
    ("changePlan", "director"), ("restorePlan", "director"),
    ("listOfficers", "admin auditor deputy director officer registry"), ("addOfficer", "admin director"),
    ("readAvailability", "admin auditor deputy director officer registry"),
    ("publishAvailability", "director officer"), ("declareAbsence", "director officer"),
    ("publishDateHours", "director officer"), ("withdrawDateHours", "director officer"),
    ("withdrawAbsence", "director officer"), ("subscribeCalendar", "director officer"),
    ("unsubscribeCalendar", "director officer"), ("refreshSubscription", "director officer"),
    ("listSubscriptions", "director"),
    ("listAccounts", "admin"), ("addAccount", "admin"), ("deactivateAccount", "admin"),
    ("issueToken", "admin"), ("revokeToken", "admin"), ("activateAccount", "admin"), ("changeRoles", "admin"),
    ("resetPassword", "admin"), ("removeSecondFactor", "admin"),
    ("addWebhook", "admin"), ("listWebhooks", "admin"), ("removeWebhook", "admin"),
    ("importHolidays", "admin director"), ("listCalendarVersions", "admin auditor director"),
    ("readCalendarVersion", "admin auditor director"), ("readCalendarSource", "admin auditor director"),
    ("listSettings", "admin director"), ("changeSetting", "admin director"),
    ("unsetSetting", "admin director"),
    ("listOutgoingMail", "admin registry"), ("retryMail", "admin registry"), ("dropMail", "admin registry"),
    ("correctRequest", "registry"), ("listIncomingMail", "admin registry"),
    ("readIncomingMail", "admin deputy director officer registry"),
    ("readIncomingSource", "deputy director officer registry"),
    ("settleIncomingMail", "registry"), ("takeIncomingMail", "registry"),
  ]

  @Test("Each has a row in the matrix of roles, and keeps to it")
  func roles() {
    #expect(OperationCatalog.all.map(\.id).sorted() == Self.matrix.map(\.id).sorted())
    for operation in OperationCatalog.all {
      let row = Self.matrix.first { $0.id == operation.id }
      #expect(row?.callers == Self.callers(of: operation.access), "\(operation.id)")
    }
  }

  static func callers(of access: Access) -> String {
    if access == .everyone { return "everyone" }
    let strangers = access.allowsStrangers ? ["everyone-known"] : []
    let applicant = access.allowsApplicant ? ["applicant"] : []
    return (strangers + applicant + access.roles.map(\.rawValue).sorted()).joined(separator: " ")
  }

  @Test("Names are unique, and so are methods with their paths")
  func unique() {
    #expect(Set(OperationCatalog.all.map(\.id)).count == OperationCatalog.all.count)
    #expect(
      Set(OperationCatalog.all.map { "\($0.method.rawValue) \($0.path)" }).count == OperationCatalog.all.count
    )
  }

  @Test("Kinds of problems have names of their own")
  func problemKinds() {
    #expect(Set(ProblemKind.all.map(\.name)).count == ProblemKind.all.count)
    for operation in OperationCatalog.all {
      #expect(operation.allProblems.allSatisfy(ProblemKind.all.contains), "\(operation.id)")
    }
  }

  @Test("The document has every operation with all its answers", arguments: Language.allCases)
  func document(language: Language) throws {
    let context = try WebFixture.context()
    let response = OperationCatalog.router(in: context).answer(
      HTTPRequest("GET", "/api/v1/openapi.json", headers: ["accept-language": language.rawValue]))
    #expect(response.status == 200 && response.json["openapi"] == "3.1.0")
    guard case .object(let paths) = response.json["paths"] else {
      Issue.record("no paths")
      return
    }
    for operation in OperationCatalog.all {
      guard case .object(let methods) = paths[operation.path],
        case .object(let written) = methods[operation.method.rawValue.lowercased()],
        case .object(let responses) = written["responses"]
      else {
        Issue.record("\(operation.id) is missing")
        continue
      }
      #expect(written["operationId"] == .string(operation.id))
      for status in operation.answers.map(\.status) + operation.allProblems.map(\.status) {
        #expect(responses[String(status)] != nil, "\(operation.id) \(status)")
      }
    }
  }

  @Test(
    "What needs nothing but the calendars answers",
    arguments: [
      ("/healthz", 200, #""status":"ok""#), ("/api/v1/service", 200, #""leadWorkingDays":5"#),
      (
        "/api/v1/calendar/days?from=2026-08-14&to=2026-08-18", 200,
        #""date":"2026-08-17","kind":"national-holiday""#
      ),
      ("/api/v1/calendar/days?from=2026-08-14&to=2026-08-14", 200, "[]"),
      ("/api/v1/calendar/days?from=2026-08-14&to=2026-08-13", 422, #""path":"to""#),
      ("/api/v1/calendar/days?from=2026-08-14", 422, #""path":"to""#),
      ("/api/v1/calendar/days?from=2026-02-30&to=2026-08-13", 422, #""path":"from""#),
      ("/api/v1/calendar/days?from=2026-01-01&to=2099-01-01", 404, "/masalah/di-luar-kalender"),
      (
        "/api/v1/calendar/earliest?receivedAt=2026-08-10T09:00:00+07:00", 200, #""earliestDate":"2026-08-18""#
      ),
      ("/api/v1/calendar/earliest?receivedAt=2026-08-10", 422, #""path":"receivedAt""#),
      (
        "/api/v1/calendar/earliest?receivedAt=2026-08-10T09:00:00+07:00&knownOn=2025-09-19", 200,
        #""earliestDate":"2026-08-18""#
      ),
      ("/api/v1/calendar/earliest?knownOn=2025-09-18", 422, #""path":"knownOn""#),
      (
        "/api/v1/calendar/days?from=2026-08-14&to=2026-08-18&knownOn=2025-09-19", 200,
        #""date":"2026-08-17","kind":"national-holiday""#
      ),
      ("/api/v1/calendar/days?from=2026-08-14&to=2026-08-18&knownOn=2025-09-18", 422, #""path":"knownOn""#),
      ("/api/v1/calendar/days?from=2026-08-14&to=2026-08-18&knownOn=soon", 422, #""path":"knownOn""#),
      ("/api/v1/calendar/earliest", 200, #""dueDate":"#),
      ("/api/v1/nothing", 404, "/masalah/tidak-ditemukan"),
    ])
  func answers(address: String, status: Int, part: String) throws {
    let response = OperationCatalog.router(in: try WebFixture.context()).answer(HTTPRequest("GET", address))
    #expect(response.status == status, "\(response.text)")
    #expect(response.text.contains(part), "\(response.text)")
  }

  @Test("What JSON an operation answers fits what the document says of it")
  func answersFit() throws {
    let router = OperationCatalog.router(in: try WebFixture.context())
    let zones = TimeZoneNames(["Asia/Jakarta"])
    for (id, address) in [
      ("readService", "/api/v1/service"), ("findEarliestDate", "/api/v1/calendar/earliest"),
      ("checkHealth", "/healthz"),
      ("listDays", "/api/v1/calendar/days?from=2026-08-14&to=2027-09-18"),
    ] {
      let operation = OperationCatalog.all.first { $0.id == id }
      let schema = try #require(operation?.answers.first?.content.first?.schema)
      let value = try JSONValue(parsing: Array(router.answer(HTTPRequest("GET", address)).text.utf8))
      #expect(schema.check(value, zones: zones).problems.map(\.path) == [], "\(id)")
    }
  }

  @Test("A database that does not answer makes the service unhealthy")
  func unhealthy() throws {
    for database in [
      WebFixture.NoDatabase(error: .closed), WebFixture.NoDatabase(error: nil, failure: .unwritable("sync")),
    ] {
      let context = try WebFixture.context(database: database)
      let response = OperationCatalog.router(in: context).answer(HTTPRequest("GET", "/healthz"))
      #expect(response.status == 503 && response.header("retry-after") != nil)
    }
  }
}
