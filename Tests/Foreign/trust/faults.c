// Stands between a program and the system, and fails what the word in the file $FAULTS says (LD_PRELOAD):
//   full       the disk has no room for the files of the database
//   sync       what they were told to sync is not known to be kept
//   unreadable they cannot be read
//   readonly   no file can be opened for writing
// and tells of every name in $FAULTS_NAMES, "NAME=ADDRESS[,ADDRESS]" each, that it has these addresses: one after the
// other with each question, the last one from then on.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int is_on(const char *word) {
  const char *file = getenv("FAULTS");
  char text[32] = "";
  int descriptor = file ? NEXT(open)(file, O_RDONLY | O_CLOEXEC) : -1;
  if (descriptor < 0) return 0;
  ssize_t count = NEXT(read)(descriptor, text, sizeof text - 1);
  close(descriptor);
  return count > 0 && strcmp(text, word) == 0;
}

static int is_database(int descriptor) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t count = readlink(link, path, sizeof path - 1);
  if (count < 0) return 0;
  path[count] = 0;
  return strstr(path, "jadwal.sqlite") != NULL;
}

static int fails(const char *word, int descriptor, int code) {
  if (!is_on(word) || !is_database(descriptor)) return 0;
  errno = code;
  return 1;
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t place) {
  return fails("full", file, ENOSPC) ? -1 : NEXT(pwrite64)(file, bytes, count, place);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t place) {
  return fails("full", file, ENOSPC) ? -1 : NEXT(pwrite)(file, bytes, count, place);
}
int posix_fallocate64(int file, off64_t place, off64_t count) {
  return is_on("full") && is_database(file) ? ENOSPC : NEXT(posix_fallocate64)(file, place, count);
}
int fsync(int file) { return fails("sync", file, EIO) ? -1 : NEXT(fsync)(file); }
int fdatasync(int file) { return fails("sync", file, EIO) ? -1 : NEXT(fdatasync)(file); }
ssize_t pread64(int file, void *bytes, size_t count, off64_t place) {
  return fails("unreadable", file, EIO) ? -1 : NEXT(pread64)(file, bytes, count, place);
}

#define OPENS(name, head, arguments)                                       \
  int name head {                                                          \
    va_list rest;                                                          \
    va_start(rest, flags);                                                 \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                          \
    if (flags & (O_WRONLY | O_RDWR | O_CREAT) && is_on("readonly")) {      \
      errno = EROFS;                                                       \
      return -1;                                                           \
    }                                                                      \
    return NEXT(name) arguments;                                           \
  }
OPENS(open, (const char *path, int flags, ...), (path, flags, mode))
OPENS(open64, (const char *path, int flags, ...), (path, flags, mode))
OPENS(openat, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))
OPENS(openat64, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **found) {
  static int asked;
  const char *names = getenv("FAULTS_NAMES");
  char text[1024], *rest = text, *each, *address = NULL;
  snprintf(text, sizeof text, "%s", names ? names : "");
  while (node && (each = strsep(&rest, " "))) {
    char *list = strchr(each, '=');
    if (!list) continue;
    *list++ = 0;
    if (strcasecmp(each, node) != 0) continue;
    int turn = __atomic_fetch_add(&asked, 1, __ATOMIC_RELAXED);
    for (char *next; (next = strsep(&list, ",")); address = next)
      if (address && turn-- <= 0) break;
  }
  if (!address) return NEXT(getaddrinfo)(node, service, hints, found);
  struct addrinfo numeric = hints ? *hints : (struct addrinfo){0};
  numeric.ai_flags = AI_NUMERICHOST;
  numeric.ai_family = AF_UNSPEC;
  return NEXT(getaddrinfo)(address, service, &numeric, found);
}
