import Wording

/// A link that looks like a button: the way to something that one came for.
struct LinkButton: Sendable {
  let title: Sentence
  let address: String
  var weight = Form.ButtonWeight.first

  init(_ title: Sentence, to address: String, _ weight: Form.ButtonWeight = .first) {
    self.title = title
    self.address = address
    self.weight = weight
  }

  func markup(in language: Language) -> Markup {
    "<a class=\"button \(weight.rawValue)\" href=\"\(url: address)\">\(title, in: language)</a>\n"
  }
}
