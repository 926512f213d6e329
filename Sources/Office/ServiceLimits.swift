public import WorkCalendar
import Wording

/// What one request may ask of the service at most, each with its reason.
public enum ServiceLimits {
  /// The longest meeting: a working day has no longer span of hours.
  public static let longestMeeting = Minutes(240)
  /// The most windows that one round of proposals may have.
  public static let proposals = 10
  /// The most competences that a request may need.
  public static let needs = 8
  /// The most consultations that a request may name.
  public static let consultations = 20
  /// The most officers of one meeting.
  public static let officersOfMeeting = 8
  /// The largest document in bytes: a scanned letter with its annexes.
  public static let documentBytes = 20 << 20
  /// The bytes of all documents of one request together: three of the largest, so that nobody fills the disk
  /// by one letter.
  public static let documentBytesOfRequest = 60 << 20
  /// The most documents of one request.
  public static let documents = 50

  static let durationSentence = Sentence(
    "lama pertemuan 1 sampai \(longestMeeting.count) menit",
    "a meeting lasts 1 to \(longestMeeting.count) minutes")
}
