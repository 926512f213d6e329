import Glibc
import ICalendar
import JSON
import Scheduling
import WorkCalendar
import Wording

@testable import Commands

/// Messages of one kind, with the place in the sources where the kind is declared.
struct MessageSamples: Sendable {
  let type: String
  /// The file below `Sources/`.
  let source: String
  let samples: [any Explained & Sendable]

  init(_ type: String, _ source: String, _ samples: [any Explained & Sendable]) {
    self.type = type
    self.source = source
    self.samples = samples
  }

  /// Every message of the program, once at least.
  static let all: [MessageSamples] =
    [
      usage, files, calendars, calendarWarnings, findings, scenario, scenarioWarnings, syntax, structure,
      iso8601,
      workload,
    ] + foreign + forecast + holidays + service

  static let path = JSONPath.root["requests"][3]["proposals"][0]
  static let date = CivilDate(iso8601: "2026-03-18") ?? .first
  static let instant = Instant(iso8601: "2026-03-18T09:00:00+07:00") ?? Instant(secondsSinceEpoch: 0)
  static let fault = ISO8601Error(.missingOffset, at: 20)
  static let calendarError = ICalendarError(
    .truncated(open: "VEVENT"), at: ICalendarPlace(file: "2026.ics", line: 12, component: "VEVENT"))
  static let calendarWarning = ICalendarWarning(
    .ignoredComponent, at: ICalendarPlace(file: "bima.ics", line: 3, component: "VTODO"))

  private static let usage = MessageSamples(
    "UsageProblem", "Commands/Arguments/UsageProblem.swift",
    [
      UsageProblem.noCommand(group: nil, known: ["workdays", "match"]),
      UsageProblem.noCommand(group: "workdays", known: ["earliest", "list"]),
      UsageProblem.unknownCommand("mtach", group: nil, nearest: "match"),
      UsageProblem.unknownCommand("x\n", group: "workdays", nearest: nil),
      UsageProblem.unknownOption("--form", command: "jadwal workdays list", nearest: "--from"),
      UsageProblem.unknownOption("--days", command: nil, nearest: nil),
      UsageProblem.missingValue(option: "--days", expected: .integer(0...1000)),
      UsageProblem.unexpectedValue(option: "--json"),
      UsageProblem.repeatedOption("--json"),
      UsageProblem.missingOption("--from", command: "jadwal workdays list"),
      UsageProblem.missingOperand(.file(ending: "json"), command: "jadwal match"),
      UsageProblem.extraOperand("b.json", command: "jadwal match"),
      UsageProblem.badValue(of: "--from", text: "besok", expected: .date),
      UsageProblem.badValue(of: "--lang", text: "de", expected: .choice(["id", "en"])),
      UsageProblem.badValue(of: "JADWAL_NOW", text: "now", expected: .instant),
      UsageProblem.badInstant(text: "2026-03-10T09:00:00", line: nil, fault),
      UsageProblem.badInstant(text: "2026-03-10T09:00:00", line: 7, fault),
      UsageProblem.blankLine(7),
      UsageProblem.lineTooLong(7, limit: 1024),
      UsageProblem.conflictingOptions("--json", "--readable"),
      UsageProblem.unknownRequest("R-8", scenario: "hari.json", nearest: "R-08"),
      UsageProblem.unknownRequest("R-8", scenario: "hari.json", nearest: nil),
      UsageProblem.unknownSetting("unit-mail", nearest: "unit-email"),
      UsageProblem.unknownSetting("warna", nearest: nil),
      UsageProblem.badSetting("online-rooms", text: "0", expected: .number(1...1_000)),
      UsageProblem.badSetting("unit-email", text: "tu@", expected: .email),
      UsageProblem.badSetting("room-link", text: "zoom", expected: .roomLink),
      UsageProblem.badSetting("public-address", text: "jadwal", expected: .address),
      UsageProblem.badSetting("reference-prefix", text: "spb", expected: .prefix),
      UsageProblem.badSetting("unit-name", text: "", expected: .name),
      UsageProblem.reversedDates(from: date, to: .first),
    ])

