import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// The versions of the calendar: who has brought which, as files, and the way back to an earlier one, which is an import
/// like any other.
enum HolidayVersions {
  private static let path = "\(HolidaysPage.path)/versi/{version}"
  static let routes: [PageRoute] = [
    .answering(path, HolidaysPage.auditors, calendar),
    .answering("\(path)/berkas", HolidaysPage.auditors, source),
    .post("\(path)/pulihkan", HolidaysPage.writers, showing: HolidaysPage.page, restore),
  ]

  /// The versions, newest first, for those who may know of them.
  static func section(_ visit: Visit) throws -> Markup {
    let roles = visit.principal.roles
    guard !roles.isDisjoint(with: [.director, .admin, .auditor]) else { return "" }
    let language = visit.language
    let (versions, names) = try visit.ask { desk in
      (
        try desk.calendarVersions(),
        Dictionary(uniqueKeysWithValues: try desk.queries.accounts().map { ("staff:\($0.id)", $0.name) })
      )
    }
    let title = Sentence("Versi kalender", "Versions of the calendar")
    var table = DataTable(
      title,
      columns: [
        .init(Sentence("Versi", "Version")), .init(Sentence("Kapan", "When")), .init(Sentence("Oleh", "By")),
        .init(Sentence("Yang berubah", "What changed")), .init(Sentence("Berkas", "Files")),
      ])
    let mayWrite = !roles.isDisjoint(with: [.director, .admin])
    table.rows = versions.reversed().map { version in
      let isLast = version.id == versions.last?.id
      let by =
        names[version.madeBy].map { Sentence(same: $0) }
        ?? Sentence("layanan", "the service")
      return [
        number(of: version, isInForce: version.id == versions.last?.id, language),
        TimeText.moment(version.madeAt, language), "\(by, in: language)", told(version, language),
        files(of: version, language) + (mayWrite && !isLast ? back(to: version, visit) : ""),
      ]
    }
    let list: Markup =
      versions.isEmpty
      ? "<p>\(Sentence("Kalender masih seperti yang datang bersama program; belum ada impor.", "The calendar is as it came with the program; nothing was imported yet."), in: language)</p>\n"
      : table.markup(in: language)
    return """
      <section aria-labelledby="versi">
      <h2 id="versi">\(title, in: language)</h2>
      \(list)</section>

      """
  }

  private static func number(
    of version: CalendarVersionRecord, isInForce: Bool, _ language: Language
  ) -> Markup {
    let mark: Markup =
      isInForce ? " \(Badge(Sentence("berlaku", "in force"), .good).markup(in: language))" : ""
    return "\(version.id.description)\(mark)"
  }

  /// What a version has changed, and by which decrees.
  private static func told(_ version: CalendarVersionRecord, _ language: Language) -> Markup {
    let summary = CalendarVersionSummary(version)
    var lines: [Markup] = []
    if let source = version.source {
      lines.append("\(source.name) (\(source.mode.name, in: language))")
    } else {
      lines.append("\(Sentence("datang bersama program", "came with the program"), in: language)")
    }
    let counts = summary.counts.map { $0.kind.name + Sentence(same: " \($0.count)") }
    if !counts.isEmpty { lines.append("\(DateText.list(counts), in: language)") }
    lines += summary.decrees.map { decree -> Markup in "<span class=\"hint\">\(decree)</span>" }
    return lines.joined(separator: "<br>")
  }

  private static func files(of version: CalendarVersionRecord, _ language: Language) -> Markup {
    let address = "\(HolidaysPage.path)/versi/\(version.id)"
    let source: Markup =
      version.source == nil
      ? ""
      : "<br><a href=\"\(url: "\(address)/berkas")\">\(Sentence("berkas yang diimpor", "the file that was imported"), in: language)<span class=\"unseen\"> \(version.id.description)</span></a>"
    return
      "<a href=\"\(url: address)\">\(Sentence("semua hari libur (.ics)", "all days off (.ics)"), in: language)<span class=\"unseen\"> \(version.id.description)</span></a>\(source)"
  }

  private static func back(to version: CalendarVersionRecord, _ visit: Visit) -> Markup {
    let form = Form(visit, to: "\(HolidaysPage.path)/versi/\(version.id)/pulihkan")
    let title = Sentence("Kembali ke versi \(version.id) …", "Back to version \(version.id) …")
    return form.markup(
      "<button type=\"submit\" class=\"plain\">\(title, in: visit.language)</button>\n")
  }

  @Sendable private static func calendar(_ visit: Visit) throws -> PageAnswer {
    let version: Identifier<Record.CalendarVersion> = try visit.identifier("version")
    let text = try visit.ask { try $0.calendarText(of: version) }
    return .file(text, mediaType: "text/calendar; charset=utf-8", name: fileName(of: version))
  }

  @Sendable private static func source(_ visit: Visit) throws -> PageAnswer {
    let version: Identifier<Record.CalendarVersion> = try visit.identifier("version")
    let (source, bytes) = try visit.ask { try $0.calendarSource(of: version) }
    let ending = source.mediaType == HolidayDocument.Form.calendar.rawValue ? "ics" : "tsv"
    return .file(bytes, mediaType: "\(source.mediaType); charset=utf-8", name: "impor-v\(version).\(ending)")
  }

  /// Lays a version down as a file to be imported; what that changes is looked at first.
  @Sendable private static func restore(_ visit: Visit) throws -> PageAnswer {
    let version: Identifier<Record.CalendarVersion> = try visit.identifier("version")
    let text = try visit.ask { try $0.calendarText(of: version) }
    let document = try HolidayDocument(text, named: fileName(of: version), as: .calendar)
    return .redirect(to: try HolidayImportPage.lay(document, mode: nil, visit))
  }

  private static func fileName(of version: Identifier<Record.CalendarVersion>) -> String {
    "hari-libur-v\(version).ics"
  }
}

extension HolidayImportMode {
  /// How a file is meant, in a few words.
  var name: Sentence {
    switch self {
    case .year: Sentence("seluruh tahun", "whole years")
    case .amend: Sentence("perubahan", "an amendment")
    case .all: Sentence("seluruh kalender", "the whole calendar")
    }
  }
}

extension HolidayChange.Kind {
  /// What happens to a day, in a word.
  var name: Sentence {
    switch self {
    case .added: Sentence("ditambah", "added")
    case .removed: Sentence("dihapus", "removed")
    case .renamed: Sentence("berganti nama", "renamed")
    case .confirmed: Sentence("ditetapkan", "confirmed")
    case .unconfirmed: Sentence("menjadi perkiraan", "only expected")
    }
  }
}
