import HTTPServer
import JSON
import Office
import Transfers
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
      "jangan batasi seringnya panggilan dan sambungan per alamat; untuk mengukur",
      "do not limit how often anybody calls, nor the connections of an address; to measure"))
  static let trustedProxy = OptionDeclaration(
    "trusted-proxy", .text(Sentence("ALAMAT[,ALAMAT]", "ADDRESS[,ADDRESS]")),
    help: Sentence(
      "proksi yang X-Forwarded-For-nya dipercaya untuk alamat pemanggil; bawaan: tidak ada",
      "proxies whose X-Forwarded-For is believed for the address of a caller; default: none"))
  static let publicAddress = OptionDeclaration(
    "public-address", .text(Sentence(same: "URL")),
    help: Sentence(
      "alamat layanan dari luar, awal semua tautan; bawaan: setelan public-address, atau tempat mendengarkan",
      "where the outside reaches the service, as links begin; default: the setting public-address, or where it listens"
    ))
  static let webhookAllow = OptionDeclaration(
    "webhook-allow", .text(Sentence("HOST,…", "HOST,…")),
    help: Sentence(
      "host yang boleh dipanggil webhook tanpa TLS dan di jaringan sendiri, dipisah koma",
      "hosts that webhooks may have without TLS and in networks of one's own, with commas between"))
  static let calendarAllow = OptionDeclaration(
    "calendar-allow", .text(Sentence("HOST,…", "HOST,…")),
    help: Sentence(
      "host kalender petugas yang boleh tanpa TLS dan di jaringan sendiri, dipisah koma",
      "hosts of officers' own calendars that may be without TLS and in networks of one's own, with commas between"
    ))
  static let calendarAuthorities = OptionDeclaration(
    "calendar-authorities", .text(Sentence("BERKAS", "FILE")),
    help: Sentence(
      "sertifikat (PEM) yang dipercaya untuk kalender petugas, sebagai ganti milik sistem",
      "certificates (PEM) to trust of officers' own calendars, instead of the system's"))
  /// How often the service looks for what is due, in seconds.
  private static let rhythm = 3

  static let declaration = CommandDeclaration(
    "serve",
    summary: Sentence(
      "jalankan layanan: halaman, API, dan kalender langganan",
      "run the service: pages, API and calendar feeds"),
    details: Sentence(
      """
      Menjalankan layanan atas folder data sampai SIGTERM atau SIGINT (Ctrl-C); yang sedang dikerjakan \
      diselesaikan dulu. Alamatnya ditulis di keluaran standar begitu siap. Surel dikirim lewat server yang \
      disebut mail.json di folder data; tanpa server ia menjadi berkas di mail/outgoing. JADWAL_NOW memulai \
      jamnya pada waktu itu.
      """,
      """
      Runs the service over the data folder until SIGTERM or SIGINT (Ctrl-C); what is in hand is finished \
      first. Its address is written on standard output when it is ready. Mail goes out over the server that \
      mail.json in the data folder names; without one it becomes files in mail/outgoing. JADWAL_NOW starts its \
      clock at that instant.
      """
    ),
    options: [
      port, host, publicAddress, trustedProxy, log, unlimited, webhookAllow, calendarAllow,
      calendarAuthorities,
    ],
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
    settings.http.trustedProxies = try context.trustedProxies()
    settings.publicAddress = try context.publicAddress()
    // Behind a proxy all connections come from one address.
    if !settings.http.trustedProxies.isEmpty || context.arguments.has(unlimited) {
      settings.http.connectionsPerAddress = settings.http.connections
    }
    settings.logsRequests = context.arguments.has(log)
    settings.limitsCalls = !context.arguments.has(unlimited)
    settings.webhookAllowance = try context.allowance(ServeCommand.webhookAllow)
    settings.calendarAllowance = try context.allowance(ServeCommand.calendarAllow)
    settings.calendarAuthorities = context.arguments.text(calendarAuthorities)
    let mail = try MailConfiguration.read(in: folder.path)
    for warning in mail.warnings(in: folder) { context.diagnostics.warn(warning) }
    settings.mail = (mail.sender(in: folder), mail.smtp?.messagesPerMinute)
    settings.incoming = Service.IncomingSettings(
      folder: IncomingFolder(data: folder.path), mailbox: mail.imap, policy: mail.policy)
    settings.handOverFolder = folder.path
    let database = try folder.openForService(at: clock.now())
    let service = try Service(
      database: database, clock: clock, calendars: try calendars.shipped(),
      calendarFolder: calendars.path, linkKey: try folder.linkKey(), settings: settings,
      log: ServiceLog(context.diagnostics.output, now: clock.now))
    let address = try service.start()
    if context.wantsJSON {
      try context.output.writeLine((["address": .string(address)] as JSONValue).serialized())
    } else {
      try context.output.writeLine(context.say(Sentence("siap di \(address)", "ready at \(address)")))
      try context.output.writeLine(context.say(mail.destination(in: folder)))
    }
    try context.output.flush()
    repeat { service.keepHouse() } while !signals.came(within: rhythm)
    service.stop()
    return .success
  }
}

extension CommandContext {
  /// The proxies of `--trusted-proxy`. Fails where one is no numeric address.
  fileprivate func trustedProxies() throws(UsageProblem) -> TrustedProxies {
    guard let text = arguments.text(ServeCommand.trustedProxy) else { return TrustedProxies() }
    let words = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard let proxies = TrustedProxies(words) else {
      throw .badValue(
        of: ServeCommand.trustedProxy.spelling, text: text,
        expected: .text(Sentence("alamat angka seperti 127.0.0.1", "a numeric address such as 127.0.0.1")))
    }
    return proxies
  }

  /// The address of `--public-address`. Fails where it is none.
  fileprivate func publicAddress() throws(UsageProblem) -> String? {
    guard let text = arguments.text(ServeCommand.publicAddress) else { return nil }
    guard let address = PublicAddress.read(text) else {
      throw .badValue(
        of: ServeCommand.publicAddress.spelling, text: text,
        expected: .text(Sentence(same: "https://jadwal.example.go.id")))
    }
    return address
  }

  /// The hosts that an option names. Fails with the first that is none.
  fileprivate func allowance(_ option: OptionDeclaration) throws(UsageProblem) -> HostAllowance {
    var hosts: [HTTPHost] = []
    for word in (arguments.text(option) ?? "").split(separator: ",") {
      guard let host = HTTPHost(String(word)) else {
        throw .badValue(
          of: option.spelling, text: String(word),
          expected: .text(Sentence("nama host atau alamatnya", "the name of a host, or its address")))
      }
      hosts.append(host)
    }
    return HostAllowance(hosts)
  }
}
