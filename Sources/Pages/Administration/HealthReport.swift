import Office
import Store
import Web
import WorkCalendar
import Wording

/// What is found of one part of the service: how it stands, and what to do.
struct HealthFinding: Sendable {
  /// How urgent it is.
  enum Verdict: Int, Comparable, Sendable {
    /// Nothing to do.
    case fine
    /// To be looked at in the next days.
    case look
    /// To be done now.
    case act

    static func < (lhs: Verdict, rhs: Verdict) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// The part of the service.
  let title: Sentence
  /// How it stands.
  let verdict: Verdict
  /// What was found: a few facts.
  let facts: [(label: Sentence, value: Sentence)]
  /// What to do; `nil` where there is nothing to be done.
  var advice: Sentence?
  /// The page that leads on; `nil` where none does.
  var path: String?
}

/// How the service stands, part by part, from the same numbers that a monitor is told. The bounds are choices: what a small
/// directorate with one server can react to in time.
struct HealthReport {
  /// A backup a day: two hours later than that, the last one is late.
  static let backupIsLate = Minutes(26 * 60)
  /// Without a backup for a week, too much would be lost.
  static let backupIsOld = Minutes(7 * 1440)
  /// Less room than this on the disk is soon used up.
  static let scarceBytes: Int64 = 5 << 30
  /// With less room than this nothing can be stored any more before long.
  static let lastBytes: Int64 = 2 << 30
  /// A log of the database above this is not taken over as it should be.
  static let longLog: Int64 = 200 << 20
  /// A mail that is due is sent within minutes.
  static let mailIsLate = Minutes(60)
  /// As long without the mail server, and invitations come too late.
  static let mailIsLost = Minutes(1440)
  /// As many mails in wait, and applicants wait as well.
  static let muchIncoming: Int64 = 20
  /// The decree of the next year is usual by then.
  static let decreeIsUsual = 10

  let condition: ServiceCondition
  let process: ProcessFigures
  let now: Instant

  /// Every part, in the order in which it is shown.
  var findings: [HealthFinding] {
    [backup, disk, outgoing, server, webhooks, incoming, subscriptions, holidays, database, program]
  }

  private func since(_ moment: Instant) -> Minutes {
    Minutes(Int(max(0, now.secondsSinceEpoch - moment.secondsSinceEpoch) / 60))
  }

  private func count(_ channel: OutgoingMessage.Channel, _ state: String) -> Int64 {
    condition.queues.first { $0.channel == channel && $0.state == state }?.count ?? 0
  }

  private static func number(_ count: Int64) -> Sentence { Sentence(same: String(count)) }

  private static func size(_ bytes: Int64) -> Sentence { Sentence(same: FileSize(Int(bytes)).large) }

  private var backup: HealthFinding {
    let title = Sentence("Cadangan data", "Backup")
    let advice = Sentence(
      "Jalankan jadwal backup setiap hari, misalnya dari cron, dan simpan berkasnya di mesin lain.",
      "Run jadwal backup every day, such as from cron, and keep the file on another machine.")
    guard let seconds = process.backupAt else {
      return HealthFinding(
        title: title, verdict: .act,
        facts: [(Sentence("Terakhir", "Last one"), Sentence("belum ada yang diketahui", "none is known"))],
        advice: advice)
    }
    let last = Instant(secondsSinceEpoch: seconds)
    let age = since(last)
    let verdict: HealthFinding.Verdict =
      age.count > Self.backupIsOld.count ? .act : age.count > Self.backupIsLate.count ? .look : .fine
    return HealthFinding(
      title: title, verdict: verdict,
      facts: [(Sentence("Terakhir", "Last one"), DateText.moment(last, in: .wib))],
      advice: verdict == .fine ? nil : advice)
  }

