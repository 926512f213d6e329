import Wording

/// Options that every command takes (the contract with the outside).
enum GlobalOptions {
  static let data = OptionDeclaration(
    "data", .folder,
    help: Sentence(
      "folder data layanan; bawaan: $JADWAL_DATA, atau ./data",
      "folder of the service's data; default: $JADWAL_DATA, or ./data"))
  static let calendars = OptionDeclaration(
    "calendars", .folder,
    help: Sentence(
      "folder kalender resmi (YYYY.ics); bawaan: $JADWAL_CALENDARS, atau yang disertakan",
      "folder of the official calendars (YYYY.ics); default: $JADWAL_CALENDARS, or the shipped ones"))
  static let json = OptionDeclaration(
    "json", help: Sentence("tulis jawaban sebagai JSON", "write the answer as JSON"))
  static let language = OptionDeclaration(
    "lang", .choice(Language.allCases.map(\.rawValue)),
    help: Sentence("bahasa teks; bawaan: id", "language of the text; default: id"))
  static let help = OptionDeclaration("help", help: Sentence("tampilkan bantuan ini", "show this help"))
  static let version = OptionDeclaration("version", help: Sentence("tampilkan versi", "show the version"))

  static let all = [data, calendars, json, language, help, version]
}
