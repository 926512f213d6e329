public import Wording

extension Event {
  /// What happened, in a few words as the history tells it: without its subject, which stands beside it.
  public var title: Sentence {
    aboutRequest ?? aboutMeeting ?? aboutService
  }

  /// What happened to a request on its way from desk to desk.
  private var aboutRequest: Sentence? {
    switch self {
    case .requestSubmitted: Sentence("permohonan diajukan", "the request was handed in")
    case .requestRegistered: Sentence("surat diagendakan", "the letter was registered")
    case .requestReturned:
      Sentence("permohonan dikembalikan untuk dilengkapi", "the request was returned to be completed")
    case .requestCompleted: Sentence("permohonan dilengkapi", "the request was completed")
    case .requestReferred:
      Sentence("permohonan diteruskan ke unit terkait", "the request was referred to a related unit")
    case .requestDisposed: Sentence("surat didisposisikan kepada direktur", "the letter went to the director")
    case .requestReceived: Sentence("permohonan diterima unit", "the unit received the request")
    case .requestAssigned: Sentence("petugas ditunjuk", "officers were assigned")
    case .requestAnswered: Sentence("surat balasan dikirim", "the reply letter was sent")
    case .requestFacilitated: Sentence("pertemuan dilaksanakan", "the meeting was held")
    case .requestClosed: Sentence("permohonan selesai", "the request was closed")
    case .requestWithdrawn: Sentence("permohonan dicabut", "the request was withdrawn")
    case .requestCorrected: Sentence("isi permohonan dibetulkan", "the request was corrected")
    case .requestErased: Sentence("data pribadi dihapus", "personal data was erased")
    case .documentAdded: Sentence("dokumen ditambahkan", "a document was added")
    case .proposalsMade: Sentence("usulan waktu diajukan", "times were proposed")
    case .proposalsNeeded: Sentence("usulan waktu baru diminta", "new times were asked for")
    case .coApplicantsChanged: Sentence("pendamping diubah", "who comes along was changed")
    case .applicantLinksRevoked:
      Sentence("tautan dalam surel dicabut", "the links in mail were revoked")
    case .complaintRegistered: Sentence("pengaduan dicatat", "a complaint was registered")
    case .complaintAnswered: Sentence("pengaduan dijawab", "a complaint was answered")
    default: nil
    }
  }

  /// What happened to a meeting, and to the agreement on another time.
  private var aboutMeeting: Sentence? {
    switch self {
    case .meetingBooked: Sentence("pertemuan dijadwalkan", "the meeting was booked")
    case .meetingMoved: Sentence("pertemuan dipindahkan", "the meeting was moved")
    case .meetingCalledOff: Sentence("pertemuan dibatalkan", "the meeting was called off")
    case .meetingConfirmed: Sentence("waktu pertemuan ditegaskan", "the time of the meeting was confirmed")
    case .meetingReminded: Sentence("peserta diingatkan", "those who come were reminded")
    case .officersSubstituted: Sentence("petugas diganti", "officers were substituted")
    case .reschedulingProposed: Sentence("waktu lain diminta", "another time was asked for")
    case .reschedulingCountered: Sentence("waktu lain ditawarkan", "other times were offered")
    case .reschedulingDeclined: Sentence("tawaran waktu ditolak", "the offered times were declined")
    case .reschedulingExpired: Sentence("tawaran waktu berakhir", "the offer ran out")
    case .reschedulingEnded: Sentence("permintaan waktu lain berakhir", "the rescheduling ended")
    case .alternativesReleased:
      Sentence("waktu yang ditawarkan tidak berlaku lagi", "offered times no longer hold")
    case .participationAnswered: Sentence("undangan dijawab", "the invitation was answered")
    case .counterRefused:
      Sentence("usulan dari kalender tidak dapat diterima", "a proposal from a calendar was refused")
    default: nil
    }
  }

  /// What happened to people, calendars and the service itself.
  private var aboutService: Sentence {
    switch self {
    case .planMade: Sentence("rencana dibuat", "a plan was made")
    case .planChanged: Sentence("rencana diubah dengan tangan", "a plan was changed by hand")
    case .planApproved: Sentence("rencana disetujui", "a plan was approved")
    case .officerAdded: Sentence("petugas ditambahkan", "an officer was added")
    case .availabilityPublished: Sentence("ketersediaan dinyatakan", "availability was published")
    case .dateHoursPublished:
      Sentence("jam pada satu tanggal dinyatakan", "the hours of a single date were published")
    case .dateHoursWithdrawn:
      Sentence("jam pada satu tanggal dicabut", "the hours of a single date were withdrawn")
    case .absenceDeclared: Sentence("ketidakhadiran dicatat", "an absence was declared")
    case .absenceWithdrawn: Sentence("ketidakhadiran dicabut", "an absence was withdrawn")
    case .subscriptionMade: Sentence("kalender pribadi dilanggan", "a calendar was subscribed to")
    case .subscriptionRemoved: Sentence("langganan kalender dihapus", "a subscription was removed")
    case .subscriptionBroken: Sentence("kalender langganan tidak terbaca", "a subscription broke")
    case .subscriptionMended: Sentence("kalender langganan terbaca lagi", "a subscription works again")
    case .holidaysImported: Sentence("hari libur diimpor", "days off were imported")
    case .requestDatesMoved:
      Sentence("tanggal bergeser karena hari libur berubah", "its dates have moved with the days off")
    case .feedMade: Sentence("alamat langganan kalender dibuat", "a calendar address was made")
    case .feedRevoked: Sentence("alamat langganan kalender dicabut", "a calendar address was revoked")
    case .accountAdded: Sentence("akun dibuat", "an account was added")
    case .accountDeactivated: Sentence("akun dinonaktifkan", "an account was turned off")
    case .accountActivated: Sentence("akun diaktifkan lagi", "an account was turned on again")
    case .rolesChanged: Sentence("peran akun diubah", "the roles of an account were changed")
    case .signedIn: Sentence("masuk", "signed in")
    case .signedOut: Sentence("keluar", "signed out")
    case .passwordChanged: Sentence("kata sandi diganti", "the password was changed")
    case .passwordReset: Sentence("kata sandi diatur ulang", "a password was reset")
    case .secondFactorAdded: Sentence("kode masuk dipasang", "sign-in codes were set up")
    case .secondFactorRemoved: Sentence("kode masuk dilepas", "sign-in codes were removed")
    case .tokenIssued: Sentence("token dibuat", "a token was issued")
    case .tokenRevoked: Sentence("token dicabut", "a token was revoked")
    case .webhookAdded: Sentence("webhook ditambahkan", "a webhook was added")
    case .webhookRemoved: Sentence("webhook dihapus", "a webhook was removed")
    case .settingChanged: Sentence("setelan diubah", "a setting was changed")
    case .mailFailed: Sentence("surel gagal terkirim", "a mail could not be sent")
    case .mailRetried: Sentence("surel dikirim ulang", "a mail is tried anew")
    case .mailDropped: Sentence("surel tidak jadi dikirim", "a mail was dropped")
    case .mailArrived: Sentence("surel masuk", "a mail came in")
    case .mailSetAside: Sentence("surel masuk perlu dilihat", "a mail was set aside")
    case .mailVouched: Sentence("surel masuk dijamin Tata Usaha", "a mail was vouched for")
    case .mailSettled: Sentence("surel masuk diselesaikan", "a mail was settled")
    default: Sentence(same: rawValue)
    }
  }
}
