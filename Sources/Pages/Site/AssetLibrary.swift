import HTTPServer
import Secrets

/// The stylesheet, the script and the emblem, compiled into the program. Each has the digest of its content in its
/// name, so that browsers keep it for a year and never have an old one.
struct AssetLibrary: Sendable {
  private struct Asset {
    let name: String
    let plain: SharedBody
    let compressed: SharedBody
  }

  private let assets: [Asset]
  /// The path of the stylesheet.
  let style: String
  /// The path of the script.
  let script: String
  /// The path of the emblem in the browser's tab.
  let emblem: String

  init() {
    let all = [
      AssetLibrary.asset("gaya", "css", "text/css; charset=utf-8", PackageResources.gaya_css),
      AssetLibrary.asset("bantu", "js", "text/javascript; charset=utf-8", PackageResources.bantu_js),
      AssetLibrary.asset("lambang", "svg", "image/svg+xml", PackageResources.lambang_svg),
    ]
    assets = all
    style = "/aset/\(all[0].name)"
    script = "/aset/\(all[1].name)"
    emblem = "/aset/\(all[2].name)"
  }

  /// The answer to a request for the file of a name; `nil` where there is none.
  func response(to request: HTTPRequest, file: String) -> HTTPResponse? {
    guard let asset = assets.first(where: { $0.name == file }) else { return nil }
    let takesGzip = Acceptance.takesGzip(request.header("accept-encoding"))
    return HTTPResponse(status: 200, body: .shared(takesGzip ? asset.compressed : asset.plain))
  }

  private static func asset(_ name: String, _ ending: String, _ mediaType: String, _ bytes: [UInt8]) -> Asset
  {
    let headers = [
      HTTPField("Content-Type", mediaType), HTTPField("Vary", "Accept-Encoding"),
      HTTPField("Cache-Control", "public, max-age=31536000, immutable"),
      HTTPField("X-Content-Type-Options", "nosniff"),
      HTTPField("Cross-Origin-Resource-Policy", "same-origin"),
    ]
    return Asset(
      name: "\(name).\(Digest(of: bytes).hexadecimal.prefix(16)).\(ending)",
      plain: SharedBody(bytes: bytes, headers: headers),
      compressed: SharedBody(
        bytes: Gzip.compress(bytes, level: 9), headers: headers + [HTTPField("Content-Encoding", "gzip")]))
  }
}
