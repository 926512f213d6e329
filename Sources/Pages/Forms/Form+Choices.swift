import Wording

extension Form {
  /// A value of a group, as the form sends it, with what it is called and what is to be known of it.
  struct Choice: Sendable {
    let value: String
    let title: Sentence
    var hint: Sentence?

    init(_ value: String, _ title: Sentence, hint: Sentence? = nil) {
      self.value = value
      self.title = title
      self.hint = hint
    }
  }

  /// A group to choose one of, all of them in sight.
  func radios(
    _ name: String, _ legend: Sentence, _ choices: [Choice], chosen: String? = nil, hint: Sentence? = nil
  ) -> Markup {
    let now = Set([entry.action == nil ? chosen : entry.text(name)].compactMap(\.self))
    return group(name, legend, choices, "radio", now, hint)
  }

  /// A group to tick any number of.
  func boxes(
    _ name: String, _ legend: Sentence, _ choices: [Choice], ticked: [String] = [], hint: Sentence? = nil
  ) -> Markup {
    group(name, legend, choices, "checkbox", Set(entry.action == nil ? ticked : entry.texts(name)), hint)
  }

  /// One box to tick.
  func box(_ name: String, _ title: Sentence, isTicked: Bool = false, hint: Sentence? = nil) -> Markup {
    visit.labels.note(title, for: identifier(name))
    let now = entry.action == nil ? isTicked : entry.text(name) != nil
    let notes = notes(name, hint)
    return """
      <div class="field\(notes.style)">
      \(notes.markup)\(option(identifier(name), name, Choice("ya", title), "checkbox", now, notes.attributes))</div>

      """
  }

  /// A group of fields under one heading, with its hint and what is wrong with it. The first field in it has the
  /// identifier of `name`, so that the summary of problems leads there.
  func group(_ name: String, _ legend: Sentence, hint: Sentence? = nil, _ content: Markup) -> Markup {
    visit.labels.note(legend, for: identifier(name))
    let notes = notes(name, hint)
    return """
      <fieldset class="field\(notes.style)">
      <legend>\(legend, in: language)</legend>
      \(notes.markup)\(content)</fieldset>

      """
  }

  private func group(
    _ name: String, _ legend: Sentence, _ choices: [Choice], _ type: String, _ now: Set<String>,
    _ hint: Sentence?
  ) -> Markup {
    let attributes = notes(name, hint).attributes
    let options = choices.enumerated().map { index, choice in
      let id = index == 0 ? identifier(name) : "\(identifier(name))-\(index)"
      return option(id, name, choice, type, now.contains(choice.value), index == 0 ? attributes : "")
    }
    return group(name, legend, hint: hint, options.joined())
  }

  private func option(
    _ id: String, _ name: String, _ choice: Choice, _ type: String, _ isOn: Bool, _ attributes: Markup
  ) -> Markup {
    let mark: Markup = isOn ? " checked" : ""
    let hint = choice.hint.map { hint -> Markup in "<span class=\"hint\">\(hint, in: language)</span>" } ?? ""
    return """
      <label class="option" for="\(id)"><input type="\(type)" id="\(id)" name="\(name)" value="\(choice.value)"\(mark)\(attributes)>
      <span>\(choice.title, in: language)\(hint)</span></label>

      """
  }
}
