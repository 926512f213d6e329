import Wording

/// What the rules of the service refuse.
extension ProblemKind {
  /// The dates lie further ahead or back than the calendars reach (rules of the service, section 1.3).
  public static let beyondCalendar = ProblemKind(
    "di-luar-kalender", 404, Sentence("Di luar jangkauan kalender", "Beyond the reach of the calendar"),
    meaning: Sentence(
      "Tanggalnya lebih dari sepuluh tahun sesudah keputusan hari libur yang terakhir, atau sebelum yang pertama: hari kerjanya tidak dapat dijanjikan.",
      "The date lies more than ten years past the last decree of days off, or before the first: its working days cannot be promised."
    ),
    advice: Sentence(
      "Tanyakan tanggal yang lebih dekat. Administrator menambah tahun dengan mengimpor kalendernya.",
      "Ask for a nearer date. The administrator adds years by importing their calendars."))
  /// The step is not allowed where the request stands (rules of the service, section 4).
  public static let wrongState = ProblemKind(
    "langkah-tidak-sesuai", 409, Sentence("Langkah tidak sesuai keadaan", "The step does not fit the state"),
    meaning: Sentence(
      "Permohonan, pertemuan, rencana atau perundingannya tidak sedang pada keadaan yang mengizinkan langkah ini. detail menyebut sebabnya.",
      "The request, meeting, plan or negotiation is not in a state that allows this step. detail says why."),
    advice: Sentence(
      "Baca ulang permohonannya; steps menyebut langkah yang mungkin sekarang.",
      "Read the request anew; steps names those that are possible now."))
  /// Somebody else has the time.
  public static let taken = ProblemKind(
    "sudah-terisi", 409, Sentence("Waktu sudah terisi", "The time is taken"),
    meaning: Sentence(
      "Petugasnya sudah terpakai, sedang tidak dapat ditemui, atau sudah penuh hari itu.",
      "The officer is taken then, cannot be met, or has a full day."),
    advice: Sentence(
      "Ambil waktu lain dari /api/v1/slots, atau petugas lain yang menguasainya.",
      "Take another time of /api/v1/slots, or another competent officer."))
  /// What is to be unique is in use.
  public static let alreadyThere = ProblemKind(
    "sudah-ada", 409, Sentence("Sudah ada", "In use already"),
    meaning: Sentence(
      "Nilai yang harus tunggal, seperti alamat surel akun, sudah dipakai. errors menyebut isiannya.",
      "A value that has to be unique, such as the e-mail address of an account, is in use. errors names the field."
    ),
    advice: Sentence("Pakai yang ada, atau nilai lain.", "Use what there is, or another value."))
  /// Before the earliest date (SP requirement 6).
  public static let tooEarly = ProblemKind(
    "terlalu-dini", 409, Sentence("Terlalu dini", "Too early"),
    meaning: Sentence(
      "Pertemuan paling cepat lima hari kerja setelah surat diterima unit (standar pelayanan, persyaratan 6), dan tidak pada waktu yang sudah lewat.",
      "A meeting is five working days after the unit has received the letter at the earliest (service standard, requirement 6), and not in the past."
    ),
    advice: Sentence(
      "earliestDate permohonan menyebut tanggal paling awal; /api/v1/calendar/earliest menghitungnya.",
      "earliestDate of the request is the first date; /api/v1/calendar/earliest works it out."))
  /// On a day off.
  public static let dayOff = ProblemKind(
    "hari-libur", 409, Sentence("Hari libur", "A day off"),
    meaning: Sentence(
      "Tanggalnya akhir pekan, libur nasional, cuti bersama, atau libur pemilihan.",
      "The date is a weekend, a national holiday, collective leave, or a day off for an election."),
    advice: Sentence(
      "/api/v1/calendar/days menyebut hari kerja beserta keputusannya.",
      "/api/v1/calendar/days tells the working days, with their decrees."))
  /// Outside the hours of the officer.
  public static let outsideHours = ProblemKind(
    "di-luar-jam", 409, Sentence("Di luar jam kerja", "Outside working hours"),
    meaning: Sentence(
      "Waktunya tidak seluruhnya dalam jam kerja petugas atau kantor, atau tidak mulai pada kelipatan yang mungkin.",
      "The time is not wholly within the hours of the officer or the office, or does not begin at a possible start."
    ),
    advice: Sentence(
      "Ambil waktu mulai dari /api/v1/slots; semua memakai waktu dengan selisih UTC.",
      "Take a start of /api/v1/slots; every time has its UTC offset."))
  /// No online room is free.
  public static let roomsFull = ProblemKind(
    "ruang-penuh", 409, Sentence("Ruang daring penuh", "All online rooms are taken"),
    meaning: Sentence(
      "Semua ruang daring unit terpakai pada waktu itu.",
      "Every online room of the unit is taken at that time."),
    advice: Sentence(
      "Pilih waktu lain; jumlah ruang adalah setelan online-rooms.",
      "Choose another time; the number of rooms is the setting online-rooms."))
}
