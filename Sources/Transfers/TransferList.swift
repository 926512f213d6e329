private import CCurl

/// A list of texts of the library, which is freed with it.
final class TransferList {
  private let list: UnsafeMutablePointer<curl_slist>?

  /// A list of texts in their order; shorter where there is no memory.
  init(_ texts: [String]) {
    var list: UnsafeMutablePointer<curl_slist>?
    for text in texts {
      guard let longer = curl_slist_append(list, text) else { break }
      list = longer
    }
    self.list = list
  }

  deinit { curl_slist_free_all(list) }

  /// The first of the list, for as long as the list lives; `nil` of none.
  var start: UnsafeRawPointer? { list.map { UnsafeRawPointer($0) } }
}
