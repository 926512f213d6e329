// zlib for Swift: what its header says by macros.
#pragma once
#include <zlib.h>

// A deflating stream that writes the gzip format (RFC 1952).
static inline int jadwal_zlib_gzip(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
