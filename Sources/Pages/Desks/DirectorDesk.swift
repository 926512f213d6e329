import Casework
import Office
import Store
import Wording

/// What waits for the deputy: what the administration desk has registered.
enum DeputyDesk {
  static func section(at desk: Desk, _ language: Language) throws -> DeskSection {
    .requests(
      "disposisi", Sentence("Menunggu disposisi", "To be disposed"), try desk.waiting(in: [.registered]),
      state: .registered, language)
  }
}

/// What waits for the director: what threatens to be late, what is to be received, what has no meeting yet, what is to
/// be agreed on, and the plan.
enum DirectorDesk {
  private static let planPath = "/staf/rencana"

  static func sections(at desk: Desk, _ visit: Visit) throws -> [DeskSection] {
    let language = visit.language
    let unmet = try desk.waiting(in: [.received, .assigned])
    var sections: [DeskSection] = [
      .requests(
        "terlambat",
        Sentence("Pertemuan yang terlambat atau akan terlambat", "Meetings that are late or will be"),
        try desk.breachesOfPlanned(), language),
      .requests(
        "terima", Sentence("Menunggu diterima unit", "To be received by the unit"),
        try desk.waiting(in: [.disposed]), state: .disposed, language),
      .requests(
        "jadwal-ulang",
        Sentence("Permintaan waktu lain yang belum dijawab", "Wishes for another time to answer"),
        try desk.reschedulingsToAnswer(), state: .rescheduling, language),
      .requests(
        "tanpa-pertemuan", Sentence("Diterima, belum ada pertemuan", "Received, without a meeting"), unmet,
        state: unmet.requests.first?.request.state, language),
    ]
    if unmet.count > 0, visit.site.leads(to: planPath) {
      sections[3].all = (Sentence("Buat rencana untuk semuanya", "Make a plan for all of them"), planPath)
    }
    // Whoever is at the administration desk too has them there already.
    if !visit.principal.roles.contains(.registry) {
      sections.append(try ComplaintsDesk.section(at: desk, language))
    }
    return sections
  }
}
