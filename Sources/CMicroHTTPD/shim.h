// libmicrohttpd for Swift: what its headers say by variadic functions.
#pragma once
#include <stdint.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <microhttpd.h>

// The socket of a connection, or -1.
static inline int jadwal_mhd_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}
// The address of the other side; lent for the life of the connection, or null.
static inline const struct sockaddr *jadwal_mhd_address(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  return info ? info->client_addr : NULL;
}
// The port on which the daemon listens, or 0.
static inline uint16_t jadwal_mhd_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info ? info->port : 0;
}
