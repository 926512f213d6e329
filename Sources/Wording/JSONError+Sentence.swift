import JSON

extension JSONSyntaxError.Problem: Explained {
  /// What is wrong with the text, to be read after its line and column.
  public var sentence: Sentence {
    switch self {
    case .tooLong(let limit):
      Sentence(
        "berkas lebih besar daripada batas \(FileSize(limit).text); bagi berkasnya",
        "the file is larger than the limit of \(FileSize(limit).text); split it")
    case .tooDeep(let limit):
      Sentence(
        "susunan bersarang lebih dari \(limit) tingkat; ratakan",
        "nested more than \(limit) levels deep; flatten it")
    case .tooManyValues(let limit):
      Sentence(
        "berkas memuat lebih dari \(limit) nilai; bagi berkasnya",
        "the file holds more than \(limit) values; split it")
    case .notUTF8:
      Sentence("bukan teks UTF-8; simpan ulang sebagai UTF-8", "not UTF-8 text; save it as UTF-8")
    case .endsEarly:
      Sentence(
        "berkas berakhir sebelum JSON lengkap; lengkapi", "the file ends before the JSON does; complete it")
    case .trailingText:
      Sentence("ada sisa sesudah JSON berakhir; hapus", "something follows the end of the JSON; remove it")
    case .unexpectedText:
      Sentence(
        "JSON keliru di sini; periksa koma, kurung, dan tanda petik",
        "the JSON is wrong here; check commas, brackets and quotation marks")
    case .duplicateName:
      Sentence(
        "nama yang sama dipakai dua kali dalam satu objek; hapus salah satunya",
        "a name occurs twice in an object; remove one")
    case .numberOutOfRange:
      Sentence("bilangan terlalu besar; perkecil", "the number is too large; make it smaller")
    case .nulCharacter:
      Sentence("karakter NUL tidak boleh dipakai; hapus", "the NUL character may not be used; remove it")
    }
  }
}

extension JSONStructureError.Problem: Explained {
  /// What is wrong with the value, to be read after its path.
  public var sentence: Sentence {
    switch self {
    case .missing: Sentence("belum ada; tambahkan", "missing; add it")
    case .unknown(let known):
      Sentence("tidak dikenal; yang dikenal: ", "unknown; known are ")
        + Sentence(same: known.joined(separator: ", "))
    case .wrongKind(let expected, let found):
      Sentence(
        "seharusnya \(expected.name.indonesian), bukan \(found.name.indonesian)",
        "should be \(expected.name.english), not \(found.name.english)")
    case .outOfRange(let found, let allowed):
      Sentence(
        "\(found) di luar batas; tulis \(allowed.lowerBound) sampai \(allowed.upperBound)",
        "\(found) is out of range; write \(allowed.lowerBound) to \(allowed.upperBound)")
    case .tooManyElements(let found, let limit):
      Sentence("memuat \(found) isi; paling banyak \(limit)", "holds \(found) elements; at most \(limit)")
    case .tooFewElements(let found, let minimum):
      Sentence(
        "memuat \(found) isi; paling sedikit \(minimum)", "holds \(found) elements; at least \(minimum)")
    }
  }
}

extension JSONKind {
  /// What the kind is called, within a sentence.
  public var name: Sentence {
    switch self {
    case .null: Sentence(same: "null")
    case .boolean: Sentence(same: "true/false")
    case .integer: Sentence("bilangan bulat", "a whole number")
    case .real: Sentence("bilangan pecahan", "a number with a fraction")
    case .string: Sentence("teks", "a text")
    case .array: Sentence("larik [...]", "an array [...]")
    case .object: Sentence("objek {...}", "an object {...}")
    }
  }
}
