import Casework
import Office
import Store
import Wording

/// What the administrator looks after: the queues, and officers' own calendars that cannot be read.
enum AdministratorDesk {
  static func sections(at desk: Desk, _ visit: Visit) throws -> [DeskSection] {
    let language = visit.language
    let counts = try desk.queries.outgoingCounts()
    var facts = FactList()
    for count in counts {
      let isBad = count.state == "failed" && count.count > 0
      facts.add(
        name(of: count.channel, failed: count.state == "failed"),
        Badge(Sentence(same: String(count.count)), isBad ? .bad : .calm).markup(in: language))
    }
    facts.add(
      Sentence(
        "Surel masuk yang menunggu Tata Usaha", "Mail that came in and waits for the administration desk"),
      Badge(Sentence(same: String(try desk.queries.openIncomingMail())), .calm).markup(in: language))
    let ways: [(String, Sentence)] = [
      ("/staf/surel", Sentence("Antrean surel", "Mail queue")),
      ("/staf/kesehatan", Sentence("Kesehatan layanan", "Health of the service")),
      ("/staf/akun", Sentence("Akun", "Accounts")),
    ]
    let links = ways.filter { visit.site.leads(to: $0.0) }.map { address, title in
      LinkButton(title, to: address, .second).markup(in: language)
    }
    return [
      DeskSection(
        anchor: "layanan", title: Sentence("Keadaan layanan", "State of the service"), count: nil,
        content: facts.markup(in: language) + "<p>\(links)</p>\n")
    ]
  }

  private static func name(of channel: OutgoingMessage.Channel, failed: Bool) -> Sentence {
    switch (channel, failed) {
    case (.mail, false): Sentence("Surel yang menunggu dikirim", "Mail to be sent")
    case (.mail, true): Sentence("Surel yang gagal dikirim", "Mail that could not be sent")
    case (.webhook, false): Sentence("Panggilan webhook yang menunggu", "Webhook calls to be made")
    case (.webhook, true): Sentence("Panggilan webhook yang gagal", "Webhook calls that failed")
    }
  }
}

/// What an auditor reads.
enum AuditorDesk {
  static func section(_ visit: Visit) -> DeskSection {
    let ways: [(String, Sentence)] = [
      ("/staf/laporan", Sentence("Laporan", "Reports")),
      (RequestListPage.path, Sentence("Permohonan", "Requests")),
      (ComplaintsPage.path, Sentence("Pengaduan", "Complaints")),
    ]
    let links = ways.filter { visit.site.leads(to: $0.0) }.map { address, title in
      LinkButton(title, to: address, .second).markup(in: visit.language)
    }
    return DeskSection(
      anchor: "laporan", title: Sentence("Yang dapat Anda baca", "What you can read"), count: nil,
      content: "<p>\(links)</p>\n")
  }
}
