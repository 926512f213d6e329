public import Casework
public import Wording

/// One number or name of the service that can be changed: a row of the table from which the database is read,
/// values are checked, and help and API tell what there is.
public struct Setting: Sendable {
  /// What a value has to be.
  public enum Form: Hashable, Sendable {
    /// A whole number within a range.
    case number(ClosedRange<Int>)
    /// A name in one line.
    case name
    /// Capital letters and digits, 1 to 10.
    case prefix
    /// An address of electronic mail.
    case email
    /// An address of the service: http or https, a host, perhaps a port and a path.
    case address
    /// An http or https address with `{room}` in place of the room's number.
    case roomLink
  }

  /// The name, as the database, the command line and the API have it.
  public let name: String
  /// What a value has to be.
  public let form: Form
  /// What it is for, with the unit of numbers.
  public let meaning: Sentence
  /// The roles that may change it.
  public let keepers: Set<Role>
  /// Its value among all settings as a text; `nil` where there is none.
  let value: @Sendable (ServiceSettings) -> String?
  /// Puts a value that has the form among all settings.
  let put: @Sendable (String, inout ServiceSettings) -> Void

  init(
    _ name: String, _ form: Form, _ meaning: Sentence, by keepers: Set<Role>,
    value: @escaping @Sendable (ServiceSettings) -> String?,
    put: @escaping @Sendable (String, inout ServiceSettings) -> Void
  ) {
    self.name = name
    self.form = form
    self.meaning = meaning
    self.keepers = keepers
    self.value = value
    self.put = put
  }

  /// A setting that is a whole number.
  static func number(
    _ name: String, _ range: ClosedRange<Int>, _ meaning: Sentence, by keepers: Set<Role> = [.director],
    value: @escaping @Sendable (ServiceSettings) -> Int,
    put: @escaping @Sendable (Int, inout ServiceSettings) -> Void
  ) -> Setting {
    Setting(
      name, .number(range), meaning, by: keepers, value: { String(value($0)) },
      put: { text, settings in
        if let number = Int(text) { put(number, &settings) }
      })
  }

  /// The value of the published standard; `nil` where there is none.
  public var standard: String? { value(ServiceSettings()) }

  /// The setting of a name, or `nil` where there is none.
  public static func named(_ name: String) -> Setting? { all.first { $0.name == name } }

  /// Takes a stored value over. What the database has in another form, from another program, is left out, and
  /// the standard holds.
  func read(_ stored: String, into settings: inout ServiceSettings) {
    if let value = form.read(stored) { put(value, &settings) }
  }
}

extension Setting.Form {
  /// A value in the form in which it is kept, or `nil` where the text is none.
  public func read(_ text: String) -> String? {
    switch self {
    case .number(let range):
      guard text.utf8.count <= 10, let number = Int(text), range.contains(number) else { return nil }
      return String(number)
    case .name: return try? FreeText.name.checked(text)
    case .prefix:
      let isPlain = text.utf8.allSatisfy { byte in
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
      return isPlain && (1...10).contains(text.utf8.count) ? text : nil
    case .email: return EmailAddress.isValid(text) ? text : nil
    case .address: return text.utf8.count <= 300 ? PublicAddress.read(text) : nil
    case .roomLink: return Setting.Form.isRoomLink(text) ? text : nil
    }
  }

  /// What a value has to be, to be read after "write".
  public var expectation: Sentence {
    switch self {
    case .number(let range):
      Sentence(
        "bilangan bulat \(range.lowerBound) sampai \(range.upperBound)",
        "a whole number from \(range.lowerBound) to \(range.upperBound)")
    case .name: Sentence("nama dalam satu baris", "a name in one line")
    case .prefix:
      Sentence(
        "1 sampai 10 huruf besar atau angka, seperti SPB",
        "1 to 10 capital letters or digits, such as SPB")
    case .email: Sentence("alamat surel", "an e-mail address")
    case .address:
      Sentence(
        "alamat seperti https://jadwal.example.go.id", "an address such as https://jadwal.example.go.id")
    case .roomLink:
      Sentence(
        "alamat http atau https dengan {room}, seperti https://rapat.example.go.id/{room}",
        "an http or https address with {room}, such as https://rapat.example.go.id/{room}")
    }
  }

  /// Whether a text is a link that calendar files and mail can hold as it is: no blanks, no controls, nothing
  /// that ends a line or a quotation there.
  private static func isRoomLink(_ text: String) -> Bool {
    guard text.utf8.count <= 500, text.contains("{room}") else { return false }
    let plain = text.replacing("{room}", with: "1")
    let rest = plain.hasPrefix("https://") ? plain.dropFirst(8) : plain.dropFirst(7)
    guard plain.hasPrefix("https://") || plain.hasPrefix("http://"), let first = rest.utf8.first,
      !"/?#:".utf8.contains(first)
    else { return false }
    return rest.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && !#""<>\^`{|}"#.utf8.contains(byte)
    }
  }
}
