/// What a person can be told of.
public protocol Explained {
  /// What it is, where, and what to do about it: one line without a full stop.
  var sentence: Sentence { get }
}