  private var disk: HealthFinding {
    let title = Sentence("Ruang disk", "Room on the disk")
    guard let free = process.freeBytes else {
      return HealthFinding(
        title: title, verdict: .look,
        facts: [(Sentence("Kosong", "Free"), Sentence("tidak diketahui", "not known"))],
        advice: Sentence(
          "Periksa disk folder data dengan df.", "Look at the disk of the data folder with df."))
    }
    let verdict: HealthFinding.Verdict =
      free < Self.lastBytes ? .act : free < Self.scarceBytes ? .look : .fine
    return HealthFinding(
      title: title, verdict: verdict, facts: [(Sentence("Kosong", "Free"), Self.size(free))],
      advice: verdict == .fine
        ? nil
        : Sentence(
          "Pindahkan cadangan lama ke mesin lain, atau perbesar disknya. Bila habis, tidak ada yang dapat disimpan.",
          "Move old backups to another machine, or enlarge the disk. Where it is full nothing can be stored.")
    )
  }

  private var outgoing: HealthFinding {
    let (waiting, failed) = (count(.mail, "waiting"), count(.mail, "failed"))
    let age = condition.mailWaitsSince.map(since)?.count ?? 0
    let verdict: HealthFinding.Verdict =
      age > Self.mailIsLost.count ? .act : age > Self.mailIsLate.count || failed > 0 ? .look : .fine
    var facts = [
      (Sentence("Menunggu dikirim", "Waiting"), Self.number(waiting)),
      (Sentence("Tidak sampai", "Given up"), Self.number(failed)),
    ]
    if let since = condition.mailWaitsSince {
      facts.append((Sentence("Tertua sejak", "Oldest since"), DateText.moment(since, in: .wib)))
    }
    return HealthFinding(
      title: Sentence("Surel keluar", "Mail out"), verdict: verdict, facts: facts,
      advice: verdict == .fine
        ? nil
        : Sentence(
          "Lihat sebabnya di antrean; sesudah diperbaiki, kirim ulang dari sana.",
          "See the reason in the queue; once it is put right, send anew from there."),
      path: OutgoingMailPage.path)
  }

  private var server: HealthFinding {
    let title = Sentence("Server surel", "Mail server")
    let reached = condition.mail.reachedAt
    let last: (Sentence, Sentence) = (
      Sentence("Terakhir menjawab", "Last answered"),
      reached.map { DateText.moment($0, in: .wib) }
        ?? Sentence("belum dicoba sejak layanan dimulai", "not tried since the service began")
    )
    guard let failure = condition.mail.failure else {
      return HealthFinding(title: title, verdict: .fine, facts: [last])
    }
    return HealthFinding(
      title: title, verdict: since(failure.since).count >= Self.mailIsLate.count ? .act : .look,
      facts: [
        last, (Sentence("Gagal sejak", "Failing since"), DateText.moment(failure.since, in: .wib)),
        (Sentence("Sebabnya", "Reason"), DeliveryTrouble.ofMail(failure.text)),
      ],
      advice: Sentence(
        "Periksa dengan jadwal mail check; setelannya di mail.json dalam folder data.",
        "Check it with jadwal mail check; its settings are in mail.json in the data folder."))
  }

  private var webhooks: HealthFinding {
    let (waiting, failed) = (count(.webhook, "waiting"), count(.webhook, "failed"))
    return HealthFinding(
      title: Sentence("Panggilan webhook", "Webhook calls"), verdict: failed > 0 ? .look : .fine,
      facts: [
        (Sentence("Menunggu", "Waiting"), Self.number(waiting)),
        (Sentence("Menyerah", "Given up"), Self.number(failed)),
      ],
      advice: failed > 0
        ? Sentence(
          "Hubungi pengelola penerimanya, atau hapus webhook yang tidak dipakai lagi.",
          "Reach whoever runs the receiver, or remove a webhook that is not used any more.") : nil,
      path: WebhookPage.path)
  }

