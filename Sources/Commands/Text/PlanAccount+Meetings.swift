import Scheduling
import WorkCalendar
import Wording

extension PlanAccount {
  /// What was planned, and how it came out.
  var summary: [String] {
    let made = scenario.now.local(offset: .wib)
    let asked = plan.assignments.count + plan.unmatched.count
    let urgent = scenario.requests.count { $0.meeting.priority != .none }
    let proof =
      plan.isOptimal
      ? Sentence(
        "Terbukti tidak ada rencana yang lebih baik.", "It is proved that no plan is better.")
      : Sentence(
        "Rencana ini sah, tetapi belum terbukti yang terbaik.",
        "The plan is valid, but it is not proved to be the best.")
    return heading(Sentence("Rencana fasilitasi", "Facilitation plan"))
      + indented(
        Sentence("Disusun ", "Made on ") + DateText.dayWithWeekday(made.date) + Sentence(", pukul ", ", at ")
          + DateText.time(made.time)
          + Sentence(
            " WIB, untuk \(asked) permohonan dan \(scenario.officers.count) petugas.",
            " WIB, for \(asked) requests and \(scenario.officers.count) officers."), by: 0)
      + indented(
        Sentence(
          """
          Terjadwal \(plan.assignments.count), di antaranya \(plan.objective.priorityMatched) dari \
          \(urgent) permohonan prioritas; belum terjadwal \(plan.unmatched.count).
          """,
          """
          Met \(plan.assignments.count), among them \(plan.objective.priorityMatched) of \(urgent) \
          priority requests; not met \(plan.unmatched.count).
          """
        ), by: 0)
      + indented(proof, by: 0)
      + indented(
        Sentence(
          "Rencana ini belum mengikat: pertemuan baru berlaku setelah disetujui.",
          "Nothing is booked yet: the meetings stand once the plan is approved."), by: 0)
  }

  /// The meetings, day by day.
  var meetings: [String] {
    let ordered = plan.assignments.sorted {
      ($0.time, $0.officer, $0.request) < ($1.time, $1.officer, $1.request)
    }
    var lines: [String] = []
    var day: CivilDate?
    for assignment in ordered {
      let date = assignment.time.start.local(offset: .wib).date
      if date != day {
        if day != nil { lines.append("") }
        lines += heading(DateText.dayWithWeekday(date))
        day = date
      }
      lines += account(of: assignment)
    }
    return lines
  }

  private func account(of assignment: Assignment) -> [String] {
    let request = requests[assignment.request]
    let clocks = MeetingTime.clocks(assignment.time, for: request?.applicant?.zone ?? .wib)
    let who = [Quotation.plain(assignment.request), name(ofApplicant: request)].filter { !$0.isEmpty }
    return indented(clocks + Sentence(same: " – " + who.joined(separator: ", ")), by: 2)
      + indented(details(of: assignment, priority: request?.meeting.priority ?? .none), by: 6)
  }

  private func details(of assignment: Assignment, priority: Priority) -> Sentence {
    var details =
      Sentence("petugas ", "officer ") + Sentence(same: name(ofOfficer: assignment.officer))
      + Sentence("; usulan ke-\(assignment.proposal + 1)", "; proposal \(assignment.proposal + 1)")
    if let name = priority.name { details = details + Sentence("; prioritas: ", "; priority: ") + name }
    if assignment.time.start.local(offset: .wib).date > assignment.dueDate {
      details =
        details + Sentence("; sesudah tenggat ", "; after the due date ") + DateText.day(assignment.dueDate)
        + Sentence(", sesuai usulan pemohon", ", as the applicant proposed")
    }
    return details
  }

  /// The requests that could not be met, each with its reason and the ways out.
  var unmet: [String] {
    guard !plan.unmatched.isEmpty else { return [] }
    return heading(Sentence("Belum dapat dijadwalkan", "Not met"))
      + plan.unmatched.flatMap { account(of: $0) }
      + indented(
        Sentence(
          "Jalan keluar: sepakati waktu atau petugas lain dengan pemohon, atau jawab dengan surat balasan.",
          "The ways out: agree on another time or officer with the applicant, or answer by letter."), by: 2)
  }

  private func account(of unmatched: Unmatched) -> [String] {
    let request = requests[unmatched.request]
    let priority = request?.meeting.priority.name.map { Sentence(" – prioritas: ", " – priority: ") + $0 }
    let who = [Quotation.plain(unmatched.request), name(ofApplicant: request)].filter { !$0.isEmpty }
    var lines = indented(
      Sentence(same: who.joined(separator: ", ")) + (priority ?? Sentence(same: "")), by: 2)
    lines += indented(unmatched.reason.sentence, by: 6)
    if unmatched.reason == .noCompetentOfficer, let needs = request?.meeting.needs.sorted() {
      let list = needs.map { Quotation.plain($0) }.joined(separator: ", ")
      lines += indented(Sentence("diperlukan: \(list)", "needed: \(list)"), by: 6)
    }
    if let date = unmatched.earliestDate {
      lines += indented(Sentence("paling awal ", "earliest ") + DateText.dayWithWeekday(date), by: 6)
    }
    let zone = request?.applicant?.zone ?? .wib
    for (rank, window) in (request?.meeting.proposals ?? []).enumerated() {
      let reason = unmatched.windows.indices.contains(rank) ? unmatched.windows[rank] : unmatched.reason
      // The reason of the request is that of one of its windows at least; it is not told twice.
      let own = reason == unmatched.reason ? Sentence(same: "") : Sentence(same: " – ") + reason.sentence
      lines += indented(
        Sentence("usulan ke-\(rank + 1): ", "proposal \(rank + 1): ")
          + MeetingTime.sentence(window, for: zone) + own, by: 6)
    }
    for alternative in unmatched.alternatives {
      lines += indented(
        Sentence("pilihan terdekat: ", "nearest alternative: ")
          + MeetingTime.sentence(alternative.time, for: zone)
          + Sentence(same: " – \(name(ofOfficer: alternative.officer))"), by: 6)
    }
    return lines
  }
}