  private static let files = MessageSamples(
    "FileProblem", "Commands/System/FileProblem.swift",
    [ENOENT, EACCES, ENOTDIR, EEXIST, ENOSPC, EROFS, ENAMETOOLONG, EMFILE, EIO, 9999].map {
      FileProblem.unreadable(path: "hari.json", SystemError(code: $0))
    } + [
      FileProblem.isFolder(path: "rencana"),
      FileProblem.tooLarge(path: "hari.json", limit: 32 << 20),
      FileProblem.unwritable(path: "rencana", SystemError(code: EACCES)),
      FileProblem.foreignContent(folder: "rencana", entry: "surat.docx"),
      FileProblem.symbolicLink(path: "rencana"),
      FileProblem.inputFailed(SystemError(code: EIO)),
      FileProblem.outputFailed(SystemError(code: ENOSPC)),
    ])

  private static let calendars = MessageSamples(
    "CalendarProblem", "Commands/Calendars/CalendarProblem.swift",
    [
      CalendarProblem.noFolder,
      CalendarProblem.unreadableFolder(path: "kalender", SystemError(code: ENOENT)),
      CalendarProblem.noYears(folder: "kalender"),
      CalendarProblem.noOfficeHours(folder: "kalender"),
      CalendarProblem.noDecree(folder: "kalender", knownOn: nil),
      CalendarProblem.noDecree(folder: "kalender", knownOn: date),
      CalendarProblem.unreadable(calendarError),
      CalendarProblem.beyondReach(
        CalendarReachError(year: 2049, decreedYears: 2022...2027), folder: "kalender"),
    ])

  private static let calendarWarnings = MessageSamples(
    "CalendarWarning", "Commands/Calendars/CalendarProblem.swift",
    [
      CalendarWarning.tentativeDates(years: [2028]), CalendarWarning.tentativeDates(years: [2028, 2029]),
      CalendarWarning.tentativeDays(years: [2028]), CalendarWarning.tentativeCount(years: [2028]),
      CalendarWarning.tentativeHours(periods: [
        LocalizedName(indonesian: "Jam kerja Ramadan 1448 H", english: "Office hours in Ramadan 1448 AH")
      ]),
    ])

  private static let findings = MessageSamples(
    "CalendarFinding", "Commands/Calendars/CalendarCheck.swift",
    [
      CalendarFinding.unreadable(calendarError),
      CalendarFinding.unreadableFile(.unreadable(path: "kalender/2026.ics", SystemError(code: EACCES))),
      CalendarFinding.readPast(calendarWarning),
      CalendarFinding.wrongYear(file: "kalender/2025.ics", date),
      CalendarFinding.repeatedDay(file: "kalender/2027.ics", date, other: "kalender/2026.ics"),
      CalendarFinding.missingYear(folder: "kalender", 2024),
      CalendarFinding.noOfficeHours(folder: "kalender"),
      CalendarFinding.unusedFile(file: "kalender/baru.ics"),
      CalendarFinding.undecreedYear(file: "kalender/2028.ics", 2028),
    ])

