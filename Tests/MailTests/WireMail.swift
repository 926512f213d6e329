import Foundation

/// A mail as a reader that knows nothing of the writer takes it apart: lines, fields, parts.
struct WireMail {
  struct Part {
    let fields: [(name: String, value: String)]
    let body: [String]

    func field(_ name: String) -> String? {
      fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The media type, without parameters.
    var mediaType: String { String((field("Content-Type") ?? "text/plain").split(separator: ";")[0]) }

    /// The content, decoded.
    var content: String {
      if field("Content-Transfer-Encoding") == "base64" {
        return String(decoding: Data(base64Encoded: body.joined()) ?? Data(), as: UTF8.self)
      }
      var bytes: [UInt8] = []
      let text = Array(body.joined(separator: "\n").replacing("=\n", with: "").utf8)
      var index = 0
      while index < text.count {
        if text[index] == UInt8(ascii: "="), index + 2 < text.count,
          let byte = UInt8(String(decoding: text[index + 1...index + 2], as: UTF8.self), radix: 16)
        {
          bytes.append(byte)
          index += 3
        } else {
          bytes.append(text[index])
          index += 1
        }
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The whole, split at CRLF.
  let lines: [String]
  /// The bytes that are no part of a line of at most 998 printable ASCII characters (or tabs) that ends in
  /// CRLF.
  let strayBytes: Int
  let head: Part
  /// The parts that are no multiparts, in their order.
  let leaves: [Part]

  init(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    lines = text.components(separatedBy: "\r\n")
    strayBytes =
      lines.reduce(0) { count, line in
        count + line.utf8.count { !(0x20...0x7E).contains($0) && $0 != 0x09 } + max(0, line.utf8.count - 998)
      } + (lines.last == "" ? 0 : 1)
    head = Self.part(lines[...])
    leaves = Self.leaves(head)
  }

  /// The field with encoded words decoded.
  func decoded(_ name: String) -> String {
    let value = head.field(name) ?? ""
    var bytes: [UInt8] = []
    var wasEncoded = false
    for word in value.split(separator: " ", omittingEmptySubsequences: true) {
      let isEncoded = word.hasPrefix("=?utf-8?B?") && word.hasSuffix("?=")
      if !bytes.isEmpty, !(isEncoded && wasEncoded) { bytes.append(0x20) }
      bytes +=
        isEncoded
        ? Array(Data(base64Encoded: String(word.dropFirst(10).dropLast(2))) ?? Data()) : Array(word.utf8)
      wasEncoded = isEncoded
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func part(_ lines: ArraySlice<String>) -> Part {
    var fields: [(name: String, value: String)] = []
    let end = lines.firstIndex(of: "") ?? lines.endIndex
    for line in lines[lines.startIndex..<end] {
      if line.first == " " || line.first == "\t", let last = fields.popLast() {
        fields.append((last.name, last.value + " " + line.drop { $0 == " " || $0 == "\t" }))
      } else {
        let colon = line.firstIndex(of: ":") ?? line.endIndex
        fields.append(
          (String(line[..<colon]), line[colon...].dropFirst().trimmingCharacters(in: .whitespaces)))
      }
    }
    return Part(fields: fields, body: Array(lines[min(end + 1, lines.endIndex)...]))
  }

  private static func leaves(_ part: Part) -> [Part] {
    guard part.mediaType.hasPrefix("multipart/"), let type = part.field("Content-Type"),
      let start = type.range(of: "boundary=\""), let end = type[start.upperBound...].firstIndex(of: "\"")
    else { return [part] }
    let boundary = "--" + type[start.upperBound..<end]
    var parts: [Part] = []
    var current: [String]?
    for line in part.body {
      if line == boundary || line == boundary + "--" {
        if let current { parts.append(Self.part(current[...])) }
        current = line == boundary ? [] : nil
      } else {
        current?.append(line)
      }
    }
    return parts.flatMap(leaves)
  }
}
