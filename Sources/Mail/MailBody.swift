private import CGMime

/// The body of a mail with the fields that describe it, made by GMime.
struct MailBody {
  private let mail: OutgoingMail

  init(of mail: OutgoingMail) { self.mail = mail }

  /// Content-Type, the empty line and the parts, with CRLF; `nil` where GMime fails.
  func bytes() -> [UInt8]? {
    GMime.begin()
    guard let alternatives = multipart("alternative") else { return nil }
    defer { g_object_unref(alternatives) }
    guard add(text("plain", Self.cleaned(mail.plain)), to: alternatives),
      add(text("html", Self.cleaned(mail.html)), to: alternatives)
    else { return nil }
    guard let calendar = mail.calendar else { return Self.written(alternatives) }
    guard let mixed = multipart("mixed") else { return nil }
    defer { g_object_unref(mixed) }
    g_mime_multipart_add(mixed, Self.object(alternatives))
    guard add(alternative(calendar), to: alternatives), add(attachment(calendar), to: mixed) else {
      return nil
    }
    return Self.written(mixed)
  }

  private typealias Multipart = UnsafeMutablePointer<GMimeMultipart>
  private typealias Part = UnsafeMutablePointer<GMimePart>

  /// The calendar message as calendars look for it: no Content-Disposition.
  private func alternative(_ calendar: OutgoingMail.Calendar) -> Part? {
    guard let part = part("text", "calendar", Array(calendar.text.utf8), GMIME_CONTENT_ENCODING_BASE64) else {
      return nil
    }
    g_mime_object_set_content_type_parameter(Self.object(part), "charset", "UTF-8")
    g_mime_object_set_content_type_parameter(Self.object(part), "method", calendar.method.rawValue)
    return part
  }

  /// The same as a file, for those who open it by hand.
  private func attachment(_ calendar: OutgoingMail.Calendar) -> Part? {
    guard let part = part("application", "ics", Array(calendar.text.utf8), GMIME_CONTENT_ENCODING_BASE64)
    else { return nil }
    g_mime_object_set_disposition(Self.object(part), "attachment")
    // The name stands in both places: readers differ in where they look.
    g_mime_part_set_filename(part, calendar.fileName)
    return part
  }

  private func text(_ subtype: String, _ text: [UInt8]) -> Part? {
    guard let part = part("text", subtype, text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE) else { return nil }
    g_mime_object_set_content_type_parameter(Self.object(part), "charset", "UTF-8")
    return part
  }

  /// A part with its content. `g_mime_text_part_set_text` is not used: it picks a charset of its own.
  private func part(
    _ type: String, _ subtype: String, _ content: [UInt8], _ encoding: GMimeContentEncoding
  ) -> Part? {
    guard let part = g_mime_part_new_with_type(type, subtype) else { return nil }
    let stream = content.withUnsafeBytes { bytes in
      g_mime_stream_mem_new_with_buffer(bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
    }
    defer { g_object_unref(stream) }
    let wrapper = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT)
    defer { g_object_unref(wrapper) }
    g_mime_part_set_content(part, wrapper)
    g_mime_part_set_content_encoding(part, encoding)
    return part
  }

  /// A multipart whose boundary is the same whenever the mail is written: no encoded line begins with `--=_`.
  private func multipart(_ subtype: String) -> Multipart? {
    guard let multipart = g_mime_multipart_new_with_subtype(subtype) else { return nil }
    g_mime_multipart_set_boundary(multipart, "=_\(subtype)_\(mark)")
    return multipart
  }

  /// What tells the boundaries of this mail from those of others that it may be forwarded with: the 64-bit
  /// FNV-1a hash of its Message-ID.
  private var mark: String {
    let hash = mail.messageID.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    return String(hash, radix: 16)
  }

  /// Adds a part, which the multipart holds from then on. Returns whether there was one.
  private func add(_ part: Part?, to multipart: Multipart) -> Bool {
    guard let part else { return false }
    g_mime_multipart_add(multipart, Self.object(part))
    g_object_unref(part)
    return true
  }

  private static func written(_ multipart: Multipart) -> [UInt8]? {
    guard let options = g_mime_format_options_new() else { return nil }
    defer { g_mime_format_options_free(options) }
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS)
    guard let stream = g_mime_stream_mem_new() else { return nil }
    defer { g_object_unref(stream) }
    guard g_mime_object_write_to_stream(object(multipart), options, stream) > 0 else { return nil }
    let memory = UnsafeMutableRawPointer(stream).assumingMemoryBound(to: GMimeStreamMem.self)
    guard let array = g_mime_stream_mem_get_byte_array(memory), let data = array.pointee.data else {
      return nil
    }
    return Array(UnsafeBufferPointer(start: data, count: Int(array.pointee.len)))
  }

  /// Parts and multiparts begin with what every object of MIME has.
  private static func object(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutablePointer<GMimeObject> {
    pointer.assumingMemoryBound(to: GMimeObject.self)
  }

  /// A text without control characters other than tabs and line ends, with LF at its end, as the encoder
  /// wants it.
  private static func cleaned(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: bytes.append(UInt8(scalar.value))
      case 0x00...0x1F, 0x7F...0x9F: continue
      default: bytes += Array(String(scalar).utf8)
      }
    }
    if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    return bytes
  }
}

extension OutgoingMail.Calendar {
  /// The name of the attached file.
  fileprivate var fileName: String {
    switch method {
    case .request: "invite.ics"
    case .cancel: "cancel.ics"
    case .declineCounter: "declined.ics"
    }
  }
}
