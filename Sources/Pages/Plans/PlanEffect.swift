import Scheduling
import Wording

/// How good a plan is, part by part in the order of weight, and what a change does to it.
struct PlanEffect {
  let before: Objective
  let after: Objective

  /// What the change comes to in a sentence: the part that decides, and whether it is better.
  var sentence: Sentence {
    guard let part = after.decidingPart(against: before) else {
      return Sentence("Mutu rencana tidak berubah.", "The plan is as good as before.")
    }
    let change = Sentence(same: " \(before[part]) → \(after[part])")
    let verdict =
      after < before
      ? Sentence("Lebih baik: ", "Better: ") : Sentence("Lebih buruk: ", "Worse: ")
    return verdict + part.name + change
  }

  /// The parts of one objective.
  static func parts(_ objective: Objective, _ language: Language) -> Markup {
    var table = DataTable(
      Sentence("Mutu rencana, menurut urutan penilaian", "How good the plan is, in order of weight"),
      columns: [
        .init(Sentence("Ukuran", "Measure")), .init(Sentence("Nilai", "Value"), isNumeric: true),
        .init(Sentence("Yang lebih baik", "What is better")),
      ])
    table.rows = ObjectivePart.allCases.enumerated().map { place, part in
      [
        "\(place + 1). \(part.name.capitalized, in: language)", Markup(text: String(objective[part])),
        "\(part.growsBetter ? Sentence("lebih besar", "more") : Sentence("lebih kecil", "less"), in: language)",
      ]
    }
    return table.markup(in: language)
  }

  /// Both, side by side: before, after, and what that is for each part.
  func markup(in language: Language, _ first: Sentence, _ second: Sentence) -> Markup {
    var table = DataTable(
      Sentence(
        "Akibat bagi mutu rencana, menurut urutan penilaian", "What it does to the plan, in order of weight"),
      columns: [
        .init(Sentence("Ukuran", "Measure")), .init(first, isNumeric: true), .init(second, isNumeric: true),
        .init(Sentence("Akibat", "Effect")),
      ])
    let deciding = after.decidingPart(against: before)
    table.rows = ObjectivePart.allCases.enumerated().map { place, part in
      [
        "\(place + 1). \(part.name.capitalized, in: language)", Markup(text: String(before[part])),
        Markup(text: String(after[part])), effect(on: part, decides: part == deciding, language),
      ]
    }
    return table.markup(in: language)
  }

  private func effect(on part: ObjectivePart, decides: Bool, _ language: Language) -> Markup {
    guard before[part] != after[part] else {
      return "\(Sentence("sama", "the same"), in: language)"
    }
    let isBetter = (after[part] > before[part]) == part.growsBetter
    let badge = Badge(
      isBetter ? Sentence("lebih baik", "better") : Sentence("lebih buruk", "worse"), isBetter ? .good : .bad)
    let mark: Markup =
      decides
      ? "<br><span class=\"hint\">\(Sentence("ini yang menentukan", "this decides"), in: language)</span>"
      : ""
    return badge.markup(in: language) + mark
  }
}
