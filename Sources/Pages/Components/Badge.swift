import Casework
import Wording

/// A word in a frame that tells how something stands. The colour only repeats what the word says.
struct Badge: Sendable {
  enum Tone: String, Sendable {
    /// Nothing to do.
    case calm
    /// On its way.
    case moving
    /// Somebody is waited for.
    case waiting
    /// Done.
    case good
    /// Late, or refused.
    case bad
  }

  let text: Sentence
  let tone: Tone

  init(_ text: Sentence, _ tone: Tone) {
    self.text = text
    self.tone = tone
  }

  /// The state of a request.
  init(_ state: RequestState) {
    let tone: Tone =
      switch state {
      case .submitted, .registered, .disposed, .received, .assigned: .moving
      case .returned, .rescheduling: .waiting
      case .scheduled, .facilitated, .answered: .good
      case .closed, .referred, .withdrawn: .calm
      }
    self.init(state.name, tone)
  }

  /// How a request does against the standard.
  init(_ verdict: Verdict) {
    let tone: Tone =
      switch verdict {
      case .onTime, .asAgreed: .good
      case .running: .calm
      case .forecastBreach, .late: .bad
      }
    self.init(verdict.title, tone)
  }

  func markup(in language: Language) -> Markup {
    "<span class=\"badge \(tone.rawValue)\">\(text, in: language)</span>"
  }
}
