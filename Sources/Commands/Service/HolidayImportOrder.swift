import JSON
import Office
import Store
import Web
import WorkCalendar
import Wording

/// An import of days off as the command line asks for it. It is done in this process, or handed to the service that
/// has the data; both do the same.
struct HolidayImportOrder: Hashable {
  /// What the file is called.
  let name: String
  /// The file.
  let bytes: [UInt8]
  /// How it is meant; `nil` where the file says it.
  let mode: HolidayImportMode?
  /// Whether it is done rather than shown.
  let applies: Bool
  /// In which language it is told.
  let language: Language
  /// Whether it is told as JSON.
  let wantsJSON: Bool

  /// Does it. What refuses it is part of the answer.
  func perform(in office: Office) -> CommandAnswer {
    do {
      let document = try HolidayDocument(bytes, named: name, as: HolidayDocument.Form(ofFile: name, bytes))
      let report = try office.perform(
        ImportHolidays(document, mode: mode, applies: applies), as: .service)
      let lines =
        wantsJSON
        ? [report.json(in: language).serialized()]
        : HolidayAccount(report: report, file: name).lines.map { $0.text(in: language) }
      return CommandAnswer(
        status: .success, output: lines.map { $0 + "\n" }.joined(),
        diagnostics: report.warnings.map {
          (Sentence("peringatan: ", "warning: ") + $0.sentence).text(in: language)
        })
    } catch {
      return CommandAnswer(refusing: error, in: language)
    }
  }
}

/// What a command answers: how it ends, what it writes on standard output, and its lines on standard error.
struct CommandAnswer: Hashable {
  let status: ExitStatus
  let output: String
  let diagnostics: [String]
}

extension CommandAnswer {
  /// The answer that tells an error.
  fileprivate init(refusing error: any Error, in language: Language) {
    var status = ExitStatus.refusal
    switch error {
    case Refusal.calendar, Refusal.holidays, Refusal.invalid: status = .misuse
    default: break
    }
    let explained = error as? any Explained ?? UnexpectedError(description: "\(error)")
    self.init(status: status, output: "", diagnostics: [explained.sentence.text(in: language)])
  }
}

// MARK: On its way to the service

extension HolidayImportOrder {
  /// The largest file that is handed over, in bytes: the same as through the API.
  static let largestFile = 1 << 20

  /// The order as the service reads it: a line of JSON, and the file.
  var message: [UInt8] {
    var head: JSONObject = [
      "command": "holidays import", "name": .string(name), "size": .integer(Int64(bytes.count)),
      "apply": .boolean(applies), "language": .string(language.rawValue), "json": .boolean(wantsJSON),
    ]
    if let mode { head.append("mode", .string(mode.rawValue)) }
    return Array(JSONValue.object(head).serialized().utf8) + [UInt8(ascii: "\n")] + bytes
  }

  /// The order that a message holds; `nil` where it is none, or was cut off on its way.
  init?(_ message: [UInt8]) {
    guard let end = message.firstIndex(of: UInt8(ascii: "\n")),
      case .object(let head)? = try? JSONValue(parsing: Array(message[..<end])),
      head["command"] == "holidays import", case .string(let name)? = head["name"],
      case .integer(let size)? = head["size"], case .boolean(let applies)? = head["apply"],
      case .string(let word)? = head["language"], let language = Language(rawValue: word),
      case .boolean(let wantsJSON)? = head["json"]
    else { return nil }
    let bytes = Array(message[(end + 1)...])
    guard bytes.count == Int(size) else { return nil }
    var mode: HolidayImportMode?
    if let stated = head["mode"] {
      guard case .string(let word) = stated, let known = HolidayImportMode(rawValue: word) else { return nil }
      mode = known
    }
    self.init(
      name: name, bytes: bytes, mode: mode, applies: applies, language: language, wantsJSON: wantsJSON)
  }
}

extension CommandAnswer {
  /// The answer as the command reads it.
  var message: [UInt8] {
    let object: JSONValue = [
      "status": .integer(Int64(status.rawValue)), "output": .string(output),
      "diagnostics": .array(diagnostics.map(JSONValue.string)),
    ]
    return Array(object.serialized().utf8)
  }

  /// The answer that a message holds; `nil` where it is none, or was cut off on its way.
  init?(_ message: [UInt8]) {
    guard case .object(let object)? = try? JSONValue(parsing: message),
      case .integer(let code)? = object["status"],
      let status = ExitStatus(rawValue: Int32(truncatingIfNeeded: code)),
      case .string(let output)? = object["output"], case .array(let lines)? = object["diagnostics"]
    else { return nil }
    self.init(
      status: status, output: output,
      diagnostics: lines.compactMap { if case .string(let line) = $0 { line } else { nil } })
  }
}
