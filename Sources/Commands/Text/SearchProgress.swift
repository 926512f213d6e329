import Wording

/// How far the search for a plan is.
struct SearchProgress: Explained {
  let secondsPassed: Int
  /// The limit in seconds.
  let limit: Int

  var sentence: Sentence {
    Sentence(
      "mencari rencana terbaik: \(secondsPassed) dari paling lama \(limit) detik",
      "searching for the best plan: \(secondsPassed) of at most \(limit) seconds")
  }
}
