extension NoticeWriter {
  /// A mail did not reach its reader, whom the administration desk has to tell in another way.
  public func undelivered(to recipient: String, number: String, error: String) -> Notice {
    notice(
      Sentence("Surel tidak sampai", "A mail did not arrive"),
      [
        .paragraph(
          Sentence(
            "Sebuah surel kepada \(Quotation.line(recipient)) tidak dapat disampaikan. Mohon periksa alamatnya dan hubungi penerimanya dengan cara lain, misalnya melalui telepon.",
            "A mail to \(Quotation.line(recipient)) could not be delivered. Please check the address, and reach the reader in another way, such as by telephone."
          )),
        facts([
          Notice.Fact(
            Sentence("Nomor pesan keluar", "Number of the message"), Sentence(same: Quotation.line(number))),
          Notice.Fact(
            Sentence("Jawaban server", "What the server said"),
            Sentence(same: Quotation.line(error, atMost: 300))),
        ]),
      ])
  }
}
