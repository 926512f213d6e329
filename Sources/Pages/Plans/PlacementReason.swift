import Scheduling
import Wording

/// Why a plan has for a request the time and the officer that it has: sentences in people's words.
struct PlacementReason {
  let assignment: Assignment
  let ground: PlacementGround
  /// Whether somebody has put it there.
  let isByHand: Bool
  /// Whether it is proved that no plan is better, so that what was not done would have been worse.
  let isBest: Bool

  /// The reasons, in the order of what decides: the window, the officer, the start.
  var sentences: [Sentence] { window + [officer] + start }

  private var window: [Sentence] {
    guard !assignment.isAgreed else {
      return [
        Sentence(
          "Waktu ini disepakati dengan pemohon di luar usulannya.",
          "The time was agreed on with the applicant, beside the proposals.")
      ]
    }
    guard assignment.proposal > 0 else {
      return [Sentence("Usulan pertama pemohon.", "The applicant's first proposal.")]
    }
    return ground.betterWindows.enumerated().map { rank, reason in
      Sentence("Usulan ke-\(rank + 1) tidak dipakai: ", "Proposal \(rank + 1) is not used: ")
        + reason.sentence
        + Sentence(same: ".")
    }
  }

  private var officer: Sentence {
    if ground.competent == 1 {
      return Sentence(
        "Hanya petugas ini yang menguasai semua yang diperlukan.",
        "Only this officer is competent in all that is needed.")
    }
    if ground.free == 1 {
      return Sentence(
        "Dari \(ground.competent) petugas yang sesuai hanya ini yang bebas pada waktu itu.",
        "Of \(ground.competent) competent officers only this one is free then.")
    }
    if ground.isLeastLoaded {
      return Sentence(
        "Pertemuan lainnya paling sedikit (\(ground.load)) di antara \(ground.free) petugas yang bebas.",
        "Has the fewest other meetings (\(ground.load)) of \(ground.free) officers who are free.")
    }
    if isByHand {
      return Sentence(
        "Dipilih dengan tangan di antara \(ground.free) petugas yang bebas; ada yang pertemuannya lebih sedikit.",
        "Chosen by hand among \(ground.free) officers who are free; somebody has fewer meetings.")
    }
    guard isBest else {
      return Sentence(
        "Satu dari \(ground.free) petugas yang bebas; ada yang pertemuannya lebih sedikit.",
        "One of \(ground.free) officers who are free; somebody has fewer meetings.")
    }
    return Sentence(
      "\(ground.free) petugas bebas; dengan pembagian ini rencana seluruhnya paling baik.",
      "\(ground.free) officers are free; shared out in this way the whole plan is best.")
  }

  private var start: [Sentence] {
    guard !assignment.isAgreed else { return [] }
    if ground.isEarliest {
      return [
        Sentence(
          "Mulai paling awal yang bebas dalam usulan itu.",
          "The earliest start that is free in that proposal.")
      ]
    }
    if isByHand {
      return [
        Sentence(
          "Mulai lebih awal juga bebas; waktu ini dipilih dengan tangan.",
          "An earlier start is free, too; this time was chosen by hand.")
      ]
    }
    guard isBest else { return [] }
    return [
      Sentence(
        "Mulai lebih awal akan membebani petugas kurang merata.",
        "An earlier start would load the officers less evenly.")
    ]
  }
}
