import Casework
import Wording

/// What an invitation says of a meeting, below the link of its room: what it is about, how to answer, and where
/// to ask for another time, since not every calendar can propose one (Thunderbird and Apple's cannot).
struct InvitationDescription {
  /// What people call the request.
  let reference: String
  /// What it is about.
  let subject: String
  /// The applicant's name.
  let applicant: String
  /// The names of the officers.
  let officers: [String]
  /// The page of the request for the reader; `nil` where the reader has none.
  let pageLink: String?

  /// The text for a reader.
  func sentence(for audience: Audience) -> Sentence {
    var lines = [Sentence("Permohonan \(reference): \(subject)", "Request \(reference): \(subject)")]
    if audience != .applicant { lines.append(Sentence("Pemohon: \(applicant)", "Applicant: \(applicant)")) }
    if !officers.isEmpty {
      let names = officers.joined(separator: ", ")
      lines.append(Sentence("Petugas: \(names)", "Officers: \(names)"))
    }
    lines.append(Sentence(same: ""))
    lines += answering(as: audience)
    if audience != .officers {
      lines.append(Sentence("Layanan ini tidak dipungut biaya.", "This service is free of charge."))
    }
    let text = lines.dropFirst().reduce(lines[0]) { $0 + Sentence(same: "\n") + $1 }
    return text
  }

  private func answering(as audience: Audience) -> [Sentence] {
    var lines = [
      Sentence(
        "Jawablah undangan ini dari kalender Anda: terima, mungkin, atau tolak.",
        "Please answer this invitation from your calendar: accept, maybe, or decline.")
    ]
    if audience == .officers {
      lines.append(
        Sentence(
          "Bila Anda menolak, direktur diberi tahu; pertemuan tetap berlaku sampai diatur lain.",
          "If you decline, the director is told; the meeting stands until it is arranged otherwise."))
    } else if audience == .coApplicants {
      lines.append(
        Sentence(
          "Waktu lain hanya dapat diminta oleh pemohon; bila Anda berhalangan, hubungi \(applicant).",
          "Only the applicant can ask for another time; if you cannot attend, tell \(applicant)."))
    } else {
      lines.append(
        Sentence(
          "Bila Anda menolak, unit mencarikan waktu lain; pertemuan ini tetap berlaku sampai waktu lain "
            + "disepakati.",
          "If you decline, the unit looks for another time; this meeting stands until another is agreed on."))
    }
    if let pageLink {
      lines.append(
        Sentence(
          "Usulkan waktu lain dari kalender Anda, bila dapat, atau di sini: \(pageLink)",
          "Propose another time from your calendar, if it can, or here: \(pageLink)"))
    }
    return lines
  }
}
