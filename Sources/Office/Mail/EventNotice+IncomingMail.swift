import Wording

extension EventNotice {
  /// What is told of a mail that came in.
  func ofIncomingMail() throws -> Notice? {
    let number = facts.text("incoming") ?? ""
    let reason = Sentence(facts.text("reasonIndonesian") ?? "", facts.text("reasonEnglish") ?? "")
    let mail = NoticeWriter.IncomingMail(
      number: number, sender: facts.text("sender") ?? "", name: facts.text("senderName") ?? "",
      subject: facts.text("title") ?? "", text: facts.text("text") ?? "",
      reason: reason.indonesian.isEmpty ? nil : reason,
      page: "\(try desk.settings().publicAddress)/staf/surel-masuk/\(number)")
    return facts.event == .mailArrived ? writer.mailArrived(mail) : writer.mailSetAside(mail)
  }
}
