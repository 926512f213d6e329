import Office
import Web
import Wording

/// `/permohonan/SECRET/data.json`: all that is held on the applicant, as a file to take away (rules of the service, section 9;
/// law 27/2022). Documents are in it by name; their content is taken from the request's page.
enum PersonalDataFile {
  static let word = "data.json"
  static let routes: [PageRoute] = [.answering("\(RequestPage.path)/\(word)", .applicant, answer)]

  @Sendable private static func answer(_ visit: Visit) throws -> PageAnswer {
    let id = try visit.applicantRequest
    let data = try visit.ask { try $0.personalData(of: id) }
    let text = data.json(for: visit.principal, in: visit.language).serialized()
    return .file(
      Array(text.utf8), mediaType: "application/json", name: "\(data.view.request.reference).json")
  }
}
