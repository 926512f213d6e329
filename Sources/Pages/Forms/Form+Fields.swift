import Wording

extension Form {
  /// What a field of one line takes.
  enum Kind: Sendable {
    case text, email, password, telephone, date, time
    /// A whole number.
    case number
    /// A short code of digits, from an app or a message.
    case code

    fileprivate var attributes: Markup {
      switch self {
      case .text: "type=\"text\""
      case .email: "type=\"email\" inputmode=\"email\" spellcheck=\"false\""
      case .password: "type=\"password\" spellcheck=\"false\""
      case .telephone: "type=\"tel\" inputmode=\"tel\""
      case .date: "type=\"date\""
      case .time: "type=\"time\""
      case .number: "type=\"text\" inputmode=\"numeric\""
      case .code: "type=\"text\" inputmode=\"numeric\" spellcheck=\"false\" class=\"code\""
      }
    }
  }

  /// A field of one line. `value` stands in it at first, what was entered after that; a password never comes back.
  /// `autocomplete` is the word by which browsers know it (HTML standard, autofill).
  func field(
    _ name: String, _ label: Sentence, _ kind: Kind = .text, value: String = "", hint: Sentence? = nil,
    autocomplete: String? = nil, isOptional: Bool = false
  ) -> Markup {
    var shown = entry.text(name) ?? value
    if case .password = kind { shown = "" }
    let known = autocomplete.map { word -> Markup in " autocomplete=\"\(word)\"" } ?? ""
    return around(name, label, hint, isOptional) { attributes in
      """
      <input \(kind.attributes) id="\(identifier(name))" name="\(name)" value="\(shown)"\(known)\(attributes)>

      """
    }
  }

  /// A field of several lines.
  func area(
    _ name: String, _ label: Sentence, value: String = "", hint: Sentence? = nil, rows: Int = 5,
    isOptional: Bool = false
  ) -> Markup {
    around(name, label, hint, isOptional) { attributes in
      """
      <textarea id="\(identifier(name))" name="\(name)" rows="\(rows)"\(attributes)>
      \(entry.text(name) ?? value)</textarea>

      """
    }
  }

  /// A list to choose one of. Each choice is a value, as the form sends it, and what it is called; `nothing` is what
  /// choosing none of them is called.
  func select(
    _ name: String, _ label: Sentence, _ choices: [(value: String, title: Sentence)], chosen: String? = nil,
    hint: Sentence? = nil, isOptional: Bool = false,
    nothing: Sentence = Sentence("– pilih –", "– choose –")
  ) -> Markup {
    let now = entry.action == nil ? chosen : entry.text(name)
    let options = choices.map { choice -> Markup in
      let mark: Markup = choice.value == now ? " selected" : ""
      return "<option value=\"\(choice.value)\"\(mark)>\(choice.title, in: language)</option>\n"
    }
    return around(name, label, hint, isOptional) { attributes in
      """
      <select id="\(identifier(name))" name="\(name)"\(attributes)>
      <option value="">\(nothing, in: language)</option>
      \(options)</select>

      """
    }
  }

  /// A file to send.
  func file(
    _ name: String, _ label: Sentence, hint: Sentence? = nil, accepting types: String = "",
    isOptional: Bool = false
  ) -> Markup {
    let accept: Markup = types.isEmpty ? "" : " accept=\"\(types)\""
    return around(name, label, hint, isOptional) { attributes in
      """
      <input type="file" id="\(identifier(name))" name="\(name)"\(accept)\(attributes)>

      """
    }
  }

  /// A value that the form carries unseen; nothing that the service would believe.
  func hidden(_ name: String, _ value: String) -> Markup {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">\n"
  }

  /// The button that sends the form. `name` and `value` tell which button it was, where there are several.
  func button(
    _ title: Sentence, _ weight: ButtonWeight = .first, name: String? = nil, value: String = ""
  ) -> Markup {
    let sent = name.map { name -> Markup in " name=\"\(name)\" value=\"\(value)\"" } ?? ""
    return """
      <button type="submit" class="\(weight.style)"\(sent)>\(title, in: language)</button>

      """
  }

  /// How much a button weighs.
  enum ButtonWeight: String, Sendable {
    /// What one came for; one on a page.
    case first
    /// What one may do besides.
    case second
    /// What takes something away for good.
    case grave

    fileprivate var style: String { "button \(rawValue)" }
  }

  /// Label, hint and problem around a field. `input` is given the attributes that connect it with them.
  private func around(
    _ name: String, _ label: Sentence, _ hint: Sentence?, _ isOptional: Bool, input: (Markup) -> Markup
  ) -> Markup {
    let id = identifier(name)
    visit.labels.note(label, for: id)
    let notes = notes(name, hint)
    let aside: Markup =
      isOptional
      ? " <span class=\"aside\">\(Sentence("(boleh dikosongkan)", "(optional)"), in: language)</span>" : ""
    let required: Markup = isOptional ? "" : " aria-required=\"true\""
    return """
      <div class="field\(notes.style)">
      <label for="\(id)">\(label, in: language)\(aside)</label>
      \(notes.markup)\(input(notes.attributes + required))</div>

      """
  }

  /// The hint and the problem of a field, and the attributes that tell of them.
  func notes(_ name: String, _ hint: Sentence?) -> (markup: Markup, attributes: Markup, style: Markup) {
    let id = identifier(name)
    var markup = Markup()
    var described: [String] = []
    if let hint {
      markup += "<p class=\"hint\" id=\"\(id)-petunjuk\">\(hint, in: language)</p>\n"
      described.append("\(id)-petunjuk")
    }
    var attributes = Markup()
    let problem = entry.problem(of: name)
    if let problem {
      markup += """
        <p class="error" id="\(id)-galat">\(Icon.warning)\(problem.capitalized, in: language)</p>

        """
      described.append("\(id)-galat")
      attributes += " aria-invalid=\"true\""
    }
    if !described.isEmpty { attributes += " aria-describedby=\"\(described.joined(separator: " "))\"" }
    return (markup, attributes, problem == nil ? "" : " wrong")
  }
}
