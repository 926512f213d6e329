import Wording

/// The summary of what is wrong with a form, above the content of the page, with a link to each field.
enum ProblemSummary {
  /// The summary for a visit; nothing where nothing is wrong.
  static func markup(of visit: Visit) -> Markup {
    let entry = visit.form
    guard entry.isRefused, let action = entry.action else { return "" }
    let items = entry.problems.map { problem -> Markup in
      let identifier = Form.identifier(of: problem.path, action: action)
      // What no field of the page stands for can only be told.
      guard let label = visit.labels.label(of: identifier) else {
        return "<li>\(problem.message.capitalized, in: visit.language)</li>\n"
      }
      let text = label + Sentence(same: ": ") + problem.message
      return "<li><a href=\"#\(identifier)\">\(text, in: visit.language)</a></li>\n"
    }
    let detail = entry.detail.map { detail -> Markup in "<p>\(detail, in: visit.language)</p>\n" } ?? ""
    let list: Markup = items.isEmpty ? "" : "<ul>\n\(items)</ul>\n"
    let title =
      entry.problems.isEmpty
      ? Sentence("Belum dapat dilakukan", "This could not be done")
      : Sentence("Ada isian yang perlu diperbaiki", "Some fields need to be corrected")
    return """
      <div class="box problem" role="alert" tabindex="-1" id="ringkasan">
      <h2>\(title, in: visit.language)</h2>
      \(detail)\(list)</div>

      """
  }
}
