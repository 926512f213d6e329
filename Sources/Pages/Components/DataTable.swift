import Wording

/// A table with a caption and headings. On a narrow screen every row becomes a card, each cell behind the name of its
/// column; the first cell is the heading of its row. The roles are written out, since browsers forget them where a
/// style lays the parts out in another way.
struct DataTable: Sendable {
  struct Column: Sendable {
    let title: Sentence
    /// Whether it holds numbers, which stand at the right.
    var isNumeric = false

    init(_ title: Sentence, isNumeric: Bool = false) {
      self.title = title
      self.isNumeric = isNumeric
    }
  }

  /// What the table shows, for those who do not see it.
  let caption: Sentence
  /// Whether the caption is in sight too.
  var showsCaption = false
  let columns: [Column]
  /// The cells of each row, as many as there are columns.
  var rows: [[Markup]] = []

  init(_ caption: Sentence, showsCaption: Bool = false, columns: [Column]) {
    self.caption = caption
    self.showsCaption = showsCaption
    self.columns = columns
  }

  func markup(in language: Language) -> Markup {
    let head = columns.map { column -> Markup in
      "<th scope=\"col\" role=\"columnheader\"\(column.style)>\(column.title, in: language)</th>"
    }
    let body = rows.map { row -> Markup in
      let cells = zip(columns, row).enumerated().map { index, pair -> Markup in
        let (column, cell) = pair
        return index == 0
          ? "<th scope=\"row\" role=\"rowheader\"\(column.style)>\(cell)</th>"
          : "<td role=\"cell\"\(column.style) data-label=\"\(column.title, in: language)\">\(cell)</td>"
      }
      return "<tr role=\"row\">\(cells)</tr>\n"
    }
    let hidden: Markup = showsCaption ? "" : " class=\"unseen\""
    return """
      <table class="data" role="table">
      <caption\(hidden)>\(caption, in: language)</caption>
      <thead role="rowgroup"><tr role="row">\(head)</tr></thead>
      <tbody role="rowgroup">
      \(body)</tbody>
      </table>

      """
  }
}

extension DataTable.Column {
  fileprivate var style: Markup { isNumeric ? " class=\"number\"" : "" }
}
