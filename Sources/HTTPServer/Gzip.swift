private import CZlib

/// The gzip format (RFC 1952).
public enum Gzip {
  /// `bytes` compressed at a level of 1 (fast) to 9 (small). The same bytes always give the same result: no
  /// time and no name is in the header. A level outside 1 to 9 traps.
  public static func compress(_ bytes: [UInt8], level: Int = 6) -> [UInt8] {
    precondition((1...9).contains(level), "a level of 1 to 9")
    precondition(bytes.count < 1 << 31, "less than 2 GB at once")
    var stream = z_stream()
    let begun = jadwal_zlib_gzip(&stream, Int32(level))
    precondition(begun == Z_OK, "memory for a compression of 256 KB")
    defer { deflateEnd(&stream) }
    return bytes.withUnsafeBytes { input in
      let room = Int(deflateBound(&stream, UInt(bytes.count)))
      return [UInt8](unsafeUninitializedCapacity: room) { output, count in
        stream.next_in = UnsafeMutableRawPointer(mutating: input.baseAddress)?.assumingMemoryBound(
          to: UInt8.self)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(room)
        let code = deflate(&stream, Z_FINISH)
        precondition(code == Z_STREAM_END, "the bound of zlib holds the whole result")
        count = Int(stream.total_out)
      }
    }
  }
}
