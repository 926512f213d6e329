public import Casework
import WorkCalendar

extension Queries {
  /// The consultations of a request, in the order in which they were given.
  public func consultations(of request: Identifier<Record.Request>) throws -> [Consultation] {
    try all(
      "SELECT channel, reference, held_on FROM consultation WHERE request = $1 ORDER BY position",
      [.integer(request.number)]
    ) {
      Consultation(
        channel: try stored($0.text(0)), reference: $0.optionalText(1),
        date: try $0.optionalText(2).map { try storedDate($0) })
    }
  }

  /// Replaces the consultations of a request.
  public func setConsultations(_ consultations: [Consultation], of request: Identifier<Record.Request>) throws
  {
    try execute("DELETE FROM consultation WHERE request = $1", [.integer(request.number)])
    for (position, consultation) in consultations.enumerated() {
      try execute(
        """
        INSERT INTO consultation (request, position, channel, reference, held_on) VALUES ($1, $2, $3, $4, $5)
        """,
        [
          .integer(request.number), SQLValue(position), .text(consultation.channel.rawValue),
          SQLValue(consultation.reference), SQLValue(consultation.date?.iso8601),
        ])
    }
  }
}
