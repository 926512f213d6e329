import Wording

/// Small drawings in the colour of the text beside them. They say nothing that the text does not say, and screen
/// readers pass over them.
enum Icon {
  static let calendar = drawn("<path d=\"M4 6h16v14H4zM4 10h16M8 3v5M16 3v5\"/>")
  static let check = drawn("<path d=\"m5 12.5 4.5 4.5L19 7.5\"/>")
  static let warning = drawn("<path d=\"M12 4 2.5 20h19zM12 10v4.5M12 17.2v.3\"/>")
  static let note = drawn("<circle cx=\"12\" cy=\"12\" r=\"9\"/><path d=\"M12 11v5.5M12 7.5v.3\"/>")
  static let clock = drawn("<circle cx=\"12\" cy=\"12\" r=\"9\"/><path d=\"M12 7v5l3.5 2\"/>")
  static let letter = drawn("<path d=\"M3 6h18v12H3zM3 7l9 6 9-6\"/>")
  static let telephone = drawn(
    "<path d=\"M6 3h4l1.5 5L9 10a12 12 0 0 0 5 5l2-2.5 5 1.5v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z\"/>"
  )
  static let person = drawn("<circle cx=\"12\" cy=\"8\" r=\"4\"/><path d=\"M4 21a8 8 0 0 1 16 0\"/>")
  static let link = drawn("<path d=\"M9 15 20 4M13 4h7v7M18 14v6H4V6h6\"/>")

  private static func drawn(_ shapes: Markup) -> Markup {
    "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">\(shapes)</svg>"
  }
}
