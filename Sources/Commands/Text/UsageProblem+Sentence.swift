import WorkCalendar
import Wording

extension UsageProblem: Explained {
  var sentence: Sentence {
    switch self {
    case .noCommand(let group, let known):
      noCommand(group: group, known: known)
    case .unknownCommand(let word, let group, let nearest):
      unknownCommand(word, group: group, nearest: nearest)
    case .unknownOption(let option, let command, let nearest):
      unknownOption(option, command: command, nearest: nearest)
    case .missingValue(let option, let expected):
      Sentence(
        "\(option) perlu nilai: \(expected.description.indonesian)",
        "\(option) needs a value: \(expected.description.english)")
    case .unexpectedValue(let option):
      Sentence(
        "\(option) tidak menerima nilai; tulis \(option) saja",
        "\(option) takes no value; write \(option) alone")
    case .repeatedOption(let option):
      Sentence("\(option) diberikan dua kali; tulis sekali saja", "\(option) is given twice; write it once")
    case .missingOption(let option, let command):
      Sentence("opsi \(option) wajib diisi", "the option \(option) is needed") + seeHelp(command)
    case .missingOperand(let expected, let command):
      Sentence(
        "\(expected.placeholder.indonesian) belum disebut: \(expected.description.indonesian)",
        "\(expected.placeholder.english) is missing: \(expected.description.english)") + seeHelp(command)
    case .extraOperand(let word, let command):
      Sentence(
        "argumen \(Quotation.quoted(word)) berlebih", "one argument too many: \(Quotation.quoted(word))")
        + seeHelp(command)
    case .badValue(let place, let text, let expected):
      Sentence(
        """
        \(place): nilai \(Quotation.quoted(text)) tidak dapat dipakai; tulis \
        \(expected.description.indonesian)
        """,
        "\(place): cannot use the value \(Quotation.quoted(text)); write \(expected.description.english)")
    case .badInstant(let text, let line, let error):
      badInstant(text, line: line, error)
    case .blankLine(let line):
      Sentence(
        "masukan baris \(line): kosong; tulis satu waktu per baris",
        "input line \(line): blank; write one instant a line")
    case .lineTooLong(let line, let limit):
      Sentence(
        "masukan baris \(line): lebih dari \(limit) byte; tulis satu waktu per baris",
        "input line \(line): longer than \(limit) bytes; write one instant a line")
    case .conflictingOptions(let one, let other):
      Sentence(
        "\(one) dan \(other) tidak dapat dipakai bersama; pilih salah satu",
        "\(one) and \(other) cannot be used together; choose one")
    case .unknownRequest(let id, let scenario, let nearest):
      Sentence(
        """
        --request: \(Quotation.plain(scenario, atMost: 300)) tidak memuat permohonan \
        \(Quotation.quoted(id))
        """,
        "--request: \(Quotation.plain(scenario, atMost: 300)) has no request \(Quotation.quoted(id))")
        + (nearest.map {
          Sentence("; maksudnya \(Quotation.plain($0))?", "; did you mean \(Quotation.plain($0))?")
        }
          ?? Sentence("; periksa id-nya", "; check the id"))
    case .unknownSetting(let name, let nearest):
      Sentence(
        "setelan \(Quotation.quoted(name)) tidak dikenal", "there is no setting \(Quotation.quoted(name))")
        + (nearest.map {
          Sentence("; maksudnya \(Quotation.plain($0))?", "; did you mean \(Quotation.plain($0))?")
        } ?? Sentence("; lihat jadwal setting list", "; see jadwal setting list"))
    case .badSetting(let name, let text, let form):
      Sentence(
        "\(name): nilai \(Quotation.quoted(text)) tidak dapat dipakai; tulis ",
        "\(name): cannot use the value \(Quotation.quoted(text)); write ") + form.expectation
    case .reversedDates(let from, let to):
      Sentence(
        "--to \(to) lebih awal daripada --from \(from); tukar keduanya",
        "--to \(to) lies before --from \(from); swap the two")
    }
  }

  private func noCommand(group: String?, known: [String]) -> Sentence {
    let words = known.joined(separator: ", ")
    return Sentence(
      "perintah belum disebut; pilih salah satu: \(words)", "no command given; choose one of \(words)")
      + seeHelp(call(group))
  }

  private func unknownCommand(_ word: String, group: String?, nearest: String?) -> Sentence {
    Sentence(
      "\(call(group)) tidak mempunyai perintah \(Quotation.quoted(word))",
      "\(call(group)) has no command \(Quotation.quoted(word))") + suggestion(nearest, call: call(group))
  }

  private func unknownOption(_ option: String, command: String?, nearest: String?) -> Sentence {
    let refusal = Sentence(
      "opsi \(Quotation.quoted(option)) tidak dikenal", "unknown option \(Quotation.quoted(option))")
    if command == nil, nearest == nil {
      return refusal
        + Sentence(
          "; opsi sebuah perintah ditulis sesudah nama perintahnya",
          "; the options of a command stand after its name")
    }
    return refusal + suggestion(nearest, call: command ?? "jadwal")
  }

  private func call(_ group: String?) -> String { group.map { "jadwal \($0)" } ?? "jadwal" }

  private func suggestion(_ nearest: String?, call: String) -> Sentence {
    guard let nearest else { return seeHelp(call) }
    return Sentence("; maksudnya \(nearest)?", "; did you mean \(nearest)?")
  }

  private func seeHelp(_ call: String) -> Sentence {
    Sentence("; lihat \(call) --help", "; see \(call) --help")
  }

  private func badInstant(_ text: String, line: Int?, _ error: ISO8601Error) -> Sentence {
    let place = line.map { Sentence("masukan baris \($0): ", "input line \($0): ") } ?? Sentence(same: "")
    return place
      + Sentence(
        "\(Quotation.quoted(text)) bukan waktu yang lengkap: ",
        "\(Quotation.quoted(text)) is no complete instant: ")
      + error.sentence + Sentence("; tulis ", "; write ") + ValueKind.instant.description
  }
}
