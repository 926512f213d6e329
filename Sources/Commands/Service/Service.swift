import HTTPServer
import Mail
import Office
import Pages
import Secrets
import Store
import Web
import Transfers
import Webhooks
import WorkCalendar
private import CMalloc

/// The running service, put together: database, clock, calendars, use cases, pages, API, server.
final class Service {
  /// What the service is asked to be.
  struct Settings {
    /// The path of the database, to tell its size.
    var databasePath = ""
    /// Where it listens, and with which limits.
    var http = HTTPServerOptions()
    /// Whether each answered request is a line of the log.
    var logsRequests = false
    /// Whether the calls of everybody are counted and limited.
    var limitsCalls = true
    /// The hosts that webhooks may have besides those on the public internet.
    var webhookAllowance = HostAllowance.none
    /// The hosts that officers' own calendars may have besides those on the public internet.
    var calendarAllowance = HostAllowance.none
    /// A file with the certificates that are trusted of the hosts of calendars, instead of the system's.
    var calendarAuthorities: String?
    /// Where the outside reaches it, where whoever runs it says so.
    var publicAddress: String?
    /// What takes its mail, and how much of it in a minute.
    var mail: (sender: any MailSending, perMinute: Int?)?
    /// Where its mail comes in.
    var incoming: IncomingSettings?
    /// The data folder in which commands hand it work; `nil` where none can.
    var handOverFolder: String?
  }

  /// Where mail comes in, and whose word on it is believed.
  struct IncomingSettings {
    /// The folder into which a mail server's pipe puts it.
    let folder: IncomingFolder
    /// The mailbox from which it is fetched; `nil` for none.
    let mailbox: IMAPSettings?
    /// Whose word on the senders of mail is believed.
    let policy: MailPolicy
  }

  /// How many calendars are looked at at a time: slow ones keep no other waiting unless there are as many.
  private static let calendarThreads = 3

  let office: Office
  let database: SQLiteDatabase
  let clock: RunningClock
  private let server: HTTPServer
  private let tokens: TokenRegister
  private let settings: Settings
  private let log: ServiceLog
  private let webhookCaller: WebhookCaller
  private var threads: [ServiceThread] = []
  private var prunedAt: Instant?
  /// How often old messages are looked for.
  private static let pruning = Minutes(60)
  /// How many parts of the mail that came in are forgotten in one go.
  private static let prunings = 20

  /// The service over a database. Fails where the calendars cannot be used.
  init(
    database: SQLiteDatabase, clock: RunningClock, calendars: ShippedCalendars, calendarFolder: String,
    linkKey: LinkKey, settings: Settings, log: ServiceLog
  ) throws {
    Service.limitMemory()
    let office = Office(
      database: database,
      surroundings: .ofMachine(
        clock: clock, calendars: calendars, linkKey: linkKey, webhookAllowance: settings.webhookAllowance,
        calendarAllowance: settings.calendarAllowance))
    let initial = try Service.workingDays(of: office, calendarFolder: calendarFolder)
    let startedAt = clock.now().secondsSinceEpoch
    let metrics = ServiceMetrics { [path = settings.databasePath] in
      ProcessFigures.current(startedAt: startedAt, databasePath: path)
    }
    let tokens = TokenRegister(office: office)
    let context = WebContext(
      calendar: { (try? office.ask(as: .service) { try $0.calendars().workingDays }) ?? initial },
      office: office,
      authenticator: tokens,
      limiter: settings.limitsCalls ? CallerLimiter(microseconds: Service.microseconds) : NoLimits(),
      zones: TimeZoneNames(ZoneFiles().names), metrics: metrics,
      log: { log.write($0) })
    self.office = office
    self.tokens = tokens
    self.database = database
    self.clock = clock
    self.log = log
    webhookCaller = WebhookCaller(allowing: settings.webhookAllowance)
    self.settings = settings
    let writesLog = settings.logsRequests
    let accessLog: HTTPServer.AccessLog = { entry in
      metrics.count(entry)
      if writesLog { log.write(entry) }
    }
    let site = PageSite(web: context, microseconds: settings.limitsCalls ? Service.microseconds : nil)
    server = HTTPServer(router: site.router(), options: settings.http, accessLog: accessLog)
  }

