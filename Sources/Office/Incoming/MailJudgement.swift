import Casework
import JSON
import Mail
import Store
import Wording

/// What a mail that came in turned out to be, and what has become of it.
struct MailJudgement {
  var kind: IncomingMailRecord.Kind
  var state: IncomingMailRecord.State
  var reason: Sentence?
  var request: Identifier<Record.Request>?
  var meeting: Identifier<Record.Meeting>?
  /// The files of the mail that became documents, by their place among its attachments.
  var kept: Set<Int> = []
  /// Whether those who work on its request are told of it, since it is of its people.
  var isTold = false

  /// A mail with which nothing more is to be done.
  static func settled(_ kind: IncomingMailRecord.Kind, _ reason: Sentence? = nil) -> MailJudgement {
    MailJudgement(kind: kind, state: .settled, reason: reason)
  }

  /// A mail that waits for the administration desk.
  static func waiting(_ kind: IncomingMailRecord.Kind, _ reason: Sentence) -> MailJudgement {
    MailJudgement(kind: kind, state: .open, reason: reason)
  }

  /// The same about a request.
  func about(
    _ request: Identifier<Record.Request>?, meeting: Identifier<Record.Meeting>? = nil
  ) -> MailJudgement {
    var judgement = self
    judgement.request = request
    judgement.meeting = meeting
    return judgement
  }

  /// The files of a mail as they are kept beside it.
  func attachments(of mail: ReceivedMail) -> String {
    JSONValue.array(
      mail.attachments.enumerated().map { place, file in
        [
          "name": .string(file.name), "mediaType": .string(file.mediaType),
          "size": .integer(Int64(file.bytes.count)), "isKept": .boolean(kept.contains(place)),
        ]
      }
    ).serialized()
  }
}

extension IncomingMailRecord.Reason {
  init(_ sentence: Sentence) { self.init(indonesian: sentence.indonesian, english: sentence.english) }
}
