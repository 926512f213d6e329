import HTTPServer
import Wording

/// A form on a page: its fields one by one, with what was entered and what is wrong with it, and its token.
///
///     let form = Form(visit, to: "/staf/masuk")
///     return form.markup(
///       form.field("email", Sentence("Surel", "E-mail"), .email, autocomplete: "username")
///         + form.button(Sentence("Masuk", "Sign in")))
///
/// Fields are named as the problems that come of them: `applicant.email` where the use case says so. Where a page has
/// several forms, each goes to an address of its own, so that what was entered and what is wrong stand in the one that
/// was sent.
struct Form {
  let visit: Visit
  let action: String
  private let takesFiles: Bool
  private let asks: Bool

  /// A form that is sent to a path of ours. With files it is sent as `multipart/form-data`, and its route takes
  /// ``FormShape/files(atMost:)``.
  init(_ visit: Visit, to action: String, takesFiles: Bool = false) {
    self.visit = visit
    self.action = action
    self.takesFiles = takesFiles
    asks = false
  }

  /// A form that only asks: what is entered stands in the address of the page that it leads to, and in its fields again.
  init(_ visit: Visit, asking path: String) {
    self.visit = visit
    action = path
    takesFiles = false
    asks = true
  }

  /// What was entered into this form.
  var entry: FormEntry {
    guard asks else { return visit.form.action == action ? visit.form : .none }
    guard visit.calledPath == action else { return .none }
    return FormEntry(
      action: action,
      parts: visit.request.query.map { HTTPFormPart(name: $0.name, bytes: Array($0.value.utf8)) })
  }

  var language: Language { visit.language }

  /// The form around its fields. The browser checks nothing: what is wrong is told by the service, in the reader's
  /// language.
  func markup(_ content: Markup) -> Markup {
    let encoding: Markup = takesFiles ? " enctype=\"multipart/form-data\"" : ""
    guard !asks else {
      return "<form method=\"get\" action=\"\(url: action)\" role=\"search\">\n\(content)</form>\n"
    }
    let anchor: Markup = entry.isRefused ? " data-refused" : ""
    return """
      <form method="post" action="\(url: action)" novalidate\(encoding)\(anchor)>
      <input type="hidden" name="\(FormToken.field)" value="\(visit.formToken)">
      \(content)</form>

      """
  }

  /// The identifier of a field on the page.
  func identifier(_ field: String) -> String { Form.identifier(of: field, action: action) }

  /// The identifier of a field of the form that goes to a path: letters, digits and hyphens of the last part of the
  /// path and of the field's name.
  static func identifier(of field: String, action: String) -> String {
    let form = action.split(separator: "/").last.map(String.init) ?? ""
    return String(
      "\(form)-\(field)".unicodeScalars.map { scalar -> Character in
        scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          ? Character(scalar) : "-"
      })
  }
}
