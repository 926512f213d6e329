// The one place where GMime is called to read. Its rules, and how they are kept here (GMime 3.2):
//
// Start. `GMime.begin` comes before anything else. Threads.
// GMime's own tables are filled at the start and then only read; objects belong to the thread that made
//   them. Nothing here lives longer than one call, except the options, which are never changed.
// Ownership. What `parse` functions return belongs to the caller: one g_object_unref each; strings that are
//   marked as the caller's are given back with g_free. What `get` functions return is borrowed and copied.
// Strings. They end at the first NUL: no header with one comes here. Their length is capped before, since
// some
//   of these functions take a time that grows with its square.
// Structure. GMime's parser is not used: it builds the whole tree before anybody can count, and a mail of the
//   size that is accepted can have a million parts. What lies in what is found out by `MessageStructure`.
private import CGMime

/// The calls to GMime that read. The rules above hold for all of them.
enum GMimeReading {
  private final class Options: @unchecked Sendable {
    let pointer: OpaquePointer?
    init() {
      pointer = g_mime_parser_options_new()
      // Bytes that no charset is stated for: UTF-8 where they are, else what Windows writes. GMime copies the
      // list.
      "utf-8".withCString { first in
        "windows-1252".withCString { second in
          var names: [UnsafePointer<CChar>?] = [first, second, nil]
          g_mime_parser_options_set_fallback_charsets(pointer, &names)
        }
      }
    }
  }

  private static let options: Options = {
    GMime.begin()
    return Options()
  }()

  /// A value with its parameters (RFC 2045, section 5.1; RFC 2183), decoded (RFC 2231, RFC 2047).
  struct Parameters {
    /// The value, in lower case: `text/plain`, `attachment`.
    let value: String
    fileprivate let parameters: [String: String]

    /// The parameter of a name in lower case; `nil` for none.
    subscript(_ name: String) -> String? { parameters[name] }

    /// A value without parameters.
    init(_ value: String) {
      self.value = value
      parameters = [:]
    }

    fileprivate init(_ value: String, _ list: UnsafeMutablePointer<GMimeParamList>?) {
      self.value = value
      var parameters: [String: String] = [:]
      let count = list.map { g_mime_param_list_length($0) } ?? 0
      for index in 0..<count {
        guard let parameter = g_mime_param_list_get_parameter_at(list, index),
          let name = g_mime_param_get_name(parameter), let text = g_mime_param_get_value(parameter)
        else { continue }
        let key = String(cString: name).lowercased()
        // The first of two of the same name holds, as for a reader that stops at it.
        if parameters[key] == nil { parameters[key] = String(cString: text) }
      }
      self.parameters = parameters
    }
  }

  /// A Content-Type.
  static func contentType(_ value: [UInt8]) -> Parameters {
    withText(value) { text, options in
      guard let parsed = g_mime_content_type_parse(options, text) else { return Parameters("text/plain") }
      defer { g_object_unref(parsed) }
      let type = g_mime_content_type_get_mime_type(parsed)
      defer { g_free(type) }
      let name = type.map { String(cString: $0).lowercased() } ?? ""
      return Parameters(name, g_mime_content_type_get_parameters(parsed))
    }
  }

  /// A Content-Disposition.
  static func disposition(_ value: [UInt8]) -> Parameters {
    withText(value) { text, options in
      guard let parsed = g_mime_content_disposition_parse(options, text) else { return Parameters("") }
      defer { g_object_unref(parsed) }
      let name = g_mime_content_disposition_get_disposition(parsed).map { String(cString: $0).lowercased() }
      return Parameters(name ?? "", g_mime_content_disposition_get_parameters(parsed))
    }
  }

  /// The text of a field, decoded (RFC 2047).
  static func text(_ value: [UInt8]) -> String {
    withText(value) { text, options in
      guard let decoded = g_mime_utils_header_decode_text(options, text) else { return "" }
      defer { g_free(decoded) }
      return String(cString: decoded)
    }
  }

  /// The single addresses of a list (RFC 5322, section 3.4), names decoded, and those of its groups left out.
  static func addresses(_ value: [UInt8]) -> [MailAddress] {
    withText(value) { text, options in
      guard let list = internet_address_list_parse(options, text) else { return [] }
      defer { g_object_unref(list) }
      return (0..<internet_address_list_length(list)).compactMap { index in
        guard let entry = internet_address_list_get_address(list, index),
          let mailbox = jadwal_gmime_mailbox(entry),
          let address = internet_address_mailbox_get_idn_addr(mailbox)
        else { return nil }
        let name = internet_address_get_name(entry).map { String(cString: $0) } ?? ""
        return MailAddress(name: name, email: String(cString: address))
      }
    }
  }

  /// The seconds since 1970 of a date (RFC 5322, section 3.3); `nil` for none that can be read.
  static func date(_ value: [UInt8]) -> Int64? {
    withText(value) { text, _ -> Int64? in
      guard let moment = g_mime_utils_header_decode_date(text) else { return nil }
      defer { g_date_time_unref(moment) }
      return Int64(g_date_time_to_unix(moment))
    }
  }

  /// The content of a part without its transfer encoding (RFC 2045, section 6); of one that is not known, as
  /// it is.
  static func decoded(_ bytes: ArraySlice<UInt8>, encoding name: String) -> [UInt8] {
    let encoding: GMimeContentEncoding
    switch name {
    case "base64": encoding = GMIME_CONTENT_ENCODING_BASE64
    case "quoted-printable": encoding = GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
    default: return Array(bytes)
    }
    var state = GMimeEncoding()
    g_mime_encoding_init_decode(&state, encoding)
    let room = g_mime_encoding_outlen(&state, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: room) { output, count in
      bytes.withUnsafeBytes { input in
        guard let from = input.baseAddress?.assumingMemoryBound(to: CChar.self),
          let to = UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
        else { return }
        count = g_mime_encoding_flush(&state, from, input.count, to)
      }
    }
  }

  /// Bytes of a charset as UTF-8, what it cannot read as U+FFFD; `nil` for a charset that is not known.
  static func converted(_ bytes: [UInt8], from charset: String) -> String? {
    _ = options
    guard let converter = g_mime_iconv_open("UTF-8", charset), Int(bitPattern: converter) != -1 else {
      return nil
    }
    defer { g_mime_iconv_close(converter) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var input = bytes.map { CChar(bitPattern: $0) }
    var chunk = [CChar](repeating: 0, count: 4_096)
    input.withUnsafeMutableBufferPointer { input in
      var from = input.baseAddress
      var left = input.count
      while left > 0 {
        let before = left
        let written = chunk.withUnsafeMutableBufferPointer { chunk in
          var to = chunk.baseAddress
          var room = chunk.count
          _ = iconv(converter, &from, &left, &to, &room)
          let written = chunk.count - room
          for byte in chunk.prefix(written) { result.append(UInt8(bitPattern: byte)) }
          return written
        }
        // Nothing moved: what stands here cannot be read, or the text ends inside a character.
        if written == 0, left == before {
          from = from.map { $0 + 1 }
          left -= 1
          result += [0xEF, 0xBF, 0xBD]
        }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func withText<Result>(
    _ value: [UInt8], _ body: (UnsafePointer<CChar>, OpaquePointer?) -> Result
  ) -> Result {
    let text = value.map { CChar(bitPattern: $0) } + [0]
    return body(text, options.pointer)
  }
}
