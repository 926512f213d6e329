extension Desk {
  /// What somebody is told of an event; `nil` where there is nothing that they need to be told.
  func notice(for facts: MailFacts) throws -> Notice? {
    let subject = [facts.text("reference"), facts.event.rawValue].compactMap(\.self).joined(separator: " ")
    return Notice(
      subject: subject, plain: subject,
      html:
        "<!DOCTYPE html>\n<html lang=\"\(facts.language.rawValue)\"><title>\(subject)</title><p>\(subject)</p></html>"
    )
  }
}
