public import Office
import Secrets

extension Call {
  /// Does a use case as who calls, and answers with what comes of it. Under an `Idempotency-Key` the first
  /// answer is kept and given again; the key belongs to this operation, path and content. Such an answer has
  /// a status and JSON, and no headers of its own. Where `If-Match` comes with a call on a request, nothing is
  /// done unless the request is still as the caller has seen it.
  public func perform<Case: UseCase>(
    _ useCase: Case, answering answer: @escaping @Sendable (Case.Outcome) -> Answer
  ) throws -> Answer {
    guard let once = try once else {
      return answer(try context.office.perform(useCase, as: caller, having: seen()))
    }
    let kept = try context.office.perform(useCase, as: caller, having: seen(), once: once) { outcome in
      let answer = answer(outcome)
      return StoredAnswer(status: answer.status, body: answer.bytes)
    }
    return Call.answer(kept)
  }

  /// The answer that was given under the `Idempotency-Key` of the call before; `nil` where none was. For what
  /// takes long to work out before anything is done.
  public func answerGivenBefore() throws -> Answer? {
    guard let once = try once else { return nil }
    return try context.office.answer(given: once, to: caller).map(Call.answer)
  }

  private static func answer(_ kept: StoredAnswer) -> Answer {
    guard !kept.body.isEmpty else { return Answer(status: kept.status, content: .none) }
    return .bytes(kept.status, kept.body, mediaType: "application/json")
  }

  /// The key of the call with what was asked, where it has one.
  private var once: Once? {
    get throws {
      try headers.optionalText("Idempotency-Key").map { Once(key: $0, fingerprint: fingerprint) }
    }
  }

  /// The request of the path as the caller has seen it; `nil` where the call names none, or does not say.
  private func seen() throws -> SeenRequest? {
    guard operation.path.contains("/requests/{id}"), let version = try seenVersion() else { return nil }
    return SeenRequest(try path.identifier("id"), version)
  }

  /// The digest of everything that was asked.
  private var fingerprint: Digest {
    var content: [UInt8] = []
    func append(_ part: some Sequence<UInt8>) {
      let bytes = Array(part)
      // Lengths keep two parts from being taken for two others.
      content += "\(bytes.count):".utf8
      content += bytes
    }
    append(operation.id.utf8)
    for segment in request.path { append(segment.utf8) }
    for field in request.query {
      append(field.name.utf8)
      append(field.value.utf8)
    }
    switch request.body {
    case .none: break
    case .bytes(let bytes): append(bytes)
    case .form(let parts):
      for part in parts {
        append(part.name.utf8)
        append((part.fileName ?? "").utf8)
        append(part.bytes)
      }
    }
    return Digest(of: content)
  }
}

extension Answer {
  /// The content as bytes.
  fileprivate var bytes: [UInt8] {
    switch content {
    case .none: []
    case .json(let value): Array(value.serialized().utf8)
    case .bytes(let bytes, _): bytes
    case .shared(let shared): shared.bytes
    }
  }
}