  /// Begins to serve, to call webhooks, to send mail and to take what comes in, and to look at officers' own
  /// calendars. Returns the address at which it listens. Fails where
  /// that cannot be had.
  func start() throws -> String {
    let port: UInt16
    do throws(HTTPServerError) {
      port = try server.start()
    } catch {
      throw ServiceProblem.cannotListen(error)
    }
    let host = settings.http.host
    let address = host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)"
    // Before any thread begins: links in mail start with it.
    office.isServed(at: settings.publicAddress, listening: address)
    adoptCalendar()
    if let folder = settings.handOverFolder {
      let receiver = try HandOver.Receiver(folder: folder)
      threads.append(
        try ServiceThread("takeOrders", log: log) { [office] in try receiver.serve(office, isStopping: $0) })
    }
    let deliveries = DeliverWebhooks(office: office, caller: webhookCaller)
    threads.append(
      try ServiceThread("deliverWebhooks", log: log) { try deliveries.perform(isStopping: $0) })
    if let mail = settings.mail {
      let deliveries = DeliverMail(office: office, sender: mail.sender, messagesPerMinute: mail.perMinute)
      threads.append(
        try ServiceThread("deliverMail", log: log) { try deliveries.perform(isStopping: $0) })
    }
    if let incoming = settings.incoming { try receiveMail(incoming) }
    let fetches = FetchCalendars(
      office: office,
      fetcher: CalendarFetcher(
        allowing: settings.calendarAllowance, authorityFile: settings.calendarAuthorities),
      afterReading: Service.giveBackMemory)
    for number in 1...Service.calendarThreads {
      threads.append(
        try ServiceThread("fetchCalendars-\(number)", log: log) { try fetches.perform(isStopping: $0) })
    }
    return address
  }

  /// Takes the days off over that the program has brought since the last start: a promise made by the old ones is
  /// found as with an import. Where that fails the service runs all the same, and tries it again at the next start.
  private func adoptCalendar() {
    attempt("adoptCalendar") {
      guard let adopted = try office.perform(AdoptCalendar(), as: .service) else { return }
      let told = adopted.consequences
      log.write(
        "the program has brought other days off: version \(adopted.version) of the calendar, "
          + "\(told.requests.count) requests and \(told.meetings.count) meetings are affected")
    }
  }

  /// Begins to take mail that comes in. Each way has a thread, so that a slow mail server keeps nobody waiting.
  private func receiveMail(_ incoming: IncomingSettings) throws {
    let (office, log) = (self.office, self.log)
    incoming.folder.removeUnfinished()
    let intake = MailIntake(
      office: office, folder: incoming.folder, policy: incoming.policy, log: { log.write($0) },
      afterLargeMail: Service.giveBackMemory)
    threads.append(
      try ServiceThread("takeMail", log: log) { isStopping in try intake.takeAll(isStopping: isStopping) })
    guard let mailbox = incoming.mailbox else { return }
    let receiver = MailboxIntake(folder: incoming.folder, office: office, mailbox: mailbox.name) {
      log.write($0)
    }
    let poller = mailbox.poller(from: try receiver.position(), receiver: receiver)
    threads.append(
      try ServiceThread("fetchMail", every: mailbox.seconds, log: log) { isStopping in
        while !isStopping(), try poller.round(isStopping: isStopping) {}
      })
  }

  /// Finishes what is in hand, then closes the database.
  func stop() {
    server.stop()
    for thread in threads { thread.stop() }
    threads = []
    database.close()
  }

  /// Does what is due as time goes on: ends offers that have run out, reminds of meetings, and forgets answers,
  /// drafts and messages that nobody will ask for again. What fails is logged, and tried again the next time.
  func keepHouse() {
    attempt("expireOffers") {
      _ = try office.expireOffers { rescheduling, error in
        log.write("expireOffers: rescheduling \(rescheduling): \(type(of: error)): \(error)")
      }
    }
    attempt("remindOfMeetings") {
      _ = try office.remindOfMeetings { meeting, error in
        log.write("remindOfMeetings: meeting \(meeting): \(type(of: error)): \(error)")
      }
    }
    attempt("forgetAnswers") { try office.perform(ForgetAnswers(), as: .service) }
    attempt("noteTokenUses") { try tokens.noteUses() }
    attempt("forgetSessions") { try office.perform(ForgetSessions(), as: .service) }
    attempt("forgetDrafts") { try office.perform(ForgetDrafts(), as: .service) }
    let now = clock.now()
    guard prunedAt.map({ now >= $0 + Service.pruning }) ?? true else { return }
    prunedAt = now
    attempt("pruneMessages") { try office.perform(PruneMessages(), as: .service) }
    attempt("pruneIncomingMail") {
      var left = Service.prunings
      while left > 0, try office.perform(PruneIncomingMail(), as: .service) { left -= 1 }
    }
    attempt("eraseAfterRetention") {
      var left = Service.prunings
      while left > 0, try office.perform(EraseAfterRetention(), as: .service) { left -= 1 }
    }
  }

  private func attempt(_ name: String, _ work: () throws -> Void) {
    do { try work() } catch { log.write("\(name): \(type(of: error)): \(error)") }
  }

  /// A clock that never goes back, for counting how often somebody calls.
  @Sendable private static func microseconds() -> Int64 { Int64(StopWatch.nanoseconds() / 1_000) }

  private static func workingDays(of office: Office, calendarFolder: String) throws -> WorkingDayCalendar {
    do {
      return try office.ask(as: .service) { try $0.calendars().workingDays }
    } catch is CalendarsMissing {
      throw ServiceProblem.calendarsMissing(folder: calendarFolder)
    }
  }

  /// Keeps the allocator from giving each thread a heap of its own, which would hold the memory of the
  /// largest answer once for every thread.
  private static func limitMemory() { mallopt(M_ARENA_MAX, 2) }

  /// Gives back to the system what is free between what is in use: the allocator by itself keeps what a large
  /// calendar took, once in each of its heaps.
  @Sendable private static func giveBackMemory() { malloc_trim(0) }
}

extension Office.Surroundings {
  /// The clock given, the machine's randomness and zones.
  static func ofMachine(
    clock: RunningClock, calendars: ShippedCalendars, linkKey: LinkKey,
    webhookAllowance: HostAllowance = .none,
    calendarAllowance: HostAllowance = .none
  ) -> Office.Surroundings {
    let zones = ZoneCache(ZoneFiles())
    return Office.Surroundings(
      now: clock.now, random: SystemRandomSource(), zone: { zones.zone($0) }, calendars: calendars,
      linkKey: linkKey, webhookAllowance: webhookAllowance, calendarAllowance: calendarAllowance)
  }
}
