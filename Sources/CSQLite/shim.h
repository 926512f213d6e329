// SQLite for Swift: what its headers say by macros and variadic functions.
#pragma once
#include <sqlite3.h>

// The text or bytes are copied before the call returns.
static inline int jadwal_sqlite3_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count) {
  return sqlite3_bind_text(statement, index, bytes, count, SQLITE_TRANSIENT);
}
static inline int jadwal_sqlite3_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
  return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}
// A switch of the connection that is on or off; the new state is told back where `now` is not null.
static inline int jadwal_sqlite3_switch(sqlite3 *database, int option, int on, int *now) {
  return sqlite3_db_config(database, option, on, now);
}
// Turns off the counting of memory in use, which takes a lock of the whole process at every allocation. Of no effect once
// the library was used.
static inline int jadwal_sqlite3_count_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

// Codes that the header says by expressions.
enum {
  JADWAL_SQLITE_CONSTRAINT_CHECK = SQLITE_CONSTRAINT_CHECK,
  JADWAL_SQLITE_CONSTRAINT_FOREIGNKEY = SQLITE_CONSTRAINT_FOREIGNKEY,
  JADWAL_SQLITE_CONSTRAINT_PRIMARYKEY = SQLITE_CONSTRAINT_PRIMARYKEY,
  JADWAL_SQLITE_CONSTRAINT_ROWID = SQLITE_CONSTRAINT_ROWID,
  JADWAL_SQLITE_CONSTRAINT_TRIGGER = SQLITE_CONSTRAINT_TRIGGER,
  JADWAL_SQLITE_CONSTRAINT_UNIQUE = SQLITE_CONSTRAINT_UNIQUE,
};
