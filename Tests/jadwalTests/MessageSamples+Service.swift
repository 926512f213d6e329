import Glibc
import HTTPServer
import Store
import Wording

@testable import jadwal

extension MessageSamples {
  /// What the service and the commands on its data say.
  static let service = [
    MessageSamples(
      "ServiceProblem", "jadwal/Service/ServiceProblem.swift",
      [
        ServiceProblem.notInitialized(folder: "data"),
        ServiceProblem.calendarsMissing(folder: "calendars"),
      ]
        + [EADDRINUSE, EACCES, EINVAL, EIO].map {
          ServiceProblem.cannotListen(HTTPServerError(host: "127.0.0.1", port: 80, code: $0))
        }),
    MessageSamples(
      "DatabaseError", "Store/Database.swift",
      [
        DatabaseError.notUnique("account.email"), .overlap, .missingReference,
        .broken(rule: "start_at < end_at"), .unwritable("data: No space left on device"), .inUse("x.lock"),
        .unreadable("file is not a database"), .newer(version: 9, known: 4), .closed,
        .failed(code: 1, "no such table: x"),
      ]),
  ]
}
