import JSON
import WorkCalendar
import Wording

extension ScenarioWarning: Explained {
  var sentence: Sentence {
    ScenarioProblem.Place.value(path).sentence(in: file) + Sentence(same: ": ") + reason.sentence
  }
}

extension ScenarioWarning.Reason: Explained {
  var sentence: Sentence {
    switch self {
    case .pastProposal:
      Sentence("rentang usulan sudah lewat dan diabaikan", "the proposed window is past and is ignored")
    case .proposalShorterThanMeeting(let window, let meeting):
      Sentence(
        """
        rentang usulan (\(window) menit) lebih pendek daripada pertemuan (\(meeting) menit) dan tidak \
        dapat dipakai
        """,
        """
        the proposed window (\(window) minutes) is shorter than the meeting (\(meeting) minutes) and \
        cannot be used
        """
      )
    case .repeatedProposal(let first):
      Sentence(
        "rentang usulan sama dengan proposals[\(first)] dan diabaikan",
        "the proposed window is the same as proposals[\(first)] and is ignored")
    case .repeatedCompetence(let name):
      Sentence("\(Quotation.quoted(name)) disebut dua kali", "\(Quotation.quoted(name)) is named twice")
    case .receivedLater(let instant):
      Sentence(
        "diterima \(instant.iso8601(offset: .wib)), sesudah waktu perencanaan (now)",
        "received \(instant.iso8601(offset: .wib)), after the moment of planning (now)")
    case .officerOfNoUse(let id):
      Sentence(
        """
        petugas \(Quotation.quoted(id)) tidak diperlukan: tidak ada permohonan yang sesuai dengan \
        kompetensinya
        """,
        """
        the officer \(Quotation.quoted(id)) is of no use: no request needs only what the officer is \
        competent in
        """
      )
    case .officerWithoutHours(let id):
      Sentence(
        "petugas \(Quotation.quoted(id)) tidak pernah tersedia: jam kerjanya kosong",
        "the officer \(Quotation.quoted(id)) is never available: the hours are empty")
    case .overlappingBookings(let id, let other):
      Sentence(
        "pertemuan petugas \(Quotation.quoted(id)) tumpang tindih dengan \(other)",
        "the meeting of the officer \(Quotation.quoted(id)) overlaps with \(other)")
    case .calendar(let warning): warning.sentence
    }
  }
}
