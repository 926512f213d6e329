// Where GMime is begun. Its rules, and how they are kept here (GMime 3.2.13, which stands on GLib):
//
// Beginning. g_mime_init is called once in the life of the process, before anything else of GMime; it is
// never
//   shut down. Every function that uses GMime calls `GMime.begin()` first.
// Threads. Objects belong to the thread that made them and leave no function of this target. What GMime
// shares
//   (tables of charsets and of the default options) is not written after the beginning.
// Ownership. What a new function returns belongs to the caller, who gives it back with g_object_unref exactly
//   once, also after it was added to another object, which holds a reference of its own. What a get function
//   returns is borrowed. Strings that are returned to be owned are given back with g_free.
// Strings. Names and values end at a NUL: only values without one are handed over. Content is handed over
// with
//   its length.
private import CGMime

/// The library.
enum GMime {
  private static let once: Void = g_mime_init()

  /// Makes it ready. May be called from any thread, as often as one likes.
  static func begin() { once }
}
