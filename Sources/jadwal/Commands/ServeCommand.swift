import JSON
import Webhooks
import Wording

/// `jadwal serve`
enum ServeCommand {
  static let port = OptionDeclaration(
    "port", .integer(0...65_535),
    help: Sentence(
      "porta; 0: yang mana saja yang bebas; bawaan: 8080", "the port; 0: any free one; default: 8080"))
  static let host = OptionDeclaration(
    "host", .text(Sentence("ALAMAT", "ADDRESS")),
    help: Sentence(
      "alamat angka untuk didengarkan; bawaan: 127.0.0.1 (TLS dan dunia luar urusan proksi di depannya)",
      "the numeric address to listen on; default: 127.0.0.1 (TLS and the outside are a reverse proxy's)"))
  static let log = OptionDeclaration(
    "log",
    help: Sentence(
      "satu baris per jawaban di galat standar: waktu, metode, rute, status, bita, mikrodetik",
      "a line for each answer on standard error: time, method, route, status, bytes, microseconds"))
  static let unlimited = OptionDeclaration(
    "unlimited",
    help: Sentence(
      "jangan batasi seringnya panggilan per alamat; untuk di belakang proksi yang sudah membatasi",
      "do not limit how often an address calls; for behind a proxy that limits already"))
  static let webhookAllow = OptionDeclaration(
    "webhook-allow", .text(Sentence("HOST,…", "HOST,…")),
    help: Sentence(
      "host yang boleh dipanggil webhook tanpa TLS dan di jaringan sendiri, dipisah koma",
      "hosts that webhooks may have without TLS and in networks of one's own, with commas between"))
  /// How often the service looks for what is due, in seconds.
  private static let rhythm = 3

  static let declaration = CommandDeclaration(
    "serve",
    summary: Sentence(
      "jalankan layanan: API dan kalender langganan", "run the service: API and calendar feeds"),
    details: Sentence(
      """
      Menjalankan layanan atas folder data sampai SIGTERM atau SIGINT (Ctrl-C); yang sedang dikerjakan \
      diselesaikan dulu. Alamatnya ditulis di keluaran standar begitu siap. Surel hanya diantrekan, belum \
      dikirim. JADWAL_NOW memulai jamnya pada waktu itu.
      """,
      """
      Runs the service over the data folder until SIGTERM or SIGINT (Ctrl-C); what is in hand is finished \
      first. Its address is written on standard output when it is ready. Mail is queued only, not sent yet. \
      JADWAL_NOW starts its clock at that instant.
      """
    ),
    options: [port, host, log, unlimited, webhookAllow],
    examples: [
      .init(
        line: "jadwal serve --data /srv/jadwal --log 2>> jadwal.log",
        meaning: Sentence("layanan dengan catatan di jadwal.log", "the service, with its log in jadwal.log"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let signals = StopSignals()
    let clock = try RunningClock(context.environment)
    let folder = DataFolder(context)
    let calendars = try context.calendarFolder()
    var settings = Service.Settings()
    settings.databasePath = folder.databasePath
    settings.http.port = UInt16(context.arguments.integer(port) ?? 8080)
    settings.http.host = context.arguments.text(host) ?? settings.http.host
    // Behind a proxy all connections come from one address.
    settings.http.connectionsPerAddress = settings.http.connections
    settings.logsRequests = context.arguments.has(log)
    settings.limitsCalls = !context.arguments.has(unlimited)
    settings.webhookAllowance = try allowance(context.arguments.text(webhookAllow) ?? "")
    let service = try Service(
      database: try folder.open(at: clock.now()), clock: clock, calendars: try calendars.shipped(),
      calendarFolder: calendars.path, settings: settings,
      log: ServiceLog(context.diagnostics.output, now: clock.now))
    let address = address(host: settings.http.host, port: try service.start())
    if context.wantsJSON {
      try context.output.writeLine((["address": .string(address)] as JSONValue).serialized())
    } else {
      try context.output.writeLine(context.say(Sentence("siap di \(address)", "ready at \(address)")))
    }
    try context.output.flush()
    repeat { service.keepHouse() } while !signals.came(within: rhythm)
    service.stop()
    return .success
  }

  /// The hosts in a list with commas. Fails with the first that is none.
  private static func allowance(_ list: String) throws(UsageProblem) -> HostAllowance {
    var hosts: [WebhookHost] = []
    for word in list.split(separator: ",") {
      guard let host = WebhookHost(String(word)) else {
        throw .badValue(
          of: webhookAllow.spelling, text: String(word),
          expected: .text(Sentence("nama host atau alamatnya", "the name of a host, or its address")))
      }
      hosts.append(host)
    }
    return HostAllowance(hosts)
  }

  private static func address(host: String, port: UInt16) -> String {
    host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)"
  }
}
