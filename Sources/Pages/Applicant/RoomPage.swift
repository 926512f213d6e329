import Web
import Wording

/// `/ruang/NUMBER`: the way into an online room, where no address of a conference system is set.
enum RoomPage {
  static let routes: [PageRoute] = [.get("/ruang/{number}", .everyone, page)]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let rooms = try visit.ask { try $0.settings().rules.onlineRooms }
    guard let number = Int(visit.values["number"]), (1...rooms).contains(number),
      String(number) == visit.values["number"]
    else { throw Problem(.notFound) }
    let contact = PublishedStandard.complaintChannels.first { $0.code == "phone" }
    return Page(
      Sentence("Ruang daring \(number)", "Online room \(number)"),
      lead: Sentence(
        "Petugas membuka ruang ini pada waktu pertemuan dan mengirim jalan masuknya kepada Anda lewat WhatsApp atau surel.",
        "The officer opens this room at the time of the meeting and sends you the way in by WhatsApp or e-mail."
      ),
      main: """
        <p>\(Sentence("Belum menerimanya saat pertemuan dimulai? Hubungi ", "Nothing came when the meeting begins? Reach "), in: visit.language)\(contact.map { SiteFooter.channel($0, in: visit.language) } ?? "").</p>

        """)
  }
}
