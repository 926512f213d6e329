// The settings of the C library's memory allocator, which the compiler's own module of that library leaves out.
#ifndef JADWAL_MALLOC_SHIM_H
#define JADWAL_MALLOC_SHIM_H
#include <malloc.h>
#endif
