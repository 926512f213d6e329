import Office
import Web
import Wording

/// `/staf/kesehatan`: how the service stands, part by part, with a plain verdict and what to do.
enum HealthPage {
  static let path = "/staf/kesehatan"
  static let routes: [PageRoute] = [
    .get(
      path, .staff(.admin), menu: MenuEntry(Sentence("Kesehatan", "Health"), at: 86), page)
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let findings = HealthReport(
      condition: try visit.ask { try $0.condition() }, process: visit.site.web.metrics.process,
      now: visit.now
    ).findings
    let language = visit.language
    // What needs somebody stands first.
    let sorted = [HealthFinding.Verdict.act, .look, .fine].flatMap { verdict in
      findings.filter { $0.verdict == verdict }
    }
    let parts = sorted.map { part(of: $0, language) }
    return Page(
      Sentence("Kesehatan layanan", "Health of the service"), address: path,
      main: "\(summary(findings, language))\(parts.joined())")
  }

  private static func summary(_ findings: [HealthFinding], _ language: Language) -> Markup {
    let worst = findings.map(\.verdict).max() ?? .fine
    let names = DateText.list(findings.filter { $0.verdict == worst }.map(\.title))
    let kind: Box.Kind =
      switch worst {
      case .fine: .done
      case .look: .warning
      case .act: .problem
      }
    let rest = worst == .fine ? Markup() : "<p>\(names, in: language)</p>\n"
    return Box(kind, worst.told, rest).markup(in: language)
  }

  private static func part(of finding: HealthFinding, _ language: Language) -> Markup {
    var facts = FactList()
    for fact in finding.facts { facts.add(fact.label, fact.value, in: language) }
    let advice = finding.advice.map { advice -> Markup in "<p>\(advice, in: language)</p>\n" } ?? ""
    let way = finding.path.map { path -> Markup in
      "<p><a href=\"\(url: path)\">\(Sentence("Buka ", "Open ") + finding.title, in: language)</a></p>\n"
    }
    return """
      <section>
      <h2>\(finding.title, in: language) \(finding.verdict.badge.markup(in: language))</h2>
      \(facts.markup(in: language))\(advice)\(way ?? "")</section>

      """
  }
}

extension HealthFinding.Verdict {
  /// The verdict on one part.
  fileprivate var badge: Badge {
    switch self {
    case .fine: Badge(Sentence("baik", "fine"), .good)
    case .look: Badge(Sentence("perlu dilihat", "look here"), .waiting)
    case .act: Badge(Sentence("tindak sekarang", "act now"), .bad)
    }
  }

  /// The verdict on the whole.
  fileprivate var told: Sentence {
    switch self {
    case .fine: Sentence("Semuanya baik", "Everything is fine")
    case .look: Sentence("Ada yang perlu dilihat", "Something is to be looked at")
    case .act: Sentence("Ada yang perlu ditindak sekarang", "Something is to be done now")
    }
  }
}
