extension Notice {
  /// The notice as a whole HTML document: one column, styles in the elements, nothing from elsewhere. Colours
  /// are the reader's own, light or dark, but for the button, which is readable in both.
  public func html(in language: Language) -> String {
    let greeting: Markup = "<p>\(self.greeting, in: language)</p>\n"
    let blocks = self.blocks.map { Notice.html($0, in: language) }
    let closing = self.closing.map { line -> Markup in "\(line, in: language)" }
      .joined(separator: "<br>\n")
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)" style="color-scheme: light dark">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <title>\(subject, in: language)</title>
      </head>
      <body style="margin: 0; padding: 0">
      <div lang="\(language.rawValue)" style="\(Notice.pageStyle)">
      \(greeting)\(blocks)<p style="margin-top: 24px">\(closing)</p>
      \(smallPrint(in: language))</div>
      </body>
      </html>

      """
    return page.html
  }

  private func smallPrint(in language: Language) -> Markup {
    guard !footer.isEmpty else { return "" }
    return """
      <hr style="margin: 24px 0 16px; border: 0; border-top: 1px solid #808080">
      <div style="font-size: 14px; line-height: 1.45">
      \(footer.map { Notice.html($0, in: language) })</div>

      """
  }

  private static let pageStyle: Markup =
    "max-width: 600px; margin: 0 auto; padding: 16px; font-family: system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif; font-size: 16px; line-height: 1.5; overflow-wrap: anywhere"

  private static func html(_ block: Block, in language: Language) -> Markup {
    switch block {
    case .paragraph(let sentence): return "<p>\(sentence, in: language)</p>\n"
    case .list(let items):
      let rows = items.map { item -> Markup in "<li style=\"margin: 4px 0\">\(item, in: language)</li>\n" }
      return "<ul style=\"margin: 16px 0; padding-left: 24px\">\n\(rows)</ul>\n"
    case .facts(let facts):
      let rows = facts.map { fact -> Markup in
        """
        <dt style="font-size: 14px; margin-top: 10px">\(fact.label, in: language)</dt>
        <dd style="margin: 0; font-weight: 600">\(fact.value, in: language)</dd>

        """
      }
      return """
        <dl style="margin: 16px 0; padding: 2px 0 2px 14px; border-left: 4px solid #1a5fb4">
        \(rows)</dl>

        """
    case .quotation(let speaker, let text):
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { line -> Markup in "\(String(line))" }.joined(separator: "<br>\n")
      return """
        <p style="margin-bottom: 4px">\(speaker, in: language):</p>
        <blockquote style="margin: 0 0 16px; padding-left: 14px; border-left: 4px solid #808080">\(lines)</blockquote>

        """
    case .button(let link):
      return """
        <p style="margin: 24px 0"><a href="\(url: link.address)" style="\(buttonStyle)">\(link.label, in: language)</a></p>

        """
    case .link(let link):
      return "<p><a href=\"\(url: link.address)\">\(link.label, in: language)</a></p>\n"
    }
  }

  private static let buttonStyle: Markup =
    "display: inline-block; padding: 12px 20px; border-radius: 6px; background-color: #1a5fb4; color: #ffffff; font-weight: 600; text-decoration: none"
}