  private static let scenario = MessageSamples(
    "Reason", "Commands/Scenario/ScenarioProblem.swift",
    [
      ScenarioProblem.Reason.syntax(.endsEarly),
      ScenarioProblem.Reason.structure(.missing),
      ScenarioProblem.Reason.instant("2026-03-10T09:00:00", fault),
      ScenarioProblem.Reason.hours("7-12", ISO8601Error(.unexpectedCharacter(.hour), at: 2)),
      ScenarioProblem.Reason.reversedWindow(start: instant, end: instant),
      ScenarioProblem.Reason.windowTooLong(limit: 31),
      ScenarioProblem.Reason.repeatedID("R-1", first: JSONPath.root["requests"][0]["id"]),
      ScenarioProblem.Reason.unknownOfficer("ayuu", nearest: "ayu"),
      ScenarioProblem.Reason.unknownOfficer("x", nearest: nil),
      ScenarioProblem.Reason.notOneOf("friend", ["none", "elderly"]),
      ScenarioProblem.Reason.email("ayu"),
      ScenarioProblem.Reason.unknownZone("Asia/Atlantis"),
      ScenarioProblem.Reason.unusableZone("Asia/Rusak", ZoneFileError(.notTZif, at: 0)),
      ScenarioProblem.Reason.emptyText,
      ScenarioProblem.Reason.textTooLong(limit: 100),
      ScenarioProblem.Reason.controlCharacter(10),
      ScenarioProblem.Reason.slotDoesNotDivideDay(7),
      ScenarioProblem.Reason.fileName("../x.ics"),
      ScenarioProblem.Reason.file(.isFolder(path: "kalender")),
      ScenarioProblem.Reason.calendar(calendarError),
      ScenarioProblem.Reason.organizerAddress("tu@example.go.id"),
      ScenarioProblem.Reason.neededForInvitations, ScenarioProblem.Reason.unforeseen("x"),
    ] + overlappingHours)

  private static let scenarioWarnings = MessageSamples(
    "Reason", "Commands/Scenario/ScenarioWarning.swift",
    [
      ScenarioWarning.Reason.pastProposal,
      ScenarioWarning.Reason.proposalShorterThanMeeting(window: 30, meeting: 60),
      ScenarioWarning.Reason.repeatedProposal(first: 0),
      ScenarioWarning.Reason.repeatedCompetence("nib"),
      ScenarioWarning.Reason.receivedLater(instant),
      ScenarioWarning.Reason.officerOfNoUse("bima"),
      ScenarioWarning.Reason.officerWithoutHours("bima"),
      ScenarioWarning.Reason.overlappingBookings("bima", other: path),
      ScenarioWarning.Reason.calendar(calendarWarning),
    ])

  private static let syntax = MessageSamples(
    "Problem", "JSON/JSONLimits.swift",
    [
      JSONSyntaxError.Problem.tooLong(limit: 32 << 20), JSONSyntaxError.Problem.tooDeep(limit: 16),
      JSONSyntaxError.Problem.tooManyValues(limit: 1_000_000), JSONSyntaxError.Problem.notUTF8,
      JSONSyntaxError.Problem.endsEarly, JSONSyntaxError.Problem.trailingText,
      JSONSyntaxError.Problem.unexpectedText, JSONSyntaxError.Problem.duplicateName,
      JSONSyntaxError.Problem.numberOutOfRange, JSONSyntaxError.Problem.nulCharacter,
    ])

  private static let structure = MessageSamples(
    "Problem", "JSON/JSONObjectReader.swift",
    [
      JSONStructureError.Problem.missing, JSONStructureError.Problem.unknown(known: ["now", "service"]),
      JSONStructureError.Problem.outOfRange(found: 7, allowed: 1...5),
      JSONStructureError.Problem.tooManyElements(found: 21, limit: 20),
      JSONStructureError.Problem.tooFewElements(found: 0, minimum: 1),
    ] + JSONKind.allCases.map { JSONStructureError.Problem.wrongKind(expected: .string, found: $0) })

  private static let workload = MessageSamples(
    "Reason", "Commands/Workload/SlotsWorkload.swift",
    [
      WorkloadProblem.Reason.syntax(JSONSyntaxError(.endsEarly, line: 1, column: 2)),
      WorkloadProblem.Reason.structure(JSONStructureError(.missing, at: path)),
      WorkloadProblem.Reason.value(path), WorkloadProblem.Reason.line(4),
    ])

  private static let overlappingHours: [ScenarioProblem.Reason] = {
    guard let one = LocalSpan(iso8601: "07:30-12:00"), let other = LocalSpan(iso8601: "11:00-16:00") else {
      return []
    }
    return [.overlappingHours(one, other)]
  }()
}
