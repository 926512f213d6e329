import Wording

/// The foot of every page: for applicants and visitors the ways to complain (rules of the service, section 8), the
/// survey, and what the service costs.
struct SiteFooter {
  let visit: Visit

  private var language: Language { visit.language }

  var markup: Markup {
    """
    <footer class="site">
    <div class="foot">
    \(channels)<p>\(PublishedStandard.unit, in: language)<br>
    \(PublishedStandard.ministry, in: language)<br>
    \(PublishedStandard.address)</p>
    <p>\(PublishedStandard.fee, in: language).\(door)</p>
    </div>
    </footer>

    """
  }

  /// Where the staff come in, for who has not signed in.
  private var door: Markup {
    guard visit.reader.member == nil else { return "" }
    return
      " <a href=\"\(url: SignInPage.path)\">\(Sentence("Masuk untuk pegawai", "Sign in for staff"), in: language)</a>"
  }

  private var channels: Markup {
    if case .staff = visit.reader { return "" }
    let items = PublishedStandard.complaintChannels.filter { $0.code != "web" }.map { channel -> Markup in
      "<li>\(SiteFooter.channel(channel, in: language))</li>\n"
    }
    return """
      <section aria-labelledby="pengaduan">
      <h2 id="pengaduan">\(Sentence("Pengaduan, saran, dan masukan", "Complaints and suggestions"), in: language)</h2>
      <ul class="channels">
      \(items)</ul>
      </section>

      """
  }

  /// A way to complain, with its link.
  static func channel(_ channel: PublishedStandard.ComplaintChannel, in language: Language) -> Markup {
    let name: Markup = "\(channel.name.capitalized, in: language)"
    switch channel.contact {
    case .telephone(let number):
      let dialled = "tel:" + number.filter { $0.isNumber }
      return "\(name): <a href=\"\(url: dialled)\">\(number)</a>"
    case .page(let address):
      return "<a href=\"\(url: address)\" rel=\"external\">\(name)</a>"
    case .address(let address): return "\(name): \(address)"
    case nil: return name
    }
  }
}

extension Sentence {
  /// The sentence with a capital letter at its beginning, where a name begins a line.
  var capitalized: Sentence {
    func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
    return Sentence(capitalized(indonesian), capitalized(english))
  }
}
