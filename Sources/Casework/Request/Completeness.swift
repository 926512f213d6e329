/// Whether a request contains what the standard asks for (SP requirements 4 and 5; rules of the service,
/// section 3.3).
public enum Completeness {
  /// What is missing, in the order of the standard; empty where nothing is.
  ///
  /// Where the standard is silent: the form on the page is itself the letter (SP mechanism 1), and a letter
  /// over e-office stays there, so that its number is enough; any other has to be among the documents. A
  /// consultation is proved by a document or by the reference of a ticket. An identity is a number or a
  /// document. What consists of blanks only is missing.
  ///
  /// `documents` are the roles of the documents handed in. `chronology` and `relatedUnit` are `nil` where not
  /// told.
  public static func missing(
    applicant: Applicant, letter: Letter, chronology: String?, consultations: [Consultation],
    relatedUnit: RelatedUnit?, documents: Set<DocumentRole>
  ) -> [MissingItem] {
    MissingItem.allCases.filter { item in
      switch item {
      case .letter:
        !(documents.contains(.letter) || letter.channel == .web
          || letter.channel == .eOffice && isTold(letter.number))
      case .chronology: !isTold(chronology)
      case .consultationProof:
        !(documents.contains(.consultationProof) || consultations.contains { isTold($0.reference) })
      case .supportingData: !documents.contains(.supporting)
      case .identity: !(documents.contains(.identity) || isTold(applicant.identity))
      case .contactNumber: applicant.whatsapp == nil
      case .email: applicant.email.map { !EmailAddress.isValid($0) } ?? true
      case .relatedUnitStatement: !(isTold(relatedUnit?.name) && isTold(relatedUnit?.reason))
      }
    }
  }

  private static func isTold(_ text: String?) -> Bool {
    text?.unicodeScalars.contains { !$0.properties.isWhitespace } ?? false
  }
}
