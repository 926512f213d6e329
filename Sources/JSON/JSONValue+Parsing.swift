// Jansson 2.14 stands behind this file alone. Its rules, as they are kept here:
// - `json_loadb` gives a new reference, or NULL and the error; the one owner is `Document`, which gives it
//   back.
// - `json_array_get`, `json_object_iter_value`, `json_string_value` and `json_object_iter_key` lend: nothing
//   lent is kept or released, and all of it is copied before the document goes.
// - Objects iterate in the order of their members (since 2.8). Texts may hold no NUL, since `JSON_ALLOW_NUL`
//   is not set.
// - A document belongs to the thread that reads it. Hash seeding, the only state the library shares, is
//   atomic.
// - Numbers are read with the decimal point of the C locale; this program never sets another.

private import CJansson

extension JSONValue {
  /// Reads one value, with nothing but white space around it. A byte order mark in front is passed over.
  /// Fails where the text is no JSON, names a member twice, or passes a limit.
  public init(parsing text: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONSyntaxError) {
    let result = text.withUnsafeBytes { bytes -> Result<JSONValue, JSONSyntaxError> in
      do throws(JSONSyntaxError) {
        return .success(try JSONValue.parse(bytes, limits: limits))
      } catch {
        return .failure(error)
      }
    }
    self = try result.get()
  }

  private static func parse(
    _ bytes: UnsafeRawBufferPointer, limits: JSONLimits
  ) throws(JSONSyntaxError) -> JSONValue {
    var text = bytes
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = UnsafeRawBufferPointer(rebasing: text.dropFirst(3)) }
    try JSONOutline.check(text, against: limits)
    return try Document(text).value
  }
}

/// A parsed document, freed with its last use.
private struct Document: ~Copyable {
  private let root: UnsafeMutablePointer<json_t>

  init(_ text: UnsafeRawBufferPointer) throws(JSONSyntaxError) {
    var error = json_error_t()
    let flags = JSON_REJECT_DUPLICATES | JSON_DECODE_ANY
    // The library reads no byte of an empty text, but wants a pointer.
    let parsed =
      text.baseAddress.map {
        json_loadb($0.assumingMemoryBound(to: CChar.self), text.count, Int(flags), &error)
      } ?? json_loadb("", 0, Int(flags), &error)
    guard let parsed else { throw JSONSyntaxError(error) }
    root = parsed
  }

  deinit { jansson_release(root) }

  var value: JSONValue { JSONValue(copying: root) }
}

extension JSONSyntaxError {
  fileprivate init(_ error: json_error_t) {
    let code = withUnsafePointer(to: error) { jansson_error_code($0) }
    let problem: Problem =
      switch json_error_code(rawValue: UInt32(clamping: code)) {
      case json_error_invalid_utf8: .notUTF8
      case json_error_premature_end_of_input: .endsEarly
      case json_error_end_of_input_expected: .trailingText
      case json_error_duplicate_key: .duplicateName
      case json_error_numeric_overflow: .numberOutOfRange
      case json_error_null_character, json_error_null_byte_in_key: .nulCharacter
      default: .unexpectedText
      }
    self.init(problem, line: max(1, Int(error.line)), column: max(1, Int(error.column)))
  }
}

extension JSONValue {
  /// Copies what the library lends. Depth is bounded by the outline that was checked before.
  fileprivate init(copying node: UnsafeMutablePointer<json_t>) {
    switch node.pointee.type {
    case JSON_OBJECT:
      var members: [JSONMember] = []
      members.reserveCapacity(json_object_size(node))
      var iterator = json_object_iter(node)
      while let position = iterator {
        if let name = json_object_iter_key(position), let value = json_object_iter_value(position) {
          let text = String(copying: name, count: json_object_iter_key_len(position))
          members.append(JSONMember(text, JSONValue(copying: value)))
        }
        iterator = json_object_iter_next(node, position)
      }
      self = .object(JSONObject(members))
    case JSON_ARRAY:
      let count = json_array_size(node)
      var elements: [JSONValue] = []
      elements.reserveCapacity(count)
      for index in 0..<count {
        if let element = json_array_get(node, index) { elements.append(JSONValue(copying: element)) }
      }
      self = .array(elements)
    case JSON_STRING:
      self = .string(
        json_string_value(node).map { String(copying: $0, count: json_string_length(node)) } ?? "")
    case JSON_INTEGER: self = .integer(Int64(json_integer_value(node)))
    case JSON_REAL: self = .real(json_real_value(node))
    case JSON_TRUE: self = .boolean(true)
    case JSON_FALSE: self = .boolean(false)
    default: self = .null
    }
  }
}

extension String {
  fileprivate init(copying text: UnsafePointer<CChar>, count: Int) {
    self.init(decoding: UnsafeRawBufferPointer(start: text, count: count), as: UTF8.self)
  }
}
