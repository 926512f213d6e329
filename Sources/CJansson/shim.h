#pragma once
#include <jansson.h>

// The error's code; the function of the library has the name of its enum, which Swift cannot tell apart.
static inline int jansson_error_code(const json_error_t *error) { return (int)json_error_code(error); }

// What the library's reference-counting inline function does, under a name of its own.
static inline void jansson_release(json_t *value) { json_decref(value); }
