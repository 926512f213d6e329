import Office
import Wording

/// The ways to subscribe to a calendar by its address: a link for calendar programs, one for Google Calendar, a QR code for
/// a phone, and the address to copy.
enum SubscribeWays {
  /// The ways, below headings of a level of their own.
  static func markup(_ address: FeedAddress, in language: Language) throws -> Markup {
    """
    <p class="buttons"><a class="button first" href="\(url: address.webcal)">\(Sentence("Buka di aplikasi kalender", "Open in the calendar app"), in: language)</a>
    <a class="button second" href="\(url: address.google)" rel="external noreferrer">\(Sentence("Tambahkan ke Google Kalender", "Add to Google Calendar"), in: language)</a></p>
    <h2>\(Sentence("Dengan ponsel", "With a phone"), in: language)</h2>
    <p>\(Sentence("Pindai kode ini dengan kamera.", "Scan this code with the camera."), in: language)</p>
    \(try QRDrawing.markup(
      address.webcal, title: Sentence("Kode QR alamat langganan", "QR code of the address"), in: language))<h2>\(
      Sentence("Dengan tangan", "By hand"), in: language)</h2>
    <p>\(Sentence("Salin alamat ini ke aplikasi kalender Anda:", "Copy this address into your calendar app:"), in: language)<br>
    <code>\(address.url)</code></p>

    """
  }
}
