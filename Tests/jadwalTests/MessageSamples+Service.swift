import Casework
import Glibc
import HTTPServer
import Mail
import Office
import Store
import Transfers
import Webhooks
import WorkCalendar
import Wording

@testable import Commands

extension MessageSamples {
  /// What the service and the commands on its data say.
  static let service = [
    MessageSamples(
      "ServiceProblem", "Commands/Service/ServiceProblem.swift",
      [
        ServiceProblem.notInitialized(folder: "data"),
        ServiceProblem.calendarsMissing(folder: "calendars"),
        ServiceProblem.unknownAccount("ayu@example.go.id"),
        ServiceProblem.noAccount("ayu@example.go.id"), ServiceProblem.unknownToken(7),
        ServiceProblem.unknownApplicant("ayu@example.com"),
        ServiceProblem.unknownReference("SPB-2026-000009"),
        ServiceProblem.fileExists("cadangan.sqlite"), ServiceProblem.folderNotEmpty("data"),
        ServiceProblem.noLinkKey("data/link.key"), ServiceProblem.noAnswer,
        ServiceProblem.unknownVersion(9), ServiceProblem.versionOfProgram(1),
        ServiceProblem.noThread(code: 11),
      ]
        + [EADDRINUSE, EACCES, EINVAL, EIO].map {
          ServiceProblem.cannotListen(HTTPServerError(host: "127.0.0.1", port: 80, code: $0))
        }),
    MessageSamples(
      "CounterRefusal", "Office/Itip/CounterRefusal.swift",
      [
        CounterRefusal.past, .tooEarly(date), .dayOff, .outsideHours, .offGrid(Minutes(15)), .taken,
        .roomsFull,
        .presentTime, .beyondCalendar, .begun, .over, .notYourTurn, .tooManyRounds, .oldRevision,
        .onlyApplicant, .notNow,
      ]),
    MessageSamples(
      "HTTPAddressError", "Transfers/HTTPAddress.swift",
      [
        HTTPAddressError.tooLong, .notAnAddress, .scheme, .insecure, .userInformation, .fragment, .host,
        .port, .notPublic(.loopback),
      ]),
    MessageSamples(
      "DatabaseError", "Store/Database.swift",
      [
        DatabaseError.notUnique("account.email"), .overlap, .missingReference,
        .broken(rule: "start_at < end_at"), .unwritable("data: No space left on device"), .inUse("x.lock"),
        .unreadable("file is not a database"), .newer(version: 9, known: 4), .closed,
        .failed(code: 1, "no such table: x"),
      ]),
    MessageSamples(
      "Reason", "Commands/Mail/MailConfigurationProblem.swift",
      [
        MailConfigurationProblem.Reason.syntax(.endsEarly), .structure(.missing),
        .url("mail.example.go.id", schemes: ["smtp", "smtps"]), .notOneOf("ssl", ["required", "none"]),
        .address("tu@"), .noFile("ca.pem"), .secureScheme, .openPassword, .twoPasswords, .noPassword, .noUser,
        .unusableText, .mailboxName("a*"), .noFolder, .needlessFolder, .sameFolder, .serverName("a b"),
        .noServers,
      ]),
    MessageSamples(
      "MailWarning", "Commands/Mail/MailConfiguration+Sending.swift",
      [MailWarning.readableByOthers("data/mail.json")]),
    MessageSamples(
      "MailServerProblem", "Commands/Commands/MailSendCommand.swift",
      [
        MailServerProblem.unavailable("535 5.7.8 authentication failed"),
        .mailboxClosed("NO [NONEXISTENT] Unknown mailbox"),
      ]),
    MessageSamples(
      "MailReceiptProblem", "Commands/Commands/MailReceiveCommand.swift",
      [MailReceiptProblem.empty, .tooLarge(size: 60 << 20)]),
    MessageSamples(
      "MailReceiptWarning", "Commands/Commands/MailReceiveCommand.swift",
      [
        MailReceiptWarning.notTaken(nil),
        .notTaken(ServiceProblem.calendarsMissing(folder: "calendars").sentence),
      ]),
    MessageSamples(
      "Problem", "Mail/Reading/MailReadingError.swift",
      [MailReadingError.Problem.overLimit(.depth, 20), .nulInHeader, .noHeader]),
    MessageSamples(
      "Suspicion", "Mail/ReceivedMail.swift",
      [ReceivedMail.Suspicion.severalSenders, .differingMethod]),
    MessageSamples(
      "Hint", "Commands/Text/Hint.swift", [Hint.instantsFromTerminal, Hint.tokenNumber("7")]),
    MessageSamples(
      "Breach", "Store/Verification/Breach.swift",
      [
        Breach.damaged("row 3 missing from index request_state"),
        .overlap(.officer(Identifier(2)), at: instant),
        .meetingsOverlap(.room(1), Identifier(5)),
        .notTaken(.meeting(Identifier(5)), .officer(Identifier(2))),
        .notTaken(.option(Identifier(8)), nil), .takenForNothing(.room(1), at: instant),
        .severalMeetings(Identifier(3)), .noMeeting(Identifier(3), .scheduled),
        .meetingStands(Identifier(3), .withdrawn), .rescheduling(Identifier(3), .rescheduling), .history(12),
        .document(Identifier(4)), .incomingMail(Identifier(4)), .calendarVersion(Identifier(3)),
        .version(table: "meeting", number: 5),
      ]),
  ]
}
