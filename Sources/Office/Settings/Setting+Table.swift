import Store
import WorkCalendar
import Wording

extension Setting {
  /// Every setting, in the order in which they are listed.
  public static let all: [Setting] = service + mail + calendars + privacy + rules

  /// Where the service is and how it is called.
  private static let service: [Setting] = [
    Setting(
      "unit-name", .name,
      Sentence("nama unit yang mengundang", "the name of the unit, which invites"), by: [.director, .admin],
      value: { $0.unitName }, put: { $1.unitName = $0 }),
    Setting(
      "reference-prefix", .prefix,
      Sentence("awal setiap nomor permohonan baru", "the beginning of every new reference"),
      by: [.director, .admin], value: { $0.referencePrefix }, put: { $1.referencePrefix = $0 }),
    Setting(
      "public-address", .address,
      Sentence(
        "alamat layanan dari luar, awal semua tautan; serve --public-address didahulukan",
        "where the outside reaches the service, as links begin; serve --public-address goes before it"),
      by: [.admin], value: { $0.setAddress }, put: { $1.setAddress = $0 }),
    Setting(
      "room-link", .roomLink,
      Sentence(
        "tautan ruang daring dengan {room} di tempat nomornya; tanpa ini: halaman layanan, /ruang/NOMOR",
        "the link of an online room with {room} for its number; without it: a page of the service, /ruang/NUMBER"
      ), by: [.director, .admin], value: { $0.roomLink }, put: { $1.roomLink = $0 }),
  ]

  /// Mail.
  private static let mail: [Setting] = [
    Setting(
      "unit-email", .email,
      Sentence(
        "alamat surel unit, pengirim undangan dan penerima jawabannya; undangan yang sudah terkirim memakai alamat lama",
        "the unit's e-mail address, which invites and takes the answers; invitations that were sent have the old one"
      ), by: [.director, .admin], value: { $0.unitEmail }, put: { $1.unitEmail = $0 }),
    .number(
      "reminder-working-days", 0...10,
      Sentence(
        "hari kerja sebelum pertemuan saat semua diingatkan lewat surel; 0: tidak",
        "working days before a meeting at which all who come are reminded by mail; 0: never"),
      value: { $0.reminders.workingDays.count }, put: { $1.reminders.workingDays = WorkingDays($0) }),
    .number(
      "reminder-hours", 0...72,
      Sentence(
        "jam sebelum pertemuan saat semua diingatkan lewat surel; 0: tidak",
        "hours before a meeting at which all who come are reminded by mail; 0: never"),
      value: { $0.reminders.hours }, put: { $1.reminders.hours = $0 }),
  ]

  /// Officers' own calendars.
  private static let calendars: [Setting] = [
    .number(
      "calendar-check-minutes", 1...1_440,
      Sentence(
        "menit antara dua pemeriksaan kalender petugas sendiri",
        "minutes from one look at an officer's own calendar to the next"),
      value: { $0.calendarCheck.count }, put: { $1.calendarCheck = Minutes($0) })
  ]

  /// Personal data.
  private static let privacy: [Setting] = [
    .number(
      "retention-days", 0...36_500,
      Sentence(
        "hari setelah permohonan berakhir sampai data pribadinya dihapus, riwayatnya tetap; 0: hanya bila diminta",
        "days from the end of a request until its personal data is erased and its history kept; 0: only when asked"
      ), by: [.director, .admin],
      value: { ($0.retention?.count ?? 0) / 1440 },
      put: { $1.retention = $0 == 0 ? nil : Minutes($0 * 1440) })
  ]

  /// The numbers by which the service schedules.
  private static let rules: [Setting] = [
    .number(
      "lead-working-days", 0...30,
      Sentence(
        "hari kerja dari penerimaan sampai pertemuan paling awal",
        "working days from receipt to the earliest meeting"),
      value: { $0.rules.lead.count }, put: { $1.rules.lead = WorkingDays($0) }),
    .number(
      "hold-working-days", 1...30,
      Sentence(
        "hari kerja selama waktu yang ditawarkan ditahan bagi pemohon",
        "working days for which a time that is offered is held for the applicant"),
      value: { $0.hold.count }, put: { $1.hold = WorkingDays($0) }),
    .number(
      "slot-minutes", 5...240,
      Sentence(
        "jarak antara waktu mulai yang mungkin, dalam menit sejak tengah malam",
        "minutes from one possible start to the next, counted from midnight"),
      value: { $0.rules.slot.count }, put: { $1.rules.slot = Minutes($0) }),
    .number(
      "meeting-minutes", 15...480,
      Sentence(
        "lama pertemuan dalam menit bila permohonan tidak menyebutnya",
        "minutes of a meeting where the request does not say"),
      value: { $0.rules.meeting.count }, put: { $1.rules.meeting = Minutes($0) }),
    .number(
      "buffer-minutes", 0...240,
      Sentence(
        "menit yang kosong sebelum dan sesudah pertemuan seorang petugas",
        "minutes kept free before and after a meeting of an officer"),
      value: { $0.rules.buffer.count }, put: { $1.rules.buffer = Minutes($0) }),
    .number(
      "meetings-per-officer-and-day", 1...50,
      Sentence("pertemuan paling banyak per petugas per hari", "the most meetings of an officer on one day"),
      value: { $0.rules.maxMeetingsPerOfficerPerDay },
      put: { $1.rules.maxMeetingsPerOfficerPerDay = $0 }),
    .number(
      "online-rooms", 1...Resource.mostRooms,
      Sentence("ruang daring: pertemuan pada waktu yang sama", "online rooms: meetings at the same time"),
      value: { $0.rules.onlineRooms }, put: { $1.rules.onlineRooms = $0 }),
  ]
}
