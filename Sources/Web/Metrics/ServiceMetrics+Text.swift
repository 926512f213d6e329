import Office
import Store

extension ServiceMetrics {
  /// Everything that a monitor is told. Fails where the database cannot be asked.
  func text(asking office: Office) throws -> String {
    let condition = try office.ask(as: .service) { try $0.condition() }
    let counts = current
    let figures = process
    var text = MetricsText()
    answers(counts, &text)
    text.begin("jadwal_refusals_total", "counter", "Calls that were not done, by the kind of problem.")
    for (name, count) in counts.refusals.sorted(by: { $0.key < $1.key }) {
      text.add("jadwal_refusals_total", [("problem", name)], String(count))
    }
    text.begin("jadwal_outgoing", "gauge", "Messages that wait or were given up, by channel.")
    for queue in condition.queues {
      text.add(
        "jadwal_outgoing", [("channel", queue.channel.rawValue), ("state", queue.state)], String(queue.count))
    }
    text.single(
      "jadwal_incoming_open", "gauge", "Mails that came in and wait for the administration desk.",
      condition.incoming)
    text.single("jadwal_database_bytes", "gauge", "Size of the database file.", figures.databaseBytes)
    text.single("jadwal_database_log_bytes", "gauge", "Size of the database's log.", figures.logBytes)
    text.single(
      "jadwal_database_generation", "gauge", "Groups of changes committed since the start.",
      office.database.generation)
    text.single(
      "process_resident_memory_bytes", "gauge", "Memory that the process has in hand.", figures.residentBytes)
    text.single("process_open_fds", "gauge", "Files and connections that are open.", figures.openFiles)
    text.single(
      "process_start_time_seconds", "gauge", "When the process began, since 1970.", figures.startedAt)
    needs(condition, figures, &text)
    text.begin("jadwal_build_info", "gauge", "The version of the program.")
    text.add("jadwal_build_info", [("version", figures.version)], "1")
    return text.text
  }

  /// What may need somebody soon; what is not known is left out.
  private func needs(_ condition: ServiceCondition, _ figures: ProcessFigures, _ text: inout MetricsText) {
    text.single(
      "jadwal_subscriptions_broken", "gauge", "Calendars of officers that cannot be read.",
      Int64(condition.brokenSubscriptions))
    let known: [(name: String, help: String, value: Int64?)] = [
      (
        "jadwal_decreed_until_year", "The last year whose days off a decree names.",
        condition.lastDecreedYear.map(Int64.init)
      ),
      (
        "jadwal_mail_waiting_since_seconds", "When the oldest mail was caused that is due, since 1970.",
        condition.mailWaitsSince?.secondsSinceEpoch
      ),
      (
        "jadwal_mail_server_reached_seconds", "When the mail server last answered, since 1970.",
        condition.mail.reachedAt?.secondsSinceEpoch
      ),
      (
        "jadwal_mail_server_failing_since_seconds", "Since when it cannot be reached, since 1970.",
        condition.mail.failure?.since.secondsSinceEpoch
      ),
      ("jadwal_disk_free_bytes", "Free room on the disk of the data folder.", figures.freeBytes),
      ("jadwal_last_backup_seconds", "When the last backup was taken, since 1970.", figures.backupAt),
    ]
    for figure in known {
      if let value = figure.value { text.single(figure.name, "gauge", figure.help, value) }
    }
  }

  private func answers(_ counts: Counts, _ text: inout MetricsText) {
    text.begin("jadwal_http_requests_total", "counter", "Answers by method, route and class of status.")
    let sorted = counts.answers.sorted {
      ($0.key.route, $0.key.method, $0.key.statusClass) < ($1.key.route, $1.key.method, $1.key.statusClass)
    }
    for (answers, count) in sorted {
      let status = answers.statusClass == 0 ? "none" : "\(answers.statusClass)xx"
      text.add(
        "jadwal_http_requests_total",
        [("method", answers.method), ("route", answers.route), ("status", status)], String(count))
    }
    text.begin("jadwal_http_duration_seconds", "histogram", "Time from the request line to the last byte.")
    var sum: Int64 = 0
    for (place, count) in counts.durations.enumerated() {
      sum += count
      let bound = place < Self.bounds.count ? MetricsText.seconds(Self.bounds[place]) : "+Inf"
      text.add("jadwal_http_duration_seconds_bucket", [("le", bound)], String(sum))
    }
    text.add("jadwal_http_duration_seconds_sum", [], MetricsText.seconds(counts.microseconds))
    text.add("jadwal_http_duration_seconds_count", [], String(sum))
    let bookings = counts.answers.filter {
      $0.key.method == "POST" && $0.key.route == "/api/v1/requests/{id}/meetings" && $0.key.statusClass == 2
    }
    text.single(
      "jadwal_bookings_total", "counter", "Meetings that were booked.", bookings.values.reduce(0, +))
  }
}
