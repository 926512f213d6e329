public import Casework

extension StepRefusal {
  /// Why a step is refused.
  public var sentence: Sentence {
    switch self {
    case .notInThisState(let states):
      Sentence("langkah ini hanya dapat diambil pada tahap: ", "this step can only be taken in the state: ")
        + DateText.list(states.map(\.name))
    case .notThisRole(let actors):
      Sentence("langkah ini untuk: ", "this step is for: ") + DateText.list(actors.map(\.title))
    case .notAssigned:
      Sentence("Anda tidak ditugaskan pada permohonan ini", "you are not assigned to this request")
    case .missing(let requirements):
      Sentence("yang diperlukan belum ada: ", "what is needed is not there: ")
        + DateText.list(requirements.map(\.name))
    case .incomplete(let items):
      Sentence("permohonan belum lengkap: ", "the request is incomplete: ") + DateText.list(items.map(\.name))
    }
  }
}

extension RequestState {
  /// What the state is called.
  public var name: Sentence {
    switch self {
    case .submitted: Sentence("diajukan", "submitted")
    case .returned: Sentence("dikembalikan untuk dilengkapi", "returned to be completed")
    case .registered: Sentence("diagendakan", "registered")
    case .disposed: Sentence("didisposisikan", "disposed")
    case .received: Sentence("diterima unit", "received by the unit")
    case .assigned: Sentence("ditugaskan", "assigned")
    case .scheduled: Sentence("dijadwalkan", "scheduled")
    case .rescheduling: Sentence("dijadwalkan ulang", "being rescheduled")
    case .facilitated: Sentence("difasilitasi", "facilitated")
    case .answered: Sentence("dijawab dengan surat", "answered by letter")
    case .closed: Sentence("selesai", "closed")
    case .referred: Sentence("diteruskan ke unit terkait", "referred to a related unit")
    case .withdrawn: Sentence("dicabut", "withdrawn")
    }
  }
}

extension Casework.Actor {
  /// What the actor is called.
  public var title: Sentence {
    switch self {
    case .applicant: Sentence("pemohon", "the applicant")
    case .service: Sentence("layanan sendiri", "the service itself")
    case .staff(let role): role.name
    }
  }
}

extension Role {
  /// What the role is called.
  public var name: Sentence {
    switch self {
    case .registry: Sentence("Tata Usaha", "the administration desk")
    case .deputy: Sentence("deputi", "the deputy")
    case .director: Sentence("direktur", "the director")
    case .officer: Sentence("petugas", "officers")
    case .admin: Sentence("administrator sistem", "the system administrator")
    case .auditor: Sentence("pemeriksa", "auditors")
    }
  }
}

extension Requirement {
  /// What the requirement is called.
  public var name: Sentence {
    switch self {
    case .completeness: Sentence("kelengkapan", "completeness")
    case .agendaNumber: Sentence("nomor agenda", "the agenda number")
    case .missingItems: Sentence("hal yang kurang", "the missing items")
    case .relatedUnit: Sentence("unit terkait", "the related unit")
    case .reason: Sentence("alasan", "a reason")
    case .officers: Sentence("petugas", "an officer")
    case .time: Sentence("waktu", "a time")
    case .options: Sentence("pilihan waktu", "alternative times")
    case .agreedOption: Sentence("waktu yang disepakati", "the agreed time")
    case .minutesOrNote: Sentence("notula atau catatan", "minutes or a note")
    case .replyLetter: Sentence("surat balasan", "the reply letter")
    }
  }
}

extension MissingItem {
  /// What the item is called.
  public var name: Sentence {
    switch self {
    case .letter: Sentence("surat permohonan", "the letter")
    case .chronology: Sentence("kronologi", "the chronology")
    case .consultationProof: Sentence("bukti konsultasi", "proof of consultation")
    case .supportingData: Sentence("data dukung", "supporting data")
    case .identity: Sentence("identitas", "identity")
    case .contactNumber: Sentence("nomor WhatsApp", "the WhatsApp number")
    case .email: Sentence("email pribadi", "a personal e-mail address")
    case .relatedUnitStatement:
      Sentence(
        "pernyataan mengapa unit terkait tidak dapat menyelesaikan",
        "the statement why the related unit could not solve it")
    }
  }
}
