// libmicrohttpd for Swift: what its headers say by variadic functions, and what its sockets need of Linux.
#pragma once
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <microhttpd.h>

// The socket of a connection, or -1.
static inline int jadwal_mhd_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}
// Writes the address of the other side, without port; 1, or 0 where there is none.
static inline int jadwal_mhd_address(struct MHD_Connection *connection, char *text, socklen_t size) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  const struct sockaddr *address = info ? info->client_addr : NULL;
  if (!address) return 0;
  const void *part = address->sa_family == AF_INET6 ? (const void *)&((const struct sockaddr_in6 *)address)->sin6_addr
                                                    : (const void *)&((const struct sockaddr_in *)address)->sin_addr;
  return inet_ntop(address->sa_family, part, text, size) != NULL;
}
// What the program keeps with a connection, or null.
static inline void *jadwal_mhd_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info ? info->socket_context : NULL;
}
// The port on which the daemon listens, or 0.
static inline uint16_t jadwal_mhd_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info ? info->port : 0;
}
// The bytes that the other side of a connection has acknowledged since it was made; -1 where that is not known. The C
// library's own tcp_info ends before that figure, which Linux has 120 bytes from the beginning (tcpi_bytes_acked).
static inline int64_t jadwal_mhd_acknowledged(int socket) {
  uint64_t information[32] = {0};
  socklen_t size = sizeof information;
  if (getsockopt(socket, IPPROTO_TCP, 11 /* TCP_INFO */, information, &size) != 0 || size < 128) return -1;
  return (int64_t)information[15];
}
// Microseconds of the monotonic clock.
static inline int64_t jadwal_mhd_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

struct jadwal_mhd_settings {
  const char *host;  // a numeric address, IPv4 or IPv6
  uint16_t port;
  unsigned int threads, connections, connections_per_address, idle_seconds;
  size_t memory;
  void *owner;  // handed to every callback
  void *(*begin)(void *owner, const char *target, struct MHD_Connection *connection);
  MHD_AccessHandlerCallback answer;
  MHD_RequestCompletedCallback completed;
  MHD_NotifyConnectionCallback changed;
};
// Starts a daemon; null where it could not, with the reason in `code` (an errno; EINVAL: no numeric address).
static inline struct MHD_Daemon *jadwal_mhd_start(const struct jadwal_mhd_settings *s, int *code) {
  struct sockaddr_storage storage;
  memset(&storage, 0, sizeof storage);
  struct sockaddr_in *four = (struct sockaddr_in *)&storage;
  struct sockaddr_in6 *six = (struct sockaddr_in6 *)&storage;
  unsigned int flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC;
  if (inet_pton(AF_INET, s->host, &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
    four->sin_port = htons(s->port);
  } else if (inet_pton(AF_INET6, s->host, &six->sin6_addr) == 1) {
    six->sin6_family = AF_INET6;
    six->sin6_port = htons(s->port);
    flags |= MHD_USE_IPv6;
  } else {
    *code = EINVAL;
    return NULL;
  }
  errno = 0;
  struct MHD_Daemon *daemon = MHD_start_daemon(
      flags, s->port, NULL, NULL, s->answer, s->owner,
      MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&storage,
      MHD_OPTION_THREAD_POOL_SIZE, s->threads,
      MHD_OPTION_CONNECTION_LIMIT, s->connections,
      MHD_OPTION_PER_IP_CONNECTION_LIMIT, s->connections_per_address,
      MHD_OPTION_CONNECTION_TIMEOUT, s->idle_seconds,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, s->memory,
      MHD_OPTION_STRICT_FOR_CLIENT, 1,
      MHD_OPTION_URI_LOG_CALLBACK, s->begin, s->owner,
      MHD_OPTION_NOTIFY_COMPLETED, s->completed, s->owner,
      MHD_OPTION_NOTIFY_CONNECTION, s->changed, s->owner,
      MHD_OPTION_END);
  *code = daemon ? 0 : errno;
  return daemon;
}
// A flag that threads read without a lock.
static inline int jadwal_mhd_flag(const int *flag) { return __atomic_load_n(flag, __ATOMIC_ACQUIRE); }
static inline void jadwal_mhd_raise(int *flag) { __atomic_store_n(flag, 1, __ATOMIC_RELEASE); }