  private var incoming: HealthFinding {
    let isMuch = condition.incoming >= Self.muchIncoming
    return HealthFinding(
      title: Sentence("Surel masuk", "Mail in"), verdict: isMuch ? .look : .fine,
      facts: [
        (
          Sentence("Menunggu Tata Usaha", "Waiting for the administration desk"),
          Self.number(condition.incoming)
        )
      ],
      advice: isMuch
        ? Sentence("Ingatkan Tata Usaha.", "Remind the administration desk.") : nil,
      path: IncomingMailText.path)
  }

  private var subscriptions: HealthFinding {
    let broken = condition.brokenSubscriptions
    return HealthFinding(
      title: Sentence("Kalender langganan petugas", "Calendars of officers"),
      verdict: broken > 0 ? .look : .fine,
      facts: [
        (Sentence("Dilanggan", "Subscribed to"), Sentence(same: String(condition.subscriptions))),
        (Sentence("Tidak terbaca", "Not read"), Sentence(same: String(broken))),
      ],
      advice: broken > 0
        ? Sentence(
          "Petugasnya sudah diberi tahu; minta mereka memeriksa alamat kalendernya.",
          "The officers were told; ask them to check the address of their calendar.") : nil)
  }

  private var holidays: HealthFinding {
    let today = now.local(offset: .wib).date
    let missing = condition.undecreedYears
    let verdict: HealthFinding.Verdict =
      missing.contains(today.year)
      ? .act : !missing.isEmpty && today.components.month >= Self.decreeIsUsual ? .look : .fine
    let last = condition.lastDecreedYear.map { Sentence(same: String($0)) } ?? Sentence("tidak ada", "none")
    let years = DateText.list(missing.map { Sentence(same: String($0)) })
    return HealthFinding(
      title: Sentence("Hari libur", "Days off"), verdict: verdict,
      facts: [
        (Sentence("Keputusan terakhir untuk tahun", "Last year with a decree"), last),
        (
          Sentence("Belum ada keputusan", "Without a decree"),
          missing.isEmpty ? Sentence("tidak ada", "none") : years
        ),
      ],
      advice: verdict == .fine
        ? nil
        : Sentence(
          "Impor SKB tahun itu di halaman hari libur. Sampai saat itu tanggalnya hanya perkiraan.",
          "Import the decree of the year on the page of days off. Until then its dates are a forecast."
        ), path: HolidaysPage.path)
  }

  private var database: HealthFinding {
    let isLong = process.logBytes > Self.longLog
    return HealthFinding(
      title: Sentence("Basis data", "Database"), verdict: isLong ? .look : .fine,
      facts: [
        (Sentence("Menjawab", "Answers"), Sentence("ya", "yes")),
        (Sentence("Ukuran", "Size"), Self.size(process.databaseBytes)),
        (Sentence("Ukuran log", "Size of its log"), Self.size(process.logBytes)),
      ],
      advice: isLong
        ? Sentence(
          "Log sebesar ini tidak biasa: jalankan ulang layanan, lalu periksa dengan jadwal verify.",
          "A log of this size is unusual: start the service anew, then check with jadwal verify.")
        : Sentence(
          "Pemeriksaan menyeluruh, juga selagi layanan berjalan: jadwal verify.",
          "A thorough check, also while the service runs: jadwal verify."))
  }

  private var program: HealthFinding {
    HealthFinding(
      title: Sentence("Perangkat lunak", "Program"), verdict: .fine,
      facts: [
        (Sentence("Versi", "Version"), Sentence(same: process.version)),
        (
          Sentence("Berjalan sejak", "Up since"),
          DateText.moment(Instant(secondsSinceEpoch: process.startedAt), in: .wib)
        ),
        (Sentence("Memori", "Memory"), Self.size(process.residentBytes)),
      ])
  }
}

extension FileSize {
  /// About how large it is, also where that is much.
  fileprivate var large: String { large(of: rounded) }

  private func large(of text: String) -> String {
    guard text.hasSuffix(" MB"), let count = Int(text.dropLast(3)), count >= 10_240 else { return text }
    return "\(count / 1_024) GB"
  }
}
